// Times of other languages than English: their grammars, and what choosing one depends on.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "text/utf8.h"
#include "unit/read/times/time_helpers.h"

namespace stemma::read {
namespace {

/// "expression=value; …" of a text published on Wednesday, 17 August 2022.
std::string times(std::string language, std::string text) {
    Article article;
    article.language = std::move(language);
    article.text = std::move(text);
    article.published = "2022-08-17";
    return times_of(article);
}

TEST(TimesOfLanguages, GermanDates) {
    EXPECT_EQ(times("de", "Am Montag, den 15. August, tagte der Rat in Norrhafen."),
              "Montag, den 15. August=2022-08-15");
    EXPECT_EQ(times("de", "Im März 2019 und am 03.05.2020"),
              "März 2019=2019-03; 03.05.2020=2020-05-03");
    EXPECT_EQ(times("de", "vom 3. bis zum 5. Mai 2021"), "3.=2021-05-03; 5. Mai 2021=2021-05-05");
    EXPECT_EQ(times("de", "Am 31. Februar geschah nichts."), "");
    EXPECT_EQ(times("de", "2000 Menschen kamen im Jahr 2019."), "2019=2019");
    EXPECT_EQ(times("de", "in den 90er Jahren des 20. Jahrhunderts"),
              "90er Jahren=199; des 20. Jahrhunderts=19");
}

TEST(TimesOfLanguages, GermanIsToldPastFromFuture) {
    EXPECT_EQ(times("de", "Die Fähre wird am Freitag fahren."), "Freitag=2022-08-19");
    EXPECT_EQ(times("de", "Die Fähre war am Freitag gefahren."), "Freitag=2022-08-12");
    EXPECT_EQ(times("de", "Sie soll im Oktober fahren."), "Oktober=2022-10");
    EXPECT_EQ(times("de", "Sie wurde im Oktober gebaut."), "Oktober=2021-10");
}

TEST(TimesOfLanguages, GermanRelativeTimes) {
    EXPECT_EQ(times("de", "Gestern Abend, am Montagabend und vor drei Jahren"),
              "Gestern Abend=2022-08-16TEV; Montagabend=2022-08-15TEV; vor drei Jahren=2019");
    EXPECT_EQ(times("de", "im vergangenen Jahr, nächste Woche, Ende des Monats"),
              "vergangenen Jahr=2021; nächste Woche=2022-W34; Ende des Monats=2022-08");
    EXPECT_EQ(times("de", "Um 18.30 Uhr, jeden Montag, zwei Stunden lang"),
              "18.30 Uhr=2022-08-17T18:30; jeden Montag=XXXX-WXX-1; zwei Stunden=PT2H");
    EXPECT_EQ(times("de", "Der Rat ist 32,4 Jahre alt, sie 44 Jahre alt."), "");
}

TEST(TimesOfLanguages, FrenchDates) {
    EXPECT_EQ(times("fr", "Le conseil s'est réuni lundi 15 août à Port-Norral."),
              "lundi 15 août=2022-08-15");
    EXPECT_EQ(times("fr", "le 1er mars 2019, fin 2020"),
              "le 1er mars 2019=2019-03-01; fin 2020=2020");
    EXPECT_EQ(times("fr", "du 3 au 5 mai 2021"), "3=2021-05-03; 5 mai 2021=2021-05-05");
    EXPECT_EQ(times("fr", "Le 31 février, rien."), "");
    EXPECT_EQ(times("fr", "Elle a été vue. L'été 2019 fut sec."), "L'été 2019=2019-SU");
    EXPECT_EQ(times("fr", "2000 personnes dans les années 1990"), "les années 1990=199");
}

TEST(TimesOfLanguages, FrenchRelativeTimes) {
    EXPECT_EQ(times("fr", "Le bac partira vendredi."), "vendredi=2022-08-12");
    EXPECT_EQ(times("fr", "Le bac doit partir vendredi."), "vendredi=2022-08-19");
    EXPECT_EQ(times("fr", "Hier soir, aujourd’hui, l'an dernier, il y a trois ans"),
              "Hier soir=2022-08-16TEV; aujourd’hui=2022-08-17; l'an dernier=2021; il y a trois "
              "ans=2019");
    EXPECT_EQ(times("fr", "À 18h30, pendant 24 heures, chaque lundi"),
              "18h30=2022-08-17T18:30; 24 heures=PT24H; chaque lundi=XXXX-WXX-1");
}

TEST(TimesOfLanguages, SpanishDates) {
    EXPECT_EQ(times("es", "El consejo se reunió el lunes 15 de agosto en Puerto Norral."),
              "el lunes 15 de agosto=2022-08-15");
    EXPECT_EQ(times("es", "a finales de marzo de 2019 y en 2020"),
              "finales de marzo de 2019=2019-03; 2020=2020");
    EXPECT_EQ(times("es", "del 3 al 5 de mayo de 2021"),
              "3=2021-05-03; 5 de mayo de 2021=2021-05-05");
    EXPECT_EQ(times("es", "El 31 de febrero, nada. Julio Marel tiene, de 44 años, un barco."), "");
}

TEST(TimesOfLanguages, SpanishRelativeTimes) {
    EXPECT_EQ(times("es", "El barco saldrá el viernes."), "viernes=2022-08-19");
    EXPECT_EQ(times("es", "El barco salió el viernes."), "viernes=2022-08-12");
    EXPECT_EQ(times("es", "Ayer por la tarde, mañana, esta mañana, hace tres años"),
              "Ayer por la tarde=2022-08-16TAF; mañana=2022-08-18; esta mañana=2022-08-17TMO; hace "
              "tres años=2019");
    EXPECT_EQ(times("es", "A las 18:30 horas, a las seis de la tarde, las 3 personas"),
              "las 18:30 horas=2022-08-17T18:30; las seis de la tarde=2022-08-17T18:00");
}

TEST(TimesOfLanguages, WhatHasNoGrammarIsReadWithTheEnglishOne) {
    EXPECT_EQ(times("nl", "In 2019 vertrok de boot."), "2019=2019");
    EXPECT_EQ(times("", "It left on Monday."), "Monday=2022-08-15");
}

RC_GTEST_PROP(TimesOfLanguages, SpansAreOrderedAndInBounds, ()) {
    const auto word = rc::gen::element<std::string>(
        "am", "Montag", "3.", "Mai", "vor", "drei", "Jahren", "18.30", "Uhr", "le", "15", "août",
        "il y a", "deux", "ans", "l'", "été", "dernier", "18h30", "el", "lunes", "de", "mayo",
        "hace", "tres", "años", "las", "la", "mañana", "2022", "bis", "au", "al", "5", ",", "-",
        "90", "er", "\n\n", "“", "31", "Februar", "février", "febrero");
    Article article;
    article.language = *rc::gen::element<std::string>("de", "fr", "es");
    article.published = *rc::gen::element<std::string>("2022-08-17", "0001-01-01", "9999-12-31");
    article.text = join(*rc::gen::container<std::vector<std::string>>(word), " ");
    std::uint32_t at = 0;
    for (const Timex& t : find_times(article).times) {
        RC_ASSERT(t.span.begin >= at && t.span.end > t.span.begin);
        RC_ASSERT(t.span.end <= article.text.size());
        RC_ASSERT(text::boundary_before(article.text, t.span.begin) == t.span.begin);
        RC_ASSERT(text::boundary_before(article.text, t.span.end) == t.span.end);
        RC_ASSERT(!t.value.empty());
        at = t.span.end;
    }
}

}  // namespace
}  // namespace stemma::read
