#include "read/numbers/number_finder.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/strings.h"
#include "read/numbers/amount.h"
#include "read/numbers/counted.h"
#include "read/numbers/number_lexicon.h"
#include "read/numbers/shares.h"
#include "read/pieces.h"
#include "read/spelled_number.h"

namespace stemma::read {
namespace {

using Kind = NumberLexicon::Kind;

constexpr const char* lexicon_file = "read/numbers.en.txt";

class Scanner {
public:
    Scanner(const NumberText& t, Reading& reading) : t_(t), amounts_(t), reading_(reading) {}

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

    [[nodiscard]] const Timex* next_time() const {
        return time_ < reading_.times.size() ? &reading_.times[time_] : nullptr;
    }

    [[nodiscard]] bool in_time(std::size_t i) const {
        return next_time() != nullptr && next_time()->span.overlaps(t_.pieces[i].span);
    }

    /// Reads what starts at piece i; returns where to go on.
    std::size_t number_at(std::size_t i) {
        if (t_.is_number(i)) {
            if (const std::size_t after = amounts_.after_name(i); after != i) {
                return after;
            }
        }
        std::optional<Amount> amount = amounts_.read(i);
        if (amount || opens_share(t_, i)) {
            if (const auto share = share_at(t_, i); share && !in_time(share->end - 1)) {
                emit_share(i, *share);
                return share->end;
            }
        }
        if (!amount) {
            const std::size_t after = none_at(t_, i);
            return after == i ? ordinal_at(i) : emit_none(i, after);
        }
        if (const auto score = amounts_.read_range(*amount, next_time())) {
            return *score;
        }
        emit(*amount);
        return amount->end;
    }

    void emit(Amount& amount) {
        Number number;
        number.value = amount.value;
        number.high = amount.high;
        number.modifier = amount.vague ? NumberModifier::about : NumberModifier::exactly;
        const std::size_t outer = modifiers_before(amounts_.before_sign(amount.begin), number);
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

    /// "No one was injured", "no deaths": a count that others may give another value.
    std::size_t emit_none(std::size_t begin, std::size_t end) {
        Number number;
        number.span = {t_.pieces[begin].span.begin, t_.pieces[end - 1].span.end};
        number.unit = counted_unit(t_, begin, end);
        if (number.unit.starts_with("person:")) {
            reading_.numbers.push_back(std::move(number));
        }
        return end;
    }

    void emit_share(std::size_t begin, const PartialAmount& share) {
        Number number;
        number.span = {t_.pieces[begin].span.begin, t_.pieces[share.end - 1].span.end};
        number.value = number.high = share.value;
        number.unit = "percent";
        modifiers_before(begin, number);
        reading_.numbers.push_back(std::move(number));
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
        if (amount.magnitude > 1 && t_.is(at, "pounds") && !t_.is(at + 1, "of")) {
            number.unit = "GBP";  // what weighs is seldom counted in millions
            amount.end = at + 1;
            return true;
        }
        for (const Kind kind : {Kind::sign, Kind::currency}) {
            if (const auto word = t_.at(kind, at)) {
                scale(word, at, amount, number);
                return true;
            }
        }
        return false;
    }

    bool measured(Amount& amount, Number& number) const {
        if (amount.begin > 0 && t_.is(amount.begin - 1, "magnitude")) {
            number.unit = "magnitude";
            return true;
        }
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
    AmountReader amounts_;
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
