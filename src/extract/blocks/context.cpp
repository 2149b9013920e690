#include "extract/blocks/context.h"

#include <algorithm>
#include <array>
#include <span>

namespace stemma::extract {
namespace {

/// Words of prose count for a stretch; links, and blocks that are no prose, against it.
double gain_of(const TextStats& stats, double link_share, bool hidden) {
    if (hidden) {
        return -4;
    }
    const double prose = stats.words * (1 - link_share);
    if (stats.sentence_like()) {
        return prose - 4;
    }
    return stats.sentence_ends > 0 ? prose / 4 - 4 : -4.0 - 2 * link_share;
}

void count_copies(Context& context) {
    FlatMap<std::uint32_t> seen;
    seen.reserve(context.stats.size());
    context.earlier_copies.reserve(context.stats.size());
    context.copies.reserve(context.stats.size());
    for (const TextStats& s : context.stats) {
        context.earlier_copies.push_back(seen[s.hash]++);
    }
    for (const TextStats& s : context.stats) {
        context.copies.push_back(seen[s.hash]);
    }
}

}  // namespace

BlockRange best_stretch(const std::vector<double>& gains) {
    BlockRange best;
    double best_sum = 0;
    double sum = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < gains.size(); ++i) {
        if (sum <= 0) {
            sum = 0;
            begin = i;
        }
        sum += gains[i];
        if (sum > best_sum) {
            best_sum = sum;
            best = {begin, i + 1};
        }
    }
    return best;
}

void Vocabulary::add(const TextStats& stats, double weight) {
    for (const WordStat& word : stats.list) {
        if (word.content) {
            weight_[word.hash] += static_cast<float>(weight);
        }
    }
}

Vocabulary::Shared Vocabulary::shared(const TextStats& stats, double own) const {
    constexpr std::size_t usual = 64;
    Shared result;
    std::array<std::uint64_t, usual> few;
    std::vector<std::uint64_t> many(own > 0 && stats.list.size() > usual ? stats.list.size() : 0);
    // Words that the block itself may be alone in using.
    const std::span<std::uint64_t> rare = many.empty() ? std::span(few) : std::span(many);
    std::size_t rare_count = 0;
    for (const WordStat& word : stats.list) {
        if (!word.content) {
            continue;
        }
        ++result.words;
        const float* weight = weight_.find(word.hash);
        if (weight == nullptr || *weight <= own + 0.01) {
            continue;
        }
        if (own == 0) {
            ++result.shared;
        } else {
            rare[rare_count++] = word.hash;
        }
    }
    result.shared += shared_besides(rare.first(rare_count), own);
    return result;
}

std::uint32_t Vocabulary::shared_besides(std::span<std::uint64_t> rare, double own) const {
    std::ranges::sort(rare);
    std::uint32_t shared = 0;
    for (std::size_t i = 0; i < rare.size();) {
        std::size_t end = i + 1;
        while (end < rare.size() && rare[end] == rare[i]) {
            ++end;
        }
        const auto count = static_cast<std::uint32_t>(end - i);
        shared += *weight_.find(rare[i]) > own * count + 0.01 ? count : 0;
        i = end;
    }
    return shared;
}

Context Context::of(const Blocks& blocks) {
    Context context;
    std::vector<double> gains;
    const std::size_t count = blocks.list.size();
    gains.reserve(count);
    context.stats.reserve(count);
    context.link_share.reserve(count);
    context.words_before.reserve(count);
    for (const Block& block : blocks.list) {
        context.stats.push_back(measure(blocks.text_of(block)));
        context.link_share.push_back(static_cast<double>(block.link_bytes) /
                                     std::max(1U, block.text.size()));
        gains.push_back(gain_of(context.stats.back(), context.link_share.back(), block.hidden));
        context.words_before.push_back(context.words);
        context.words += context.stats.back().words;
    }
    context.region = best_stretch(gains);
    Vocabulary region_words;
    region_words.reserve(context.words / 4);
    for (std::size_t i = context.region.begin; i < context.region.end; ++i) {
        if (context.stats[i].sentence_like()) {
            region_words.add(context.stats[i]);
        }
    }
    context.region_shared.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const bool own = context.region.contains(i) && context.stats[i].sentence_like();
        context.region_shared.push_back(region_words.shared(context.stats[i], own ? 1 : 0));
    }
    for (const WordStat& word : measure(blocks.title).list) {
        if (word.content) {
            context.title.push_back(word);
        }
    }
    count_copies(context);
    return context;
}

std::uint32_t Context::title_words_in(const TextStats& block, std::size_t most) const {
    const auto first = std::span(block.list).first(std::min(block.list.size(), most));
    const auto bit = [](const WordStat& word) { return std::uint64_t{1} << (word.hash % 64); };
    std::uint64_t bits = 0;  // tells at once of most words that they are not there
    for (const WordStat& word : first) {
        bits |= bit(word);
    }
    std::uint32_t found = 0;
    for (const WordStat& word : title) {
        const auto is_word = [&](const WordStat& w) { return w.hash == word.hash; };
        found += (bits & bit(word)) != 0 && std::ranges::any_of(first, is_word) ? 1 : 0;
    }
    return found;
}

}  // namespace stemma::extract
