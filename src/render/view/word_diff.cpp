#include "render/view/word_diff.h"

#include <algorithm>
#include <string>

#include "base/strings.h"

namespace stemma::render {
namespace {

constexpr std::size_t max_words = 400;

struct Word {
    Span span;        ///< without the punctuation around it
    std::string key;  ///< lower case
};

// Bytes over 0x7F belong to words, but for the punctuation of the block U+2010 … U+203F.
std::size_t punctuation_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    if (byte(at) == 0xE2U && byte(at + 1) == 0x80U && byte(at + 2) >= 0x90U) {
        return 3;
    }
    const char c = text[at];
    const bool word = byte(at) >= 0x80U || is_ascii_alpha(c) || is_ascii_digit(c) || c == '$' ||
                      c == '%' || c == '-';
    return word ? 0 : 1;
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    std::size_t at = 0;
    while (at < text.size() && words.size() <= max_words) {
        const std::size_t skip = punctuation_at(text, at);
        if (skip > 0) {
            at += skip;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && !is_ascii_space(text[end])) {
            const std::size_t mark = punctuation_at(text, end);
            // A point, comma or apostrophe between letters or digits belongs to the word.
            if (mark > 0 && (end + mark >= text.size() || is_ascii_space(text[end + mark]) ||
                             punctuation_at(text, end + mark) > 0)) {
                break;
            }
            end += mark > 0 ? mark : 1;
        }
        words.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
                         ascii_lower(text.substr(at, end - at))});
        at = end;
    }
    return words;
}

/// For each word of `b`: is it in the longest common subsequence?
std::vector<bool> common(const std::vector<Word>& a, const std::vector<Word>& b) {
    const std::size_t width = b.size() + 1;
    std::vector<std::uint16_t> length((a.size() + 1) * width, 0);
    for (std::size_t i = a.size(); i-- > 0;) {
        for (std::size_t j = b.size(); j-- > 0;) {
            length[i * width + j] =
                a[i].key == b[j].key
                    ? static_cast<std::uint16_t>(length[(i + 1) * width + j + 1] + 1)
                    : std::max(length[(i + 1) * width + j], length[i * width + j + 1]);
        }
    }
    std::vector<bool> kept(b.size(), false);
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].key == b[j].key) {
            kept[j] = true;
            ++i, ++j;
        } else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    return kept;
}

}  // namespace

std::vector<DiffPart> word_diff(std::string_view base, std::string_view other) {
    std::vector<DiffPart> parts;
    const auto whole = static_cast<std::uint32_t>(other.size());
    const std::vector<Word> a = words_of(base);
    const std::vector<Word> b = words_of(other);
    if (a.size() > max_words || b.size() > max_words) {
        return {{{0, whole}, false}};
    }
    const std::vector<bool> kept = common(a, b);
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < b.size(); ++i) {
        if (kept[i]) {
            continue;
        }
        std::size_t last = i;
        while (last + 1 < b.size() && !kept[last + 1]) {
            ++last;
        }
        if (at < b[i].span.begin) {
            parts.push_back({{at, b[i].span.begin}, false});
        }
        parts.push_back({{b[i].span.begin, b[last].span.end}, true});
        at = b[last].span.end;
        i = last;
    }
    if (at < whole) {
        parts.push_back({{at, whole}, false});
    }
    return parts;
}

}  // namespace stemma::render
