#include "read/words/word_form.h"

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::read {
namespace {

constexpr std::size_t longest = 64;

enum class Class : std::uint8_t { upper = 1, lower, letter, digit, hyphen, stop, quote, other };

Class class_of(char32_t c) {
    if (c < 0x80) {
        const char a = static_cast<char>(c);
        if (is_ascii_lower(a)) {
            return Class::lower;
        }
        if (is_ascii_upper(a)) {
            return Class::upper;
        }
        if (is_ascii_digit(a)) {
            return Class::digit;
        }
        return a == '-'    ? Class::hyphen
               : a == '.'  ? Class::stop
               : a == '\'' ? Class::quote
                           : Class::other;
    }
    if (text::is_lower(c)) {
        return Class::lower;
    }
    if (text::is_upper(c)) {
        return Class::upper;
    }
    if (c == U'’') {
        return Class::quote;
    }
    if (c == U'‐' || c == U'‑') {
        return Class::hyphen;
    }
    return text::is_digit(c) ? Class::digit : text::is_letter(c) ? Class::letter : Class::other;
}

/// The lower-case word in a buffer of fixed size, and counts of its classes.
class Scan {
public:
    explicit Scan(std::string_view word) {
        for (std::size_t at = 0; at < word.size() && size_ < longest;) {
            const auto byte = static_cast<unsigned char>(word[at]);
            const text::CodePoint c =
                byte < 0x80 ? text::CodePoint{byte, 1, true} : text::decode(word, at);
            take(c.value, class_of(c.value), word.substr(at, c.size));
            at += c.size;
        }
    }
    [[nodiscard]] WordForm form() const {
        WordForm form;
        form.lower = hash64({buffer_.data(), size_});
        form.suffix2 = suffix(2);
        form.suffix3 = suffix(3);
        form.suffix4 = suffix(4);
        form.prefix3 = hash64({buffer_.data(), std::min<std::size_t>(3, size_)});
        form.shape = shape_;
        form.length = static_cast<std::uint8_t>(size_);
        form.initial = size_ > 0 ? buffer_[0] : '\0';
        form.casing = casing();
        form.has_digit = digits_ > 0;
        form.has_letter = upper_ + lower_ + letters_ > 0;
        return form;
    }

private:
    void take(char32_t c, Class kind, std::string_view bytes) {
        if (kind == Class::upper && c < 0x80) {
            buffer_[size_++] = ascii_lower(static_cast<char>(c));
        } else if (kind == Class::upper) {
            small_.clear();
            text::append(small_, text::to_lower(c));
            put(small_);
        } else if (kind == Class::quote) {
            buffer_[size_++] = '\'';
        } else if (kind == Class::hyphen) {
            buffer_[size_++] = '-';
        } else {
            put(bytes);
        }
        upper_ += kind == Class::upper ? 1U : 0U;
        lower_ += kind == Class::lower ? 1U : 0U;
        letters_ += kind == Class::letter ? 1U : 0U;
        digits_ += kind == Class::digit ? 1U : 0U;
        first_upper_ = first_upper_ || (seen_ == 0 && kind == Class::upper);
        ++seen_;
        if (kind != last_ && shape_ < (std::uint64_t{1} << 60U)) {
            shape_ = shape_ << 4U | static_cast<std::uint64_t>(kind);
        }
        last_ = kind;
    }
    void put(std::string_view bytes) {
        for (const char byte : bytes) {
            if (size_ < longest) {
                buffer_[size_++] = byte;
            }
        }
    }
    [[nodiscard]] std::uint64_t suffix(std::size_t length) const {
        const std::size_t n = std::min(length, size_);
        return hash64({buffer_.data() + size_ - n, n});
    }
    [[nodiscard]] WordCasing casing() const {
        if (upper_ + lower_ == 0) {
            return WordCasing::none;
        }
        if (upper_ == 0) {
            return WordCasing::lower;
        }
        if (lower_ == 0) {
            return upper_ == 1 ? WordCasing::single : WordCasing::upper;
        }
        return first_upper_ ? WordCasing::initial : WordCasing::inner;
    }

    std::array<char, longest + 4> buffer_{};
    std::string small_;  // short enough to live inside the object
    std::size_t size_ = 0;
    std::uint64_t shape_ = 0;
    Class last_{};
    bool first_upper_ = false;
    unsigned seen_ = 0;
    unsigned upper_ = 0;
    unsigned lower_ = 0;
    unsigned letters_ = 0;
    unsigned digits_ = 0;
};

/// Capitals tell nothing if (nearly) all longer words have them, or none.
SentenceCasing casing_of(std::span<const WordForm> forms) {
    unsigned words = 0;
    unsigned upper = 0;
    unsigned capital = 0;
    bool any_capital = false;
    for (const WordForm& form : forms) {
        any_capital = any_capital || form.casing > WordCasing::lower;
        // Short words are small in a title too.
        if (form.casing == WordCasing::none || form.length < 4) {
            continue;
        }
        ++words;
        upper += form.casing == WordCasing::upper ? 1U : 0U;
        capital += form.casing == WordCasing::initial || form.casing == WordCasing::upper ? 1U : 0U;
    }
    if (words >= 3 && upper * 10 >= words * 8) {
        return SentenceCasing::upper;
    }
    if (words >= 4 && capital * 10 >= words * 8) {
        return SentenceCasing::title;
    }
    return words >= 4 && !any_capital ? SentenceCasing::lower : SentenceCasing::normal;
}

}  // namespace

WordForm form_of(std::string_view word) { return Scan(word).form(); }

std::uint64_t hash_of_word(std::string_view word) {
    std::array<char, longest> lower;
    const std::size_t size = std::min(word.size(), longest);
    bool ascii = true;
    for (std::size_t i = 0; i < size; ++i) {
        lower[i] = ascii_lower(word[i]);
        ascii = ascii && static_cast<unsigned char>(word[i]) < 0x80;
    }
    return ascii ? hash64({lower.data(), size}) : form_of(word).lower;
}

std::uint64_t hash_of_lower(std::string_view lower_word) {
    return hash64(lower_word.substr(0, longest));
}

void WordForms::read(std::string_view text, std::span<const Token> tokens) {
    forms_.clear();
    for (const Token& token : tokens) {
        forms_.push_back(form_of(token.span.of(text)));
    }
    casing_ = casing_of(forms_);
}

const WordForm& WordForms::at_or_edge(std::ptrdiff_t at) const {
    static const WordForm before{
        .lower = 1, .suffix2 = 1, .suffix3 = 1, .suffix4 = 1, .prefix3 = 1, .shape = 1};
    static const WordForm after{
        .lower = 2, .suffix2 = 2, .suffix3 = 2, .suffix4 = 2, .prefix3 = 2, .shape = 2};
    if (at < 0) {
        return before;
    }
    return static_cast<std::size_t>(at) < forms_.size() ? forms_[static_cast<std::size_t>(at)]
                                                        : after;
}

}  // namespace stemma::read
