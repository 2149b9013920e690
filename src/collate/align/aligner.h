// Do two statements make the same claim? The learned score, and what differs.
//
//   Result<Aligner> aligner = Aligner::open(data);
//   PairScore s = aligner->score(a, b, match_words(a, b));
//
// Weights: data/collate/{same,similarity}.weights, made by tools/train_align.cpp.
// Thread safety: const members may be called from many threads.
#pragma once

#include <string>

#include "collate/align/background.h"
#include "collate/align/statement.h"
#include "collate/align/word_match.h"
#include "model/classifier.h"
#include "stemma/collation.h"

namespace stemma::collate {

struct PairScore {
    double probability = 0;  ///< that they are paraphrases
    double similarity = 0;   ///< on the STS scale, 0…1
};

/// Statements that share less than this of their words' weight make no one claim. The pairs that
/// the probability was learned from nearly all share more: below it the score is a guess
/// (docs/decisions/066-claims.md).
inline constexpr float least_shared_weight = 0.30F;

class Aligner {
public:
    [[nodiscard]] static Result<Aligner> open(const DataFolder& data);

    [[nodiscard]] const Background& background() const { return background_; }
    [[nodiscard]] PairScore score(const Statement& a, const Statement& b,
                                  const WordMatch& match) const;
    /// How much two statements of one story look like one claim, 0…1: the mean of similarity and
    /// probability that separates claims best (docs/decisions/066-claims.md).
    [[nodiscard]] double claim_score(const Statement& a, const Statement& b,
                                     const WordMatch& match) const;
    [[nodiscard]] Alignment align(const Statement& a, const Statement& b) const;

private:
    Aligner(Background background, model::Classifier same, model::Classifier similarity)
        : background_(std::move(background)),
          same_(std::move(same)),
          similarity_(std::move(similarity)) {}

    Background background_;
    model::Classifier same_;
    model::Classifier similarity_;
};

}  // namespace stemma::collate
