// Training of block labels in two passes, and cross-validation by site; see block_report.h for the
// program around it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "block_corpus.h"
#include "model/tagger.h"
#include "model/trees.h"

namespace stemma::tools {

struct BlockTraining {
    std::string name;
    std::uint32_t inner_folds = 4;
    std::uint32_t min_sites = 3;   ///< a feature of fewer sites is left out
    double document_weight = 300;  ///< of a document known whole, parted by the blocks' words
    double piece_weight = 3;       ///< of a block where only pieces are known
    model::TaggerTraining first{};
    model::TreesTraining second{};
};
/// What pages and texts are trained with.
[[nodiscard]] BlockTraining block_training(std::string name);

/// Held-out probabilities by the rows of `examples` alone, as the first pass: for what comes before
/// it (html/sieve.h).
[[nodiscard]] std::vector<std::vector<float>> guess_by_rows(
    const std::vector<BlockExample>& examples, const BlockTraining& options, std::uint32_t folds);
/// Trains that on everything and writes OUTPUT.
void write_rows_tagger(const std::vector<BlockExample>& examples, const BlockTraining& options,
                       const std::string& output);

/// Probabilities for every example from models that saw no page of its site.
[[nodiscard]] std::vector<std::vector<float>> cross_validate(
    const std::vector<BlockExample>& examples, const BlockTraining& options, std::uint32_t folds);
/// The same at a third of the time, for comparing variants: the first passes' held-out guesses are
/// shared by all folds, so a model has seen, at second hand, a little of what it is scored on.
[[nodiscard]] std::vector<std::vector<float>> cross_validate_quickly(
    const std::vector<BlockExample>& examples, const BlockTraining& options, std::uint32_t folds);

/// Trains on everything and writes OUTPUT-1.weights and OUTPUT-2.weights.
void write_passes(const std::vector<BlockExample>& examples, const BlockTraining& options,
                  const std::string& output);

}  // namespace stemma::tools
