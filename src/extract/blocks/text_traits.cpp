#include "extract/blocks/text_traits.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>

namespace stemma::extract {
namespace {

constexpr std::size_t long_words = 40;

class TextTraits {
public:
    TextTraits(const Blocks& blocks, const Context& context, std::span<const Cues::Found> cues)
        : blocks_(blocks), context_(context), found_(cues) {
        find_prose();
    }

    /// Blocks are passed in order, whether added or not: later ones may stand under them.
    void add(std::size_t i, std::vector<float>& values) {
        end_ = values_.data();
        text(i);
        cues(i);
        place(i);
        vocabulary(i);
        neighbours(i);
        labels_above(i);
        constexpr std::size_t usual_columns = 320;
        values.reserve(usual_columns);
        values.insert(values.end(), values_.data(), end_);
    }

    void pass(std::size_t i) {
        const std::uint32_t start = found_[i].start;
        const int cue = start == 0 ? -1 : std::countr_zero(start);
        if (blocks_.list[i].kind == BlockKind::heading) {
            last_heading_ = static_cast<double>(i);
            heading_cue_ = cue;
        }
        if (start != 0 && stats(i).words <= 6) {
            last_cue_ = static_cast<double>(i);
            cue_ = cue;
        }
    }

private:
    template <typename Number>
    void put(Number value) {
        assert(end_ < values_.data() + values_.size());
        *end_++ = static_cast<float>(value);
    }
    void ratio(double part, double whole) { put(whole > 0 ? part / whole : 0); }
    [[nodiscard]] const TextStats& stats(std::size_t i) const { return context_.stats[i]; }

    void text(std::size_t i) {
        const TextStats& s = stats(i);
        const Block& b = blocks_.list[i];
        put(s.words);
        ratio(s.letters, s.words);
        ratio(s.stop_words, s.words);
        ratio(s.capitalised, s.words);
        ratio(s.all_caps, s.words);
        ratio(s.numbers, s.words);
        ratio(s.commas, s.words);
        put(s.sentence_ends);
        put(s.separators);
        put(s.year);
        put(s.clock_time);
        put(s.address);
        put(s.quote);
        put(static_cast<int>(s.first));
        put(static_cast<int>(s.last));
        put(context_.link_share[i]);
        ratio(b.bold_bytes, b.text.size());
        ratio(b.italic_bytes, b.text.size());
        put(static_cast<int>(b.kind));
        put(b.hidden);
        put(static_cast<int>(b.gap));
        put(context_.copies[i]);
        put(context_.earlier_copies[i]);
        put(s.sentence_like());
    }

    void cues(std::size_t i) {
        float* const own = end_;
        end_ = std::fill_n(end_, Cues::limit, 0.0F);
        for (std::uint32_t left = found_[i].has; left != 0; left &= left - 1) {
            own[std::countr_zero(left)] = 1;
        }
        for (std::uint32_t left = found_[i].start; left != 0; left &= left - 1) {
            own[std::countr_zero(left)] = 2;
        }
    }

    void place(std::size_t i) {
        const std::size_t n = blocks_.list.size();
        const BlockRange& region = context_.region;
        const auto size = [](std::size_t x) { return static_cast<double>(x); };
        const std::size_t at = blocks_.place_of(i);
        put(at);
        put(blocks_.total());
        ratio(size(at), size(blocks_.total()));
        put(blocks_.total() - at);
        ratio(context_.words_before[i], context_.words);
        put(context_.words);
        put(size(i) - size(region.begin));
        put(size(i) - size(region.end));
        put(region.end - region.begin);
        put(last_prose_[i]);
        put(next_prose_[i]);
        const auto count = [&](std::size_t from, std::size_t to) {
            return prose_[std::min(to, n)] - prose_[from];
        };
        put(count(i >= 5 ? i - 5 : 0, i));
        put(count(i + 1, i + 6));
        ratio(count(0, i), prose_.back());
    }

    void vocabulary(std::size_t i) {
        const Vocabulary::Shared shared = context_.region_shared[i];
        ratio(shared.shared, shared.words);
        put(shared.shared);
        const std::uint32_t in_title = context_.title_words_in(stats(i), long_words);
        ratio(in_title, context_.title_words);
        ratio(in_title, shared.words);
    }

    void neighbours(std::size_t i) {
        for (const int step : {-2, -1, 1, 2}) {
            const auto at = static_cast<std::ptrdiff_t>(i) + step;
            if (at < 0 || at >= static_cast<std::ptrdiff_t>(blocks_.list.size())) {
                end_ = std::fill_n(end_, 7, -1.0F);
                continue;
            }
            const auto k = static_cast<std::size_t>(at);
            put(stats(k).words);
            put(context_.link_share[k]);
            put(stats(k).sentence_like());
            put(static_cast<int>(stats(k).last));
            put(static_cast<int>(blocks_.list[k].kind));
            put(std::popcount(found_[k].start) * 4 + std::popcount(found_[k].has));
            put(stats(k).year || stats(k).clock_time);
        }
    }

    /// The heading, and the short line that is a cue, which the block stands under.
    void labels_above(std::size_t i) {
        put(last_heading_ < 0 ? -1 : static_cast<double>(i) - last_heading_);
        put(heading_cue_);
        put(last_cue_ < 0 ? -1 : static_cast<double>(i) - last_cue_);
        put(cue_);
    }

    void find_prose() {
        const std::size_t n = blocks_.list.size();
        prose_.assign(n + 1, 0);
        last_prose_.assign(n, 0);
        next_prose_.assign(n, 0);
        std::uint32_t distance = 200;
        for (std::size_t i = 0; i < n; ++i) {
            const bool prose = stats(i).sentence_like();
            prose_[i + 1] = prose_[i] + (prose ? 1 : 0);
            last_prose_[i] = ++distance;
            distance = prose ? 0 : distance;
        }
        distance = 200;
        for (std::size_t i = n; i-- > 0;) {
            next_prose_[i] = ++distance;
            distance = stats(i).sentence_like() ? 0 : distance;
        }
    }

    const Blocks& blocks_;
    const Context& context_;
    std::array<float, 128> values_;  ///< room for all columns
    float* end_ = nullptr;           ///< of those that were put there
    std::span<const Cues::Found> found_;
    std::vector<std::uint32_t> prose_;       ///< prefix counts
    std::vector<std::uint32_t> last_prose_;  ///< distances
    std::vector<std::uint32_t> next_prose_;
    double last_heading_ = -1;
    double last_cue_ = -1;
    int heading_cue_ = -1;
    int cue_ = -1;
};

}  // namespace

void add_text_traits(const Blocks& blocks, const Context& context,
                     std::span<const Cues::Found> cues, const std::vector<bool>& wanted,
                     std::span<std::vector<float>> rows) {
    TextTraits traits(blocks, context, cues);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (wanted[i]) {
            traits.add(i, rows[i]);
        }
        traits.pass(i);
    }
}

}  // namespace stemma::extract
