// Names that are known beforehand: countries, cities, agencies, given names, titles …
//
//   Result<Gazetteer> g = Gazetteer::open(data);
//   g->match(forms, i);                 // the longest entry that begins at token i
//   g->classes(forms, marks);           // which classes each token of a sentence is part of
//
// From data/read/{places,people,organizations,name_words}.tsv: lines of class, key and form.
// Entries are looked up by hashes of lower-case words, a word at a time, so a match costs as many
// look-ups as it has words. Thread safety: const after open().
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/data_folder.h"
#include "read/words/word_form.h"
#include "stemma/result.h"

namespace stemma::read {

/// In features of the weights: append only.
enum class NameClass : std::uint8_t {
    country,
    demonym,
    capital,
    former,
    region,
    city,
    leader,
    given,
    surname,
    agency,
    outlet,
    org,
    honorific,
    rank,
    org_word,
    place_word,
    facility_word,
    event_word,
    group,
    relation,
    place_cue,
    month_day,
};
constexpr std::size_t name_class_count = 22;
using NameClasses = std::uint32_t;  ///< a bit a class
constexpr NameClasses bit_of(NameClass c) { return 1U << static_cast<unsigned>(c); }

/// The classes that a token is part of: as the first word of an entry, or as a later one.
struct NameMarks {
    NameClasses begins = 0;
    NameClasses inside = 0;
};

class Gazetteer {
public:
    [[nodiscard]] static Result<Gazetteer> open(const DataFolder& data);

    struct Match {
        std::size_t length = 0;  ///< words; 0: none
        NameClasses classes = 0;
        std::uint32_t entry = 0;  ///< for key()
    };
    /// The longest entry from `at` on that has one of `wanted`.
    [[nodiscard]] Match match(const WordForms& words, std::size_t at,
                              NameClasses wanted = ~NameClasses{0}) const;
    /// The entry that is just these words, already folded as hashes of lower-case forms.
    [[nodiscard]] Match match_all(const WordForms& words, NameClasses wanted) const;
    void mark(const WordForms& words, std::vector<NameMarks>& marks) const;
    /// "country:PRK"; empty for plain words. A form with several keys gives that of its first
    /// line of class `c`.
    [[nodiscard]] std::string_view key(const Match& match, NameClass c) const;
    /// The first form listed for a key; empty if unknown.
    [[nodiscard]] std::string_view name(std::string_view key) const;

private:
    struct Entry {
        NameClasses classes = 0;
        bool goes_on = false;  ///< longer entries begin with these words
        std::vector<std::pair<NameClass, std::uint32_t>> keys;  // position in keys_
    };
    Result<void> read(std::string_view bytes, const std::string& source);
    void add(NameClass c, std::string_view key, std::string_view form);
    [[nodiscard]] const Entry* find(std::uint64_t hash) const;

    /// One bit for each hash of a first word: most words of a text begin no name.
    static constexpr std::size_t first_word_bits = 1U << 18U;
    [[nodiscard]] bool may_begin(std::uint64_t hash) const {
        return first_words_[hash % first_word_bits];
    }

    std::vector<Entry> entries_;
    std::vector<bool> first_words_ = std::vector<bool>(first_word_bits);
    std::unordered_map<std::uint64_t, std::uint32_t> index_;
    std::vector<std::pair<std::string, std::string>> keys_;  // key, name
    std::unordered_map<std::string, std::uint32_t> key_index_;
};

}  // namespace stemma::read
