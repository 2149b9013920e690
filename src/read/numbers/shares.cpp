#include "read/numbers/shares.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "base/strings.h"
#include "read/spelled_number.h"

namespace stemma::read {
namespace {

/// "thirds" → 3; 0 for what names no part. Singular and plural.
double part_named(const NumberText& t, std::size_t i) {
    constexpr std::array<std::pair<std::string_view, double>, 9> parts = {{{"half", 2},
                                                                           {"third", 3},
                                                                           {"quarter", 4},
                                                                           {"fifth", 5},
                                                                           {"sixth", 6},
                                                                           {"seventh", 7},
                                                                           {"eighth", 8},
                                                                           {"ninth", 9},
                                                                           {"tenth", 10}}};
    if (!t.is_word(i)) {
        return 0;
    }
    std::string buffer;
    std::string_view word = key_of(t.pieces[i], t.text, buffer);
    if (word.ends_with('s')) {
        word.remove_suffix(1);
    }
    const auto found = std::ranges::find(parts, word, &std::pair<std::string_view, double>::first);
    return found == parts.end() ? 0 : found->second;
}

bool one_paragraph(const NumberText& t, std::size_t first, std::size_t end) {
    return end <= t.pieces.size() && t.pieces[first].paragraph == t.pieces[end - 1].paragraph;
}

/// A whole number in digits or words.
std::optional<PartialAmount> whole_at(const NumberText& t, std::size_t i) {
    if (t.is_number(i)) {
        return PartialAmount{t.pieces[i].value, i + 1};
    }
    const auto spelled = spelled_number(t.text, t.pieces, i);
    if (!spelled || spelled->ordinal) {
        return std::nullopt;
    }
    return PartialAmount{spelled->value, i + spelled->pieces};
}

bool is_article(const NumberText& t, std::size_t i) { return t.is(i, "a") || t.is(i, "an"); }

double magnitude_at(const NumberText& t, std::size_t i) {
    if (!t.is_word(i)) {
        return 0;
    }
    std::string buffer;
    const std::string_view word = key_of(t.pieces[i], t.text, buffer);
    return word.size() > 3 ? magnitude_of(word) : 0;
}

/// "two-thirds", "three quarters of": the words of a fraction above one part.
std::optional<PartialAmount> fraction_at(const NumberText& t, std::size_t i) {
    const auto count = is_article(t, i) ? std::optional(PartialAmount{1, i + 1}) : whole_at(t, i);
    if (!count || count->value < 1) {
        return std::nullopt;
    }
    const bool joined = t.is(count->end, "-");
    const std::size_t at = count->end + (joined ? 1 : 0);
    const double parts = part_named(t, at);
    const bool of_million = is_article(t, at + 2) && magnitude_at(t, at + 3) > 0;
    const bool told = (t.is(at + 1, "of") && !of_million) || (joined && count->value > 1);
    if (parts == 0 || count->value >= parts || !told) {
        return std::nullopt;
    }
    return PartialAmount{count->value / parts, at + 1};
}

/// "half of the seats", "half the seats".
std::optional<PartialAmount> half_at(const NumberText& t, std::size_t i) {
    const bool whole = t.is(i + 1, "of") || t.is(i + 1, "the") || t.is(i + 1, "its") ||
                       t.is(i + 1, "their") || t.is(i + 1, "all");
    const bool day = i > 0 && (t.is(i - 1, "first") || t.is(i - 1, "second"));
    if (!t.is(i, "half") || !whole || day) {
        return std::nullopt;
    }
    return PartialAmount{0.5, i + 1};
}

/// "one in five", "3 out of 10".
std::optional<PartialAmount> ratio_at(const NumberText& t, std::size_t i) {
    const auto count = whole_at(t, i);
    if (!count || count->value < 1) {
        return std::nullopt;
    }
    const bool out_of = t.is(count->end, "out") && t.is(count->end + 1, "of");
    if (!out_of && !t.is(count->end, "in")) {
        return std::nullopt;
    }
    std::size_t at = count->end + (out_of ? 2 : 1);
    at += t.is(at, "every") ? 1 : 0;
    const auto whole = whole_at(t, at);
    constexpr std::array<double, 14> wholes = {3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000};
    if (!whole || whole->value <= count->value ||
        std::ranges::find(wholes, whole->value) == wholes.end()) {
        return std::nullopt;
    }
    return PartialAmount{count->value / whole->value, whole->end};
}

}  // namespace

std::optional<PartialAmount> share_at(const NumberText& t, std::size_t i) {
    for (const auto read : {fraction_at, half_at, ratio_at}) {
        if (const auto share = read(t, i); share && one_paragraph(t, i, share->end)) {
            constexpr double hundredths = 1e4;  // of a percent: no more digits than anyone prints
            return PartialAmount{std::round(share->value * hundredths) / 100, share->end};
        }
    }
    return std::nullopt;
}

std::optional<PartialAmount> part_of_magnitude_at(const NumberText& t, std::size_t i) {
    const bool half = t.is(i, "half") && is_article(t, i + 1);
    const bool quarter = !half && is_article(t, i) && t.is(i + 1, "quarter") && t.is(i + 2, "of") &&
                         is_article(t, i + 3);
    const std::size_t at = half ? i + 2 : i + 4;
    const double magnitude = half || quarter ? magnitude_at(t, at) : 0;
    if (magnitude == 0 || !one_paragraph(t, i, at + 1)) {
        return std::nullopt;
    }
    return PartialAmount{(half ? 0.5 : 0.25) * magnitude, at + 1};
}

std::size_t after_and_a_half(const NumberText& t, std::size_t i) {
    const bool there = i < t.pieces.size() && t.pieces[i].span.size() == 3 && t.is(i, "and") &&
                       is_article(t, i + 1) && t.is(i + 2, "half") && one_paragraph(t, i, i + 3);
    return there ? i + 3 : i;
}

bool opens_share(const NumberText& t, std::size_t i) {
    if (!t.is_word(i)) {
        return false;
    }
    const std::string_view word = t.pieces[i].span.of(t.text);
    return equals_ignoring_case("a", word) || equals_ignoring_case("an", word) ||
           equals_ignoring_case("half", word);
}

}  // namespace stemma::read
