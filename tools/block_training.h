// What the trainers of plain text and of pages share: gold labels for blocks, the scorer's metric,
// training in two passes, cross-validation by site.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/blocks/cues.h"
#include "extract/blocks/labeller.h"
#include "model/tagger.h"

namespace stemma::tools {

/// One labelled document.
struct BlockExample {
    std::string id;
    std::string site;
    extract::Material material;
    std::vector<std::uint8_t> labels;  ///< one a block: extract::label_keep or label_drop
    std::string gold;                  ///< the article; empty where it is not known as a whole
    bool weak = false;                 ///< learned from, but never scored
};

/// The cues of the data folder at ./data; exits if they cannot be read.
[[nodiscard]] const extract::Cues& cues();

/// Host of an address without "www.".
[[nodiscard]] std::string site_of(std::string_view url);
[[nodiscard]] std::uint32_t fold_of(const BlockExample& example, std::uint32_t folds);

/// Aligns the words of the blocks with those of the gold text, in order, long runs first; a block
/// is kept if half of its words found their place.
[[nodiscard]] std::vector<std::uint8_t> align_labels(const extract::Blocks& blocks,
                                                     std::string_view gold);

/// Multisets of 4 words, as eval/score.py counts them.
struct ShingleScore {
    double precision = 0;
    double recall = 0;
    [[nodiscard]] double f1() const {
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    }
};
[[nodiscard]] ShingleScore score_shingles(std::string_view gold, std::string_view found);
/// Means over documents, as score.py prints them.
[[nodiscard]] ShingleScore mean_of(std::span<const ShingleScore> scores);

/// The kept blocks as text.
[[nodiscard]] std::string kept_text(const extract::Blocks& blocks, std::span<const float> keep,
                                    double threshold);

struct TwoPasses {
    model::Tagger first;
    model::Tagger second;
};
struct BlockTraining {
    std::string name;
    std::uint32_t inner_folds = 4;
    std::uint32_t min_sites = 3;  ///< a feature of fewer sites is left out
    model::TaggerTraining first{};
    model::TaggerTraining second{};
};
[[nodiscard]] TwoPasses train_two_passes(std::span<const BlockExample* const> examples,
                                         const BlockTraining& options);
/// Probabilities for every example from models that saw no page of its site.
[[nodiscard]] std::vector<std::vector<float>> cross_validate(
    const std::vector<BlockExample>& examples, const BlockTraining& options, std::uint32_t folds);

/// Prints oracle and cross-validated scores and thresholds; with "--worst N" the worst documents,
/// with "--dump ID" each block of one.
void report(const std::vector<BlockExample>& examples, const std::vector<std::vector<float>>& keep,
            int option_count, char** options);
/// Trains on everything and writes OUTPUT-1.weights and OUTPUT-2.weights.
void write_passes(const std::vector<BlockExample>& examples, const BlockTraining& options,
                  const std::string& output);

}  // namespace stemma::tools
