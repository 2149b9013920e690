// Scores for one decision among a few labels, by the same hashed sparse features: for decisions
// that are taken one after the other, each depending on those before (a parser's moves). Where
// whole sequences or yes and no are asked for, use the tagger or the classifier.
//
//   Result<Scorer> scorer = Scorer::parse(bytes, "data/read/arc_moves.weights");
//   std::array<std::int32_t, 8> scores;                   // scorer->stride() places
//   scorer->score(features, scores.data());               // higher is better; no probabilities
//
// Training is an averaged perceptron (Freund and Schapire 1999) that its user drives, since what
// comes next depends on what was decided:
//
//   ScorerLesson lesson(labels, bits);
//   lesson.count(features) …; lesson.freeze(2);           // which features are worth a weight
//   lesson.score(features, scores); lesson.update(features, right, guess); lesson.step(); …
//   Scorer scorer = lesson.finish("arc-moves", prune);
//
// Thread safety: const members may be called from many threads at once.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/feature_rows.h"
#include "model/features.h"
#include "model/table.h"
#include "model/training.h"
#include "stemma/result.h"

namespace stemma::model {

class Scorer {
public:
    [[nodiscard]] static Result<Scorer> parse(std::string_view bytes, std::string_view source);
    [[nodiscard]] std::string encode() const;  ///< the bytes of a weights file

    [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }
    /// Places that score() fills: the labels, rounded up.
    [[nodiscard]] std::size_t stride() const { return table_.stride(); }
    void score(std::span<const BinaryFeature> features, std::int32_t* scores) const {
        table_.sum(features, scores);
    }
    /// The same for many rows, which is faster: rows × stride() scores.
    void score(const FeatureRows& rows, float* scores) const { table_.score(rows, scores); }

private:
    friend class ScorerLesson;
    Scorer(std::string name, std::vector<std::string> labels, Table table)
        : name_(std::move(name)), labels_(std::move(labels)), table_(std::move(table)) {}

    std::string name_;
    std::vector<std::string> labels_;
    Table table_;
};

class ScorerLesson {
public:
    ScorerLesson(std::vector<std::string> labels, std::uint32_t bits);

    void count(const FeatureVector& features) { index_.count(features); }
    /// After the last count(): features counted less often get no weight.
    void freeze(std::uint32_t min_count);

    /// The scores of all labels under the weights so far.
    [[nodiscard]] std::span<const float> score(const FeatureVector& features);
    /// Moves weight from `guess` to `right` for the features last scored; nothing if they are one.
    void update(std::size_t right, std::size_t guess);
    /// A decision was taken: what the average is over.
    void step() { ++steps_; }
    [[nodiscard]] Scorer finish(std::string name, double prune) const;

private:
    std::vector<std::string> labels_;
    std::uint32_t bits_;
    std::size_t stride_;
    FeatureIndex index_;
    std::vector<FeatureIndex::Cell> cells_;  ///< of the features last scored
    std::vector<float> scores_;
    std::vector<float> weights_;
    std::vector<double> moments_;  ///< each change times the step it was made at
    std::uint64_t steps_ = 1;
};

}  // namespace stemma::model
