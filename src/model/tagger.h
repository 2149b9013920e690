// Linear-chain tagger over hashed sparse features (averaged structured perceptron or CRF training,
// Collins 2002; Lafferty et al. 2001), decoded by Viterbi.
//
//   Result<Tagger> tagger = Tagger::parse(bytes, "data/pos.weights");
//   std::vector<std::uint8_t> labels = tagger->tag(rows);      // one per row; FeatureRows is fast
//   Marginals m = tagger->marginals(rows);                     // probabilities, if trained as CRF
//
// Thread safety: const members may be called from many threads at once.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/feature_rows.h"
#include "model/features.h"
#include "model/table.h"
#include "stemma/result.h"

namespace stemma::model {

/// The label of a step where it is not known; CRF only. The steps around it are learned all the
/// same.
inline constexpr std::uint8_t unknown_label = 255;

/// One step of a sequence to learn from.
struct TaggedRow {
    FeatureVector features;
    std::uint8_t label = 0;  ///< or unknown_label
};
using TaggedSequence = std::vector<TaggedRow>;

enum class TaggerMethod : std::uint8_t { perceptron, crf };

struct TaggerTraining {
    TaggerMethod method = TaggerMethod::perceptron;
    std::uint32_t epochs = 8;
    std::uint32_t table_bits = 18;  ///< 2^bits hashed slots, each with one weight a label
    float margin = 0;               ///< perceptron only: how far the right label has to lead
    double l2 = 1e-4;               ///< crf only
    double learning_rate = 0.1;     ///< crf only (AdaGrad)
    std::uint32_t min_count = 1;    ///< features seen less often are not kept
    double prune = 0;               ///< weights under this share of the largest are dropped
    std::uint64_t seed = 1;         ///< order of the sequences in an epoch
    /// allowed[i * labels + j] false: label j never follows label i. Empty: all allowed.
    std::vector<bool> allowed;
};

class Tagger {
public:
    [[nodiscard]] static Result<Tagger> parse(std::string_view bytes, std::string_view source);
    [[nodiscard]] static Tagger train(std::string name, std::vector<std::string> labels,
                                      std::span<const TaggedSequence> sequences,
                                      const TaggerTraining& options);
    Tagger(Tagger&&) noexcept;
    Tagger& operator=(Tagger&&) noexcept;
    ~Tagger();

    [[nodiscard]] std::string encode() const;  ///< the bytes of a weights file
    /// Makes a label likelier (by > 0) or rarer at every step: trades precision for recall after
    /// training. Encoded with the weights.
    void favour(std::uint8_t label, float by);
    [[nodiscard]] const std::vector<std::string>& labels() const;
    /// The best label sequence. Time: rows × (features × labels + labels²).
    [[nodiscard]] std::vector<std::uint8_t> tag(std::span<const FeatureVector> rows) const;
    [[nodiscard]] std::vector<std::uint8_t> tag(const FeatureRows& rows) const;
    /// rows × labels probabilities (forward-backward), row-major; the same on every machine.
    [[nodiscard]] std::vector<float> marginals(std::span<const FeatureVector> rows) const;
    /// For callers that sum up a row's weights by themselves, of a tagger with two labels: the
    /// second one's probabilities. `sums` has two a row, not scaled yet.
    [[nodiscard]] const Table& table() const;
    [[nodiscard]] std::vector<float> second_marginals(std::vector<float> sums) const;
    /// The features of a row that speak for a label, the strongest first: positions in the row, and
    /// their weights.
    [[nodiscard]] std::vector<std::pair<std::size_t, float>> reasons(const FeatureVector& row,
                                                                     std::uint8_t label) const;

private:
    struct State;
    explicit Tagger(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace stemma::model
