#include "extract/blocks/traits.h"

#include <algorithm>

namespace stemma::extract {
namespace {

constexpr float sure = 0.7F;
constexpr float none = -1;

std::vector<float> distances(const FirstThoughts& all, bool backwards) {
    constexpr float long_block = 9;
    const std::size_t n = all.keep.size();
    std::vector<float> out(n);
    float distance = 200;
    for (std::size_t k = 0; k < n; ++k) {
        const std::size_t i = backwards ? n - 1 - k : k;
        distance = std::min(distance + 1, 200.0F);
        out[i] = distance;
        if (all.keep[i] > sure && all.words[i] >= long_block) {
            distance = 0;
        }
    }
    return out;
}

}  // namespace

FirstThoughts::FirstThoughts(const Blocks& blocks, const Context& context,
                             std::span<const float> first) {
    constexpr std::uint32_t usual_word = 6;  // bytes, with what follows it
    words.reserve(blocks.total());
    keep.reserve(blocks.total());
    std::size_t out = 0;
    const auto add_left_out = [&](std::size_t end) {
        for (; out < end; ++out) {
            const Block& block = blocks.left_out[out];
            const std::uint32_t likely = block.text.size() / usual_word;
            words.push_back(static_cast<float>(likely) + 1);
            keep.push_back(block.outlook);
        }
    };
    for (std::size_t i = 0; i < first.size(); ++i) {
        add_left_out(blocks.list[i].left_out_before);
        words.push_back(static_cast<float>(context.stats[i].words) + 1);
        keep.push_back(first[i]);
    }
    add_left_out(blocks.left_out.size());
}

KeptSums::KeptSums(std::span<const float> words, std::span<const float> keep)
    : words_{0}, kept_{0} {
    words_.reserve(words.size() + 1);
    kept_.reserve(words.size() + 1);
    for (std::size_t i = 0; i < keep.size(); ++i) {
        const auto weight = static_cast<double>(words[i]);
        words_.push_back(words_.back() + weight);
        kept_.push_back(kept_.back() + weight * static_cast<double>(keep[i]));
    }
}

float KeptSums::others(BlockRange range, std::size_t i) const {
    const BlockRange self{i, range.contains(i) ? i + 1 : i};
    const double rest = words(range) - words(self);
    return rest < 0.5 ? none : static_cast<float>((kept(range) - kept(self)) / rest);
}

FirstPassTraits::FirstPassTraits(const Blocks& blocks, const Context& context,
                                 const BlockGroups& groups, const Traits& traits,
                                 std::span<const float> keep)
    : blocks_(blocks),
      context_(context),
      traits_(traits),
      all_(blocks, context, keep),
      sums_(all_.words, all_.keep),
      groups_{sum_up(groups.parent), sum_up(groups.box), sum_up(groups.path)},
      from_sure_(distances(all_, false)),
      to_sure_(distances(all_, true)),
      vocabulary_(context.different_words) {
    std::vector<double> gains;
    gains.reserve(all_.keep.size());
    for (std::size_t at = 0; at < all_.keep.size(); ++at) {
        gains.push_back((static_cast<double>(all_.keep[at]) - 0.5) * sums_.words({at, at + 1}));
        best_ = std::max(best_, all_.keep[at]);
    }
    stretch_ = best_stretch(gains);
    for (std::size_t i = 0; i < keep.size(); ++i) {
        if (keep[i] > sure) {
            vocabulary_.add(context.stats[i]);
        }
    }
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

float FirstPassTraits::others(const Group& group, std::size_t at) const {
    const std::uint32_t of_block = group.of_block[at];
    const double rest = group.words[of_block] - sums_.words({at, at + 1});
    return rest < 0.5
               ? none
               : static_cast<float>((group.kept[of_block] - sums_.kept({at, at + 1})) / rest);
}

void FirstPassTraits::append(std::size_t i, std::vector<float>& rows) const {
    const std::size_t n = all_.keep.size();
    const std::size_t at = blocks_.place_of(i);
    rows.insert(rows.end(), traits_.rows[i].begin(), traits_.rows[i].end());
    const auto put = [&](auto value) { rows.push_back(static_cast<float>(value)); };
    for (const int step : {0, -1, 1, -2, 2, -3, 3}) {
        const auto near = static_cast<std::ptrdiff_t>(at) + step;
        const bool inside = near >= 0 && near < static_cast<std::ptrdiff_t>(n);
        put(inside ? all_.keep[static_cast<std::size_t>(near)] : none);
    }
    for (const std::size_t reach : {4UL, 12UL, 30UL}) {
        put(sums_.others({at >= reach ? at - reach : 0, std::min(at + reach + 1, n)}, at));
    }
    put(from_sure_[at]);
    put(to_sure_[at]);
    put(static_cast<double>(at) - static_cast<double>(stretch_.begin));
    put(static_cast<double>(at) - static_cast<double>(stretch_.end));
    put(stretch_.end - stretch_.begin);
    const double kept = sums_.kept({0, n});
    put(kept > 0 ? sums_.kept({0, at}) / kept : 0);
    put(kept);
    put(kept / std::max(sums_.words({0, n}), 1.0));
    put(best_);
    const Vocabulary::Shared shared =
        vocabulary_.shared(context_.stats[i], all_.keep[at] > sure ? Vocabulary::Own::added
                                                                   : Vocabulary::Own::not_added);
    put(shared.words > 0 ? static_cast<double>(shared.shared) / shared.words : none);
    put(shared.shared);
    if (traits_.around.empty()) {
        return;
    }
    for (const Group& group : groups_) {
        put(others(group, at));
    }
    for (const BlockRange& around : traits_.around[i]) {
        put(sums_.others(around, at));
    }
}

}  // namespace stemma::extract
