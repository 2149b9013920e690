#include "render/view/word_diff.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace stemma::render {
namespace {

std::string marked(std::string_view base, std::string_view other) {
    std::string out;
    for (const DiffPart& part : word_diff(base, other)) {
        out += part.changed ? "[" : "";
        out += part.span.of(other);
        out += part.changed ? "]" : "";
    }
    return out;
}

TEST(WordDiff, MarksRunsOfOtherWords) {
    EXPECT_EQ(
        marked("stay shut until every bolt is checked", "stay closed until each bolt is checked"),
        "stay [closed] until [each] bolt is checked");
    EXPECT_EQ(marked("with joint efforts", "with common efforts"), "with [common] efforts");
    EXPECT_EQ(marked("", "all new words"), "[all new words]");
    EXPECT_EQ(marked("gone", ""), "");
}

TEST(WordDiff, LooksPastCaseAndPunctuation) {
    EXPECT_EQ(marked("The port, “closed”.", "the PORT closed"), "the PORT closed");
    EXPECT_EQ(marked("10,000 men", "12,000 men"), "[12,000] men");
    EXPECT_EQ(marked("Kim’s letter", "Kim’s note."), "Kim’s [note].");
}

TEST(WordDiff, ComparesNothingOverTheBound) {
    std::string longer;
    for (int i = 0; i < 500; ++i) {
        longer += "w ";
    }
    const auto parts = word_diff("x", longer);
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_FALSE(parts[0].changed);
}

RC_GTEST_PROP(WordDiff, PartsMakeUpTheText, (const std::string& base, const std::string& other)) {
    std::uint32_t at = 0;
    for (const DiffPart& part : word_diff(base, other)) {
        RC_ASSERT(part.span.begin == at);
        RC_ASSERT(part.span.end > at);
        at = part.span.end;
    }
    RC_ASSERT(at == other.size());
}

RC_GTEST_PROP(WordDiff, AgreesWithItself, (const std::string& text)) {
    for (const DiffPart& part : word_diff(text, text)) {
        RC_ASSERT(!part.changed);
    }
}

}  // namespace
}  // namespace stemma::render
