#include "text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <bit>

#include "base/hash_inline.h"
#include "base/strings.h"
#include "text/stop_word_set.h"
#include "text/utf8.h"
#include "text/words.h"

namespace stemma::text {
namespace {

constexpr std::size_t enough = std::size_t{64} * 1024;
constexpr std::size_t piece = 400;  // bytes; three of them tell most texts
constexpr std::string_view unknown = "und";

std::string primary_tag(std::string_view tag) {
    std::string primary = ascii_lower(trim(tag.substr(0, tag.find_first_of("-_"))));
    // Codes that BCP 47 has replaced.
    if (primary == "iw") {
        return "he";
    }
    if (primary == "in") {
        return "id";
    }
    if (primary == "ji") {
        return "yi";
    }
    return primary;
}

std::string tag_of(CLD2::Language language) {
    if (language == CLD2::UNKNOWN_LANGUAGE || language == CLD2::TG_UNKNOWN_LANGUAGE) {
        return std::string(unknown);
    }
    return primary_tag(CLD2::LanguageCode(language));
}

/// The language that CLD2 is sure of; else nothing, and what it takes to be there.
struct Guess {
    CLD2::Language sure = CLD2::UNKNOWN_LANGUAGE;
    std::array<CLD2::Language, 3> languages{CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE,
                                            CLD2::UNKNOWN_LANGUAGE};
};

Guess guess(std::string_view text) {
    Guess guess;
    std::array<int, 3> percents{};
    std::array<double, 3> scores{};
    int text_bytes = 0;
    int valid_prefix = 0;
    bool reliable = false;
    const CLD2::CLDHints no_hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    const CLD2::Language best = CLD2::ExtDetectLanguageSummaryCheckUTF8(
        text.data(), static_cast<int>(text.size()), true, &no_hints, 0, guess.languages.data(),
        percents.data(), scores.data(), nullptr, &text_bytes, &reliable, &valid_prefix);
    guess.sure = reliable ? best : CLD2::UNKNOWN_LANGUAGE;
    return guess;
}

/// Pieces of the text from its beginning, its middle and its end.
std::string sample_of(std::string_view text) {
    std::string sample;
    for (const std::size_t from :
         {std::size_t{0}, (text.size() - piece) / 2, text.size() - piece}) {
        const std::size_t begin = boundary_before(text, from);
        const std::size_t end = boundary_before(text, from + piece);
        sample.append(text, begin, end - begin).push_back('\n');
    }
    return sample;
}

/// The letter that each byte is in a word, lower case if it is ASCII; 0 for what parts words.
constexpr std::array<char, 256> letters = [] {
    std::array<char, 256> all{};
    for (std::size_t byte = 0; byte < all.size(); ++byte) {
        const char c = static_cast<char>(byte);
        all[byte] = byte >= 0x80 || is_ascii_alpha(c) ? ascii_lower(c) : '\0';
    }
    return all;
}();

/// Do the small words of a sample say the same as the page: three in ten words and more are of
/// the declared language, and of no other one half as many?
bool small_words_confirm(const std::string& sample, std::string_view declared) {
    constexpr std::uint32_t least_words = 40;
    const std::uint32_t own = stop_word_language(declared);
    if (own == 0) {
        return false;
    }
    std::array<std::uint32_t, 32> of_language{};
    std::uint32_t words = 0;
    const StopWordSet& stop_words = StopWordSet::known();
    const char* const text = sample.c_str();  // the zero after it is no letter
    const auto letter_at = [&](std::size_t at) {
        return letters[static_cast<unsigned char>(text[at])];
    };
    for (std::size_t at = 0; at < sample.size(); ++at) {
        std::array<char, 16> lower;  // no stop word is longer
        std::size_t size = 0;
        for (char letter = letter_at(at); letter != '\0'; letter = letter_at(++at), ++size) {
            lower[size % lower.size()] = letter;
        }
        words += size > 0 ? 1 : 0;
        if (size > 0 && size <= lower.size()) {
            const std::uint64_t hash = hash64_inline({lower.data(), size});
            for (std::uint32_t left = stop_words.languages_of(hash); left != 0; left &= left - 1) {
                ++of_language[static_cast<std::size_t>(std::countr_zero(left))];
            }
        }
    }
    const std::uint32_t mine = of_language[static_cast<std::size_t>(std::countr_zero(own))];
    std::uint32_t most = 0;
    for (std::size_t i = 0; i < of_language.size(); ++i) {
        most = own == 1U << i ? most : std::max(most, of_language[i]);
    }
    return words >= least_words && mine * 10 >= words * 3 && mine >= most * 2;
}

}  // namespace

std::string identify_language(std::string_view text, std::string_view declared) {
    const bool long_text = text.size() > 4 * piece;
    const std::string sample = long_text ? sample_of(text) : std::string(text);
    // A page that declares none is most likely English, of which no other language has the small
    // words. CLD2 says the same, for thirty times the time.
    if (std::string likely = declared.empty() ? "en" : primary_tag(declared);
        small_words_confirm(sample, likely)) {
        return likely;
    }
    if (long_text) {
        if (const Guess found = guess(sample); found.sure != CLD2::UNKNOWN_LANGUAGE) {
            return tag_of(found.sure);
        }
    }
    const Guess whole = guess(text.substr(0, boundary_before(text, enough)));
    if (whole.sure != CLD2::UNKNOWN_LANGUAGE) {
        return tag_of(whole.sure);
    }
    std::string wanted = primary_tag(declared);
    for (const CLD2::Language language : whole.languages) {
        if (language != CLD2::UNKNOWN_LANGUAGE && tag_of(language) == wanted) {
            return wanted;
        }
    }
    return std::string(unknown);
}

}  // namespace stemma::text
