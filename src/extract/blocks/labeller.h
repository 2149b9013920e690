// Which blocks are the article: two passes of a learned sequence tagger.
//
//   Result<Labeller> labeller = Labeller::open(data, "extract/plain");
//   std::vector<float> keep = labeller->label(material);   // probability, one a block
//   bool kept = keep[i] >= labeller->threshold();
//
// The first pass sees each block and its near neighbours; the second also what the first thought
// of the blocks around it (stacked sequential learning, Cohen and Carvalho 2005). The second is
// trained on the first one's held-out guesses. Thread safety: label() may be called from many
// threads. Linear in the blocks.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/data_folder.h"
#include "extract/blocks/block.h"
#include "extract/blocks/context.h"
#include "extract/blocks/first_pass.h"
#include "model/tagger.h"
#include "stemma/result.h"

namespace stemma::extract {

/// A document ready for labelling.
struct Material {
    Blocks blocks;
    Context context;
    BlockGroups groups;
    std::vector<model::FeatureVector> rows;  ///< features of the first pass
};

inline constexpr std::uint8_t label_drop = 0;
inline constexpr std::uint8_t label_keep = 1;

/// Probability of label_keep for each row.
[[nodiscard]] std::vector<float> keep_probabilities(const model::Tagger& tagger,
                                                    std::span<const model::FeatureVector> rows);
/// The rows of the second pass.
[[nodiscard]] std::vector<model::FeatureVector> second_rows(const Material& material,
                                                            std::span<const float> first);

class Labeller {
public:
    /// Reads NAME-1.weights and NAME-2.weights.
    [[nodiscard]] static Result<Labeller> open(const DataFolder& data, const std::string& name);
    [[nodiscard]] std::vector<float> label(const Material& material) const;
    /// What the first pass thinks, and which features of a row speak for a label there, the
    /// strongest first: positions in the row, and their weights.
    [[nodiscard]] std::vector<float> first_pass(const Material& material) const {
        return keep_probabilities(first_, material.rows);
    }
    [[nodiscard]] std::vector<std::pair<std::size_t, float>> reasons(
        const model::FeatureVector& row, std::uint8_t label) const {
        return first_.reasons(row, label);
    }

private:
    Labeller(model::Tagger first, model::Tagger second)
        : first_(std::move(first)), second_(std::move(second)) {}
    model::Tagger first_;
    model::Tagger second_;
};

}  // namespace stemma::extract
