#include "collate/claims/links.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/strings.h"
#include "model/stable_math.h"

namespace stemma::collate {
namespace {

template <std::size_t N>
float log_odds(const std::array<float, N + 1>& weights, const std::array<float, N>& values) {
    float sum = weights[0];
    for (std::size_t i = 0; i < N; ++i) {
        sum += weights[i + 1] * values[i];
    }
    return sum;
}

bool parse_weight(std::string_view text, float& weight) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), weight);
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(weight);
}

/// The lines that the file must have, in order, without their weights.
std::vector<std::string> wanted_lines() {
    std::vector<std::string> lines;
    const auto add = [&](std::string_view model, std::span<const std::string_view> names) {
        lines.push_back(cat(model, " offset"));
        for (const std::string_view name : names) {
            lines.push_back(cat(model, " ", name));
        }
    };
    add("first", std::span(evidence_names).first(first_size));
    add("second", evidence_names);
    add("join", join_names);
    return lines;
}

}  // namespace

Result<ClaimModel> ClaimModel::open(const DataFolder& data) {
    const std::string name = "collate/claims.txt";
    const Result<std::string> bytes = data.read(name);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    return parse(*bytes, data.path_of(name));
}

Result<ClaimModel> ClaimModel::parse(std::string_view text, const std::string& source) {
    const std::vector<std::string> wanted = wanted_lines();
    const std::size_t size = wanted.size();
    std::vector<float> weights;
    for (const std::string_view line : split(text, '\n')) {
        if (trim(line).empty() || line.front() == '#') {
            continue;
        }
        const std::size_t space = line.rfind(' ');
        float weight = 0;
        if (weights.size() == size || space == std::string_view::npos ||
            line.substr(0, space) != wanted[weights.size()] ||
            !parse_weight(trim(line.substr(space + 1)), weight)) {
            return fail(ErrorCode::damaged, source,
                        cat("not the weight of \"",
                            weights.size() < size ? wanted[weights.size()] : "nothing more",
                            "\": ", line.substr(0, 60)));
        }
        weights.push_back(weight);
    }
    if (weights.size() < size) {
        return fail(ErrorCode::damaged, source,
                    cat("ends before the weight of \"", wanted[weights.size()], "\""));
    }
    First first{};
    Second second{};
    std::copy_n(weights.begin(), first.size(), first.begin());
    Join join{};
    std::copy_n(weights.begin() + first.size(), second.size(), second.begin());
    std::copy_n(weights.begin() + first.size() + second.size(), join.size(), join.begin());
    return ClaimModel(first, second, join);
}

float ClaimModel::first(const FirstSight& sight) const { return log_odds(first_, sight); }
float ClaimModel::second(const SecondSight& sight) const { return log_odds(second_, sight); }

float ClaimModel::join(const JoinSight& sight) const { return log_odds(join_, sight); }

float probability_of(float log_odds) {
    return static_cast<float>(model::sigmoid(static_cast<double>(log_odds)));
}

Links::Links(const ClaimModel& model, const Statements& statements) : twin_(statements.twin) {
    const std::vector<Candidate> pairs = find_candidates(statements);
    const std::vector<FirstSight> first = first_sight(statements, pairs);
    std::vector<float> scores;
    scores.reserve(pairs.size());
    for (const FirstSight& sight : first) {
        scores.push_back(model.first(sight));
    }
    const std::vector<SecondSight> second = second_sight(statements, pairs, first, scores);
    all_.reserve(pairs.size());
    for (std::size_t k = 0; k < pairs.size(); ++k) {
        all_.push_back({pairs[k], model.second(second[k])});
    }
    // First those before a statement, then those after it: in order.
    of_.resize(statements.all.size());
    for (const Link& link : all_) {
        of_[link.pair.b].push_back({link.pair.a, link.log_odds});
    }
    for (const Link& link : all_) {
        of_[link.pair.a].push_back({link.pair.b, link.log_odds});
    }
}

float Links::probability(std::uint32_t a, std::uint32_t b) const {
    if (twin_[a] == twin_[b]) {
        return 1;
    }
    const std::vector<Other>& others = of_[twin_[a]];
    const auto at = std::lower_bound(
        others.begin(), others.end(), twin_[b],
        [](const Other& other, std::uint32_t wanted) { return other.statement < wanted; });
    return at != others.end() && at->statement == twin_[b] ? probability_of(at->log_odds) : 0;
}

}  // namespace stemma::collate
