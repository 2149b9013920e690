#include "extract/blocks/bin_memo.h"

#include <gtest/gtest.h>

#include <iterator>

namespace stemma::extract {
namespace {

TEST(BinMemo, KnowsWhatWasNotedOfEachNameAndNumber) {
    BinMemo memo(3);
    const std::size_t cells[] = {BinMemo::cell_of(1),       BinMemo::cell_of(1, 255),
                                 BinMemo::cell_of(1, 0, 0), BinMemo::cell_of(1, 127, 15),
                                 BinMemo::cell_of(2),       BinMemo::cell_of(2, 0)};
    const LabelWeights noted[] = {{7, 7}, {-32'767, 32'767}, {0, 0}, {5, -1}, {0, -1}, {-1, -1}};
    for (std::size_t i = 0; i < std::size(cells); ++i) {
        EXPECT_FALSE(BinMemo::noted(memo.cells().at(cells[i])));
        memo.cells().note(cells[i], noted[i]);
    }
    for (std::size_t i = 0; i < std::size(cells); ++i) {
        EXPECT_TRUE(BinMemo::noted(memo.cells().at(cells[i])));
        EXPECT_EQ(memo.cells().at(cells[i]).drop(), noted[i].drop());
        EXPECT_EQ(memo.cells().at(cells[i]).keep(), noted[i].keep());
    }
}

TEST(LabelWeights, SumsOfBothLabelsDoNotMeet) {
    LabelWeights sum(-3, 2);
    EXPECT_EQ(sum.drop(), -3);
    EXPECT_EQ(sum.keep(), 2);
    for (int i = 0; i < 1000; ++i) {
        sum.append({-32'767, 32'767});
        sum.append({32'767, -32'767});
        sum.append({-1, -2});
    }
    EXPECT_EQ(sum.drop(), -1003);
    EXPECT_EQ(sum.keep(), -1998);
}

}  // namespace
}  // namespace stemma::extract
