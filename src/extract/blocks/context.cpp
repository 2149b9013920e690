#include "extract/blocks/context.h"

#include <algorithm>

#include "base/flat_map.h"
#include "extract/blocks/word_numbers.h"

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

void Vocabulary::add(const TextStats& stats) {
    // No branch: whether a word is the first such of its block cannot be foreseen.
    for (const WordStat& word : stats.list) {
        blocks_[word.number] += word.first ? 1U : 0U;
    }
}

Vocabulary::Shared Vocabulary::shared(const TextStats& stats, Own own) const {
    const std::uint32_t itself = own == Own::added ? 1 : 0;
    Shared result;
    for (const WordStat& word : stats.list) {
        result.words += word.content ? 1U : 0U;
        result.shared += blocks_[word.number] > itself ? 1U : 0U;
    }
    return result;
}

Context Context::of(const Blocks& blocks) {
    Context context;
    context.measure_blocks(blocks);
    context.number_words(measure(blocks.title));
    context.compare_with_region();
    count_copies(context);
    return context;
}

void Context::measure_blocks(const Blocks& blocks) {
    std::vector<double> gains;
    const std::size_t count = blocks.list.size();
    gains.reserve(count);
    stats.reserve(count);
    link_share.reserve(count);
    words_before.reserve(count);
    bytes = ByteClasses(blocks.text);
    for (const Block& block : blocks.list) {
        stats.push_back(measure(blocks.text, bytes, block.text));
        link_share.push_back(static_cast<double>(block.link_bytes) /
                             std::max(1U, block.text.size()));
        gains.push_back(gain_of(stats.back(), link_share.back(), block.hidden));
        words_before.push_back(words);
        words += stats.back().words;
    }
    region = best_stretch(gains);
}

void Context::number_words(TextStats title) {
    std::size_t most = title.words;  // content words
    for (const TextStats& block : stats) {
        most += block.words - block.stop_words;
    }
    WordNumbers numbers(most);
    for (TextStats& block : stats) {
        numbers.give(block);
    }
    numbers.give(title);
    different_words = numbers.size();
    in_title.assign(different_words, 0);
    for (const WordStat& word : title.list) {
        if (word.content) {
            ++in_title[word.number];
            ++title_words;
        }
    }
}

void Context::compare_with_region() {
    const auto counts = [this](std::size_t i) {
        return region.contains(i) && stats[i].sentence_like();
    };
    Vocabulary region_words(different_words);
    for (std::size_t i = region.begin; i < region.end; ++i) {
        if (counts(i)) {
            region_words.add(stats[i]);
        }
    }
    region_shared.reserve(stats.size());
    for (std::size_t i = 0; i < stats.size(); ++i) {
        region_shared.push_back(region_words.shared(
            stats[i], counts(i) ? Vocabulary::Own::added : Vocabulary::Own::not_added));
    }
}

std::uint32_t Context::title_words_in(const TextStats& block, std::size_t most) const {
    std::uint32_t found = 0;
    for (std::size_t i = 0; i < std::min(block.list.size(), most); ++i) {
        found += in_title[block.list[i].number] & (block.list[i].first ? ~0U : 0U);
    }
    return found;
}

}  // namespace stemma::extract
