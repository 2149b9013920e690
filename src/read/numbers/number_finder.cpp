#include "read/numbers/number_finder.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/strings.h"
#include "read/numbers/counted.h"
#include "read/numbers/number_lexicon.h"
#include "read/pieces.h"
#include "read/spelled_number.h"

namespace stemma::read {
namespace {

using Kind = NumberLexicon::Kind;

constexpr const char* lexicon_file = "read/numbers.en.txt";
constexpr std::uint16_t max_digits = 15;

/// A number as read from pieces [begin, end).
struct Amount {
    double value = 0;
    double high = 0;
    double magnitude = 1;  ///< already in the value
    std::size_t begin = 0;
    std::size_t end = 0;
    bool digits = false;
    bool vague = false;
};

class Scanner {
public:
    Scanner(const NumberText& t, Reading& reading) : t_(t), reading_(reading) {}

    void run() {
        std::size_t i = 0;
        while (i < t_.pieces.size()) {
            if (const std::size_t after = after_time(i); after != i) {
                i = after;
                continue;
            }
            i = std::max(i + 1, number_at(i));
        }
    }

private:
    /// The first piece past the time expression that holds piece i; i if none does.
    std::size_t after_time(std::size_t i) {
        const std::vector<Timex>& times = reading_.times;
        while (time_ < times.size() && times[time_].span.end <= t_.pieces[i].span.begin) {
            ++time_;
        }
        if (time_ == times.size() || !times[time_].span.overlaps(t_.pieces[i].span)) {
            return i;
        }
        while (i < t_.pieces.size() && t_.pieces[i].span.begin < times[time_].span.end) {
            ++i;
        }
        return i;
    }

    [[nodiscard]] bool in_time(std::size_t i) const {
        return time_ < reading_.times.size() &&
               reading_.times[time_].span.overlaps(t_.pieces[i].span);
    }

    /// Reads what starts at piece i; returns where to go on.
    std::size_t number_at(std::size_t i) {
        if (t_.is_number(i)) {
            if (const std::size_t after = after_name(i); after != i) {
                return after;
            }
        }
        std::optional<Amount> amount = read_amount(i);
        if (!amount) {
            return ordinal_at(i);
        }
        if (const auto score = read_range(*amount)) {
            return *score;
        }
        emit(*amount);
        return amount->end;
    }

    /// Telephone numbers, "F-16", "5G", "24/7", "#3": past them.
    [[nodiscard]] std::size_t after_name(std::size_t i) const {
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

    [[nodiscard]] bool binds_before(std::size_t i) const {
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

    [[nodiscard]] bool binds_after(std::size_t i) const {
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

    static bool is_ordinal(std::string_view key) {
        return key == "st" || key == "nd" || key == "rd" || key == "th";
    }

    [[nodiscard]] std::optional<Amount> read_amount(std::size_t i) const {
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
        } else if ((t_.is(i, "a") || t_.is(i, "half")) && dozen_after(i) != 0) {
            amount.value = t_.is(i, "half") ? 6 : 12;
            amount.end = dozen_after(i) + 1;
            amount.high = amount.value;
            return amount;
        } else {
            return std::nullopt;
        }
        add_magnitude(amount);
        amount.high = amount.value;
        return amount;
    }

    [[nodiscard]] std::size_t dozen_after(std::size_t i) const {
        const std::size_t at = t_.is(i, "half") && t_.is(i + 1, "a") ? i + 2 : i + 1;
        return t_.is(at, "dozen") ? at : 0;
    }

    void add_fraction(Amount& amount) const {
        const std::size_t at = amount.end;
        if (t_.is_number(at) && t_.is(at + 1, "/") && t_.glued(at + 1) && t_.is_number(at + 2) &&
            t_.glued(at + 2) && t_.pieces[at + 2].value > t_.pieces[at].value) {
            amount.value += t_.pieces[at].value / t_.pieces[at + 2].value;
            amount.end = at + 3;
        }
    }

    void add_magnitude(Amount& amount) const {
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

    /// Joins "10 to 15", "$5-10m", "between 3 and 4". The piece to go on at if it is a score.
    std::optional<std::size_t> read_range(Amount& amount) const {
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
        const std::optional<Amount> upper =
            at < t_.pieces.size() && !in_time(at) && !amount.vague ? read_amount(at) : std::nullopt;
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

    [[nodiscard]] std::size_t before_sign(std::size_t begin) const {
        const auto sign = t_.ending_at(Kind::sign, begin);
        return sign ? begin - sign.pieces : begin;
    }

    void emit(Amount& amount) {
        Number number;
        number.value = amount.value;
        number.high = amount.high;
        number.modifier = amount.vague ? NumberModifier::about : NumberModifier::exactly;
        const std::size_t outer = modifiers_before(before_sign(amount.begin), number);
        if (!money(amount, number) && !measured(amount, number) && !aged(amount, number)) {
            if (is_label(amount)) {
                return;
            }
            const std::size_t after = modifiers_after(amount.end, number);
            number.unit = counted_unit(t_, outer, after);
            if (!worth_telling(amount, number)) {
                return;
            }
        } else {
            modifiers_after(amount.end, number);
        }
        number.span = {t_.pieces[amount.begin].span.begin, t_.pieces[amount.end - 1].span.end};
        if (reading_.numbers.empty() || reading_.numbers.back().span.end <= number.span.begin) {
            reading_.numbers.push_back(std::move(number));
        }
    }

    [[nodiscard]] bool is_label(const Amount& amount) const {
        if (amount.begin == 0 ||
            t_.pieces[amount.begin].paragraph != t_.pieces[amount.begin - 1].paragraph) {
            return false;
        }
        return static_cast<bool>(t_.ending_at(Kind::label, amount.begin));
    }

    /// A name's number ("Boeing 747"), a bare small word ("the two"), a year nobody marked.
    [[nodiscard]] bool worth_telling(const Amount& amount, const Number& number) const {
        const bool person = number.unit.starts_with("person");
        if (!amount.digits && number.value == 1) {
            return person;
        }
        const bool counted_off = t_.is(amount.end, "of") && t_.is_number(amount.end + 1);
        const bool counted_on =
            amount.begin > 1 && t_.is(amount.begin - 1, "of") && t_.is_number(amount.begin - 2);
        if (amount.digits && (counted_off || counted_on)) {
            return false;  // "picture 3 of 30"
        }
        const Piece& piece = t_.pieces[amount.begin];
        const bool bare = amount.end == amount.begin + 1;
        if (amount.digits && bare && !person && piece.whole && piece.span.size() == 4 &&
            piece.value >= 1900 && piece.value < 2100) {
            return false;
        }
        if (amount.digits && bare && !person && piece.span.size() <= 4 && amount.begin > 0) {
            const Piece& before = t_.pieces[amount.begin - 1];
            if (before.capital && before.paragraph == piece.paragraph &&
                t_.pos(amount.begin - 1) == Pos::propn) {
                return false;
            }
        }
        return !number.unit.empty() || amount.digits || amount.magnitude > 1;
    }

    std::size_t modifiers_before(std::size_t begin, Number& number) const {
        if (begin == 0 || t_.pieces[begin - 1].paragraph != t_.pieces[begin].paragraph) {
            return begin;
        }
        const auto found = t_.ending_at(Kind::before, begin);
        if (!found) {
            return begin;
        }
        number.modifier = found.entry->modifier;
        return begin - found.pieces;
    }

    std::size_t modifiers_after(std::size_t end, Number& number) const {
        const auto found = t_.at(Kind::after, end);
        if (!found) {
            return end;
        }
        number.modifier = found.entry->modifier;
        return end + found.pieces;
    }

    bool money(Amount& amount, Number& number) const {
        if (const auto sign = t_.ending_at(Kind::sign, amount.begin);
            sign && t_.pieces[amount.begin - 1].paragraph == t_.pieces[amount.begin].paragraph) {
            number.unit = sign.entry->value;
            amount.begin -= sign.pieces;
            return true;
        }
        const bool of = amount.magnitude > 1 || amount.vague;  // "billions of dollars"
        const bool joint = t_.is(amount.end, "-") || (of && t_.is(amount.end, "of"));
        const std::size_t at = amount.end + (joint ? 1 : 0);
        for (const Kind kind : {Kind::sign, Kind::currency}) {
            if (const auto word = t_.at(kind, at)) {
                scale(word, at, amount, number);
                return true;
            }
        }
        return false;
    }

    bool measured(Amount& amount, Number& number) const {
        const std::size_t at = amount.end + (t_.is(amount.end, "-") ? 1 : 0);
        const auto word = t_.at(Kind::measure, at);
        if (!word) {
            return false;
        }
        scale(word, at, amount, number);
        return true;
    }

    static void scale(const NumberLexicon::Found& word, std::size_t at, Amount& amount,
                      Number& number) {
        number.unit = word.entry->value;
        number.value *= word.entry->factor;
        number.high *= word.entry->factor;
        amount.end = at + word.pieces;
    }

    bool aged(Amount& amount, Number& number) const {
        const std::size_t end = amount.end;
        if (amount.value > 130 || amount.vague) {
            return false;
        }
        const std::size_t dash = t_.is(end, "-") ? 1 : 0;
        const bool year = t_.is(end + dash, "year") || t_.is(end + dash, "years");
        const std::size_t old_at = end + dash + 1 + (t_.is(end + dash + 1, "-") ? 1 : 0);
        if (year && t_.is(old_at, "old")) {
            amount.end = old_at + 1;
        } else if (!after_age_word(amount.begin) && !after_name_comma(amount)) {
            return false;
        }
        number.unit = "age";
        return true;
    }

    [[nodiscard]] bool after_age_word(std::size_t begin) const {
        return begin > 0 &&
               (t_.is(begin - 1, "aged") || t_.is(begin - 1, "ages") || t_.is(begin - 1, "age"));
    }

    /// "Anna Varga, 61, said"
    [[nodiscard]] bool after_name_comma(const Amount& amount) const {
        const std::size_t i = amount.begin;
        return amount.digits && i > 1 && amount.end == i + 1 && t_.pieces[i].whole &&
               t_.is(i - 1, ",") && t_.is_word(i - 2) &&
               (t_.is(i + 1, ",") || t_.is(i + 1, ".") || t_.is(i + 1, "of")) &&
               t_.pieces[i - 2].capital && t_.pieces[i].value >= 5 &&
               t_.pieces[i - 2].paragraph == t_.pieces[i].paragraph;
    }

    /// "the 21st test", "a third victim".
    std::size_t ordinal_at(std::size_t i) {
        double value = 0;
        std::size_t end = i;
        if (t_.is_number(i)) {
            value = t_.pieces[i].value;
            end = i + 2;
        } else if (const auto spelled = spelled_number(t_.text, t_.pieces, i);
                   spelled && spelled->ordinal && spelled->value >= 3) {
            value = spelled->value;
            end = i + spelled->pieces;
        }
        if (end == i || end >= t_.pieces.size()) {
            return i + 1;
        }
        const std::string unit = counted_unit(t_, end, end);
        if (!unit.empty()) {
            reading_.numbers.push_back({{t_.pieces[i].span.begin, t_.pieces[end - 1].span.end},
                                        value,
                                        value,
                                        "ordinal:" + unit,
                                        NumberModifier::exactly});
        }
        return end;
    }

    const NumberText& t_;
    Reading& reading_;
    std::size_t time_ = 0;  ///< first time expression that does not end before the piece at hand
};

}  // namespace

struct NumberFinder::State {
    NumberLexicon lexicon;
};

NumberFinder::NumberFinder(std::unique_ptr<State> state) : state_(std::move(state)) {}
NumberFinder::NumberFinder(NumberFinder&&) noexcept = default;
NumberFinder& NumberFinder::operator=(NumberFinder&&) noexcept = default;
NumberFinder::~NumberFinder() = default;

Result<NumberFinder> NumberFinder::open(const DataFolder& data) {
    const Result<std::string> bytes = data.read(lexicon_file);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    Result<NumberLexicon> lexicon = NumberLexicon::parse(*bytes, data.path_of(lexicon_file));
    if (!lexicon) {
        return std::unexpected(lexicon.error());
    }
    return NumberFinder(std::make_unique<State>(*std::move(lexicon)));
}

void NumberFinder::find(const Article& article, Reading& reading) const {
    const std::vector<Piece> pieces = cut_pieces(article.text, article.paragraphs);
    const NumberText t{article.text, pieces, reading.tokens, state_->lexicon};
    Scanner(t, reading).run();
}

}  // namespace stemma::read
