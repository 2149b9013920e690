#include "extract/blocks/traits.h"

#include <algorithm>

namespace stemma::extract {
namespace {

constexpr float sure = 0.7F;
constexpr float none = -1;

std::vector<float> distances(const Context& context, std::span<const float> keep, bool backwards) {
    const std::size_t n = keep.size();
    std::vector<float> out(n);
    float distance = 200;
    for (std::size_t k = 0; k < n; ++k) {
        const std::size_t i = backwards ? n - 1 - k : k;
        distance = std::min(distance + 1, 200.0F);
        out[i] = distance;
        if (keep[i] > sure && context.stats[i].words >= 8) {
            distance = 0;
        }
    }
    return out;
}

}  // namespace

KeptSums::KeptSums(const Context& context, std::span<const float> keep) : words_{0}, kept_{0} {
    for (std::size_t i = 0; i < keep.size(); ++i) {
        const double weight = context.stats[i].words + 1.0;
        words_.push_back(words_.back() + weight);
        kept_.push_back(kept_.back() + weight * static_cast<double>(keep[i]));
    }
}

float KeptSums::others(BlockRange range, std::size_t i) const {
    const BlockRange self{i, range.contains(i) ? i + 1 : i};
    const double rest = words(range) - words(self);
    return rest < 0.5 ? none : static_cast<float>((kept(range) - kept(self)) / rest);
}

FirstPassTraits::FirstPassTraits(const Context& context, const BlockGroups& groups,
                                 const Traits& traits, std::span<const float> keep)
    : context_(context),
      traits_(traits),
      keep_(keep),
      sums_(context, keep),
      groups_{sum_up(groups.parent), sum_up(groups.box), sum_up(groups.path)},
      from_sure_(distances(context, keep, false)),
      to_sure_(distances(context, keep, true)) {
    std::vector<double> gains;
    gains.reserve(keep.size());
    vocabulary_.reserve(context.words / 4);
    for (std::size_t i = 0; i < keep.size(); ++i) {
        gains.push_back((static_cast<double>(keep[i]) - 0.5) * sums_.words({i, i + 1}));
        best_ = std::max(best_, keep[i]);
        if (keep[i] > sure) {
            vocabulary_.add(context.stats[i]);
        }
    }
    stretch_ = best_stretch(gains);
}

FirstPassTraits::Group FirstPassTraits::sum_up(const std::vector<std::uint32_t>& of_block) const {
    Group group{.of_block = of_block, .words = {}, .kept = {}};
    group.words.assign(of_block.empty() ? 0 : *std::ranges::max_element(of_block) + 1, 0);
    group.kept.assign(group.words.size(), 0);
    for (std::size_t i = 0; i < of_block.size(); ++i) {
        group.words[of_block[i]] += sums_.words({i, i + 1});
        group.kept[of_block[i]] += sums_.kept({i, i + 1});
    }
    return group;
}

float FirstPassTraits::others(const Group& group, std::size_t i) const {
    const std::uint32_t of_block = group.of_block[i];
    const double rest = group.words[of_block] - sums_.words({i, i + 1});
    return rest < 0.5 ? none
                      : static_cast<float>((group.kept[of_block] - sums_.kept({i, i + 1})) / rest);
}

void FirstPassTraits::row(std::size_t i, std::vector<float>& row) const {
    const std::size_t n = keep_.size();
    row = traits_.rows[i];
    const auto put = [&](auto value) { row.push_back(static_cast<float>(value)); };
    for (const int step : {0, -1, 1, -2, 2, -3, 3}) {
        const auto at = static_cast<std::ptrdiff_t>(i) + step;
        const bool inside = at >= 0 && at < static_cast<std::ptrdiff_t>(n);
        put(inside ? keep_[static_cast<std::size_t>(at)] : none);
    }
    for (const std::size_t reach : {4UL, 12UL, 30UL}) {
        put(sums_.others({i >= reach ? i - reach : 0, std::min(i + reach + 1, n)}, i));
    }
    put(from_sure_[i]);
    put(to_sure_[i]);
    put(static_cast<double>(i) - static_cast<double>(stretch_.begin));
    put(static_cast<double>(i) - static_cast<double>(stretch_.end));
    put(stretch_.end - stretch_.begin);
    const double kept = sums_.kept({0, n});
    put(kept > 0 ? sums_.kept({0, i}) / kept : 0);
    put(kept);
    put(kept / std::max(sums_.words({0, n}), 1.0));
    put(best_);
    const Vocabulary::Shared shared =
        vocabulary_.shared(context_.stats[i], keep_[i] > sure ? 1 : 0);
    put(shared.words > 0 ? static_cast<double>(shared.shared) / shared.words : none);
    put(shared.shared);
    if (traits_.around.empty()) {
        return;
    }
    for (const Group& group : groups_) {
        put(others(group, i));
    }
    for (const BlockRange& around : traits_.around[i]) {
        put(sums_.others(around, i));
    }
}

}  // namespace stemma::extract
