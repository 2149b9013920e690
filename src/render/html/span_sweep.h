// A paragraph cut at the beginnings and ends of the marks that lie on it.
//
//   SpanSweep sweep(marks);                       // each with a `span`; ordered by where it begins
//   sweep.cut(paragraph, [&](std::size_t mark) { … },                       // a mark begins
//             [&](Span piece, const std::vector<std::size_t>& open) { … }); // and what lies on it
//
// Paragraphs are cut in the order of the text; marks may overlap and outlast a paragraph. Time:
// pieces × marks that are open. Thread safety: a value of one thread.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "stemma/span.h"

namespace stemma::render {

template <class Mark>
class SpanSweep {
public:
    /// `marks` must outlive this.
    explicit SpanSweep(const std::vector<Mark>& marks) : marks_(marks) {}

    template <class Begins, class Piece>
    void cut(Span paragraph, Begins begins, Piece piece) {
        std::uint32_t at = paragraph.begin;
        while (at < paragraph.end) {
            for (; next_ < marks_.size() && marks_[next_].span.begin <= at; ++next_) {
                open_.push_back(next_);
                begins(next_);
            }
            std::erase_if(open_, [&](std::size_t i) { return marks_[i].span.end <= at; });
            std::uint32_t end = paragraph.end;
            if (next_ < marks_.size()) {
                end = std::min(end, marks_[next_].span.begin);
            }
            for (const std::size_t i : open_) {
                end = std::min(end, marks_[i].span.end);
            }
            piece(Span{at, end}, open_);
            at = end;
        }
    }

private:
    const std::vector<Mark>& marks_;
    std::size_t next_ = 0;
    std::vector<std::size_t> open_;
};

}  // namespace stemma::render
