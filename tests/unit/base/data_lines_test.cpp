#include "base/data_lines.h"

#include <gtest/gtest.h>

namespace stemma {
namespace {

TEST(DataLines, EntriesWithTheirNumbers) {
    const auto lines = data_lines("# a list\n\n agency MNA \r\n#x\ncue via");
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].number, 3U);
    EXPECT_EQ(lines[0].text, "agency MNA");
    EXPECT_EQ(lines[1].number, 5U);
    EXPECT_EQ(lines[1].text, "cue via");
    EXPECT_TRUE(data_lines("").empty());
}

}  // namespace
}  // namespace stemma
