// Which blocks are the article: two passes of learned models.
//
//   Result<Labeller> labeller = Labeller::open(data, "extract/plain");
//   Material material = plain::prepare(text, cues, *labeller);
//   std::vector<float> keep = labeller->label(material);   // probability, one a block
//
// The first pass, a sequence tagger over words and class names, sees each block and its near
// neighbours. The second, trees over numbers, also sees what the first thought of the blocks around
// it and of the document as a whole (stacked learning, Wolpert 1992); it is trained on the first
// one's held-out guesses. Thread safety: label() may be called from many threads. Linear in the
// blocks.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/data_folder.h"
#include "extract/blocks/block.h"
#include "extract/blocks/context.h"
#include "extract/blocks/row.h"
#include "extract/blocks/traits.h"
#include "model/tagger.h"
#include "model/trees.h"
#include "stemma/result.h"

namespace stemma::extract {

/// A document ready for labelling.
struct Material {
    Blocks blocks;
    Context context;
    BlockGroups groups;
    std::vector<float> first;                ///< what the first pass thinks, one a block
    std::vector<model::FeatureVector> rows;  ///< of the first pass, where they were asked for
    Traits traits;                           ///< of the second, for blocks that it looks at
    std::vector<bool> in_comments;  ///< inside what calls itself comments; empty for plain text
};

inline constexpr std::uint8_t label_drop = 0;
inline constexpr std::uint8_t label_keep = 1;

/// What the first pass thinks less likely than this is dropped, and the second does not look at it.
inline constexpr float least_first = 0.03F;
/// What it thinks as likely as this is kept, and the second does not look at it either.
inline constexpr float sure_first = 0.99F;
/// Which blocks the second pass looks at: all of them where the first found next to no article.
[[nodiscard]] std::vector<bool> worth_a_look(const Context& context, std::span<const float> first);

/// A tagger with the labels drop and keep.
[[nodiscard]] Result<model::Tagger> open_tagger(const DataFolder& data, const std::string& name);

/// A material with its blocks and their context.
[[nodiscard]] Material prepare(Blocks blocks);

/// Probability of label_keep for each row.
[[nodiscard]] std::vector<float> keep_probabilities(const model::Tagger& tagger,
                                                    std::span<const model::FeatureVector> rows);
/// The same from the sums of all rows' features.
[[nodiscard]] std::vector<float> keep_probabilities(const model::Tagger& tagger,
                                                    std::span<const LabelWeights> sums);
/// The same by the second pass, from what the first one found. Blocks that it does not look at need
/// no traits and keep what the first one found.
[[nodiscard]] std::vector<float> keep_probabilities(const model::Trees& trees,
                                                    const Material& material,
                                                    std::span<const float> first);

class Labeller {
public:
    /// Reads NAME-1.weights and NAME-2.weights.
    [[nodiscard]] static Result<Labeller> open(const DataFolder& data, const std::string& name);
    [[nodiscard]] std::vector<float> label(const Material& material) const;
    /// What the first pass's features are to be summed up with.
    [[nodiscard]] WeighedFeatures weigher() const { return {&first_pairs_, memo_->cells()}; }
    /// What the first pass thinks, from the sums of all rows' features.
    [[nodiscard]] std::vector<float> first_pass(std::span<const LabelWeights> sums) const {
        return keep_probabilities(first_, sums);
    }
    /// A block's traits for the second pass, and how much each speaks for the block's label: the
    /// log odds less what they would be if this trait alone were the typical one (the median) of
    /// the blocks of the other label. Empty where the second pass did not look.
    struct Weighed {
        std::vector<float> traits;
        std::vector<double> weights;
    };
    [[nodiscard]] std::vector<Weighed> weigh(const Material& material,
                                             const std::vector<bool>& kept) const;
    [[nodiscard]] const model::Tagger& tagger() const { return first_; }

private:
    Labeller(model::Tagger first, model::Trees second)
        : first_(std::move(first)),
          first_pairs_(first_.table()),
          second_(std::move(second)),
          memo_(std::make_unique<BinMemo>(feature_names, stop_word_cells)) {}
    model::Tagger first_;
    model::WeightPairs first_pairs_;
    model::Trees second_;
    std::unique_ptr<BinMemo> memo_;
};

}  // namespace stemma::extract
