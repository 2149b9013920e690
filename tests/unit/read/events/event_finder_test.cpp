#include "read/events/event_finder.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "text/utf8.h"
#include "unit/read/read_helpers.h"

namespace stemma::read {
namespace {

/// `location`: what is named there as an entity, if it stands in the text.
ReadArticle read_text(std::string_view text, std::string_view location = {}) {
    static const EventFinder finder = EventFinder::open(test_data(), test_forms()).value();
    ReadArticle read = tag_text(text);
    if (const std::size_t at = text.find(location); !location.empty() && at != text.npos) {
        Entity& entity = read.reading.entities.emplace_back();
        entity.type = EntityType::location;
        entity.mentions.push_back(
            Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + location.size())});
    }
    const TokenTable table = table_of(read);
    ArcTable arcs(test_parser(), table, read.reading.sentences);
    finder.find(read.article, table, arcs, read.reading);
    return read;
}

std::string names(const std::vector<Participant>& participants, const std::string& text) {
    std::string out;
    for (const Participant& p : participants) {
        out += (out.empty() ? "" : " & ") + std::string(p.span.of(text));
    }
    return out;
}

/// "TYPE actor -> target", an event a line.
std::string events_in(std::string_view text) {
    const ReadArticle read = read_text(text);
    std::string out;
    for (const Event& e : read.reading.events) {
        out += (out.empty() ? "" : "\n") + e.type + " " + names(e.actors, read.article.text) +
               " -> " + names(e.targets, read.article.text);
    }
    return out;
}

Event only_event(std::string_view text) {
    const ReadArticle read = read_text(text);
    return read.reading.events.size() == 1 ? read.reading.events[0] : Event{};
}

TEST(EventFinder, WhoDidItToWhom) {
    EXPECT_EQ(events_in("Norrland attacked Suderland on Monday."), "ASSAULT Norrland -> Suderland");
    EXPECT_EQ(events_in("Norrland accused Suderland of spying."),
              "DISAPPROVE Norrland -> Suderland");
    EXPECT_EQ(events_in("Norrland arrested two Suderland fishermen."),
              "COERCE Norrland -> two Suderland fishermen");
}

TEST(EventFinder, PassiveTurnsActorAndTarget) {
    EXPECT_EQ(events_in("Suderland was invaded by Norrland."), "FIGHT Norrland -> Suderland");
    EXPECT_EQ(events_in("Three Suderland miners were arrested."),
              "COERCE  -> Three Suderland miners");
}

TEST(EventFinder, AnAgentIsNotTheVerbThatGoverns) {
    EXPECT_EQ(events_in("Three miners were arrested by police in Vellmar on Monday."),
              "COERCE police -> Three miners");
    EXPECT_EQ(events_in("The decision to withdraw the ambassador was criticized by Norrland."),
              "SANCTION decision -> ambassador\nDISAPPROVE Norrland -> decision");
    EXPECT_EQ(events_in("Soldiers killed by rebels were buried in Vellmar."),
              "FIGHT rebels -> Soldiers");
    EXPECT_EQ(events_in("Two men were shot dead by police."), "ASSAULT police -> Two men");
    EXPECT_EQ(events_in("Norrland attacked by night."), "ASSAULT Norrland -> ");
}

TEST(EventFinder, PeopleGoBeforeNamesFurtherOn) {
    EXPECT_EQ(events_in("Police detained 40 demonstrators after a rally in Suderland."),
              "COERCE Police -> 40 demonstrators");
    EXPECT_EQ(events_in("The army attacked and captured the town of Vellmar."),
              "FIGHT army -> Vellmar\nFIGHT army -> Vellmar");
}

TEST(EventFinder, WhoSaysItIsWhoDidIt) {
    EXPECT_EQ(events_in("Police said they arrested Ivan Pellin on Sunday."),
              "COERCE Police -> Ivan Pellin");
    EXPECT_EQ(events_in("The envoy left the house before he was shot dead."), "ASSAULT  -> he");
}

TEST(EventFinder, PlaceStandsWithTheVerbOrItsObject) {
    const auto place_in = [](std::string_view text) {
        const ReadArticle read = read_text(text, "Suderland");
        const auto& events = read.reading.events;
        return events.empty()     ? std::string("no event")
               : !events[0].place ? std::string()
                                  : std::string(events[0].place->span.of(read.article.text));
    };
    EXPECT_EQ(place_in("Police arrested three miners in Suderland on Monday."), "Suderland");
    EXPECT_EQ(place_in("Three miners were arrested on Monday near Suderland."), "Suderland");
    EXPECT_EQ(place_in("Norrland attacked Suderland on Monday."), "");
    EXPECT_EQ(place_in("Police arrested three miners in May."), "");
}

TEST(EventFinder, ActsToldByANoun) {
    EXPECT_EQ(events_in("The killing of a journalist caused grief."), "ASSAULT  -> journalist");
    EXPECT_EQ(events_in("Talks between Norrland and Suderland lasted for days."),
              "CONSULT Norrland & Suderland -> ");
    EXPECT_EQ(events_in("Norrland's invasion of Suderland surprised the world."),
              "FIGHT Norrland -> Suderland");
    EXPECT_EQ(events_in("The withdrawal of Norrland troops from Suderland took years."),
              "RETREAT Norrland troops -> ");
    EXPECT_EQ(only_event("There were no talks between Norrland and Suderland.").polarity,
              Polarity::negated);
    EXPECT_EQ(events_in("The talks were about the price of fish."), "");
}

TEST(EventFinder, ObjectTellsWhatALightVerbMeans) {
    EXPECT_EQ(events_in("Norrland launched an investigation into Suderland."),
              "INVESTIGATE Norrland -> Suderland");
    EXPECT_EQ(events_in("Norrland imposed sanctions on Suderland."),
              "SANCTION Norrland -> Suderland");
    EXPECT_EQ(events_in("Norrland and Suderland held talks."),
              "CONSULT Norrland & Suderland -> talks");
}

TEST(EventFinder, GoverningVerbTellsHowItIsMeant) {
    EXPECT_EQ(events_in("Norrland agreed to release Suderland prisoners."),
              "AGREE Norrland -> Suderland prisoners");
    EXPECT_EQ(events_in("Norrland refused to release Suderland prisoners."),
              "REJECT Norrland -> Suderland prisoners");
    EXPECT_EQ(events_in("Norrland threatened to attack Suderland."),
              "THREATEN Norrland -> Suderland");
    EXPECT_EQ(events_in("Norrland demanded that Suderland withdraw its troops."),
              "DEMAND Norrland -> Suderland");
}

TEST(EventFinder, AnnouncedActs) {
    EXPECT_EQ(events_in("Norrland said it would provide food aid to Suderland."),
              "AGREE Norrland -> Suderland");
    EXPECT_EQ(events_in("Norrland said it would bomb Suderland."),
              "THREATEN Norrland -> Suderland");
    EXPECT_EQ(events_in("Norrland said Suderland must return the helicopter."),
              "DEMAND Norrland -> Suderland");
}

TEST(EventFinder, PolarityAndModality) {
    EXPECT_EQ(only_event("Norrland did not attack Suderland.").polarity, Polarity::negated);
    EXPECT_EQ(only_event("Norrland attacked Suderland.").polarity, Polarity::affirmed);
    EXPECT_EQ(only_event("Norrland threatened to bomb Suderland.").modality, Modality::threatened);
    EXPECT_EQ(only_event("Norrland offered to free the miners.").modality, Modality::offered);
    EXPECT_EQ(only_event("Norrland attacked Suderland.").modality, Modality::asserted);
}

TEST(EventFinder, OneEventForOneAct) {
    EXPECT_EQ(events_in("Norrland agreed to begin talks to discuss a visit to Suderland."),
              "AGREE Norrland -> Suderland");
}

TEST(EventFinder, NothingDone) {
    EXPECT_EQ(events_in("The river is long and cold."), "");
    EXPECT_EQ(events_in("Officials said on Monday."), "");
    EXPECT_EQ(events_in(""), "");
}

TEST(EventFinder, LongSentenceIsRead) {
    std::string text;
    for (int i = 0; i < 5000; ++i) {
        text += "Norrland attacked Suderland and ";
    }
    EXPECT_GE(read_text(text).reading.events.size(), 1U);
}

TEST(EventFinder, MissingLexiconIsNamed) {
    const SystemFiles files;
    const auto opened = EventFinder::open(DataFolder(files, "/nowhere"), test_forms());
    ASSERT_FALSE(opened.has_value());
    EXPECT_NE(opened.error().message().find("/nowhere/read/"), std::string::npos);
}

RC_GTEST_PROP(EventFinder, SpansLieInTheTextOnCodePoints, ()) {
    static const std::vector<std::string> pieces = {
        "Norrland ", "attacked ", "was ",  "by ",  "to ",   "who ",    "that ",  ", ",        ". ",
        "said ",     "it ",       "will ", "not ", "meet ", "Süd ",    "talks ", "and ",      "“",
        "refused ",  "'s ",       "の",    "5 ",   "\n\n",  "called ", "off ",   "on Monday "};
    const auto choice = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces));
    std::string text;
    for (const std::string& piece : choice) {
        text += piece;
    }
    const ReadArticle read = read_text(text);
    const auto check = [&](Span span) {
        RC_ASSERT(span.begin < span.end && span.end <= text.size());
        RC_ASSERT(text::boundary_before(text, span.begin) == span.begin);
        RC_ASSERT(text::boundary_before(text, span.end) == span.end);
    };
    for (const Event& event : read.reading.events) {
        RC_ASSERT(!event.type.empty() && !event.cue.empty());
        for (const Span cue : event.cue) {
            check(cue);
        }
        for (const auto* participants : {&event.actors, &event.targets}) {
            for (const Participant& p : *participants) {
                check(p.span);
            }
        }
    }
}

// Each verb of saying looked at what follows it twice, so the work doubled with every one of them.
TEST(EventFinder, AChainOfVerbsOfSayingIsReadInOnePass) {
    std::string chain = "He said";
    for (int i = 0; i < 200; ++i) {
        chain += " the cracks were known, she said";
    }
    EXPECT_LE(read_text(chain + ".").reading.events.size(), 200U);
}

}  // namespace
}  // namespace stemma::read
