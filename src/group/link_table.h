// Average-linkage clustering of a few things, given the log odds of each pair.
//
//   LinkTable links(3);
//   links.set(0, 1, 2.5);
//   std::vector<std::vector<std::size_t>> parts = links.agglomerate(-1);   // joins above -1 only
//
// Cubic in the number of things: for a story's members, not for a stream. Not thread-safe.
#pragma once

#include <cstddef>
#include <vector>

namespace stemma::group {

class LinkTable {
public:
    explicit LinkTable(std::size_t things) : things_(things), odds_(things * things) {}

    void set(std::size_t a, std::size_t b, double log_odds) {
        odds_[a * things_ + b] = log_odds;
        odds_[b * things_ + a] = log_odds;
    }
    [[nodiscard]] double get(std::size_t a, std::size_t b) const { return odds_[a * things_ + b]; }

    /// Joins the two parts with the highest mean while it is above `level`. Parts by their first
    /// member, members in order.
    [[nodiscard]] std::vector<std::vector<std::size_t>> agglomerate(double level) const;

private:
    std::size_t things_;
    std::vector<double> odds_;
};

}  // namespace stemma::group
