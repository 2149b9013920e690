// Average-linkage clustering of a few things, given the log odds of each pair.
//
//   LinkTable links(3);
//   links.set(0, 1, 2.5);
//   std::vector<std::vector<std::size_t>> parts = links.agglomerate({.level = -1});
//
// Cubic in the number of things: for a story's members, not for a stream. Not thread-safe.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace stemma::group {

/// When two parts of articles are one story: the mean of the links between them must reach a level
/// that rises with the means inside them. Parts that hold together tightly and each other loosely
/// are two stories of one subject; parts that are loose themselves may be one wide story.
struct JoinRule {
    double level = 0;
    double level_of_one = level;  ///< where one part is a single article
    double share_of_both = 0.6;   ///< of the looser part's mean, where both have one
    double share_of_one = 0.3;    ///< of the only mean, where the other part is a single article

    /// `inside` is the mean link of a part, below zero counts as zero.
    [[nodiscard]] bool joins(double between, std::size_t size_a, double inside_a,
                             std::size_t size_b, double inside_b) const;
};

/// 0 of nothing.
[[nodiscard]] double mean_of(std::span<const double> log_odds);

class LinkTable {
public:
    explicit LinkTable(std::size_t things) : things_(things), odds_(things * things) {}

    void set(std::size_t a, std::size_t b, double log_odds) {
        odds_[a * things_ + b] = log_odds;
        odds_[b * things_ + a] = log_odds;
    }
    [[nodiscard]] double get(std::size_t a, std::size_t b) const { return odds_[a * things_ + b]; }

    /// Joins the two parts with the highest mean among those that the rule joins, while there are
    /// any. Parts by their first member, members in order.
    [[nodiscard]] std::vector<std::vector<std::size_t>> agglomerate(const JoinRule& rule) const;
    /// Mean over the pairs of some of the things; 0 if they are less than two.
    [[nodiscard]] double mean_inside(const std::vector<std::size_t>& things) const;

private:
    std::size_t things_;
    std::vector<double> odds_;
};

}  // namespace stemma::group
