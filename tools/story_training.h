// Learns the scores of grouping from labelled stories, cross-validated by event.
//
//   FoldModels models = train_folds(sets, "data");
//   Models judge = models.of(item.fold);             // saw no pair with an article of that fold
//   models.pair.back().encode()                      // of everything
#pragma once

#include <string>
#include <vector>

#include "group/story_stream.h"
#include "model/classifier.h"
#include "story_corpus.h"

namespace stemma::tools {

struct FoldModels {
    std::vector<model::Classifier> pair;  ///< one a fold, and the one of all at the end
    std::vector<model::Trees> trees;
    std::vector<group::PairScorer> scorers;
    std::vector<model::Classifier> story;
    [[nodiscard]] group::Models of(std::uint32_t fold) const {
        return {scorers.empty() ? nullptr : &scorers[fold], story.empty() ? nullptr : &story[fold]};
    }
};

/// The background counts of data/group; ends the program if they cannot be read.
[[nodiscard]] group::Statistics story_background(const std::string& data);

/// Prints how many examples there were.
[[nodiscard]] FoldModels train_folds(const std::vector<StorySet>& sets, const std::string& data);

}  // namespace stemma::tools
