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
#include <vector>

#include "base/data_folder.h"
#include "base/hash_index.h"
#include "read/words/word_form.h"
#include "stemma/result.h"
#include "text/tokens.h"

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
    static constexpr std::uint32_t none = HashIndex::none;
    struct Entry {
        std::uint64_t hash = 0;
        NameClasses classes = 0;
        bool goes_on = false;         ///< longer entries begin with these words
        std::uint32_t first = none;   ///< of its keys, in keys_of_
        std::uint32_t latest = none;  ///< the one added last
    };
    /// One of an entry's keys, in the order of the files.
    struct KeyOf {
        NameClass name_class{};
        std::uint32_t key = 0;  ///< in keys_
        std::uint32_t next = none;
    };
    /// A key and its name, one after the other in texts_.
    struct Key {
        std::uint32_t begin = 0;
        std::uint32_t middle = 0;
        std::uint32_t end = 0;
    };

    Result<void> read(std::string_view bytes, const std::string& source);
    void add(NameClass c, std::string_view key, std::string_view form,
             std::vector<text::RawToken>& tokens);
    void add_key(Entry& entry, NameClass c, std::string_view key, std::string_view form);
    [[nodiscard]] std::uint32_t find(std::uint64_t hash) const {
        return index_.find(hash, [&](std::uint32_t i) { return entries_[i].hash == hash; });
    }
    [[nodiscard]] std::uint32_t find_key(std::string_view key, std::uint64_t hash) const {
        return key_index_.find(hash, [&](std::uint32_t i) { return text_of(keys_[i]) == key; });
    }
    [[nodiscard]] std::string_view text_of(const Key& key) const {
        return std::string_view(texts_).substr(key.begin, key.middle - key.begin);
    }
    [[nodiscard]] std::string_view name_of(const Key& key) const {
        return std::string_view(texts_).substr(key.middle, key.end - key.middle);
    }

    /// One bit for each hash of a first word: most words of a text begin no name.
    static constexpr std::size_t first_word_bits = 1U << 18U;
    [[nodiscard]] bool may_begin(std::uint64_t hash) const {
        return first_words_[hash % first_word_bits];
    }

    std::vector<Entry> entries_;
    std::vector<bool> first_words_ = std::vector<bool>(first_word_bits);
    HashIndex index_;
    std::vector<KeyOf> keys_of_;
    std::vector<Key> keys_;
    HashIndex key_index_;
    std::string texts_;
};

}  // namespace stemma::read
