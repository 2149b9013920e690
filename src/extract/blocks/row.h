// The features of one block: short names, bins, tokens, pairs. The same code writes them down or
// weighs them at once; labelling a page writes none down.
//
//   LabelWeights sum;
//   Row row(labeller.weigher(), sum);
//   row.bin(F::words, size_bin(stats.words));
#pragma once

#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <span>
#include <type_traits>

#include "base/hash.h"
#include "base/simd.h"
#include "extract/blocks/bin_memo.h"
#include "extract/blocks/text_stats.h"
#include "model/features.h"
#include "model/weight_pairs.h"
#include "text/stop_word_set.h"

namespace stemma::extract {

/// Namespaces of features. Persisted in weights: append only, never renumber.
enum class F : std::uint16_t {
    bias = 0,
    words,
    sentence_ends,
    first_edge,
    last_edge,
    commas,
    stop_ratio,
    capital_ratio,
    caps_ratio,
    number_ratio,
    word_length,
    marks,
    shape,
    word_short,
    pair_short,
    word_middle,
    word_long,
    first_word,
    last_word,
    link_ratio,
    link_words,
    kind,
    bold,
    italic,
    hidden,
    gap,
    position,
    index,
    index_end,
    region_inside,
    region_before,
    region_after,
    twice,
    twice_where,
    title_covers,
    title_covered,
    region_overlap,
    region_shared,
    neighbour_words,
    neighbour_last,
    neighbour_link,
    neighbour_shape,
    neighbour_kind,
    run,
    sentences_before,
    sentences_after,
    next_sentence,
    previous_sentence,
    near_first,
    page_size,
    before_share,
    after_share,
    tag,
    tag_words,
    path2,
    path3,
    token_own,
    token_parent,
    token_any,
    token_whole,
    role,
    inside,
    share_parent,
    share_grandparent,
    top_inside,
    top_level,
    box_tag,
    box_link,
    box_words,
    box_token,
    same_path,
    siblings,
    articles,
    data_covered,
    item_property,
    heading_above,
    heading_word,
    cue_above,
    last_pair,
    cue_start,
    cue_has,
    cue_near,
    cue_count,
    cue_class,
    left_out,
    outlook,
};
inline constexpr std::size_t feature_names = static_cast<std::size_t>(F::outlook) + 1;

/// Where features go, to learn from or to explain: into a vector.
struct WrittenFeatures {
    using Sum = model::FeatureVector;
    static void add(Sum& sum, std::uint64_t hash, std::uint32_t tag) { sum.add_hash(hash, 1, tag); }
};

/// Features of words of which a memo may know those of each stop word.
inline constexpr std::array word_features{F::word_short, F::word_middle, F::word_long,
                                          F::cue_above};
inline constexpr std::size_t stop_word_cells = word_features.size() * text::StopWordSet::numbers;

/// Where features go, to label: into the sums of their weights.
struct WeighedFeatures {
    using Sum = LabelWeights;

    [[nodiscard]] LabelWeights weights(std::uint64_t hash) const {
        return LabelWeights::of_both(pairs->of(hash));
    }
    /// Those of a flag, or of a feature of small numbers, below BinMemo's limits.
    template <class... Number>
    [[nodiscard]] STEMMA_INLINE LabelWeights remembered(F name, Number... numbers) const {
        const LabelWeights known =
            memo.at(BinMemo::cell_of(static_cast<std::size_t>(name), numbers...));
        return BinMemo::noted(known) ? known : learn(name, numbers...);
    }

    /// Those of a stop word as one of `word_features`: for a memo with `stop_word_cells` more.
    [[nodiscard]] STEMMA_INLINE LabelWeights remembered_stop(F name, std::uint64_t hash,
                                                             std::uint32_t stop) const {
        const LabelWeights known = memo.at(cell_of_stop(name, stop));
        return BinMemo::noted(known) ? known : learn_stop(name, hash, stop);
    }

    const model::WeightPairs* pairs;  ///< of a tagger with the labels drop and keep
    BinMemo::Cells memo;

private:
    /// Looks the weights up, and notes them.
    [[nodiscard]] LabelWeights learn(F name) const;
    [[nodiscard]] LabelWeights learn(F name, std::uint64_t a) const;
    [[nodiscard]] LabelWeights learn(F name, std::uint64_t a, std::uint64_t b) const;
    [[nodiscard]] LabelWeights learn_stop(F name, std::uint64_t hash, std::uint32_t stop) const;
    [[nodiscard]] static std::size_t cell_of_stop(F name, std::uint32_t stop) {
        const std::size_t feature = name == F::word_short    ? 0
                                    : name == F::word_middle ? 1
                                    : name == F::word_long   ? 2
                                                             : 3;
        assert(word_features[feature] == name);
        // Those of one word together: what a page uses of them are fewer lines of the cache.
        return BinMemo::cell_of(feature_names) + stop * word_features.size() + feature;
    }
};

/// What the features of a name are hashed with.
[[nodiscard]] constexpr std::uint64_t key_of(F name) {
    return hash_combine(0x5EED, static_cast<std::uint64_t>(name));
}
[[nodiscard]] constexpr std::uint64_t hash_of(F name, std::uint64_t a) {
    return hash_combine(key_of(name), a);
}
[[nodiscard]] constexpr std::uint64_t hash_of(F name, std::uint64_t a, std::uint64_t b) {
    return hash_combine(hash_combine(key_of(name), a), b);
}

template <class Features>
class Row {
public:
    using Sum = typename Features::Sum;
    Row(Features features, Sum& sum) : features_(features), sum_(sum) {}
    STEMMA_INLINE void flag(F name) {
        if constexpr (weighs) {
            sum_.append(features_.remembered(name));
        } else {
            put(key_of(name), tag(name, 0));
        }
    }
    STEMMA_INLINE void flag(F name, bool set) {
        if (set) {
            flag(name);
        }
    }
    STEMMA_INLINE void bin(F name, std::uint64_t value) {
        if constexpr (weighs) {
            if (value < BinMemo::bins) {
                sum_.append(features_.remembered(name, value));
                return;
            }
        }
        put(hash_of(name, value), tag(name, value));
    }
    STEMMA_INLINE void pair(F name, std::uint64_t a, std::uint64_t b) {
        if constexpr (weighs) {
            if (a < BinMemo::firsts && b < BinMemo::seconds) {
                sum_.append(features_.remembered(name, a, b));
                return;
            }
        }
        put(hash_of(name, a, b), tag(name, a));
    }
    /// Features that were summed up before.
    STEMMA_INLINE void part(const Sum& part) { sum_.append(part); }
    /// A feature's name and 16 bits of its (first) value; see explain.h.
    static constexpr std::uint32_t tag(F name, std::uint64_t value) {
        return static_cast<std::uint32_t>(name) << 16U |
               static_cast<std::uint32_t>(value & 0xFFFFU);
    }

private:
    static constexpr bool weighs = std::is_same_v<Features, WeighedFeatures>;

    STEMMA_INLINE void put(std::uint64_t hash, std::uint32_t tag) {
        if constexpr (weighs) {
            sum_.append(features_.weights(hash));
        } else {
            features_.add(sum_, hash, tag);
        }
    }

    const Features features_;  ///< a copy: what is known of it stays in registers
    Sum& sum_;
};

/// A row's sum while it is added to: weights go to a number of its own, which a register can hold.
template <class Features>
class RowSum {
public:
    using Sum = typename Features::Sum;
    explicit RowSum(Sum& row) : row_(row) {}
    RowSum(const RowSum&) = delete;
    RowSum& operator=(const RowSum&) = delete;
    STEMMA_INLINE ~RowSum() {
        if constexpr (std::is_same_v<Features, WeighedFeatures>) {
            row_.append(own_);
        }
    }
    [[nodiscard]] STEMMA_INLINE Sum& operator*() {
        if constexpr (std::is_same_v<Features, WeighedFeatures>) {
            return own_;
        } else {
            return row_;
        }
    }

private:
    Sum& row_;
    Sum own_;
};

/// Words and the like: most are looked up for the first time on a page, and are so together, those
/// of many blocks at once. Sums must stay where they are until add().
template <class Features>
class Batch {
public:
    using Sum = typename Features::Sum;

    explicit Batch(Features features) : features_(features) {}
    STEMMA_INLINE void bin(Sum& sum, F name, std::uint64_t value) {
        put(sum, hash_of(name, value), Row<Features>::tag(name, value));
    }
    /// One of `word_features`.
    STEMMA_INLINE void word(Sum& sum, F name, const WordStat& word) {
        if constexpr (std::is_same_v<Features, WeighedFeatures>) {
            if (word.stop != 0) {
                sum.append(features_.remembered_stop(name, word.hash, word.stop));
                return;
            }
        }
        bin(sum, name, word.hash);
    }
    STEMMA_INLINE void pair(Sum& sum, F name, std::uint64_t a, std::uint64_t b) {
        put(sum, hash_of(name, a, b), Row<Features>::tag(name, a));
    }
    /// Adds what is still to be added.
    void add() {
        if constexpr (std::is_same_v<Features, WeighedFeatures>) {
            features_.pairs->of_each(std::span(hashes_).first(size_), found_);
            for (std::size_t i = 0; i < size_; ++i) {
                sums_[i]->append(LabelWeights::of_both(found_[i]));
            }
            size_ = 0;
        }
    }

private:
    STEMMA_INLINE void put(Sum& sum, std::uint64_t hash, std::uint32_t tag) {
        if constexpr (std::is_same_v<Features, WeighedFeatures>) {
            if (size_ == hashes_.size()) {
                add();
            }
            hashes_[size_] = hash;
            sums_[size_++] = &sum;
        } else {
            features_.add(sum, hash, tag);
        }
    }

    static constexpr std::size_t most = 256;
    Features features_;
    std::size_t size_ = 0;
    std::array<std::uint64_t, most> hashes_;
    std::array<Sum*, most> sums_;
    std::array<std::int64_t, most> found_;
};

namespace detail {
constexpr std::size_t binned_sizes = 1024;
[[nodiscard]] inline std::uint64_t log_bin(std::uint64_t n) {
    return n < 4 ? n : 1 + static_cast<std::uint64_t>(std::log(static_cast<double>(n)) * 2.0);
}
inline const std::array<std::uint8_t, binned_sizes> size_bins = [] {
    std::array<std::uint8_t, binned_sizes> bins{};
    for (std::size_t n = 0; n < bins.size(); ++n) {
        bins[n] = static_cast<std::uint8_t>(log_bin(n));
    }
    return bins;
}();
}  // namespace detail

/// 0 1 2 3 4–5 6–8 9–13 14–20 … : steps of about one half.
[[nodiscard]] inline std::uint64_t size_bin(std::uint64_t n) {
    return n < detail::binned_sizes ? detail::size_bins[n] : detail::log_bin(n);
}

/// part/whole in `steps` steps; 0 and 1 have bins of their own.
[[nodiscard]] STEMMA_INLINE std::uint64_t count_bin(std::uint32_t part, std::uint32_t whole,
                                                    std::uint32_t steps) {
    return part == 0 || whole == 0 ? 0
           : part >= whole         ? steps + 1
                                   : 1 + std::uint64_t{part} * steps / whole;
}
[[nodiscard]] inline std::uint64_t ratio_bin(double part, double whole, unsigned steps = 5) {
    if (part <= 0 || whole <= 0) {
        return 0;
    }
    return part >= whole
               ? steps + 1
               : 1 + static_cast<std::uint64_t>(part / whole * static_cast<double>(steps));
}

}  // namespace stemma::extract
