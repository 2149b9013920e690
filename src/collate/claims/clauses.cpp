#include "collate/claims/clauses.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/strings.h"

namespace stemma::collate {
namespace {

constexpr std::uint32_t least_tokens = 6;   // of a clause
constexpr std::uint32_t subject_reach = 9;  // tokens from a clause's start to its verb
constexpr std::size_t most_clauses = 4;

bool is_nominal(Pos pos) { return pos == Pos::noun || pos == Pos::propn || pos == Pos::pron; }
bool is_verbal(Pos pos) { return pos == Pos::verb || pos == Pos::aux; }

class Splitter {
public:
    Splitter(const ReadArticle& article, TokenRange sentence)
        : tokens_(article.reading.tokens), text_(article.article.text), sentence_(sentence) {}

    std::vector<TokenRange> run() {
        std::vector<TokenRange> clauses;
        std::uint32_t begin = sentence_.begin;
        bool quoted = false;
        for (std::uint32_t t = sentence_.begin; t + 1 < sentence_.end; ++t) {
            quoted = after_mark(quoted, word(t));
            const std::uint32_t next = quoted ? 0 : clause_start(t);
            if (next == 0 || next - begin < least_tokens || sentence_.end - next < least_tokens ||
                clauses.size() + 1 == most_clauses) {
                continue;
            }
            if (has_verb({begin, t}) && has_subject_and_verb(next)) {
                clauses.push_back({begin, t});
                begin = next;
            }
        }
        clauses.push_back({begin, sentence_.end});
        return clauses;
    }

private:
    std::string_view word(std::uint32_t t) const { return tokens_[t].span.of(text_); }

    static bool after_mark(bool quoted, std::string_view token) {
        if (token == "\"") {
            return !quoted;
        }
        if (token == "“" || token == "``") {
            return true;
        }
        return token == "”" || token == "''" ? false : quoted;
    }

    /// Where a clause would start if one ends at the mark `t`; 0 if none does.
    std::uint32_t clause_start(std::uint32_t t) const {
        static constexpr std::array<std::string_view, 5> links = {"and", "but", "while", "whereas",
                                                                  "yet"};
        const std::string_view mark = word(t);
        const bool comma = mark == "," || mark == "–" || mark == "—";
        if (comma && std::find(links.begin(), links.end(), word(t + 1)) != links.end()) {
            return t + 2;
        }
        return mark == ";" ? t + 1 : 0;
    }

    bool has_verb(TokenRange range) const {
        return std::any_of(tokens_.begin() + range.begin, tokens_.begin() + range.end,
                           [](const Token& token) { return is_verbal(token.pos); });
    }

    bool has_subject_and_verb(std::uint32_t begin) const {
        bool subject = false;
        const std::uint32_t end = std::min(sentence_.end, begin + subject_reach);
        for (std::uint32_t t = begin; t < end; ++t) {
            if (is_verbal(tokens_[t].pos)) {
                return subject;
            }
            if (word(t) == ",") {
                return false;
            }
            subject = subject || is_nominal(tokens_[t].pos);
        }
        return false;
    }

    const std::vector<Token>& tokens_;
    std::string_view text_;
    TokenRange sentence_;
};

}  // namespace

std::vector<TokenRange> clauses_of(const ReadArticle& article, TokenRange sentence) {
    return Splitter(article, sentence).run();
}

}  // namespace stemma::collate
