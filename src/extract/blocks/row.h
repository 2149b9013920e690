// Writing the features of one block: short names, bins, tokens, pairs.
#pragma once

#include <cmath>
#include <cstdint>

#include "base/hash.h"
#include "model/features.h"

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
};

class Row {
public:
    explicit Row(model::FeatureVector& features) : features_(features) {}
    void flag(F name) { features_.add_hash(key(name), 1, tag(name, 0)); }
    void flag(F name, bool set) {
        if (set) {
            flag(name);
        }
    }
    void bin(F name, std::uint64_t value) {
        features_.add_hash(hash_combine(key(name), value), 1, tag(name, value));
    }
    void pair(F name, std::uint64_t a, std::uint64_t b) {
        features_.add_hash(hash_combine(hash_combine(key(name), a), b), 1, tag(name, a));
    }
    /// A feature's name and 16 bits of its (first) value; see explain.h.
    static constexpr std::uint32_t tag(F name, std::uint64_t value) {
        return static_cast<std::uint32_t>(name) << 16U |
               static_cast<std::uint32_t>(value & 0xFFFFU);
    }

private:
    static constexpr std::uint64_t key(F name) {
        return hash_combine(0x5EED, static_cast<std::uint64_t>(name));
    }
    model::FeatureVector& features_;
};

/// 0 1 2 3 4–5 6–8 9–13 14–20 … : steps of about one half.
[[nodiscard]] inline std::uint64_t size_bin(std::uint64_t n) {
    return n < 4 ? n : 1 + static_cast<std::uint64_t>(std::log(static_cast<double>(n)) * 2.0);
}

/// part/whole in `steps` steps; 0 and 1 have bins of their own.
[[nodiscard]] inline std::uint64_t ratio_bin(double part, double whole, unsigned steps = 5) {
    if (part <= 0 || whole <= 0) {
        return 0;
    }
    return part >= whole
               ? steps + 1
               : 1 + static_cast<std::uint64_t>(part / whole * static_cast<double>(steps));
}

}  // namespace stemma::extract
