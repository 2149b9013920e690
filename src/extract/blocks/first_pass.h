// Features of the second labelling pass: what the first one thought of a block and those near it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/blocks/context.h"
#include "model/features.h"

namespace stemma::extract {

/// Which blocks of a page belong together; the same number, the same group. Empty for plain text.
struct BlockGroups {
    std::vector<std::uint32_t> parent;  ///< inside the same element
    std::vector<std::uint32_t> box;     ///< inside the same part of the main container
    std::vector<std::uint32_t> path;    ///< same tags and classes up to the body
};

/// Appends to each row; `keep` has the first pass's probability that a block is kept.
void add_first_pass_features(const Context& context, const BlockGroups& groups,
                             std::span<const float> keep, std::span<model::FeatureVector> rows);

}  // namespace stemma::extract
