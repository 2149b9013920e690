#include "read/pieces.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "text/utf8.h"

namespace stemma::read {
namespace {

std::string joined(std::string_view text) {
    std::string out;
    std::string buffer;
    for (const Piece& piece : cut_pieces(text, {})) {
        out.append(out.empty() ? "" : "|").append(key_of(piece, text, buffer));
    }
    return out;
}

TEST(Pieces, CutsWordsNumeralsAndSigns) {
    EXPECT_EQ(joined("Aug. 15, 2022 05:30pm"), "aug|.|15|,|2022|05|:|30|pm");
    EXPECT_EQ(joined("three‑year – ’90s"), "three|-|year|-|'|90|s");
    EXPECT_EQ(joined("15.08.2022"), "15|.|08|.|2022");
    EXPECT_EQ(joined("$1,250.5m"), "$|1,250.5|m");
    EXPECT_EQ(joined("Oct. 1,1999"), "oct|.|1|,|1999");
    EXPECT_EQ(joined("ÉTÉ"), "été");
}

TEST(Pieces, ReadsNumerals) {
    const auto piece = [](std::string_view text) { return cut_pieces(text, {}).at(0); };
    EXPECT_DOUBLE_EQ(piece("1,250,000").value, 1250000);
    EXPECT_DOUBLE_EQ(piece("0.25").value, 0.25);
    EXPECT_FALSE(piece("0.25").whole);
    EXPECT_TRUE(piece("007").whole);
    EXPECT_EQ(piece("007").digits, 3);
}

TEST(Pieces, KnowWhereAParagraphStarts) {
    const std::vector<Piece> pieces = cut_pieces("ab\n\ncd", {{0, 2}, {4, 6}});
    ASSERT_EQ(pieces.size(), 2U);
    EXPECT_EQ(pieces[1].paragraph, 1U);
    EXPECT_TRUE(pieces[1].space_before);
}

RC_GTEST_PROP(Pieces, AreOrderedAndOnCodePoints, (const std::string& bytes)) {
    const std::string text = text::repair_utf8(bytes);
    std::uint32_t at = 0;
    for (const Piece& piece : cut_pieces(text, {})) {
        RC_ASSERT(piece.span.begin >= at);
        RC_ASSERT(piece.span.end > piece.span.begin);
        RC_ASSERT(text::boundary_before(text, piece.span.begin) == piece.span.begin);
        RC_ASSERT(text::boundary_before(text, piece.span.end) == piece.span.end);
        at = piece.span.end;
    }
    RC_ASSERT(at <= text.size());
}

}  // namespace
}  // namespace stemma::read
