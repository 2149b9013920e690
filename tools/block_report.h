// The program around the training of block labels: cross-validated scores in the metrics of
// eval/score.py, the worst documents, and the weights.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "block_training.h"

namespace stemma::tools {

/// Multisets of 4 words, as eval/score.py counts them; or pieces found.
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

/// Prints the scores of perfect and of cross-validated labels, and the `worst` documents; each
/// block of the documents whose id starts with `dumped` ("all": of all).
void report(const std::vector<BlockExample>& examples, const std::vector<std::vector<float>>& keep,
            std::size_t worst, std::string_view dumped);

/// PROGRAM CORPUS OUTPUT [--only-validate [--quick] | --only-train] [--worst N] [--dump ID]: the
/// exit status.
[[nodiscard]] int run_block_trainer(
    int argc, char** argv, const char* name,
    const std::function<std::vector<BlockExample>(const std::string&)>& load);

}  // namespace stemma::tools
