#include "read/syntax/inflections.h"

#include <gtest/gtest.h>

#include "unit/read/read_helpers.h"

namespace stemma::read {
namespace {

const Inflections& forms() {
    static const Inflections loaded = Inflections::open(test_data()).value();
    return loaded;
}

void expect_same(std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) {
        EXPECT_EQ(forms().key(word), forms().key(*words.begin())) << word;
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
    EXPECT_NE(forms().key("say"), forms().key("see"));
    EXPECT_NE(forms().key("bring"), forms().key("br"));
    EXPECT_NE(forms().key("need"), forms().key("ne"));
}

TEST(Inflections, ShapeTellsTheLetters) {
    EXPECT_EQ(forms().keys("Jong-un").shape, Inflections::capital | Inflections::lowercase |
                                                 Inflections::hyphen | Inflections::long_word);
    EXPECT_EQ(forms().keys("2022").shape, Inflections::digit);
    EXPECT_EQ(forms().keys("").shape, 0);
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
