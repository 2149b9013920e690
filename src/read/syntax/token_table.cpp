#include "read/syntax/token_table.h"

#include <algorithm>

namespace stemma::read {
namespace {

void mark_entities(const Reading& reading, TokenTable& table) {
    for (std::size_t e = 0; e < reading.entities.size(); ++e) {
        const Entity& entity = reading.entities[e];
        for (const Span mention : entity.mentions) {
            const TokenRange range = tokens_in(reading.tokens, mention);
            for (std::uint32_t i = range.begin; i < range.end; ++i) {
                table.tokens[i].entity =
                    static_cast<std::uint8_t>(1 + static_cast<int>(entity.type));
                table.tokens[i].entity_begin = i == range.begin;
                table.entity_of[i] = static_cast<std::uint32_t>(e);
            }
        }
        for (const Span reference : entity.references) {
            const TokenRange range = tokens_in(reading.tokens, reference);
            std::fill(table.referent_of.begin() + range.begin,
                      table.referent_of.begin() + range.end, static_cast<std::uint32_t>(e));
        }
    }
}

void mark_quotations(TokenTable& table) {
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        table.tokens[i].quoted = table.quotations.of_token[i] != Quotations::none;
    }
    for (const Quotation& quotation : table.quotations.list) {
        table.tokens[quotation.tokens.begin].mark = true;
        if (quotation.closed) {
            table.tokens[quotation.tokens.end - 1].mark = true;
        }
    }
}

}  // namespace

TokenTable make_token_table(std::string_view text, const Reading& reading,
                            const Inflections& forms) {
    TokenTable table;
    table.tokens.resize(reading.tokens.size());
    table.sentence_of.assign(reading.tokens.size(), 0);
    table.entity_of.assign(reading.tokens.size(), TokenTable::none);
    table.referent_of.assign(reading.tokens.size(), TokenTable::none);
    for (std::size_t i = 0; i < reading.tokens.size(); ++i) {
        const Inflections::Keys keys = forms.keys(reading.tokens[i].span.of(text));
        table.tokens[i] = {.lower = keys.lower,
                           .stem = keys.stem,
                           .suffix = keys.suffix,
                           .pos = reading.tokens[i].pos,
                           .shape = keys.shape,
                           .ending = keys.ending};
    }
    for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
        const TokenRange range = reading.sentences[s].tokens;
        std::fill(table.sentence_of.begin() + range.begin, table.sentence_of.begin() + range.end,
                  s);
    }
    table.quotations = find_quotations(text, reading);
    mark_entities(reading, table);
    mark_quotations(table);
    return table;
}

TokenRange tokens_in(const std::vector<Token>& tokens, Span span) {
    const auto first = std::ranges::partition_point(
        tokens, [&](const Token& t) { return t.span.end <= span.begin; });
    const auto last = std::partition_point(first, tokens.end(),
                                           [&](const Token& t) { return t.span.begin < span.end; });
    return {static_cast<std::uint32_t>(first - tokens.begin()),
            static_cast<std::uint32_t>(last - tokens.begin())};
}

}  // namespace stemma::read
