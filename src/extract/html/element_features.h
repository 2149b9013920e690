// Features that a block has from the elements around it. A page has many blocks below the same
// elements, so what an element adds is summed up once and handed down.
//
//   ElementFeatures elements(page, blocks, structure, features);
//   row.part(elements.of(block.node));
//
// By distance from the block (0: its own element) words of classes count as its own, its parent's
// or, each once, as any; cues, containers and roles count by distance up to a few levels. An
// element hands down what it is at "far". Bounded: `most_any` words on a way down from the body and
// `most_far` levels of it. Linear in the elements that have blocks. Thread safety: read-only.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/blocks/block.h"
#include "extract/blocks/row.h"
#include "extract/html/structure.h"

namespace stemma::extract::html {

template <class Features>
class ElementFeatures {
public:
    using Sum = typename Features::Sum;

    ElementFeatures(const Page& page, const Blocks& blocks, const Structure& structure,
                    const Features& features);
    /// Of an element that is Block::node of a block, by its place in the structure.
    [[nodiscard]] const Sum& of(std::uint32_t place) const { return sums_[place]; }

private:
    std::vector<Sum> sums_;  ///< by place, only of elements that are Block::node
};

extern template class ElementFeatures<WrittenFeatures>;
extern template class ElementFeatures<WeighedFeatures>;

}  // namespace stemma::extract::html
