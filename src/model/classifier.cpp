#include "model/classifier.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/classifier_state.h"
#include "model/stable_math.h"
#include "model/weights.h"

namespace stemma::model {

Classifier::Classifier(std::unique_ptr<State> state) : state_(std::move(state)) {}
Classifier::Classifier(Classifier&&) noexcept = default;
Classifier& Classifier::operator=(Classifier&&) noexcept = default;
Classifier::~Classifier() = default;

Result<Classifier> Classifier::parse(std::string_view bytes, std::string_view source) {
    Result<WeightsFile> file = decode_weights(bytes, source, WeightsKind::classifier);
    if (!file) {
        return std::unexpected(std::move(file.error()));
    }
    ByteReader in(file->payload);
    const Calibration calibration{in.f64(), in.f64()};
    const double threshold = in.f64();
    Table table = Table::decode(in, 1);
    if (!in.done() || !std::isfinite(calibration.slope) || !std::isfinite(calibration.offset) ||
        !std::isfinite(threshold)) {
        return fail(ErrorCode::damaged, std::string(source),
                    "the weights do not fill the file they claim");
    }
    return Classifier(
        std::make_unique<State>(std::move(file->name), calibration, threshold, std::move(table)));
}

std::string Classifier::encode() const {
    ByteWriter out;
    out.f64(state_->calibration.slope);
    out.f64(state_->calibration.offset);
    out.f64(state_->threshold);
    state_->table.encode(out);
    return encode_weights({WeightsKind::classifier, state_->name, out.take()});
}

double Classifier::score(const FeatureVector& features) const { return state_->score(features); }

double Classifier::probability(const FeatureVector& features) const {
    return sigmoid(log_odds(score(features)));
}

double Classifier::log_odds(double score) const {
    return state_->calibration.slope * score + state_->calibration.offset;
}

double Classifier::threshold() const { return state_->threshold; }
void Classifier::set_threshold(double threshold) { state_->threshold = threshold; }

std::vector<double> Classifier::contributions(const FeatureVector& features) const {
    std::vector<double> out;
    out.reserve(features.features().size());
    for (const Feature& feature : features.features()) {
        out.push_back(static_cast<double>(state_->table.weight(feature, 0)));
    }
    return out;
}

double Classifier::State::score(const FeatureVector& features) const {
    std::array<float, Table::stride_of(1)> sums{};
    table.add({bias_hash, 1}, sums.data());
    table.add_all(features.features(), sums.data());
    return static_cast<double>(sums[0] * table.scale());
}

}  // namespace stemma::model
