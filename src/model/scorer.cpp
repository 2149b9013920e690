#include "model/scorer.h"

#include <algorithm>

#include "model/weights.h"

namespace stemma::model {
namespace {

constexpr std::size_t max_labels = 255;

}  // namespace

Result<Scorer> Scorer::parse(std::string_view bytes, std::string_view source) {
    Result<WeightsFile> file = decode_weights(bytes, source, WeightsKind::scorer);
    if (!file) {
        return std::unexpected(std::move(file.error()));
    }
    ByteReader in(file->payload);
    const std::size_t count = in.u8();
    if (count == 0) {
        return fail(ErrorCode::damaged, std::string(source), "no labels in the weights");
    }
    std::vector<std::string> labels(count);
    for (std::string& label : labels) {
        label = in.bytes(in.u8());
    }
    Table table = Table::decode(in, count);
    if (!in.done()) {
        return fail(ErrorCode::damaged, std::string(source),
                    "the weights do not fill the file they claim");
    }
    return Scorer(std::move(file->name), std::move(labels), std::move(table));
}

std::string Scorer::encode() const {
    ByteWriter out;
    out.u8(static_cast<std::uint8_t>(labels_.size()));
    for (const std::string& label : labels_) {
        out.u8(static_cast<std::uint8_t>(label.size()));
        out.bytes(label);
    }
    table_.encode(out);
    return encode_weights({WeightsKind::scorer, name_, out.take()});
}

ScorerLesson::ScorerLesson(std::vector<std::string> labels, std::uint32_t bits)
    : labels_(std::move(labels)),
      bits_(bits),
      stride_(Table::stride_of(labels_.size())),
      index_(bits),
      scores_(stride_) {
    labels_.resize(std::min(labels_.size(), max_labels));
}

void ScorerLesson::freeze(std::uint32_t min_count) {
    index_.freeze(min_count);
    weights_.assign(index_.keys().size() * stride_, 0);
    moments_.assign(weights_.size(), 0);
}

std::span<const float> ScorerLesson::score(const FeatureVector& features) {
    cells_.clear();
    index_.append_rows(features, cells_);
    std::ranges::fill(scores_, 0.0F);
    for (const FeatureIndex::Cell& cell : cells_) {
        const float* row = &weights_[cell.row * stride_];
        for (std::size_t l = 0; l < stride_; ++l) {
            scores_[l] += cell.value * row[l];
        }
    }
    return std::span(scores_).first(labels_.size());
}

void ScorerLesson::update(std::size_t right, std::size_t guess) {
    if (right == guess) {
        return;
    }
    for (const FeatureIndex::Cell& cell : cells_) {
        const std::size_t row = cell.row * stride_;
        const double moment = static_cast<double>(cell.value) * static_cast<double>(steps_);
        weights_[row + right] += cell.value;
        moments_[row + right] += moment;
        weights_[row + guess] -= cell.value;
        moments_[row + guess] -= moment;
    }
}

Scorer ScorerLesson::finish(std::string name, double prune) const {
    std::vector<float> average(weights_.size());
    for (std::size_t i = 0; i < weights_.size(); ++i) {
        average[i] = static_cast<float>(static_cast<double>(weights_[i]) -
                                        moments_[i] / static_cast<double>(steps_));
    }
    return {std::move(name), labels_,
            Table::build(bits_, labels_.size(), index_.keys(), average, prune)};
}

}  // namespace stemma::model
