#include "collate/align/word_match.h"

#include <gtest/gtest.h>

#include "unit/collate/statements.h"

namespace stemma::collate::testing {
namespace {

/// Is every word of `phrase` in `a` said by `b`?
bool is_said(const Made& a, const Made& b, std::string_view phrase) {
    const WordMatch match = match_words(a.statement, b.statement);
    const std::size_t begin = a.statement.text().find(phrase);
    bool said = begin != std::string_view::npos;
    for (std::size_t i = 0; i < a.statement.words.size(); ++i) {
        const Span span = a.statement.words[i].span;
        if (span.begin >= begin && span.end <= begin + phrase.size()) {
            said = said && match.cover_a[i] > 0.5F;
        }
    }
    return said;
}

TEST(WordMatch, InitialsStandForTheirWords) {
    const Made a("The Velmora Dam Board rejects the plan");
    const Made b("VDB rejects the plan");
    EXPECT_TRUE(is_said(a, b, "Velmora Dam Board"));
    EXPECT_TRUE(is_said(b, a, "VDB"));
    const Made guild("The Guild of Weavers rejects the plan");
    EXPECT_TRUE(is_said(guild, Made("GoW is sued"), "Guild of Weavers"));
    EXPECT_TRUE(is_said(guild, Made("GW is sued"), "Guild of Weavers"));
    EXPECT_FALSE(is_said(guild, Made("GX is sued"), "Guild of Weavers"));
}

TEST(WordMatch, CompoundsAreTheirParts) {
    const Made a("Rescuers found the rainwater tanks empty");
    EXPECT_TRUE(is_said(a, Made("The rain water was gone"), "rainwater"));
    EXPECT_TRUE(is_said(Made("The rain water was gone"), a, "rain water"));
    EXPECT_TRUE(
        is_said(Made("The self-styled prince fled"), Made("a self styled man"), "self-styled"));
    EXPECT_FALSE(is_said(a, Made("The rain watered all"), "rainwater"));
}

}  // namespace
}  // namespace stemma::collate::testing
