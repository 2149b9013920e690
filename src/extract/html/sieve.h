// What cannot be the article, by what costs next to nothing: menus, lists of links, share bars.
//
//   Blocks blocks = find_blocks(page);
//   Structure structure(page, blocks);                    // classes, but no words
//   const std::vector<float> keep = sieve.outlook(blocks, structure);
//   leave_out(blocks, structure, hopeless(blocks, keep), keep);   // no later pass sees those
//
// A tagger, as the labeller's first pass, over the classes and tags above a block, its length, its
// links, its first and last byte, and the lengths of its neighbours. No word is looked at. Learned
// on the same pages; where to cut is a matter of what is lost, see data/extract/pages.md. Thread
// safety: read-only after open(). Linear in the page.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/data_folder.h"
#include "extract/blocks/block.h"
#include "extract/blocks/row.h"
#include "extract/html/structure.h"
#include "model/tagger.h"
#include "stemma/result.h"

namespace stemma::extract::html {

class Sieve {
public:
    [[nodiscard]] static Result<Sieve> open(const DataFolder& data, const std::string& name);
    explicit Sieve(model::Tagger tagger)
        : tagger_(std::move(tagger)),
          pairs_(tagger_.table()),
          memo_(std::make_unique<BinMemo>(feature_names)) {}

    /// The probability that each block belongs to the article.
    [[nodiscard]] std::vector<float> outlook(const Blocks& blocks,
                                             const Structure& structure) const;
    [[nodiscard]] const model::Tagger& tagger() const { return tagger_; }

private:
    model::Tagger tagger_;
    model::WeightPairs pairs_;
    std::unique_ptr<BinMemo> memo_;
};

/// What the sieve looks at, written down: to learn from, or to explain.
[[nodiscard]] std::vector<model::FeatureVector> sieve_rows(const Blocks& blocks,
                                                           const Structure& structure);

/// The same of the blocks that were left out of a page's.
[[nodiscard]] std::vector<model::FeatureVector> left_out_rows(const Page& page,
                                                              const Blocks& blocks);

/// Below this a block is left out, unless it ends as a sentence and is long.
inline constexpr float least_outlook = 0.02F;
/// Which blocks are left out: none, where next to no text would stay.
[[nodiscard]] std::vector<bool> hopeless(const Blocks& blocks, std::span<const float> outlook);
/// Moves them from `list` to `left_out`.
void leave_out(Blocks& blocks, Structure& structure, const std::vector<bool>& hopeless,
               std::span<const float> outlook);

}  // namespace stemma::extract::html
