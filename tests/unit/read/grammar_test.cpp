#include "read/grammar.h"

#include <gtest/gtest.h>

namespace stemma::read {
namespace {

std::string matched(std::string_view grammar, std::string_view text) {
    const Result<Grammar> g = Grammar::parse(grammar, "test.grammar");
    if (!g) {
        return g.error().message();
    }
    const std::vector<Piece> pieces = cut_pieces(text, {});
    std::string out;
    for (const Match& match : g->match(text, pieces)) {
        const Span span{pieces[match.begin].span.begin, pieces[match.end - 1].span.end};
        out.append(out.empty() ? "" : " | ").append(span.of(text));
        for (std::size_t i = 0; i < g->rule(match.rule).arguments.size(); ++i) {
            const GrammarValue value = g->argument(match, i);
            out.append(value.given ? ":" : ":-").append(value.name);
        }
    }
    return out;
}

constexpr std::string_view small = R"(# a comment
class wday monday=1 Sun=7
  friday=5
class both @wday new_year's=9
rule X last? <wday:d> -> act($d, fixed)
rule X the (big|small (red | blue)?) cat -> act
rule X in {<both>} -> act($both)
rule X <wday> Times -> none
rule X <year> ~- ~<digits2> -> act
)";

TEST(Grammar, TakesTheLongestMatch) {
    EXPECT_EQ(matched(small, "On Monday and last Friday."), "Monday:1:fixed | last Friday:5:fixed");
    EXPECT_EQ(matched(small, "the cat, the big cat, the small blue cat"),
              "the big cat | the small blue cat");
}

TEST(Grammar, ContextIsNotCovered) {
    EXPECT_EQ(matched(small, "in New Year's, new year's"), "New Year's:9");
}

TEST(Grammar, CapitalsAreAskedForWhereTheEntryHasOne) {
    EXPECT_EQ(matched(small, "Sun sun monday MONDAY"),
              "Sun:7:fixed | monday:1:fixed | MONDAY:1:fixed");
}

TEST(Grammar, NoneDropsWhatItMatches) { EXPECT_EQ(matched(small, "the Monday Times"), ""); }

TEST(Grammar, GluedItemsTakeNoSpace) { EXPECT_EQ(matched(small, "1999-12 1999 - 12"), "1999-12"); }

TEST(Grammar, WordsAreNotCutOpen) {
    EXPECT_EQ(matched(small, "mondayish notmonday a.monday monday.com"), "");
}

TEST(Grammar, ErrorsNameTheLine) {
    EXPECT_NE(matched("rule X <what> -> act", "").find("test.grammar:1: "), std::string::npos);
    EXPECT_NE(matched("class a b\nnonsense", "").find("test.grammar:2: "), std::string::npos);
    for (const std::string_view damaged :
         {"", "class a", "class day x", "rule X a b c", "rule X (a -> act", "rule X a) -> act",
          "rule X a -> act($b)", "rule X a -> act(b", "class a @b", "class a @a",
          "rule X {} a -> act", "rule X ((((((((((a)))))))))) -> act",
          "rule X a b c d e f g h i j k l m n o p q -> act",
          "class z z\nrule X <z:a> <z:b> <z:c> <z:d> <z:e> <z:f> <z:g> <z:h> <z:i> -> act",
          "rule X a?b?c?d?e?f?g?h?i?j?k?l?m?n?o?p? -> act"}) {
        EXPECT_FALSE(Grammar::parse(damaged, "test.grammar")) << damaged;
    }
}

}  // namespace
}  // namespace stemma::read
