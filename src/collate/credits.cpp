#include "collate/credits.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"
#include "collate/claims/statements.h"
#include "collate/lineage/text_stream.h"

namespace stemma::collate {
namespace {

constexpr std::size_t longest_byline = 16;  // words

bool belongs_to_bylines(std::string_view word) {
    constexpr std::array<std::string_view, 20> words{
        "by",   "and",    "updated",  "published",     "posted", "special", "staff",
        "from", "writer", "reporter", "correspondent", "editor", "bureau",  "am",
        "pm",   "a.m.",   "p.m.",     "est",           "edt",    "gmt"};
    return std::ranges::find(words, word) != words.end();
}

}  // namespace

bool is_byline(const Statement& s) {
    if (s.words.empty() || s.words.size() > longest_byline) {
        return false;
    }
    bool certain = equals_ignoring_case(s.text_of(s.words.front().span), "by");
    bool of_agency = false;
    for (const Mention& m : s.mentions) {
        constexpr std::size_t of_day = 10;  // "2031-03-04"
        const Entity* entity = s.entity(m);
        of_agency = of_agency || (entity != nullptr && entity->key.starts_with("agency:"));
        if (m.kind == MentionKind::time) {
            const std::string& value = s.source->reading.times[m.index].value;
            certain = certain || (value.size() >= of_day &&
                                  s.text().contains(std::string_view(value).substr(0, 4)));
        }
    }
    return (certain || of_agency) && std::ranges::all_of(s.words, [&](const Word& word) {
               return word.mention >= 0 || word.digit || (certain && word.capital) ||
                      belongs_to_bylines(ascii_lower(s.text_of(word.span)));
           });
}

bool is_credit(const Statement& s) {
    return is_credit_line(s.text()) || is_credit_line(sentence_of(s).of(s.source->article.text));
}

}  // namespace stemma::collate
