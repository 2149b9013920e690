#include "extract/blocks/bin_memo.h"

#include <gtest/gtest.h>

namespace stemma::extract {
namespace {

TEST(BinMemo, AsksOnceForEachNameAndNumber) {
    BinMemo memo(3);
    int asked = 0;
    const auto weigh = [&](std::size_t cell, LabelWeights weights) {
        return memo.get(cell, [&] {
            ++asked;
            return weights;
        });
    };
    for (int round = 0; round < 2; ++round) {
        EXPECT_EQ(weigh(BinMemo::cell_of(1, 255), {-32'767, 32'767}).drop, -32'767);
        EXPECT_EQ(weigh(BinMemo::cell_of(1, 0, 0), {0, 0}).keep, 0);
        EXPECT_EQ(weigh(BinMemo::cell_of(1, 127, 15), {5, -1}).keep, -1);
        EXPECT_EQ(weigh(BinMemo::cell_of(2, 0), {-1, -1}).keep, -1);
    }
    EXPECT_EQ(asked, 4);
    EXPECT_EQ(weigh(BinMemo::cell_of(1, 255), {}).keep, 32'767);
}

}  // namespace
}  // namespace stemma::extract
