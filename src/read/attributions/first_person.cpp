#include "read/attributions/first_person.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace stemma::read {
namespace {

bool is_first_person(std::string_view word) {
    constexpr std::array<std::string_view, 4> lower = {"me", "my", "myself", "mine"};
    return word == "I" ||
           (word.size() <= 6 && std::ranges::find(lower, ascii_lower(word)) != lower.end());
}

/// The person who speaks, if the attribution is of their own words.
std::uint32_t speaker_of(const Attribution& attribution) {
    const bool known = attribution.kind == AttributionKind::direct && !attribution.chain.empty() &&
                       attribution.chain.front().kind == LinkKind::person &&
                       attribution.chain.front().entity.has_value();
    return known ? attribution.chain.front().entity->value : TokenTable::none;
}

}  // namespace

void refer_speakers(std::string_view text, TokenTable& table, Reading& reading) {
    std::vector<std::uint32_t> touched;
    for (const Attribution& attribution : reading.attributions) {
        const std::uint32_t speaker = speaker_of(attribution);
        for (const Span content : attribution.content) {
            const TokenRange range = tokens_in(reading.tokens, content);
            for (std::uint32_t i = range.begin; speaker != TokenTable::none && i < range.end; ++i) {
                // The first who claims it has it: a quotation within one is rare, and later.
                if (table.tokens[i].quoted && table.referent_of[i] == TokenTable::none &&
                    is_first_person(reading.tokens[i].span.of(text))) {
                    table.referent_of[i] = speaker;
                    reading.entities[speaker].references.push_back(reading.tokens[i].span);
                    touched.push_back(speaker);
                }
            }
        }
    }
    std::ranges::sort(touched);
    touched.erase(std::ranges::unique(touched).begin(), touched.end());
    for (const std::uint32_t entity : touched) {
        std::ranges::sort(reading.entities[entity].references);
    }
}

}  // namespace stemma::read
