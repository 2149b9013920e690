#include "text/words.h"

#include <libstemmer.h>

#include <array>
#include <cassert>
#include <memory>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "base/strings.h"
#include "text/stop_word_set.h"
#include "text/stop_words.h"
#include "text/utf8.h"

namespace stemma::text {
namespace {

struct Snowball {
    std::string_view language;
    const char* algorithm;
};
constexpr auto stemmers = std::to_array<Snowball>({
    {"en", "english"},   {"de", "german"},     {"fr", "french"},     {"es", "spanish"},
    {"it", "italian"},   {"pt", "portuguese"}, {"nl", "dutch"},      {"ru", "russian"},
    {"ar", "arabic"},    {"ca", "catalan"},    {"da", "danish"},     {"el", "greek"},
    {"eu", "basque"},    {"fi", "finnish"},    {"ga", "irish"},      {"hi", "hindi"},
    {"hu", "hungarian"}, {"hy", "armenian"},   {"id", "indonesian"}, {"lt", "lithuanian"},
    {"ne", "nepali"},    {"no", "norwegian"},  {"nb", "norwegian"},  {"ro", "romanian"},
    {"sr", "serbian"},   {"sv", "swedish"},    {"ta", "tamil"},      {"tr", "turkish"},
    {"yi", "yiddish"},
});

struct DeleteStemmer {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

/// A stemmer keeps state while it works, so each thread has its own of each language it met.
sb_stemmer* stemmer_of(std::string_view language) {
    thread_local std::array<std::unique_ptr<sb_stemmer, DeleteStemmer>, stemmers.size()> made;
    for (std::size_t i = 0; i < stemmers.size(); ++i) {
        if (stemmers[i].language == language) {
            if (!made[i]) {
                made[i].reset(sb_stemmer_new(stemmers[i].algorithm, "UTF_8"));
            }
            return made[i].get();
        }
    }
    return nullptr;
}

/// Which lists a word is in, one bit a list.
using StopWordTable = std::unordered_map<std::string_view, std::uint32_t>;

StopWordTable make_table() {
    StopWordTable table;
    std::size_t count = 0;
    const detail::StopWordList* lists = detail::stop_word_lists(count);
    for (std::size_t i = 0; i < count; ++i) {
        for (const std::string_view word : split(lists[i].words, ' ')) {
            table[word] |= 1U << i;
        }
    }
    return table;
}

std::uint32_t bits_of(std::string_view language) {
    std::size_t count = 0;
    const detail::StopWordList* lists = detail::stop_word_lists(count);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (language.empty() || lists[i].language == language) {
            bits |= 1U << i;
        }
    }
    return bits;
}

/// The letter that stands for a character in a shape, or 0 for itself.
char shape_class(char32_t c) {
    if (is_upper(c)) {
        return 'X';
    }
    if (is_digit(c)) {
        return 'd';
    }
    return is_letter(c) ? 'x' : '\0';
}

}  // namespace

std::string stem(std::string_view lower_word, std::string_view language) {
    constexpr std::size_t longest_word = 100;
    sb_stemmer* stemmer = lower_word.size() <= longest_word ? stemmer_of(language) : nullptr;
    if (stemmer == nullptr) {
        return std::string(lower_word);
    }
    // Snowball takes bytes as unsigned char.
    std::array<sb_symbol, longest_word> word{};
    std::copy(lower_word.begin(), lower_word.end(), word.begin());
    const sb_symbol* stemmed =
        sb_stemmer_stem(stemmer, word.data(), static_cast<int>(lower_word.size()));
    if (stemmed == nullptr) {
        return std::string(lower_word);
    }
    return {stemmed, stemmed + sb_stemmer_length(stemmer)};
}

bool is_stop_word(std::string_view lower_word, std::string_view language) {
    static const StopWordTable table = make_table();
    const auto found = table.find(lower_word);
    return found != table.end() && (found->second & bits_of(language)) != 0;
}

StopWordSet::StopWordSet() {
    const StopWordTable table = make_table();
    assert(table.size() * 2 < places);
    for (const auto& [word, bits] : table) {
        insert(hash64(word), static_cast<std::uint8_t>(bits));
    }
}

void StopWordSet::insert(std::uint64_t hash, std::uint8_t languages) {
    // Whoever is in the way goes to its other place.
    std::uint32_t at = first_of(hash);
    for (std::size_t moves = 0; hash != 0 && moves < places; ++moves) {
        std::swap(hashes_[at], hash);
        std::swap(languages_[at], languages);
        tags_[at] = tag_of(hashes_[at]);
        at = at == first_of(hash) ? second_of(hash) : first_of(hash);
    }
    assert(hash == 0);
}

const StopWordSet& StopWordSet::known() {
    static const StopWordSet all;
    return all;
}

std::uint32_t stop_word_language(std::string_view language) {
    return language.empty() ? 0 : bits_of(language);
}

std::string shape(std::string_view word) {
    std::string out;
    char32_t last = 0;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = decode(word, at);
        at += c.size;
        if (is_mark(c.value)) {
            continue;
        }
        const char name = shape_class(c.value);
        const char32_t shown = name == '\0' ? c.value : static_cast<char32_t>(name);
        if (shown != last) {
            append(out, shown);
        }
        last = shown;
    }
    return out;
}

}  // namespace stemma::text
