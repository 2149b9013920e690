// What the analysers of attributions and events ask of every token, looked up once an article.
//
//   TokenTable table = make_token_table(article.text, reading, forms);
//   if (table[i].stem == say) …
//
// Thread safety: plain values.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "read/syntax/inflections.h"
#include "read/syntax/quotations.h"
#include "stemma/reading.h"

namespace stemma::read {

struct TokenFacts {
    std::uint64_t lower = 0;
    std::uint64_t stem = 0;
    std::uint64_t suffix = 0;
    Pos pos = Pos::x;
    std::uint8_t shape = 0;  ///< Inflections::Shape bits
    Inflections::Ending ending = Inflections::Ending::none;
    std::uint8_t entity = 0;  ///< 0, or 1 + EntityType of the mention it belongs to
    bool entity_begin = false;
    bool quoted = false;  ///< inside quotation marks, or one of them
    bool mark = false;    ///< the mark that opens or closes its quotation
};

struct TokenTable {
    std::vector<TokenFacts> tokens;
    Quotations quotations;
    std::vector<std::uint32_t> sentence_of;  ///< token → position in Reading::sentences
    std::vector<std::uint32_t> entity_of;    ///< token → position in Reading::entities, or none
    std::vector<std::uint32_t> referent_of;  ///< the same for pronouns and descriptions

    static constexpr std::uint32_t none = 0xFFFFFFFF;
    [[nodiscard]] const TokenFacts& operator[](std::size_t i) const { return tokens[i]; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(tokens.size()); }
};

[[nodiscard]] TokenTable make_token_table(std::string_view text, const Reading& reading,
                                          const Inflections& forms);

/// The tokens that a span touches; tokens are in order.
[[nodiscard]] TokenRange tokens_in(const std::vector<Token>& tokens, Span span);

}  // namespace stemma::read
