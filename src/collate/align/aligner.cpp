#include "collate/align/aligner.h"

#include <algorithm>

#include "collate/align/contrasts.h"
#include "collate/align/pair_features.h"

namespace stemma::collate {
namespace {

Result<model::Classifier> open_weights(const DataFolder& data, const std::string& name) {
    const Result<std::string> bytes = data.read(name);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    return model::Classifier::parse(*bytes, data.path_of(name));
}

/// The "7" of "7 August": two dates differ in their figures, too.
Span first_figure(const Statement& s, Span date) {
    const std::string_view text = s.text_of(date);
    const std::size_t begin = text.find_first_of("0123456789");
    if (begin == std::string_view::npos) {
        return {};
    }
    const std::size_t end = std::min(text.find_first_not_of("0123456789", begin), text.size());
    return {date.begin + static_cast<std::uint32_t>(begin),
            date.begin + static_cast<std::uint32_t>(end)};
}

}  // namespace

Result<Aligner> Aligner::open(const DataFolder& data) {
    Result<Background> background = Background::open(data);
    if (!background) {
        return std::unexpected(background.error());
    }
    Result<model::Classifier> same = open_weights(data, "collate/same.weights");
    if (!same) {
        return std::unexpected(same.error());
    }
    Result<model::Classifier> similarity = open_weights(data, "collate/similarity.weights");
    if (!similarity) {
        return std::unexpected(similarity.error());
    }
    return Aligner(*std::move(background), *std::move(same), *std::move(similarity));
}

PairScore Aligner::score(const Statement& a, const Statement& b, const WordMatch& match) const {
    const model::FeatureVector features = pair_features(background_.vectors(), a, b, match);
    if (shared_weight(a, b, match) < least_shared_weight) {
        return {0, std::clamp(similarity_.probability(features), 0.0, 1.0)};
    }
    return {same_.probability(features), std::clamp(similarity_.probability(features), 0.0, 1.0)};
}

double Aligner::claim_score(const Statement& a, const Statement& b, const WordMatch& match) const {
    constexpr double share_of_similarity = 0.6;
    const PairScore s = score(a, b, match);
    return share_of_similarity * s.similarity + (1 - share_of_similarity) * s.probability;
}

Alignment Aligner::align(const Statement& a, const Statement& b) const {
    Alignment result;
    if (a.words.empty() || b.words.empty()) {
        result.same = a.words.empty() && b.words.empty() && a.text() == b.text();
        return result;
    }
    const WordMatch match = match_words(a, b);
    const PairScore score = this->score(a, b, match);
    result.probability = score.probability;
    result.similarity = score.similarity;
    result.same = score.probability >= same_.threshold();
    const auto add = [&](DifferenceKind kind, Span x, Span y) {
        result.differences.push_back(
            {kind, std::string(a.text_of(x)), std::string(b.text_of(y)), x, y});
    };
    std::vector<std::pair<Span, Span>> figures;
    for (const Contrast& c : find_contrasts(a, b, match)) {
        if (c.equal) {
            continue;
        }
        add(c.kind, c.span_a, c.span_b);
        if (c.kind == DifferenceKind::date) {
            const Span x = first_figure(a, c.span_a);
            const Span y = first_figure(b, c.span_b);
            if (!x.empty() && !y.empty() && a.text_of(x) != b.text_of(y)) {
                figures.emplace_back(x, y);
            }
        }
    }
    for (const auto& [x, y] : figures) {
        add(DifferenceKind::number, x, y);
    }
    return result;
}

}  // namespace stemma::collate
