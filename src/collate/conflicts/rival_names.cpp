#include "collate/conflicts/rival_names.h"

#include <algorithm>
#include <string>

#include "base/strings.h"

namespace stemma::collate {
namespace {

/// Does the article name it anywhere, be it by a part of the name?
bool names_anywhere(const Statement& s, const Statement& there, const Mention& name) {
    const std::string_view last = there.text_of(there.words[name.end - 1].span);
    return contains_ignoring_case(s.source->article.text, last);
}

/// "Northeast Asian" and "Northeastern Asian", "Korean" and "Korean Peninsula" are no rivals.
bool share_a_word(const Statement& a, const Mention& x, const Statement& b, const Mention& y) {
    constexpr std::size_t root = 4;  // bytes; "Northeast", "Northeastern"
    for (std::uint32_t i = x.begin; i < x.end; ++i) {
        const std::string_view s = a.text_of(a.words[i].span);
        for (std::uint32_t j = y.begin; j < y.end; ++j) {
            const std::string_view t = b.text_of(b.words[j].span);
            const std::size_t shorter = std::min({s.size(), t.size(), root});
            if (a.words[i].stem == b.words[j].stem ||
                s.substr(0, shorter) == t.substr(0, shorter)) {
                return true;
            }
        }
    }
    return false;
}

std::string capitals_of(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (is_ascii_upper(c)) {
            out += c;
        }
    }
    return out;
}
/// "Meridian News Agency" and "MNA", "FBI" and "F.B.I.".
bool are_initials(std::string_view x, std::string_view y) {
    const std::string initials = capitals_of(x);
    return initials.size() > 1 && initials == capitals_of(y);
}

/// Countries are left out: "Korea", "Pyongyang" and "the North" may all be one.
bool can_rival(const Statement& a, const Mention& x, const Statement& b, const Mention& y) {
    const auto named = [](const Entity& e) {
        return !e.key.starts_with("country:") && !e.key.starts_with("agency:") &&
               !e.key.starts_with("outlet:") &&
               (e.type == EntityType::person || e.type == EntityType::organization ||
                e.type == EntityType::location || e.type == EntityType::facility);
    };
    const Entity& s = *a.entity(x);
    const Entity& t = *b.entity(y);
    return s.type == t.type && named(s) && named(t);
}

/// "(CBSNewYork)", "Gardiner Anderson/for New York Daily News", "police told CBS2": who tells it.
bool names_teller(const Statement& s, const Mention& m) {
    const std::string& text = s.source->article.text;
    const char before = m.span.begin > 0 ? text[m.span.begin - 1] : ' ';
    const char after = m.span.end < text.size() ? text[m.span.end] : ' ';
    return before == '(' || after == ')' || before == '/' || after == '/' ||
           (m.begin > 0 && equals_ignoring_case(s.text_of(s.words[m.begin - 1].span), "told"));
}

}  // namespace

bool rival_names(const Statement& a, const Mention& x, const Statement& b, const Mention& y) {
    return can_rival(a, x, b, y) && !names_teller(a, x) && !names_teller(b, y) &&
           !share_a_word(a, x, b, y) && !are_initials(a.text_of(x.span), b.text_of(y.span)) &&
           !names_anywhere(a, b, y) && !names_anywhere(b, a, x);
}

}  // namespace stemma::collate
