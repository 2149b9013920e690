#include "read/syntax/inflections.h"

#include <gtest/gtest.h>

#include "unit/read/read_helpers.h"

namespace stemma::read {
namespace {

void expect_same(std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) {
        EXPECT_EQ(test_forms().key(word), test_forms().key(*words.begin())) << word;
    }
}

TEST(Inflections, RegularFormsShareAKey) {
    expect_same({"accuse", "accuses", "accused", "accusing", "Accused"});
    expect_same({"deny", "denies", "denied", "denying"});
    expect_same({"plan", "plans", "planned", "planning"});
    expect_same({"kill", "kills", "killed", "killing"});
    expect_same({"pass", "passes", "passed", "passing"});
    expect_same({"letter", "letters"});
}

TEST(Inflections, IrregularFormsShareAKey) {
    expect_same({"say", "says", "said", "saying"});
    expect_same({"tell", "tells", "told", "telling"});
    expect_same({"agree", "agrees", "agreed", "agreeing"});
    expect_same({"withdraw", "withdrew", "withdrawn", "withdrawing"});
}

TEST(Inflections, OtherWordsDoNot) {
    EXPECT_NE(test_forms().key("say"), test_forms().key("see"));
    EXPECT_NE(test_forms().key("bring"), test_forms().key("br"));
    EXPECT_NE(test_forms().key("need"), test_forms().key("ne"));
}

TEST(Inflections, ShapeTellsTheLetters) {
    EXPECT_EQ(test_forms().keys("Jong-un").shape, Inflections::capital | Inflections::lowercase |
                                                      Inflections::hyphen | Inflections::long_word);
    EXPECT_EQ(test_forms().keys("2022").shape, Inflections::digit);
    EXPECT_EQ(test_forms().keys("").shape, 0);
}

TEST(Inflections, DamagedListNamesFileAndLine) {
    const auto lonely = Inflections::parse("say said\nlonely\n", "forms.txt");
    ASSERT_FALSE(lonely.has_value());
    EXPECT_EQ(lonely.error().code, ErrorCode::damaged);
    EXPECT_EQ(lonely.error().source, "forms.txt");
    EXPECT_EQ(lonely.error().place, 2U);
    EXPECT_FALSE(Inflections::parse("# nothing\n", "forms.txt").has_value());
}

}  // namespace
}  // namespace stemma::read
