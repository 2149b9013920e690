#include "read/numbers/amount.h"

#include <string>

#include "read/numbers/number_lexicon.h"
#include "read/numbers/shares.h"
#include "read/pieces.h"
#include "read/spelled_number.h"

namespace stemma::read {
namespace {

using Kind = NumberLexicon::Kind;

constexpr std::uint16_t max_digits = 15;

bool is_ordinal(std::string_view key) {
    return key == "st" || key == "nd" || key == "rd" || key == "th";
}

}  // namespace

std::size_t AmountReader::after_name(std::size_t i) const {
    std::size_t groups = 1;
    std::size_t end = i + 1;
    while (t_.is(end, "-") && t_.is_number(end + 1) && t_.glued(end) && t_.glued(end + 1)) {
        end += 2;
        ++groups;
    }
    if (groups > 2 || (i > 0 && t_.glued(i) && t_.is(i - 1, "+"))) {
        while (t_.is_number(end)) {
            ++end;
        }
        return end;
    }
    const Piece& piece = t_.pieces[i];
    if (piece.digits > max_digits || binds_before(i) || binds_after(i)) {
        return i + 1;
    }
    const std::string_view digits = piece.span.of(t_.text);
    return piece.whole && digits.size() > 1 && digits.front() == '0' ? i + 1 : i;
}

bool AmountReader::binds_before(std::size_t i) const {
    if (!t_.glued(i)) {
        return false;
    }
    if (t_.is_word(i - 1)) {
        return !t_.ending_at(Kind::sign, i);
    }
    for (const std::string_view c : {".", "/", ":", "#", "@", "_", "=", "&"}) {
        if (t_.is(i - 1, c)) {
            return true;
        }
    }
    return t_.is(i - 1, "-") && t_.glued(i - 1) && t_.is_word(i - 2);
}

bool AmountReader::binds_after(std::size_t i) const {
    if (!t_.glued(i + 1)) {
        return false;
    }
    if (t_.is_word(i + 1)) {
        std::string buffer;
        const std::string_view key = key_of(t_.pieces[i + 1], t_.text, buffer);
        return magnitude_of(key) == 0 && !t_.at(Kind::measure, i + 1) && !is_ordinal(key) &&
               !t_.at(Kind::sign, i + 1);
    }
    return (t_.is(i + 1, "/") || t_.is(i + 1, ":") || t_.is(i + 1, "_") || t_.is(i + 1, "@")) &&
           t_.glued(i + 2);
}

std::optional<Amount> AmountReader::read(std::size_t i) const {
    Amount amount;
    amount.begin = i;
    if (const auto vague = t_.at(Kind::vague, i)) {
        amount.value = vague.entry->factor;
        amount.high = vague.entry->high;
        amount.end = i + vague.pieces;
        amount.vague = true;
        return amount;
    }
    if (t_.is_number(i)) {
        if (t_.glued(i + 1) && t_.is_word(i + 1)) {
            std::string buffer;
            if (is_ordinal(key_of(t_.pieces[i + 1], t_.text, buffer))) {
                return std::nullopt;
            }
        }
        amount.value = t_.pieces[i].value;
        amount.end = i + 1;
        amount.digits = true;
        add_fraction(amount);
    } else if (const auto spelled = spelled_number(t_.text, t_.pieces, i);
               spelled && !spelled->ordinal) {
        amount.value = spelled->value;
        amount.end = i + spelled->pieces;
    } else if (const auto part = opens_share(t_, i) ? part_of_magnitude_at(t_, i) : std::nullopt) {
        amount.value = amount.high = amount.magnitude = part->value;
        amount.end = part->end;
        return amount;
    } else if (opens_share(t_, i) && (t_.is(i, "a") || t_.is(i, "half")) && dozen_after(i) != 0) {
        amount.value = t_.is(i, "half") ? 6 : 12;
        amount.end = dozen_after(i) + 1;
        amount.high = amount.value;
        return amount;
    } else {
        return std::nullopt;
    }
    if (const std::size_t after = after_and_a_half(t_, amount.end); after != amount.end) {
        amount.value += 0.5;
        amount.end = after;
    }
    add_magnitude(amount);
    amount.high = amount.value;
    return amount;
}

std::size_t AmountReader::dozen_after(std::size_t i) const {
    const std::size_t at = t_.is(i, "half") && t_.is(i + 1, "a") ? i + 2 : i + 1;
    return t_.is(at, "dozen") ? at : 0;
}

void AmountReader::add_fraction(Amount& amount) const {
    const std::size_t at = amount.end;
    if (t_.is_number(at) && t_.is(at + 1, "/") && t_.glued(at + 1) && t_.is_number(at + 2) &&
        t_.glued(at + 2) && t_.pieces[at + 2].value > t_.pieces[at].value) {
        amount.value += t_.pieces[at].value / t_.pieces[at + 2].value;
        amount.end = at + 3;
    }
}

void AmountReader::add_magnitude(Amount& amount) const {
    const std::size_t at = amount.end;
    if (!t_.is_word(at) || t_.pieces[at].paragraph != t_.pieces[amount.begin].paragraph) {
        return;
    }
    std::string buffer;
    const std::string_view key = key_of(t_.pieces[at], t_.text, buffer);
    if (key == "dozen") {
        amount.value *= 12;
        ++amount.end;
        return;
    }
    const double magnitude = magnitude_of(key);
    const bool money = static_cast<bool>(t_.ending_at(Kind::sign, amount.begin));
    const bool letters = key.size() <= 3;
    const bool allowed = !letters || (amount.digits && (money || (t_.glued(at) && key != "m")));
    if (magnitude > 0 && allowed) {
        amount.magnitude = magnitude;
        amount.value *= magnitude;
        ++amount.end;
    }
}

std::optional<std::size_t> AmountReader::read_range(Amount& amount, const Timex* next_time) const {
    const bool dash = t_.is(amount.end, "-");
    const std::size_t first = before_sign(amount.begin);
    const bool between = first > 0 && t_.is(first - 1, "between") && t_.is(amount.end, "and");
    const bool from = first > 0 && t_.is(first - 1, "from");
    if (!dash && !between && (from || !(t_.is(amount.end, "to") || t_.is(amount.end, "or")))) {
        return std::nullopt;
    }
    std::size_t at = amount.end + 1;
    if (const auto sign = t_.at(Kind::sign, at)) {
        at += sign.pieces;
    }
    const bool in_time = at < t_.pieces.size() && next_time != nullptr &&
                         next_time->span.overlaps(t_.pieces[at].span);
    const std::optional<Amount> upper =
        at < t_.pieces.size() && !in_time && !amount.vague ? read(at) : std::nullopt;
    if (!upper || upper->vague) {
        return std::nullopt;
    }
    double low = amount.magnitude == 1 && amount.value * upper->magnitude < upper->value
                     ? amount.value * upper->magnitude
                     : amount.value;
    if (dash && amount.digits && low * 1000 < upper->value && upper->value < 1e6) {
        low *= 1000;  // "5-6,000 people"
    }
    if (upper->value <= low) {
        return dash ? std::optional(upper->end) : std::nullopt;
    }
    amount.value = low;
    amount.high = upper->value;
    amount.end = upper->end;
    return std::nullopt;
}

std::size_t AmountReader::before_sign(std::size_t begin) const {
    const auto sign = t_.ending_at(Kind::sign, begin);
    return sign ? begin - sign.pieces : begin;
}

}  // namespace stemma::read
