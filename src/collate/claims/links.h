// How likely two statements of a story make one claim: the learned judgement of all pairs worth it.
//
//   Result<ClaimModel> model = ClaimModel::open(data);
//   Links links(*model, statements);
//   for (const Links::Other& o : links.of(i)) print(o.statement, o.log_odds);
//
// Weights: data/collate/claims.txt, made by tools/train_claims.cpp.
// Thread safety: const members may be called from many threads.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/data_folder.h"
#include "collate/claims/evidence.h"

namespace stemma::collate {

/// Two logistic models of a few numbers each; the offset comes first.
class ClaimModel {
public:
    using First = std::array<float, first_size + 1>;
    using Second = std::array<float, second_size + 1>;
    using Join = std::array<float, join_size + 1>;

    [[nodiscard]] static Result<ClaimModel> open(const DataFolder& data);
    /// Lines of "first|second NAME WEIGHT", all weights in order; '#' begins a comment.
    [[nodiscard]] static Result<ClaimModel> parse(std::string_view text, const std::string& source);
    ClaimModel(const First& first, const Second& second, const Join& join)
        : first_(first), second_(second), join_(join) {}

    /// Log odds that the two make one claim.
    [[nodiscard]] float first(const FirstSight& sight) const;
    [[nodiscard]] float second(const SecondSight& sight) const;
    /// Log odds that a statement makes the claim of a group that it does not lie in.
    [[nodiscard]] float join(const JoinSight& sight) const;

private:
    First first_;
    Second second_;
    Join join_;
};

struct Link {
    Candidate pair;
    float log_odds = 0;
};

/// That a pair of this link makes one claim, 0…1.
[[nodiscard]] float probability_of(float log_odds);

class Links {
public:
    Links(const ClaimModel& model, const Statements& statements);

    /// Every pair that was compared, once, ordered; statements are the first of their twins.
    [[nodiscard]] std::span<const Link> all() const { return all_; }
    struct Other {
        std::uint32_t statement = 0;  ///< the first of its twins
        float log_odds = 0;
    };
    /// What a statement, or its twin, was compared with, ordered.
    [[nodiscard]] std::span<const Other> of(std::uint32_t statement) const {
        return of_[twin_[statement]];
    }
    /// The first statement of the same words, as it was when this was made.
    [[nodiscard]] std::uint32_t first_twin(std::uint32_t statement) const {
        return twin_[statement];
    }
    /// That both make one claim, 0…1; 0 for two that were not compared.
    [[nodiscard]] float probability(std::uint32_t a, std::uint32_t b) const;

private:
    std::vector<std::uint32_t> twin_;
    std::vector<Link> all_;
    std::vector<std::vector<Other>> of_;
};

}  // namespace stemma::collate
