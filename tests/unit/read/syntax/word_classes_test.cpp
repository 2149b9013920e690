#include "read/syntax/word_classes.h"

#include <gtest/gtest.h>

#include "unit/read/read_helpers.h"

namespace stemma::read {
namespace {

using Fields = WordClasses::Fields;

constexpr std::uint8_t communication = 32 - 28;  // lexicographer files of WordNet; verbs less 28

Result<WordClasses> parse(std::string_view text) {
    return WordClasses::parse(text, "classes.txt", test_forms());
}

TEST(WordClasses, FormsOfAWordShareItsClass) {
    const auto classes = parse("verb 19 15: say decry\nnoun 43 33: statement\n").value();
    for (const std::string_view form : {"say", "said", "saying", "decries", "decried"}) {
        EXPECT_EQ(classes.of(test_forms().key(form)), (Fields{.verb = 19, .frames = 15})) << form;
    }
    EXPECT_EQ(classes.of(test_forms().key("statements")), (Fields{.noun = 43, .noun_verb = 33}));
}

TEST(WordClasses, AWordMayBeOfSeveralKinds) {
    const auto classes = parse("verb 19 15: claim\nnoun 43 33: claim\nadj 32 0: claim\n").value();
    EXPECT_EQ(classes.of(test_forms().key("claim")), (Fields{19, 15, 43, 33, 32}));
}

TEST(WordClasses, TheFirstOfTwoWordsWithOneKeyCounts) {
    ASSERT_EQ(test_forms().key("plan"), test_forms().key("plane"));
    const auto classes = parse("verb 12 7: plan\nverb 5 1: plane\n").value();
    EXPECT_EQ(classes.of(test_forms().key("planned")).verb, 12);
}

TEST(WordClasses, OtherWordsHaveNone) {
    const auto classes = parse("verb 19 15: say\n").value();
    EXPECT_EQ(classes.of(test_forms().key("zorbled")), Fields{});
}

TEST(WordClasses, TheListKnowsVerbsThatFewArticlesHold) {
    const auto classes = WordClasses::open(test_data(), test_forms()).value();
    for (const std::string_view verb : {"decry", "avow", "bemoan", "retort", "surmise"}) {
        const int field = classes.of(test_forms().key(verb)).verb / 4;
        EXPECT_TRUE(field == communication || field == communication - 1) << verb;
    }
    EXPECT_NE(classes.of(test_forms().key("sew")).verb / 4, communication);
}

TEST(WordClasses, DamagedListNamesFileAndLine) {
    for (const std::string_view line : {"verb 19: say", "verb 19 15 say", "noum 19 15: say",
                                        "verb 0 15: say", "verb 999 1: say", "verb -1 1: say"}) {
        const auto damaged = parse(std::string("verb 1 1: go\n") + std::string(line));
        ASSERT_FALSE(damaged.has_value()) << line;
        EXPECT_EQ(damaged.error().code, ErrorCode::damaged);
        EXPECT_EQ(damaged.error().source, "classes.txt");
        EXPECT_EQ(damaged.error().place, 2U);
    }
    EXPECT_FALSE(parse("").has_value());
}

TEST(WordClasses, AListThatOverflowsTheTableIsAnError) {
    std::string line = "verb 1 1:";
    for (int i = 0; i < 40000; ++i) {
        line += " w" + std::to_string(i) + "x";
    }
    const auto large = parse(line);
    ASSERT_FALSE(large.has_value());
    EXPECT_EQ(large.error().code, ErrorCode::damaged);
}

}  // namespace
}  // namespace stemma::read
