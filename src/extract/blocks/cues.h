// Known words of what is not the article, as features and as reasons.
//
//   Result<Cues> cues = Cues::open(data);
//   Cues::Found found = cues->in(stats);             // bit c: a phrase of cue c
//   cues->name(c);                                   // "subscribe"
//
// data/extract/cues.tsv lists them; how much each speaks for dropping is learned. Thread safety:
// read-only after open(). Matching is by words, linear in the block.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/data_folder.h"
#include "base/flat_map.h"
#include "base/hash_filter.h"
#include "extract/blocks/text_stats.h"
#include "stemma/result.h"

namespace stemma::extract {

class Cues {
public:
    static constexpr std::size_t limit = 32;  ///< names; one bit each
    static constexpr std::size_t none = limit;

    [[nodiscard]] static Result<Cues> open(const DataFolder& data);
    [[nodiscard]] static Result<Cues> parse(std::string_view lines, const std::string& path);

    struct Found {
        std::uint32_t start = 0;
        std::uint32_t has = 0;
    };
    [[nodiscard]] Found in(const TextStats& stats) const;
    /// The same for each block.
    [[nodiscard]] std::vector<Found> in_all(std::span<const TextStats> blocks) const;
    /// The cue of a class word (its hash64) or of a tag (its name's); `none` if there is none.
    [[nodiscard]] std::size_t of_class(std::uint64_t token) const {
        return any_class_.may_have(token) ? find(classes_, token) : none;
    }
    [[nodiscard]] std::size_t of_tag(std::uint64_t name) const { return find(tags_, name); }
    [[nodiscard]] std::size_t size() const { return names_.size(); }
    [[nodiscard]] std::string_view name(std::size_t cue) const { return names_[cue]; }

private:
    struct Phrase {
        std::vector<std::uint64_t> words;
        std::size_t cue;
        bool at_start;
    };
    using Map = FlatMap<std::uint8_t>;
    static std::size_t find(const Map& map, std::uint64_t key) {
        const std::uint8_t* found = map.find(key);
        return found == nullptr ? none : *found;
    }
    /// What the filter is asked for where a phrase may begin.
    static std::uint64_t beginning(std::uint64_t first, std::uint64_t second) {
        constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;
        return first * odd + second;
    }
    Result<void> add_line(std::string_view line, const std::string& path, std::uint64_t number);
    std::size_t number_of(std::string_view name);

    std::vector<std::string> names_;
    Map classes_;
    HashFilter<8192> any_class_;  ///< the keys of classes_
    Map tags_;
    FlatMap<std::vector<Phrase>> phrases_;  ///< by their first word
    HashFilter<32768> alone_;               ///< phrases of that word alone
    HashFilter<32768> begins_;              ///< the others, by beginning()
};

}  // namespace stemma::extract
