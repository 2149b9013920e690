#include "read/pos/pos_features.h"

#include <algorithm>

#include "base/hash.h"

namespace stemma::read {
namespace {

// Numbers of the feature templates; they are hashed into weights, so append only.
enum Template : std::uint64_t {
    t_bias = 100,
    t_word,
    t_before,
    t_after,
    t_before2,
    t_after2,
    t_before_word,
    t_word_after,
    t_suffix2,
    t_suffix3,
    t_suffix4,
    t_prefix3,
    t_shape,
    t_case,
    t_before_suffix,
    t_after_suffix,
    t_around,
    t_before_case,
    t_after_case,
    t_suffix_before,
    t_cluster,
    t_cluster_middle,
    t_cluster_coarse,
};

}  // namespace

void pos_features(const WordForms& words, const WordClusters& clusters, model::FeatureRows& rows) {
    rows.clear();
    const auto casing = static_cast<std::uint64_t>(words.casing());
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto at = static_cast<std::ptrdiff_t>(i);
        const WordForm& word = words[i];
        const WordForm& before = words.at_or_edge(at - 1);
        const WordForm& after = words.at_or_edge(at + 1);
        const bool first = i == 0 || (i == 1 && !before.has_letter);
        const auto own_case =
            static_cast<std::uint64_t>(word.casing) * 8 + casing * 2 + (first ? 1U : 0U);
        rows.begin();
        const auto add = [&rows](Template name, std::uint64_t value) {
            rows.add_hash(hash_combine(name, value));
        };
        add(t_bias, 0);
        add(t_word, word.lower);
        add(t_before, before.lower);
        add(t_after, after.lower);
        add(t_before2, words.at_or_edge(at - 2).lower);
        add(t_after2, words.at_or_edge(at + 2).lower);
        add(t_before_word, hash_combine(before.lower, word.lower));
        add(t_word_after, hash_combine(word.lower, after.lower));
        add(t_suffix2, word.suffix2);
        add(t_suffix3, word.suffix3);
        add(t_suffix4, word.suffix4);
        add(t_prefix3, word.prefix3);
        add(t_shape, hash_combine(word.shape, casing));
        add(t_case, own_case);
        add(t_before_suffix, before.suffix3);
        add(t_after_suffix, after.suffix3);
        add(t_around, hash_combine(before.lower, after.lower));
        add(t_before_case, hash_combine(static_cast<std::uint64_t>(before.casing), own_case));
        add(t_after_case, hash_combine(static_cast<std::uint64_t>(after.casing), own_case));
        add(t_suffix_before, hash_combine(word.suffix3, before.suffix3));
        const std::uint16_t cluster = clusters.of(word);
        add(t_cluster, cluster);
        add(t_cluster_middle, clusters.middle(cluster));
        add(t_cluster_coarse, clusters.coarse(cluster));
    }
}

}  // namespace stemma::read
