#include "read/syntax/inflections.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/hash.h"
#include "base/strings.h"
#include "read/syntax/word_lines.h"

namespace stemma::read {
namespace {

constexpr std::size_t longest_word = 48;

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

bool has_vowel(std::string_view s) { return std::ranges::any_of(s, is_vowel); }

bool strip(std::string_view& word, std::string_view ending, std::size_t at_least) {
    if (word.ends_with(ending) && word.size() >= ending.size() + at_least &&
        has_vowel(word.substr(0, word.size() - ending.size()))) {
        word.remove_suffix(ending.size());
        return true;
    }
    return false;
}

/// Cuts inflection off. What remains need not be a word, only the same for all forms.
std::string_view cut_inflection(std::string_view word) {
    if (word.ends_with("ies") || word.ends_with("ied")) {
        word.remove_suffix(2);
    } else if (!strip(word, "ing", 2) && !(!word.ends_with("eed") && strip(word, "ed", 2)) &&
               word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") &&
               !word.ends_with("us") && !word.ends_with("is")) {
        word.remove_suffix(1);
    }
    if (word.size() > 3 && word.ends_with('e')) {
        word.remove_suffix(1);
    }
    if (word.size() > 3 && word.back() == word[word.size() - 2] && !is_vowel(word.back())) {
        word.remove_suffix(1);
    }
    return word;
}

std::uint64_t stem_key(std::string_view lower) {
    const std::string_view stem = cut_inflection(lower);
    if (stem.ends_with('y')) {  // deny, denies → deni
        std::array<char, longest_word> buffer{};
        const std::size_t size = std::min(stem.size(), buffer.size());
        std::copy_n(stem.begin(), size, buffer.begin());
        buffer[size - 1] = 'i';
        return hash64({buffer.data(), size});
    }
    return hash64(stem);
}

/// ‘ ’ “ ” at the start of `text` as the typewriter's mark, else 0.
char plain_mark(std::string_view text) {
    if (text.front() != '\xE2' || !text.starts_with("\xE2\x80") || text.size() < 3) {
        return 0;
    }
    switch (static_cast<unsigned char>(text[2])) {
        case 0x98:
        case 0x99: return '\'';
        case 0x9C:
        case 0x9D: return '"';
        default: return 0;
    }
}

/// A word in lower case, as far as it counts.
class Lowered {
public:
    explicit Lowered(std::string_view word) {
        for (std::size_t i = 0; i < word.size() && size_ < buffer_.size(); ++i) {
            if (const char plain = plain_mark(word.substr(i)); plain != 0) {
                buffer_[size_++] = plain;
                i += 2;
                continue;
            }
            const char c = word[i];
            buffer_[size_++] = ascii_lower(c);
            small_ = small_ || is_ascii_lower(c);
        }
    }
    [[nodiscard]] std::string_view text() const { return {buffer_.data(), size_}; }
    [[nodiscard]] bool any_small() const { return small_; }

private:
    std::array<char, longest_word> buffer_;
    std::size_t size_ = 0;
    bool small_ = false;
};

Inflections::Ending ending_of(std::string_view lower) {
    using enum Inflections::Ending;
    constexpr std::size_t shortest = 4;
    if (lower.size() < shortest) {
        return lower.ends_with('s') ? s : none;
    }
    if (lower.ends_with("ing")) {
        return ing;
    }
    if (lower.ends_with('s')) {
        return lower.ends_with("ss") ? none : s;
    }
    const std::string_view two = lower.substr(lower.size() - 2);
    return two == "ed" ? ed : two == "en" ? en : two == "ly" ? ly : two == "st" ? st : none;
}

}  // namespace

Result<Inflections> Inflections::open(const DataFolder& data) {
    const std::string name = "read/irregular_forms.txt";
    const Result<std::string> text = data.read(name);
    if (!text) {
        return std::unexpected(text.error());
    }
    return parse(*text, data.path_of(name));
}

Result<Inflections> Inflections::parse(std::string_view text, std::string_view source) {
    Inflections forms;
    const auto add = [&](std::string_view line) -> std::string_view {
        const std::vector<std::string_view> words = split(line, ' ');
        if (words.size() < 2) {
            return "a line needs a base and its irregular forms";
        }
        for (const std::string_view form : words) {
            forms.irregular_.emplace(hash64(form), stem_key(words.front()));
        }
        return {};
    };
    if (const Result<void> read = parse_word_lines(text, source, add); !read) {
        return std::unexpected(read.error());
    }
    return forms;
}

Inflections::Keys Inflections::keys(std::string_view word) const {
    const Lowered lowered(word);
    const std::string_view lower = lowered.text();
    Keys keys;
    unsigned shape = word.size() > 5 ? unsigned{long_word} : 0U;
    shape |= lowered.any_small() ? unsigned{lowercase} : 0U;
    for (std::size_t i = 0; i < lower.size(); ++i) {
        shape |= is_ascii_digit(lower[i]) ? unsigned{digit} : 0U;
        shape |= lower[i] == '-' && i > 0 ? unsigned{hyphen} : 0U;
    }
    shape |= !lower.empty() && is_ascii_upper(word.front()) ? unsigned{capital} : 0U;
    keys.shape = static_cast<std::uint8_t>(shape);
    keys.lower = hash64(lower);
    keys.suffix = hash64(lower.substr(lower.size() - std::min<std::size_t>(lower.size(), 3)));
    keys.stem = stem_key(lower);
    keys.ending = ending_of(lower);
    if (const auto irregular = irregular_.find(keys.lower); irregular != irregular_.end()) {
        keys.ending = irregular->second == keys.stem ? keys.ending : Ending::irregular;
        keys.stem = irregular->second;
    }
    return keys;
}

std::uint64_t Inflections::key(std::string_view word) const {
    const Lowered lowered(word);
    const auto irregular = irregular_.find(hash64(lowered.text()));
    return irregular != irregular_.end() ? irregular->second : stem_key(lowered.text());
}

}  // namespace stemma::read
