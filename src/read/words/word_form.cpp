#include "read/words/word_form.h"

#include <algorithm>
#include <array>

#include "base/hash_inline.h"
#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::read {
namespace {

constexpr std::size_t longest = 64;

enum class Class : std::uint8_t { upper = 1, lower, letter, digit, hyphen, stop, quote, other };

constexpr std::size_t classes = static_cast<std::size_t>(Class::other) + 1;

constexpr std::array<Class, 128> make_ascii_classes() {
    std::array<Class, 128> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const char a = static_cast<char>(i);
        table[i] = is_ascii_lower(a)   ? Class::lower
                   : is_ascii_upper(a) ? Class::upper
                   : is_ascii_digit(a) ? Class::digit
                   : a == '-'          ? Class::hyphen
                   : a == '.'          ? Class::stop
                   : a == '\''         ? Class::quote
                                       : Class::other;
    }
    return table;
}
constexpr std::array<Class, 128> ascii_classes = make_ascii_classes();

/// Of a code point beyond ASCII.
Class class_of(char32_t c) {
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
            if (byte < 0x80) {
                buffer_[size_++] = ascii_lower(word[at++]);
                count(ascii_classes[byte]);
                continue;
            }
            const text::CodePoint c = text::decode(word, at);
            take(c.value, class_of(c.value), word.substr(at, c.size));
            at += c.size;
        }
    }
    [[nodiscard]] std::uint64_t lower() const { return hash64_inline({buffer_.data(), size_}); }
    [[nodiscard]] WordForm form() const {
        WordForm form;
        form.lower = lower();
        form.suffix2 = suffix(2, form.lower);
        form.suffix3 = suffix(3, form.lower);
        form.suffix4 = suffix(4, form.lower);
        form.prefix3 = size_ <= 3 ? form.lower : hash64_inline({buffer_.data(), 3});
        form.shape = shape_;
        form.length = static_cast<std::uint8_t>(size_);
        form.initial = size_ > 0 ? buffer_[0] : '\0';
        form.casing = casing();
        form.has_digit = counted(Class::digit) > 0;
        form.has_letter =
            counted(Class::upper) + counted(Class::lower) + counted(Class::letter) > 0;
        return form;
    }

private:
    void take(char32_t c, Class kind, std::string_view bytes) {
        if (kind == Class::upper) {
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
        count(kind);
    }
    void count(Class kind) {
        ++counts_[static_cast<std::size_t>(kind)];
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
    [[nodiscard]] unsigned counted(Class kind) const {
        return counts_[static_cast<std::size_t>(kind)];
    }
    /// The hash of the last bytes, where that is not that of the `whole`.
    [[nodiscard]] std::uint64_t suffix(std::size_t length, std::uint64_t whole) const {
        return size_ <= length ? whole : hash64_inline({buffer_.data() + size_ - length, length});
    }
    [[nodiscard]] WordCasing casing() const {
        const unsigned upper = counted(Class::upper);
        const unsigned lower = counted(Class::lower);
        if (upper + lower == 0) {
            return WordCasing::none;
        }
        if (upper == 0) {
            return WordCasing::lower;
        }
        if (lower == 0) {
            return upper == 1 ? WordCasing::single : WordCasing::upper;
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
    std::array<unsigned, classes> counts_{};
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
    return ascii ? hash64_inline({lower.data(), size}) : Scan(word).lower();
}

std::uint64_t hash_of_lower(std::string_view lower_word) {
    return hash64_inline(lower_word.substr(0, longest));
}

void WordForms::read(std::string_view text, std::span<const Token> tokens) {
    forms_.clear();
    for (const Token& token : tokens) {
        forms_.push_back(form_of(token.span.of(text)));
    }
    casing_ = casing_of(forms_);
}

void WordForms::read(std::span<const WordForm> forms) {
    forms_.assign(forms.begin(), forms.end());
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
