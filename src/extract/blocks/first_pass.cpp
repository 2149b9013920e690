#include "extract/blocks/first_pass.h"

#include <algorithm>
#include <cmath>

#include "extract/blocks/row.h"

namespace stemma::extract {
namespace {

constexpr double sure = 0.7;

std::uint64_t bin_of(double probability) {
    return static_cast<std::uint64_t>(std::clamp(probability, 0.0, 0.9999) * 10);
}

/// Sums of words × probability over the blocks of a group.
struct GroupSums {
    std::vector<double> words;
    std::vector<double> kept;

    GroupSums(const Context& context, std::span<const float> keep,
              const std::vector<std::uint32_t>& group) {
        if (group.empty()) {
            return;
        }
        words.assign(*std::ranges::max_element(group) + 1, 0);
        kept.assign(words.size(), 0);
        for (std::size_t i = 0; i < group.size(); ++i) {
            words[group[i]] += weight(context, i);
            kept[group[i]] += weight(context, i) * keep[i];
        }
    }
    static double weight(const Context& context, std::size_t i) {
        return context.stats[i].words + 1.0;
    }
    /// Share kept of the group's other blocks; 11 where there is none.
    [[nodiscard]] std::uint64_t others(const Context& context, std::span<const float> keep,
                                       std::size_t i, std::uint32_t group) const {
        const double mine = weight(context, i);
        const double rest = words[group] - mine;
        return rest < 0.5 ? 11 : bin_of((kept[group] - mine * keep[i]) / rest);
    }
};

class FirstPass {
public:
    FirstPass(const Context& context, const BlockGroups& groups, std::span<const float> keep)
        : context_(context),
          groups_(groups),
          keep_(keep),
          parent_(context, keep, groups.parent),
          box_(context, keep, groups.box),
          path_(context, keep, groups.path) {
        const std::size_t n = keep.size();
        words_.assign(n + 1, 0);
        kept_.assign(n + 1, 0);
        std::vector<double> gains;
        for (std::size_t i = 0; i < n; ++i) {
            const double weight = GroupSums::weight(context, i);
            words_[i + 1] = words_[i] + weight;
            kept_[i + 1] = kept_[i] + weight * keep[i];
            gains.push_back((keep[i] - 0.5) * weight);
            if (keep[i] > sure) {
                vocabulary_.add(context.stats[i]);
            }
        }
        stretch_ = best_stretch(gains);
        find_sure();
    }

    void add(std::size_t i, model::FeatureVector& features) const {
        Row row(features);
        const std::uint64_t size = std::min<std::uint64_t>(size_bin(context_.stats[i].words), 10);
        row.bin(F::first_pass, bin_of(keep_[i]));
        row.pair(F::first_pass_words, bin_of(keep_[i]), size);
        for (const int step : {-3, -2, -1, 1, 2, 3}) {
            const auto at = static_cast<std::ptrdiff_t>(i) + step;
            const bool inside = at >= 0 && at < static_cast<std::ptrdiff_t>(keep_.size());
            row.pair(F::first_pass_near, static_cast<std::uint64_t>(step + 3),
                     inside ? bin_of(keep_[static_cast<std::size_t>(at)]) : 11);
        }
        for (const std::size_t reach : {4UL, 12UL}) {
            row.pair(F::first_pass_window, reach, around(i, reach));
            row.pair(F::first_pass_window, reach * 100 + size / 2, around(i, reach));
        }
        row.pair(F::first_pass_edge, 0, before_bin(i));
        row.pair(F::first_pass_edge, 1, after_bin(i));
        row.pair(F::first_pass_edge, 2, size_bin(from_sure_[i]) * 16 + size_bin(to_sure_[i]));
        row.pair(F::first_pass_edge, 3,
                 stretch_.contains(i) ? 0
                 : i < stretch_.begin ? size_bin(stretch_.begin - i)
                                      : 50 + size_bin(i + 1 - stretch_.end));
        const Vocabulary::Shared shared =
            vocabulary_.shared(context_.stats[i], keep_[i] > sure ? 1 : 0);
        row.pair(F::first_pass_overlap, ratio_bin(shared.shared, shared.words, 5), size / 2);
        groups(i, row, size);
    }

private:
    void groups(std::size_t i, Row& row, std::uint64_t size) const {
        if (groups_.parent.empty()) {
            return;
        }
        const std::uint64_t parent = parent_.others(context_, keep_, i, groups_.parent[i]);
        const std::uint64_t box = box_.others(context_, keep_, i, groups_.box[i]);
        const std::uint64_t path = path_.others(context_, keep_, i, groups_.path[i]);
        row.bin(F::first_pass_parent, parent);
        row.pair(F::first_pass_parent, parent, size / 2);
        row.bin(F::first_pass_box, box);
        row.pair(F::first_pass_box, box, bin_of(keep_[i]) / 2);
        row.bin(F::first_pass_path, path);
        row.pair(F::first_pass_path, path, bin_of(keep_[i]) / 2);
    }

    std::uint64_t around(std::size_t i, std::size_t reach) const {
        const std::size_t begin = i >= reach ? i - reach : 0;
        const std::size_t end = std::min(i + reach + 1, keep_.size());
        const double mine = GroupSums::weight(context_, i);
        const double words = words_[end] - words_[begin] - mine;
        return words < 0.5 ? 11 : bin_of((kept_[end] - kept_[begin] - mine * keep_[i]) / words);
    }
    /// Share of all that is kept which stands before, and after, the block.
    std::uint64_t before_bin(std::size_t i) const { return ratio_bin(kept_[i], kept_.back(), 6); }
    std::uint64_t after_bin(std::size_t i) const {
        return ratio_bin(kept_.back() - kept_[i + 1], kept_.back(), 6);
    }

    void find_sure() {
        const std::size_t n = keep_.size();
        from_sure_.assign(n, 0);
        to_sure_.assign(n, 0);
        const auto is_sure = [&](std::size_t i) {
            return keep_[i] > sure && context_.stats[i].words >= 8;
        };
        std::size_t distance = 200;
        for (std::size_t i = 0; i < n; ++i) {
            from_sure_[i] = std::min<std::size_t>(++distance, 200);
            distance = is_sure(i) ? 0 : distance;
        }
        distance = 200;
        for (std::size_t i = n; i-- > 0;) {
            to_sure_[i] = std::min<std::size_t>(++distance, 200);
            distance = is_sure(i) ? 0 : distance;
        }
    }

    const Context& context_;
    const BlockGroups& groups_;
    std::span<const float> keep_;
    GroupSums parent_;
    GroupSums box_;
    GroupSums path_;
    Vocabulary vocabulary_;  ///< of blocks that are surely kept
    BlockRange stretch_;
    std::vector<double> words_;  ///< prefix sums
    std::vector<double> kept_;
    std::vector<std::size_t> from_sure_;
    std::vector<std::size_t> to_sure_;
};

}  // namespace

void add_first_pass_features(const Context& context, const BlockGroups& groups,
                             std::span<const float> keep, std::span<model::FeatureVector> rows) {
    const FirstPass first_pass(context, groups, keep);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        first_pass.add(i, rows[i]);
    }
}

}  // namespace stemma::extract
