#include "model/tagger.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "model/tagger_state.h"
#include "model/weights.h"

namespace stemma::model {
namespace {

constexpr std::size_t max_labels = 255;

std::unexpected<Error> damaged(std::string_view source, std::string reason) {
    return fail(ErrorCode::damaged, std::string(source), std::move(reason));
}

std::vector<float> read_transitions(ByteReader& in, std::size_t labels) {
    const std::size_t stride = Table::stride_of(labels);
    std::vector<float> transitions((labels + 1) * stride, forbidden);
    for (std::size_t i = 0; i <= labels; ++i) {
        for (std::size_t j = 0; j < labels; ++j) {
            const float weight = in.f32();
            transitions[i * stride + j] = std::isfinite(weight) ? weight : forbidden;
        }
    }
    return transitions;
}

}  // namespace

Tagger::Tagger(std::unique_ptr<State> state) : state_(std::move(state)) {}
Tagger::Tagger(Tagger&&) noexcept = default;
Tagger& Tagger::operator=(Tagger&&) noexcept = default;
Tagger::~Tagger() = default;

Result<Tagger> Tagger::parse(std::string_view bytes, std::string_view source) {
    Result<WeightsFile> file = decode_weights(bytes, source, WeightsKind::tagger);
    if (!file) {
        return std::unexpected(std::move(file.error()));
    }
    ByteReader in(file->payload);
    const std::size_t count = in.u8();
    if (count == 0 || count > max_labels) {
        return damaged(source, "no labels in the weights");
    }
    std::vector<std::string> labels(count);
    for (std::string& label : labels) {
        label = in.bytes(in.u8());
    }
    std::vector<float> transitions = read_transitions(in, count);
    Table table = Table::decode(in, count);
    if (!in.done()) {
        return damaged(source, "the weights do not fill the file they claim");
    }
    return Tagger(std::make_unique<State>(std::move(file->name), std::move(labels),
                                          std::move(transitions), std::move(table)));
}

std::string Tagger::encode() const {
    ByteWriter out;
    const std::size_t labels = state_->labels.size();
    out.u8(static_cast<std::uint8_t>(labels));
    for (const std::string& label : state_->labels) {
        out.u8(static_cast<std::uint8_t>(label.size()));
        out.bytes(label);
    }
    for (std::size_t i = 0; i <= labels; ++i) {
        for (std::size_t j = 0; j < labels; ++j) {
            out.f32(state_->transitions[i * state_->table.stride() + j]);
        }
    }
    state_->table.encode(out);
    return encode_weights({WeightsKind::tagger, state_->name, out.take()});
}

void Tagger::favour(std::uint8_t label, float by) {
    for (std::size_t i = 0; i <= state_->labels.size(); ++i) {
        float& weight = state_->transitions[i * state_->table.stride() + label];
        weight = weight == forbidden ? forbidden : weight + by;
    }
}

const std::vector<std::string>& Tagger::labels() const { return state_->labels; }

std::vector<float> Tagger::State::emissions(std::span<const FeatureVector> rows) const {
    const std::size_t stride = table.stride();
    std::vector<float> scores(rows.size() * stride);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        float* row = &scores[r * stride];
        if (r + 1 < rows.size()) {
            table.prefetch(rows[r + 1].features());
        }
        table.add_all(rows[r].features(), row);
        for (std::size_t l = 0; l < stride; ++l) {
            row[l] *= table.scale();
        }
    }
    return scores;
}

std::vector<std::uint8_t> Tagger::tag(std::span<const FeatureVector> rows) const {
    const std::vector<float> emissions = state_->emissions(rows);
    return best_path(state_->chain(rows.size(), emissions));
}

std::vector<std::uint8_t> Tagger::tag(const FeatureRows& rows) const {
    std::vector<float> emissions(rows.size() * state_->table.stride());
    state_->table.score(rows, emissions.data());
    return best_path(state_->chain(rows.size(), emissions));
}

std::vector<float> Tagger::marginals(std::span<const FeatureVector> rows) const {
    return state_->marginals(state_->emissions(rows));
}

const Table& Tagger::table() const { return state_->table; }

std::vector<float> Tagger::second_marginals(std::vector<float> sums) const {
    assert(state_->labels.size() == 2);
    const float scale = state_->table.scale();
    for (float& sum : sums) {
        sum *= scale;
    }
    return model::second_marginals(sums, state_->transitions);
}

std::vector<float> Tagger::State::marginals(std::span<const float> emissions) const {
    const std::size_t stride = table.stride();
    assert(stride > 0);
    const std::size_t rows = emissions.size() / stride;
    const ForwardBackward sums(chain(rows, emissions));
    std::vector<float> out(rows * labels.size());
    for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t l = 0; l < labels.size(); ++l) {
            out[r * labels.size() + l] = static_cast<float>(sums.marginal(r, l));
        }
    }
    return out;
}

std::vector<std::pair<std::size_t, float>> Tagger::reasons(const FeatureVector& row,
                                                           std::uint8_t label) const {
    std::vector<std::pair<std::size_t, float>> out;
    for (std::size_t i = 0; i < row.features().size(); ++i) {
        if (const float w = state_->table.weight(row.features()[i], label); w > 0) {
            out.emplace_back(i, w);
        }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return out;
}

}  // namespace stemma::model
