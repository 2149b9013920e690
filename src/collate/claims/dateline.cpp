#include "collate/claims/dateline.h"

#include <algorithm>

#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::collate {
namespace {

constexpr std::uint32_t longest = 24;        // tokens before the dash
constexpr std::uint32_t least_sentence = 4;  // tokens after it

bool is_dash(std::string_view word) {
    return word == "-" || word == "--" || word == "–" || word == "—" || word == "―";
}

bool is_in_capitals(std::string_view word) {
    constexpr std::size_t least_place = 3;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size();) {
        const text::CodePoint c = text::decode(word, at);
        at += c.size;
        if (text::is_lower(c.value)) {
            return false;
        }
        letters += text::is_letter(c.value) ? 1U : 0U;
    }
    return letters >= least_place;
}

}  // namespace

TokenRange without_dateline(const ReadArticle& article, TokenRange line) {
    const auto word = [&](std::uint32_t at) {
        return article.reading.tokens[at].span.of(article.article.text);
    };
    if (line.end - line.begin <= least_sentence || !is_in_capitals(word(line.begin))) {
        return line;
    }
    const std::uint32_t last = std::min(line.end - least_sentence, line.begin + longest);
    bool in_brackets = false;
    for (std::uint32_t at = line.begin + 1; at < last; ++at) {
        const std::string_view here = word(at);
        if (is_dash(here) && !in_brackets) {
            return {at + 1, line.end};
        }
        in_brackets = here == "(" || (in_brackets && here != ")");
        // Beside the agency's name nothing in a dateline is in small letters.
        if (!in_brackets && text::is_lower(text::decode(here, 0).value)) {
            return line;
        }
    }
    return line;
}

}  // namespace stemma::collate
