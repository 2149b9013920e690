#include "read/entities/metonym.h"

#include "base/strings.h"

namespace stemma::read {
namespace {

bool is_one_of(std::string_view word, std::string_view list) {
    return !word.empty() && list.find(cat(' ', ascii_lower(word), ' ')) != std::string_view::npos;
}

constexpr std::string_view places =
    " in at near from to outside across around through via of toward towards into for ";
constexpr std::string_view partners = " with against by between that than blamed accused told ";
constexpr std::string_view belongings =
    " invasion media government relations leadership regime military army troops forces state "
    "policy decision response move position denuclearization denuclearisation nuclear missile "
    "foreign claim claims stance allies ally ambitions war intervention ";

}  // namespace

bool acts_as_state(std::string_view text, const Reading& reading, const Name& name) {
    const TokenRange sentence = reading.sentences[name.sentence].tokens;
    const auto word = [&](std::uint32_t i) {
        return i >= sentence.begin && i < sentence.end ? reading.tokens[i].span.of(text)
                                                       : std::string_view();
    };
    const std::string_view before = name.begin > sentence.begin ? word(name.begin - 1) : "";
    const std::string_view before2 = name.begin > sentence.begin + 1 ? word(name.begin - 2) : "";
    if (is_one_of(before, places) || (is_one_of(before, " the ") && is_one_of(before2, places))) {
        return false;
    }
    if (is_one_of(before, partners)) {
        return true;
    }
    const std::string_view after = word(name.end);
    if (is_one_of(after, " 's ’s ' ’ ")) {
        return is_one_of(word(name.end + 1), belongings) ||
               is_one_of(word(name.end + 2), belongings);
    }
    if (name.end >= sentence.end) {
        return false;
    }
    const auto pos = [&](std::uint32_t i) {
        return i < sentence.end ? reading.tokens[i].pos : Pos::x;
    };
    const bool adverb = pos(name.end) == Pos::adv;
    const Pos next = pos(name.end + (adverb ? 1U : 0U));
    return next == Pos::verb || next == Pos::aux;
}

}  // namespace stemma::read
