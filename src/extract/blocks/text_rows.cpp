#include "extract/blocks/text_rows.h"

#include <algorithm>
#include <bit>

#include "extract/blocks/row.h"

namespace stemma::extract {
namespace {

constexpr std::size_t short_words = 12;
constexpr std::size_t middle_words = 40;
constexpr std::size_t long_words = 120;

template <class Features>
class TextRows {
public:
    using Row = extract::Row<Features>;

    TextRows(const Blocks& blocks, const Context& context, std::span<const Cues::Found> cues)
        : blocks_(blocks), context_(context), cues_(cues) {
        find_sentences();
        page_size_ = size_bin(blocks.total()) / 2;
        link_bins_.reserve(cues.size());
        sizes_.reserve(cues.size());
        cues_before_.reserve(cues.size() + 1);
        cues_before_.push_back(0);
        for (std::size_t i = 0; i < cues.size(); ++i) {
            const bool any = (cues[i].start | cues[i].has) != 0;
            cues_before_.push_back(cues_before_.back() + (any ? 1 : 0));
            link_bins_.push_back(ratio_bin(context.link_share[i], 1, 3));
            sizes_.push_back(size_bin(context.stats[i].words));
        }
    }

    using Sum = typename Features::Sum;
    using Batch = extract::Batch<Features>;

    STEMMA_INLINE void add(std::size_t i, Row row, Sum& sum, Batch& batch) const {
        const std::uint64_t size = sizes_[i];
        row.flag(F::bias);
        shape(i, size, row);
        words(i, sum, batch);
        cues(i, size, row);
        place(i, size, row);
        vocabulary(i, size, row);
        neighbours(i, size, row, sum, batch);
        sentences(i, size, row);
    }

private:
    const TextStats& stats(std::size_t i) const { return context_.stats[i]; }
    std::uint64_t link_bin(std::size_t i) const { return link_bins_[i]; }
    std::uint64_t edges(const TextStats& s) const {
        return static_cast<std::uint64_t>(s.first) * 16 + static_cast<std::uint64_t>(s.last);
    }

    STEMMA_INLINE void shape(std::size_t i, std::uint64_t size, Row& row) const {
        const TextStats& s = stats(i);
        const Block& block = blocks_.list[i];
        row.bin(F::words, size);
        row.pair(F::sentence_ends, std::min(s.sentence_ends, 3U), size / 2);
        row.bin(F::first_edge, static_cast<std::uint64_t>(s.first));
        row.pair(F::last_edge, static_cast<std::uint64_t>(s.last),
                 std::min<std::uint64_t>(size, 8));
        row.pair(F::last_pair, edges(s), link_bin(i));
        row.bin(F::commas, size_bin(s.commas));
        row.pair(F::stop_ratio, count_bin(s.stop_words, s.words, 8), size / 2);
        row.pair(F::capital_ratio, count_bin(s.capitalised, s.words, 6), size / 2);
        row.bin(F::caps_ratio, count_bin(s.all_caps, s.words, 4));
        row.pair(F::number_ratio, count_bin(s.numbers, s.words, 4),
                 std::min<std::uint64_t>(size, 5));
        row.bin(F::word_length, s.words == 0 ? 0 : std::min(s.letters / s.words, 10U));
        marks(s, size, row);
        row.pair(F::link_ratio, ratio_bin(context_.link_share[i], 1, 8), 0);
        row.pair(F::link_words, link_bin(i), size);
        row.pair(F::kind, static_cast<std::uint64_t>(block.kind), size);
        row.bin(F::bold, count_bin(block.bold_bytes, block.text.size(), 3));
        row.bin(F::italic, count_bin(block.italic_bytes, block.text.size(), 3));
        row.flag(F::hidden, block.hidden);
        row.pair(F::gap, static_cast<std::uint64_t>(block.gap), std::min<std::uint64_t>(size, 6));
        row.bin(F::page_size, page_size_);
    }

    STEMMA_INLINE static void marks(const TextStats& s, std::uint64_t size, Row& row) {
        if (s.separators > 0) {
            row.pair(F::marks, 0, std::min(s.separators, 3U));
        }
        const bool flags[] = {s.year, s.clock_time, s.address, s.quote, s.words == 0};
        for (std::size_t k = 0; k < std::size(flags); ++k) {
            if (flags[k]) {
                row.pair(F::marks, k + 1, size / 2);
            }
        }
    }

    STEMMA_INLINE void words(std::size_t i, Sum& sum, Batch& batch) const {
        const std::vector<WordStat>& list = stats(i).list;
        if (list.empty()) {
            return;
        }
        batch.pair(sum, F::first_word, list.front().hash,
                   std::min<std::uint64_t>(size_bin(list.size()), 6) / 3);
        batch.bin(sum, F::last_word, list.back().hash);
        const F name = list.size() <= short_words    ? F::word_short
                       : list.size() <= middle_words ? F::word_middle
                                                     : F::word_long;
        for (std::size_t k = 0; k < std::min(list.size(), long_words); ++k) {
            batch.word(sum, name, list[k]);
            if (k > 0 && (k < 4 || list.size() <= middle_words)) {
                batch.pair(sum, F::pair_short, list[k - 1].hash, list[k].hash);
            }
        }
    }

    STEMMA_INLINE void cues(std::size_t i, std::uint64_t size, Row& row) const {
        const std::uint64_t few = std::min<std::uint64_t>(size, 8) / 2;
        // Under a line that is nothing but a cue ("Comments", "Related") comes more of it.
        const std::uint32_t near = i > 0 ? cues_[i - 1].start : 0;
        const std::uint32_t own = cues_[i].start | cues_[i].has;
        for (std::uint32_t left = own | near; left != 0; left &= left - 1) {
            const auto cue = static_cast<std::uint64_t>(std::countr_zero(left));
            const std::uint32_t bit = 1U << cue;
            if ((cues_[i].start & bit) != 0) {
                row.pair(F::cue_start, cue, few);
            }
            if ((cues_[i].has & bit) != 0) {
                row.pair(F::cue_has, cue, few);
            }
            if ((near & bit) != 0) {
                row.pair(F::cue_near, cue, few);
            }
        }
        row.pair(F::cue_count, static_cast<std::uint64_t>(std::popcount(own)), few);
        const std::size_t n = cues_.size();
        const auto count = [&](std::size_t begin, std::size_t end) -> std::uint64_t {
            return cues_before_[std::min(end, n)] - cues_before_[std::min(begin, n)];
        };
        row.pair(F::cue_count, 50 + count(i >= 4 ? i - 4 : 0, i), few);
        row.pair(F::cue_count, 100 + count(i + 1, i + 5), few);
    }

    STEMMA_INLINE void place(std::size_t i, std::uint64_t size, Row& row) const {
        const std::size_t n = blocks_.total();
        const std::size_t at = blocks_.place_of(i);
        const BlockRange& region = context_.region;
        row.bin(F::position, at * 10 / n);
        row.bin(F::index, size_bin(at));
        row.bin(F::index_end, size_bin(n - 1 - at));
        if (!blocks_.left_out.empty()) {
            row.pair(F::left_out, size_bin(blocks_.left_out_between(i)), 0);
            row.pair(F::left_out, size_bin(blocks_.left_out_between(i + 1)), 1);
        }
        row.bin(F::before_share, ratio_bin(context_.words_before[i], context_.words, 10));
        if (region.contains(i)) {
            row.flag(F::region_inside);
            row.pair(F::region_inside, size_bin(i - region.begin),
                     std::min<std::uint64_t>(size, 6) / 2);
        } else if (i < region.begin) {
            row.bin(F::region_before, size_bin(region.begin - i));
        } else {
            row.bin(F::region_after, size_bin(i + 1 - region.end));
        }
        const std::uint32_t copies = context_.copies[i];
        if (copies > 1) {
            row.pair(F::twice, std::min(copies, 4U), size / 2);
            row.bin(F::twice_where, context_.earlier_copies[i] == 0           ? 0
                                    : context_.earlier_copies[i] + 1 < copies ? 1
                                                                              : 2);
        }
    }

    STEMMA_INLINE void vocabulary(std::size_t i, std::uint64_t size, Row& row) const {
        const TextStats& s = stats(i);
        const Vocabulary::Shared shared = context_.region_shared[i];
        const std::uint64_t few = std::min<std::uint64_t>(size, 8) / 2;
        row.pair(F::region_overlap, count_bin(shared.shared, shared.words, 5), few);
        row.pair(F::region_shared, std::min(shared.shared, 4U), few);
        const std::uint32_t in_title = context_.title_words_in(s, long_words);
        row.pair(F::title_covers, count_bin(in_title, context_.title_words, 4), few);
        row.pair(F::title_covered, count_bin(in_title, shared.words, 4), few);
    }

    STEMMA_INLINE void neighbours(std::size_t i, std::uint64_t size, Row& row, Sum& sum,
                                  Batch& batch) const {
        for (const int step : {-2, -1, 1, 2}) {
            const auto at = static_cast<std::ptrdiff_t>(i) + step;
            const auto side = static_cast<std::uint64_t>(step + 2);
            if (at < 0 || at >= static_cast<std::ptrdiff_t>(blocks_.list.size())) {
                row.pair(F::neighbour_words, side, 99);
                continue;
            }
            const auto k = static_cast<std::size_t>(at);
            const TextStats& s = stats(k);
            row.pair(F::neighbour_words, side, sizes_[k]);
            row.pair(F::neighbour_last, side * 64 + static_cast<std::uint64_t>(s.last),
                     std::min<std::uint64_t>(sizes_[k], 8) / 4);
            row.pair(F::neighbour_link, side, link_bin(k));
            row.pair(F::neighbour_kind, side, static_cast<std::uint64_t>(blocks_.list[k].kind));
            if (step == -1 && !s.list.empty() && s.list.size() <= short_words) {
                for (const WordStat& word : s.list) {
                    batch.word(sum, F::cue_above, word);
                }
            }
        }
        row.pair(F::run, size_bin(run_[i]), std::min<std::uint64_t>(size, 8) / 2);
    }

    STEMMA_INLINE void sentences(std::size_t i, std::uint64_t size, Row& row) const {
        const auto count = [&](std::size_t from, std::size_t to) {
            return prose_[std::min(to, prose_.size() - 1)] - prose_[from];
        };
        const std::size_t before = count(i >= 5 ? i - 5 : 0, i);
        const std::size_t after = count(i + 1, i + 6);
        const std::uint64_t few = std::min<std::uint64_t>(size, 8) / 2;
        row.pair(F::sentences_before, before, few);
        row.pair(F::sentences_after, after, few);
        row.pair(F::near_first, before * 8 + after, stats(i).sentence_like() ? 1 : 0);
        row.bin(F::previous_sentence, size_bin(last_prose_[i]));
        row.bin(F::next_sentence, size_bin(next_prose_[i]));
        row.bin(F::after_share,
                ratio_bin(static_cast<double>(count(0, i)), static_cast<double>(prose_.back()), 6));
    }

    /// Where prose stands: prefix counts, distances, and runs of blocks that are no prose.
    void find_sentences() {
        const std::size_t n = blocks_.list.size();
        prose_.assign(n + 1, 0);
        last_prose_.assign(n, 0);
        next_prose_.assign(n, 0);
        run_.assign(n, 0);
        std::size_t distance = n;
        for (std::size_t i = 0; i < n; ++i) {
            const bool prose = stats(i).sentence_like();
            prose_[i + 1] = prose_[i] + (prose ? 1 : 0);
            last_prose_[i] = ++distance;
            distance = prose ? 0 : distance;
        }
        distance = n;
        for (std::size_t i = n; i-- > 0;) {
            next_prose_[i] = ++distance;
            distance = stats(i).sentence_like() ? 0 : distance;
        }
        for (std::size_t i = 0; i < n;) {
            std::size_t end = i + 1;
            while (end < n && stats(end).sentence_like() == stats(i).sentence_like()) {
                ++end;
            }
            std::fill(run_.begin() + static_cast<std::ptrdiff_t>(i),
                      run_.begin() + static_cast<std::ptrdiff_t>(end), end - i);
            i = end;
        }
    }

    const Blocks& blocks_;
    const Context& context_;
    std::span<const Cues::Found> cues_;
    std::vector<std::size_t> prose_;
    std::vector<std::size_t> last_prose_;
    std::vector<std::size_t> next_prose_;
    std::vector<std::size_t> run_;
    std::vector<std::uint32_t> cues_before_;  ///< blocks with a cue
    std::vector<std::uint64_t> link_bins_;
    std::vector<std::uint64_t> sizes_;  ///< bins of the numbers of words
    std::uint64_t page_size_ = 0;       ///< the like, of blocks
};

}  // namespace

template <class Features>
void add_text_features(const Blocks& blocks, const Context& context,
                       std::span<const Cues::Found> cues, const Features& features,
                       std::span<typename Features::Sum> rows) {
    const TextRows<Features> text_rows(blocks, context, cues);
    Batch<Features> batch(features);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        RowSum<Features> sum(rows[i]);
        text_rows.add(i, Row(features, *sum), rows[i], batch);
    }
    batch.add();
}

template void add_text_features(const Blocks&, const Context&, std::span<const Cues::Found>,
                                const WrittenFeatures&, std::span<WrittenFeatures::Sum>);
template void add_text_features(const Blocks&, const Context&, std::span<const Cues::Found>,
                                const WeighedFeatures&, std::span<WeighedFeatures::Sum>);

}  // namespace stemma::extract
