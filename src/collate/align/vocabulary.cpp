#include "collate/align/vocabulary.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "base/hash.h"
#include "base/strings.h"
#include "text/utf8.h"
#include "text/words.h"

namespace stemma::collate {
namespace {

constexpr float number_weight = 5;        // a figure says more than most words
constexpr std::size_t least_spelled = 4;  // shorter words are alike by chance

bool among(std::string_view word, std::span<const std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_negation(std::string_view lower) {
    static constexpr std::array<std::string_view, 12> words = {
        "not",  "n't", "n’t",    "no",      "never",  "without",
        "none", "nor", "nobody", "neither", "cannot", "unable"};
    return among(lower, words);
}

bool is_modal(std::string_view lower) {
    static constexpr std::array<std::string_view, 16> words = {
        "may",    "might",    "could",     "would",      "should",  "can",
        "must",   "possibly", "allegedly", "reportedly", "perhaps", "potentially",
        "likely", "plans",    "expected",  "threatened"};
    return among(lower, words);
}

bool looks_like_initials(std::string_view form) {
    constexpr std::size_t longest = 6;
    return form.size() >= 2 && form.size() <= longest && is_ascii_upper(form.front()) &&
           std::ranges::all_of(form, is_ascii_alpha) &&
           std::ranges::count_if(form, is_ascii_upper) >= 2;
}

std::uint32_t head_of(std::string_view form) {
    const auto letter = [&](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(form[at]) | 0x20U);
    };
    return letter(0) << 16U | letter(1) << 8U | letter(2);
}

Word make_word(const Background& background, std::string_view form) {
    Word word;
    const std::string lower = text::lower(form);
    const std::string stem = text::stem(lower);
    word.form = hash64(lower);
    word.stem = hash64(stem);
    word.senses = background.senses(stem);
    word.weight = background.rarity(stem);
    word.direction = background.direction(stem);
    word.vector = background.vectors().find(stem);
    word.digit = std::any_of(form.begin(), form.end(), is_ascii_digit);
    word.capital = text::is_upper(text::decode(form, 0).value);
    word.initials = looks_like_initials(form);
    word.negation = is_negation(lower);
    word.modal = is_modal(lower);
    word.content = !word.digit && !word.negation && !text::is_stop_word(lower);
    if (!word.digit && form.size() >= least_spelled) {
        word.head = head_of(form);
    }
    if (word.digit) {
        word.weight = std::min(word.weight, number_weight);
    }
    return word;
}

}  // namespace

const Word& Vocabulary::operator[](std::string_view form) {
    auto known = words_.find(form);
    if (known == words_.end()) {
        known = words_.emplace(form, make_word(background_, form)).first;
    }
    return known->second;
}

}  // namespace stemma::collate
