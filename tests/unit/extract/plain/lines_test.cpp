#include "extract/plain/lines.h"

#include <gtest/gtest.h>

namespace stemma::extract::plain {
namespace {

TEST(Lines, AreBlocksAndBlankLinesGaps) {
    const Blocks blocks = find_blocks("A  b\xC2\xA0\r\nc\n\n \t\nd");
    ASSERT_EQ(blocks.list.size(), 3U);
    EXPECT_EQ(blocks.text_of(blocks.list[0]), "A b");
    EXPECT_EQ(blocks.list[1].gap, Gap::line);
    EXPECT_EQ(blocks.list[2].gap, Gap::paragraph);
}

TEST(Lines, BrokenAtAColumnAreJoined) {
    std::string text;
    for (int i = 0; i < 8; ++i) {
        text += "the council of the town said that the bridge would be closed\n";
    }
    text += "for repairs.\n\nA second paragraph.\n";
    const Blocks blocks = find_blocks(text);
    ASSERT_EQ(blocks.list.size(), 2U);
    EXPECT_EQ(blocks.text_of(blocks.list[1]), "A second paragraph.");
}

TEST(Lines, BeyondTheMostAreOneBlockWithTheLast) {
    std::string text;
    for (std::size_t i = 0; i < most_lines + 3; ++i) {
        text += "a\n\n";
    }
    const Blocks blocks = find_blocks(text);
    ASSERT_EQ(blocks.list.size(), most_lines);
    EXPECT_EQ(blocks.text_of(blocks.list[most_lines - 2]), "a");
    EXPECT_EQ(blocks.text_of(blocks.list.back()), "a a a a");
}

TEST(Lines, GiveTheFirstLongEnoughAsTitle) {
    EXPECT_EQ(find_blocks("Home\nBridge closed for repairs\nText.").title,
              "Bridge closed for repairs");
}

}  // namespace
}  // namespace stemma::extract::plain
