#include "text/sentence_splitter.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"
#include "text/abbreviations.h"
#include "text/utf8.h"
#include "text/words.h"

namespace stemma::text::detail {
namespace {

enum class Mark : std::uint8_t { none, stop, exclamation, ellipsis, wide, abbreviation };

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
    return std::ranges::any_of(
        words, [&](std::string_view other) { return equals_ignoring_case(word, other); });
}

/// Verbs that carry on a sentence after a quoted question or cry: “Why?” Mr Kim asked.
constexpr std::array<std::string_view, 18> speech_verbs{
    "said",  "says",   "asked",   "asks",     "told",  "wrote", "writes",    "added",  "replied",
    "cried", "yelled", "shouted", "wondered", "tells", "reads", "exclaimed", "quoted", "tweeted"};
/// What follows a clock time without beginning a sentence.
constexpr std::array<std::string_view, 37> time_words{
    "GMT",       "UTC",     "EST",      "EDT",      "ET",        "CST",      "CDT",    "CT",
    "PST",       "PDT",     "PT",       "MST",      "BST",       "CET",      "IST",    "Eastern",
    "Central",   "Pacific", "Monday",   "Tuesday",  "Wednesday", "Thursday", "Friday", "Saturday",
    "Sunday",    "January", "February", "March",    "April",     "June",     "July",   "August",
    "September", "October", "November", "December", "Jan."};

class Splitter {
public:
    Splitter(std::string_view text, std::uint32_t begin, std::uint32_t paragraph, Tokenized& out)
        : text_(text),
          tokens_(out.tokens),
          out_(out.sentences),
          start_(begin),
          end_(static_cast<std::uint32_t>(out.tokens.size())),
          paragraph_(paragraph) {}

    void run() {
        std::uint32_t at = start_;
        while (at < end_) {
            const Mark mark = mark_of(at);
            if (mark == Mark::none) {
                ++at;
                continue;
            }
            const std::uint32_t last = skip_marks(at);
            const std::uint32_t next = skip_closers(last);
            if (ends(mark_of(last), last, next)) {
                emit(next);
            }
            at = next;
        }
        emit(end_);
    }

private:
    [[nodiscard]] std::string_view word(std::uint32_t at) const {
        return tokens_[at].span.of(text_);
    }
    [[nodiscard]] char32_t first(std::uint32_t at) const {
        return decode(text_, tokens_[at].span.begin).value;
    }

    void emit(std::uint32_t end) {
        while (end > start_) {
            const std::uint32_t cut = end - start_ > longest_sentence ? cut_of_long() : end;
            out_.push_back(
                {{tokens_[start_].span.begin, tokens_[cut - 1].span.end}, start_, cut, paragraph_});
            start_ = cut;
        }
    }
    /// After the last comma or the like in the second half of what a sentence may have.
    [[nodiscard]] std::uint32_t cut_of_long() const {
        const std::uint32_t end = start_ + longest_sentence;
        for (std::uint32_t at = end; at > start_ + longest_sentence / 2; --at) {
            const char32_t mark = first(at - 1);
            if (tokens_[at - 1].kind == TokenKind::punctuation &&
                (mark == ',' || mark == ';' || mark == ':')) {
                return at;
            }
        }
        return end;
    }

    [[nodiscard]] Mark mark_of(std::uint32_t at) const {
        const RawToken& token = tokens_[at];
        if (token.kind == TokenKind::word) {
            return token.span.size() > 1 && text_[token.span.end - 1] == '.' ? Mark::abbreviation
                                                                             : Mark::none;
        }
        if (token.kind != TokenKind::punctuation) {
            return Mark::none;
        }
        switch (first(at)) {
            case '.': return token.span.size() == 1 ? Mark::stop : Mark::ellipsis;
            case U'…': return Mark::ellipsis;
            case '!':
            case '?': return Mark::exclamation;
            case U'。':
            case U'！':
            case U'？':
            case U'．':
            case U'।':
            case U'؟': return Mark::wide;
            default: return Mark::none;
        }
    }

    /// The last of the marks that stand together ("?!", ". . .", "etc.?").
    [[nodiscard]] std::uint32_t skip_marks(std::uint32_t at) const {
        while (at + 1 < end_ && mark_of(at + 1) != Mark::none &&
               mark_of(at + 1) != Mark::abbreviation) {
            ++at;
        }
        return at;
    }
    /// The position after the quotes and brackets that close behind the mark at `last`.
    [[nodiscard]] std::uint32_t skip_closers(std::uint32_t last) const {
        const bool spaced = tokens_[last].space_before;  // the text was tokenised before
        std::uint32_t at = last + 1;
        while (at < end_ && is_closer(at) && (spaced || !tokens_[at].space_before)) {
            ++at;
        }
        return at;
    }
    [[nodiscard]] bool is_closer(std::uint32_t at) const {
        if (tokens_[at].kind == TokenKind::quote_close) {
            return true;
        }
        const std::string_view token = word(at);
        return token == ")" || token == "]" || token == "}" || token == "-RRB-";
    }
    [[nodiscard]] bool is_opening(std::uint32_t at) const {
        return tokens_[at].kind == TokenKind::quote_open || word(at) == "(" || word(at) == "[";
    }

    /// Does the sentence end at `mark`, whose token is `last`, when `next` follows its closers?
    [[nodiscard]] bool ends(Mark mark, std::uint32_t last, std::uint32_t next) const {
        if (next >= end_ || mark == Mark::wide) {
            return true;
        }
        std::uint32_t opening = next;
        while (opening < end_ && is_opening(opening)) {
            ++opening;
        }
        if (opening == end_) {
            return opening == next || tokens_[next].space_before;
        }
        const char32_t head = first(opening);
        const bool closed = next > last + 1;
        if (is_lower(head) || head == ',' || head == ';' || head == ':' || head == ')') {
            return false;
        }
        if (!tokens_[next].space_before) {
            return mark == Mark::stop && (is_upper(head) || opening > next) && !is_list_mark(last);
        }
        switch (mark) {
            case Mark::abbreviation: return abbreviation_ends(word(last), opening);
            case Mark::stop: return stop_ends(last, opening);
            case Mark::exclamation: return !closed || !is_spoken_of(opening);
            default: return true;
        }
    }

    [[nodiscard]] bool stop_ends(std::uint32_t last, std::uint32_t next) const {
        if (is_list_mark(last)) {
            return false;
        }
        if (!tokens_[last].space_before || last == start_ ||
            tokens_[last - 1].kind != TokenKind::word) {
            return true;
        }
        // Tokenised before: "Jr . said", "J . Smith".
        const std::string_view stem = word(last - 1);
        const bool known = find_abbreviation(stem) != Abbreviation::none || stem.size() == 1;
        return !known || abbreviation_ends(cat(stem, '.'), next);
    }
    /// "1. Wash", "a. Rinse": the number of a list item.
    [[nodiscard]] bool is_list_mark(std::uint32_t last) const {
        if (last != start_ + 1 || tokens_[start_].span.size() > 3) {
            return false;
        }
        return tokens_[start_].kind == TokenKind::number || tokens_[start_].span.size() == 1;
    }

    [[nodiscard]] bool abbreviation_ends(std::string_view abbreviation, std::uint32_t next) const {
        const std::string_view stem = abbreviation.substr(0, abbreviation.size() - 1);
        switch (find_abbreviation(stem)) {
            case Abbreviation::title:
            case Abbreviation::number: return false;
            case Abbreviation::clock:
                return is_upper(first(next)) && !is_one_of(word(next), time_words);
            default: break;
        }
        return is_opening(next - 1)
                   ? is_upper(first(next)) && stem != "U.S" && stem != "U.N" && stem.size() > 1
                   : begins_sentence(next);
    }
    /// A function word with a capital letter: "The", "In", "He".
    [[nodiscard]] bool begins_sentence(std::uint32_t at) const {
        if (tokens_[at].kind != TokenKind::word || !is_upper(first(at))) {
            return false;
        }
        const std::string_view token = word(at);
        if (token.size() > 1 && is_upper(decode(token, 1).value)) {
            return false;
        }
        return is_stop_word(lower(token), "en");
    }
    /// A speaker and a verb of saying follow: “Why?” Mr Kim asked.
    [[nodiscard]] bool is_spoken_of(std::uint32_t at) const {
        const std::uint32_t limit = std::min(end_, at + 5);
        for (std::uint32_t i = at; i < limit; ++i) {
            if (tokens_[i].kind != TokenKind::word) {
                return false;
            }
            if (is_one_of(word(i), speech_verbs)) {
                return true;
            }
        }
        return false;
    }

    std::string_view text_;
    const std::vector<RawToken>& tokens_;
    std::vector<SentenceRange>& out_;
    std::uint32_t start_;
    std::uint32_t end_;
    std::uint32_t paragraph_;
};

}  // namespace

void split_sentences(std::string_view text, std::uint32_t begin, std::uint32_t paragraph,
                     Tokenized& out) {
    Splitter(text, begin, paragraph, out).run();
}

}  // namespace stemma::text::detail
