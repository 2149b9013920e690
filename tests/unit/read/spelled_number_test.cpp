#include "read/spelled_number.h"

#include <gtest/gtest.h>

namespace stemma::read {
namespace {

struct Case {
    std::string_view text;
    double value;
    std::uint32_t pieces;
    bool ordinal = false;
};

TEST(SpelledNumber, TakesTheLongest) {
    for (const Case& c : {
             Case{"one", 1, 1},
             Case{"twenty-six per cent", 26, 3},
             Case{"twenty six", 26, 2},
             Case{"a hundred and thirty million dollars", 130e6, 5},
             Case{"a hundred thousand", 1e5, 3},
             Case{"two thousand five hundred", 2500, 4},
             Case{"Three million, two", 3e6, 2},
             Case{"twenty-first century", 21, 3, true},
             Case{"nineteen ninety-six", 19, 1},
             Case{"five six", 5, 1},
             Case{"one hundred and", 100, 2},
         }) {
        const std::vector<Piece> pieces = cut_pieces(c.text, {});
        const auto number = spelled_number(c.text, pieces, 0);
        ASSERT_TRUE(number) << c.text;
        EXPECT_DOUBLE_EQ(number->value, c.value) << c.text;
        EXPECT_EQ(number->pieces, c.pieces) << c.text;
        EXPECT_EQ(number->ordinal, c.ordinal) << c.text;
    }
}

TEST(SpelledNumber, IsNotEveryWord) {
    for (const std::string_view text : {"a man", "an hour", "word", "12", "-", "and one"}) {
        EXPECT_FALSE(spelled_number(text, cut_pieces(text, {}), 0)) << text;
    }
}

TEST(SpelledNumber, YearsInTwoHalves) {
    const auto year = [](std::string_view text) {
        const auto found = spelled_year(text, cut_pieces(text, {}), 0);
        return found ? found->value : 0;
    };
    EXPECT_EQ(year("nineteen ninety-six"), 1996);
    EXPECT_EQ(year("twenty fifteen"), 2015);
    EXPECT_EQ(year("nineteen people"), 0);
    EXPECT_EQ(year("twenty five"), 0);
}

}  // namespace
}  // namespace stemma::read
