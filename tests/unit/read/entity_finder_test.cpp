#include "read/entities/entity_finder.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "read_helpers.h"
#include "text/utf8.h"

namespace stemma::read {
namespace {

ReadArticle read_text(std::string_view text, std::string_view language = "en") {
    static const EntityFinder finder = EntityFinder::open(test_data(), test_clusters()).value();
    ReadArticle out = tag_text(text, language);
    finder.find(out.article, out.reading);
    return out;
}

const Entity* find_key(const ReadArticle& read, std::string_view key) {
    const auto at = std::find_if(read.reading.entities.begin(), read.reading.entities.end(),
                                 [&](const Entity& e) { return e.key == key; });
    return at == read.reading.entities.end() ? nullptr : &*at;
}

std::vector<std::string> texts(const ReadArticle& read, const std::vector<Span>& spans) {
    std::vector<std::string> out;
    for (const Span span : spans) {
        out.emplace_back(span.of(read.article.text));
    }
    return out;
}
std::vector<std::string> mentions(const ReadArticle& read, std::string_view key) {
    const Entity* entity = find_key(read, key);
    return entity == nullptr ? std::vector<std::string>{} : texts(read, entity->mentions);
}
std::vector<std::string> references(const ReadArticle& read, std::string_view key) {
    const Entity* entity = find_key(read, key);
    return entity == nullptr ? std::vector<std::string>{} : texts(read, entity->references);
}

using Strings = std::vector<std::string>;

TEST(EntityFinder, OnePersonManyForms) {
    const ReadArticle read = read_text(
        "President Vesna Halmar met reporters in London on Monday. Mrs Halmar said talks with "
        "Germany would go on. Halmar then left.");
    EXPECT_EQ(mentions(read, "person:vesna halmar"), (Strings{"Vesna Halmar", "Halmar", "Halmar"}));
    EXPECT_EQ(find_key(read, "person:vesna halmar")->name, "Vesna Halmar");
    EXPECT_EQ(find_key(read, "person:vesna halmar")->type, EntityType::person);
    EXPECT_EQ(mentions(read, "country:DEU"), (Strings{"Germany"}));
}

TEST(EntityFinder, AgenciesHaveOneKey) {
    const ReadArticle read = read_text(
        "The Korean Central News Agency (KCNA) said so on Monday. North Korea's KCNA news agency "
        "gave no reason.");
    EXPECT_EQ(mentions(read, "agency:kcna"),
              (Strings{"Korean Central News Agency", "KCNA", "KCNA"}));
    EXPECT_EQ(find_key(read, "agency:kcna")->name, "Korean Central News Agency");
}

TEST(EntityFinder, ACapitalThatActsIsItsCountry) {
    const ReadArticle read = read_text(
        "Pyongyang said the letter had arrived. The envoys met in Pyongyang. North Korea has not "
        "commented.");
    EXPECT_EQ(mentions(read, "country:PRK"), (Strings{"Pyongyang", "North Korea"}));
    EXPECT_EQ(mentions(read, "place:pyongyang"), (Strings{"Pyongyang"}));
}

TEST(EntityFinder, TheKremlinIsRussiaWhereItActs) {
    const ReadArticle read = read_text(
        "Norway sent a note. The Kremlin denied the report on Monday. Tourists walked past the "
        "Kremlin.");
    EXPECT_EQ(mentions(read, "country:RUS"), (Strings{"Kremlin"}));
    EXPECT_EQ(mentions(read, "place:kremlin"), (Strings{"Kremlin"}));
}

TEST(EntityFinder, AcronymsThatTheTextDefines) {
    const ReadArticle read = read_text(
        "The Harbour Safety Authority (HSA) closed the port. A spokesman for the HSA said it would "
        "reopen.");
    const auto& all = read.reading.entities;
    const auto at = std::find_if(all.begin(), all.end(), [](const Entity& e) {
        return e.name == "Harbour Safety Authority";
    });
    ASSERT_NE(at, all.end());
    EXPECT_EQ(texts(read, at->mentions), (Strings{"Harbour Safety Authority", "HSA", "HSA"}));
}

TEST(EntityFinder, ACompanyIsOneWithItsLegalFormAndWithout) {
    const ReadArticle read = read_text(
        "Ravenna Halmar Inc. said on Monday that its data were stolen. Ravenna Halmar did not say "
        "how. Shares of Ravenna Halmar fell.");
    EXPECT_EQ(mentions(read, "org:ravenna halmar").size(), 3U);
}

TEST(EntityFinder, DescriptionsAndPronounsThatAreSafe) {
    const ReadArticle read = read_text(
        "French President Otto Lambrecht spoke in Paris. He thanked the crowd. Critics said the "
        "French president had waited too long.");
    EXPECT_EQ(references(read, "person:otto lambrecht"), (Strings{"He", "the French president"}));
}

TEST(EntityFinder, NoOneIsTheObjectOfWhatTheyDo) {
    const ReadArticle read = read_text(
        "Otto Lambrecht spoke in Paris. Lambrecht thanked her. Lambrecht sold his house.");
    EXPECT_EQ(references(read, "person:otto lambrecht"), (Strings{"his"}));
}

TEST(EntityFinder, ShipsAndStormsAreNoPersons) {
    const ReadArticle read = read_text(
        "Hurricane Ida hit the coast on Monday. The captain of the Lady Ansgar was rescued. "
        "The USS Halmar left port.");
    for (const Entity& entity : read.reading.entities) {
        EXPECT_NE(entity.type, EntityType::person) << entity.name;
    }
    ASSERT_NE(find_key(read, "name:hurricane ida"), nullptr);
    EXPECT_EQ(find_key(read, "name:hurricane ida")->type, EntityType::other);
    ASSERT_NE(find_key(read, "product:uss halmar"), nullptr);
}

TEST(EntityFinder, AShipGoesByItsNameAlone) {
    const ReadArticle read = read_text(
        "HMS Corvane left port on Friday. The crew of the Corvane waved. The USS Harlan Pike "
        "followed. Behind the Harlan Pike came two tugs.");
    EXPECT_EQ(mentions(read, "product:hms corvane"), (Strings{"HMS Corvane", "Corvane"}));
    EXPECT_EQ(mentions(read, "product:uss harlan pike"),
              (Strings{"USS Harlan Pike", "Harlan Pike"}));
}

TEST(EntityFinder, DowningStreetIsNoPerson) {
    const ReadArticle read = read_text(
        "Downing Street said the talks would go on. No 10 declined to say more. The world No 10 "
        "lost her match.");
    EXPECT_EQ(mentions(read, "org:downing street"), (Strings{"Downing Street", "No 10"}));
    EXPECT_EQ(find_key(read, "org:downing street")->type, EntityType::organization);
    EXPECT_EQ(find_key(read_text("No 10 declined to say more."), "org:downing street"), nullptr);
}

TEST(EntityFinder, OneCityInTwoSpellings) {
    const ReadArticle read =
        read_text("She lives in Kyiv. Trains from Kiev to Bombay stop in Mumbai.");
    EXPECT_EQ(mentions(read, "place:kyiv"), (Strings{"Kyiv", "Kiev"}));
    EXPECT_EQ(mentions(read, "place:mumbai"), (Strings{"Bombay", "Mumbai"}));
}

TEST(EntityFinder, NamesInCapitals) {
    const ReadArticle read = read_text(
        "PRESIDENT VESNA HALMAR REFUSES TO OPEN DAM\n\nVESNA HALMAR SAID ON FRIDAY THAT THE DAM "
        "WOULD STAY SHUT. HALMAR LEFT FOR GERMANY.");
    ASSERT_NE(find_key(read, "person:vesna halmar"), nullptr);
    EXPECT_EQ(find_key(read, "person:vesna halmar")->name, "Vesna Halmar");
    EXPECT_EQ(mentions(read, "person:vesna halmar"),
              (Strings{"VESNA HALMAR", "VESNA HALMAR", "HALMAR"}));
    EXPECT_EQ(mentions(read, "country:DEU"), (Strings{"GERMANY"}));
    EXPECT_EQ(read.reading.sentences.size(), 3U);
}

TEST(EntityFinder, TwoPersonsNoPronoun) {
    const ReadArticle read =
        read_text("Robin Lambrecht met Sasha Halmar in Paris. She said they would meet again.");
    EXPECT_TRUE(references(read, "person:sasha halmar").empty());
    EXPECT_TRUE(references(read, "person:robin lambrecht").empty());
}

TEST(EntityFinder, AnotherLanguageGetsOnlyWhatIsListed) {
    const ReadArticle read = read_text("Der Bericht der Agentur Reuters lag gestern vor.", "de");
    EXPECT_EQ(mentions(read, "agency:reuters"), (Strings{"Reuters"}));
    EXPECT_EQ(read.reading.entities.size(), 1U);
}

TEST(EntityFinder, MissingWeightsAreNamed) {
    const SystemFiles files;
    EXPECT_FALSE(EntityFinder::open(DataFolder(files, "nowhere"), test_clusters()));
}

std::string arbitrary_text() {
    const auto words =
        *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
            "Vesna",  "Halmar",     "Mr",   "Pak",   "Min-su",    "said",        ".",   "\n\n",
            "North",  "Korea",      "the",  "South", "US-led",    "(",           "HSA", ")",
            "\u200b", "\u202eKCNA", "新聞", "he",    "president", "Russian-",    "-",   "'s",
            "“",      "”",          "É",    "\xff",  "MOSCOW",    "Russia-North"}));
    std::string text = "It";
    for (const std::string& word : words) {
        text += " " + word;
    }
    return text::repair_utf8(text);
}

bool on_boundary(std::string_view text, std::uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

RC_GTEST_PROP(EntityFinder, SpansAreInBoundsOrderedAndApart, ()) {
    const ReadArticle read = read_text(arbitrary_text());
    const std::string_view text = read.article.text;
    std::vector<Span> all;
    for (const Entity& entity : read.reading.entities) {
        RC_ASSERT(!entity.name.empty());
        RC_ASSERT(!entity.key.empty());
        RC_ASSERT(!entity.mentions.empty());
        RC_ASSERT(std::is_sorted(entity.mentions.begin(), entity.mentions.end()));
        RC_ASSERT(std::is_sorted(entity.references.begin(), entity.references.end()));
        all.insert(all.end(), entity.mentions.begin(), entity.mentions.end());
        for (const Span span : entity.references) {
            RC_ASSERT(span.begin < span.end && span.end <= text.size());
        }
    }
    std::sort(all.begin(), all.end());
    for (std::size_t i = 0; i < all.size(); ++i) {
        RC_ASSERT(all[i].begin < all[i].end && all[i].end <= text.size());
        RC_ASSERT(on_boundary(text, all[i].begin) && on_boundary(text, all[i].end));
        // Parenthesised: the macro takes an open || apart, and both sides are evaluated.
        RC_ASSERT((i == 0 || all[i - 1].end <= all[i].begin));
    }
}

RC_GTEST_PROP(EntityFinder, KeysAreDistinctAndRunsAgree, ()) {
    const std::string text = arbitrary_text();
    const ReadArticle a = read_text(text);
    const ReadArticle b = read_text(text);
    RC_ASSERT(a.reading.entities.size() == b.reading.entities.size());
    for (std::size_t i = 0; i < a.reading.entities.size(); ++i) {
        RC_ASSERT(a.reading.entities[i].key == b.reading.entities[i].key);
        RC_ASSERT(a.reading.entities[i].mentions == b.reading.entities[i].mentions);
        RC_ASSERT(find_key(a, a.reading.entities[i].key) == &a.reading.entities[i]);
    }
}

TEST(EntityFinder, ALongListOfNamesIsNoMatter) {
    std::string text = "Present were";
    for (int i = 0; i < 5000; ++i) {
        text +=
            " Pak Min" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) + ",";
    }
    EXPECT_FALSE(read_text(text).reading.tokens.empty());
}

}  // namespace
}  // namespace stemma::read
