// The words around numbers, read from data/read/numbers.en.txt.
//
//   lexicon.longest(Kind::measure, text, pieces, i)   // "percentage points" → two pieces, its
//   value
//
// Thread safety: const members may be called from many threads.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/string_map.h"
#include "read/key_filter.h"
#include "read/pieces.h"
#include "stemma/reading.h"
#include "stemma/result.h"

namespace stemma::read {

class NumberLexicon {
public:
    enum class Kind : std::uint8_t {
        person,
        role,
        sign,
        currency,
        measure,
        before,
        after,
        vague,
        stop,
        label
    };

    struct Entry {
        Kind kind = Kind::stop;
        std::vector<std::string> words;  ///< keys of the pieces (read/pieces.h)
        std::string value;               ///< what stands before '*', '/' or '-' of a scale
        double factor = 1;               ///< measure, currency: times; vague: the low end
        double high = 0;                 ///< vague: the high end
        NumberModifier modifier = NumberModifier::exactly;
        bool exact_case = false;  ///< a word with capitals is found only so
        std::string spelling;
    };

    struct Found {
        const Entry* entry = nullptr;
        std::uint32_t pieces = 0;
        explicit operator bool() const { return entry != nullptr; }
    };

    [[nodiscard]] static Result<NumberLexicon> parse(std::string_view bytes,
                                                     std::string_view source);

    /// The longest entry of that kind which starts at piece `at`, or ends just before it.
    [[nodiscard]] Found at(Kind kind, std::string_view text, std::span<const Piece> pieces,
                           std::size_t at) const;
    [[nodiscard]] Found ending_at(Kind kind, std::string_view text, std::span<const Piece> pieces,
                                  std::size_t at) const;

private:
    void add(Entry entry);
    [[nodiscard]] static bool fits(const Entry& entry, std::string_view text,
                                   std::span<const Piece> pieces, std::size_t begin);

    std::vector<Entry> entries_;
    /// Entries by one of their words.
    struct ByWord {
        KeyFilter filter;
        StringMap<std::vector<std::uint32_t>> entries;

        void add(const std::string& word, std::uint32_t entry) {
            filter.add(word);
            entries[word].push_back(entry);
        }
        [[nodiscard]] std::span<const std::uint32_t> of(std::string_view word) const {
            if (!filter.may_hold(word)) {
                return {};
            }
            const auto found = entries.find(word);
            return found == entries.end() ? std::span<const std::uint32_t>() : found->second;
        }
    };
    ByWord by_first_;
    ByWord by_last_;
};

}  // namespace stemma::read
