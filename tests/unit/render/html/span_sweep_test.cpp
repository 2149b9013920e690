#include "render/html/span_sweep.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace stemma::render {
namespace {

struct Mark {
    Span span;
};

/// "0-2: 2-4:0 …": each piece with the marks that lie on it.
std::string pieces(const std::vector<Mark>& marks, const std::vector<Span>& paragraphs) {
    SpanSweep<Mark> sweep(marks);
    std::string out;
    for (const Span paragraph : paragraphs) {
        sweep.cut(
            paragraph, [](std::size_t) {},
            [&](Span piece, const std::vector<std::size_t>& open) {
                out += (out.empty() ? "" : " ") + std::to_string(piece.begin) + "-" +
                       std::to_string(piece.end) + ":";
                for (const std::size_t mark : open) {
                    out += std::to_string(mark);
                }
            });
    }
    return out;
}

TEST(SpanSweep, CutsWhereMarksBeginAndEnd) {
    EXPECT_EQ(pieces({}, {{0, 9}}), "0-9:");
    EXPECT_EQ(pieces({{{2, 6}}, {{4, 8}}}, {{0, 9}}), "0-2: 2-4:0 4-6:01 6-8:1 8-9:");
    EXPECT_EQ(pieces({{{2, 6}}}, {{0, 4}, {5, 9}}), "0-2: 2-4:0 5-6:0 6-9:");
    EXPECT_EQ(pieces({{{2, 4}}}, {{0, 1}, {5, 6}}), "0-1: 5-6:");
}

RC_GTEST_PROP(SpanSweep, PiecesCoverTheParagraph, ()) {
    std::vector<Mark> marks;
    for (const auto& [begin, size] : *rc::gen::container<std::vector<std::pair<int, int>>>(
             rc::gen::pair(rc::gen::inRange(0, 40), rc::gen::inRange(1, 20)))) {
        const auto first = static_cast<std::uint32_t>(begin);
        marks.push_back({{first, first + static_cast<std::uint32_t>(size)}});
    }
    std::ranges::stable_sort(marks, {}, [](const Mark& mark) { return mark.span.begin; });
    SpanSweep<Mark> sweep(marks);
    std::uint32_t at = 0;
    std::size_t begun = 0;
    sweep.cut(
        {0, 64}, [&](std::size_t) { ++begun; },
        [&](Span piece, const std::vector<std::size_t>& open) {
            RC_ASSERT(piece.begin == at && piece.begin < piece.end);
            at = piece.end;
            for (std::size_t m = 0; m < marks.size(); ++m) {
                const bool listed = std::ranges::find(open, m) != open.end();
                RC_ASSERT(listed == marks[m].span.contains(piece));
            }
        });
    RC_ASSERT(at == 64U && begun == marks.size());
}

}  // namespace
}  // namespace stemma::render
