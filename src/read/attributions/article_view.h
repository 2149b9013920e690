// One article as the attribution features see it: token facts, and running counts that tell in
// constant time what stands between two tokens.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "read/syntax/token_table.h"
#include "stemma/reading.h"

namespace stemma::read {

class ArticleView {
public:
    /// Nothing is copied: all three must outlive this.
    ArticleView(std::string_view text, const Reading& reading, const TokenTable& table);

    [[nodiscard]] const TokenFacts& operator[](std::uint32_t i) const { return table_[i]; }
    [[nodiscard]] std::uint32_t size() const { return table_.size(); }
    [[nodiscard]] const TokenTable& table() const { return table_; }
    [[nodiscard]] const Reading& reading() const { return reading_; }
    [[nodiscard]] std::string_view word(std::uint32_t i) const {
        return reading_.tokens[i].span.of(text_);
    }
    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] TokenRange sentence_at(std::uint32_t token) const {
        return reading_.sentences[table_.sentence_of[token]].tokens;
    }

    struct Counts {
        std::uint32_t commas = 0;
        std::uint32_t verbs = 0;
        std::uint32_t marks = 0;   ///< of quotation
        std::uint32_t groups = 0;  ///< starts of noun groups
    };
    /// Counts in tokens [begin, end); begin ≤ end.
    [[nodiscard]] Counts between(std::uint32_t begin, std::uint32_t end) const {
        const Counts& a = running_[begin];
        const Counts& b = running_[end];
        return {b.commas - a.commas, b.verbs - a.verbs, b.marks - a.marks, b.groups - a.groups};
    }

private:
    std::string_view text_;
    const Reading& reading_;
    const TokenTable& table_;
    std::vector<Counts> running_;
};

[[nodiscard]] inline bool is_noun(Pos pos) {
    return pos == Pos::noun || pos == Pos::propn || pos == Pos::pron;
}

}  // namespace stemma::read
