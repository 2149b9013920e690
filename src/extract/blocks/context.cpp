#include "extract/blocks/context.h"

#include <algorithm>

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
    std::unordered_map<std::uint64_t, std::uint32_t> seen;
    context.earlier_copies.reserve(context.stats.size());
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
    std::vector<std::uint64_t> words;
    for (const WordStat& word : stats.list) {
        if (word.content) {
            words.push_back(word.hash);
        }
    }
    std::ranges::sort(words);
    Shared result{.words = static_cast<std::uint32_t>(words.size())};
    for (std::size_t i = 0; i < words.size();) {
        std::size_t end = i + 1;
        while (end < words.size() && words[end] == words[i]) {
            ++end;
        }
        const auto count = static_cast<std::uint32_t>(end - i);
        const auto found = weight_.find(words[i]);
        if (found != weight_.end() && found->second > own * count + 0.01) {
            result.shared += count;
        }
        i = end;
    }
    return result;
}

Context Context::of(const Blocks& blocks) {
    Context context;
    std::vector<double> gains;
    for (const Block& block : blocks.list) {
        context.stats.push_back(measure(blocks.text_of(block)));
        context.link_share.push_back(static_cast<double>(block.link_bytes) /
                                     std::max(1U, block.text.size()));
        gains.push_back(gain_of(context.stats.back(), context.link_share.back(), block.hidden));
        context.words_before.push_back(context.words);
        context.words += context.stats.back().words;
    }
    context.region = best_stretch(gains);
    for (std::size_t i = context.region.begin; i < context.region.end; ++i) {
        if (context.stats[i].sentence_like()) {
            context.region_words.add(context.stats[i]);
        }
    }
    for (const WordStat& word : measure(blocks.title).list) {
        if (word.content) {
            context.title.push_back(word);
        }
    }
    count_copies(context);
    return context;
}

}  // namespace stemma::extract
