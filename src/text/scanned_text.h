// A paragraph as the scanners of tokens see it: its code points by place, and what each is.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/strings.h"
#include "stemma/span.h"
#include "text/utf8.h"

namespace stemma::text::detail {

enum class CharacterClass : std::uint8_t { space, letter, digit, other, ideograph };

/// Letters of scripts that are written without spaces are ideographs here: a token each.
CharacterClass class_beyond_ascii(char32_t c);

inline CharacterClass class_of(char32_t c) {
    if (c >= 0x80) {
        return class_beyond_ascii(c);
    }
    const char byte = static_cast<char>(c);
    if (is_ascii_alpha(byte)) {
        return CharacterClass::letter;
    }
    if (is_ascii_digit(byte)) {
        return CharacterClass::digit;
    }
    return is_ascii_space(byte) ? CharacterClass::space : CharacterClass::other;
}

/// A letter or a digit.
inline bool is_wordy(char32_t c) {
    const CharacterClass kind = class_of(c);
    return kind == CharacterClass::letter || kind == CharacterClass::digit;
}

/// Places are bytes of the whole text; nothing outside the paragraph is seen.
class ScannedText {
public:
    ScannedText(std::string_view text, Span paragraph)
        : text_(text.substr(0, paragraph.end)), begin_(paragraph.begin) {}

    [[nodiscard]] std::size_t begin() const { return begin_; }
    [[nodiscard]] std::size_t end() const { return text_.size(); }
    [[nodiscard]] char byte(std::size_t at) const { return text_[at]; }
    [[nodiscard]] CodePoint read(std::size_t at) const { return decode(text_, at); }
    /// The code point at `at`, 0 past the end.
    [[nodiscard]] char32_t peek(std::size_t at) const {
        return at < end() ? read(at).value : U'\0';
    }
    [[nodiscard]] CharacterClass class_at(std::size_t at) const {
        return at < end() ? class_of(read(at).value) : CharacterClass::space;
    }
    [[nodiscard]] bool is_wordy_at(std::size_t at) const {
        return at < end() && is_wordy(peek(at));
    }
    /// The code point that ends at `at`, a space at the paragraph's begin.
    [[nodiscard]] char32_t before(std::size_t at) const {
        return at > begin_ ? decode_before(text_, at).value : U' ';
    }
    [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const {
        return text_.substr(begin, end - begin);
    }
    [[nodiscard]] std::string_view from(std::size_t at) const { return text_.substr(at); }

private:
    std::string_view text_;
    std::size_t begin_;
};

}  // namespace stemma::text::detail
