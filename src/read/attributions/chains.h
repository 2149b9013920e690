// The hands a statement went through, from the speaker to this outlet.
//
//   “In a letter to Kim, Putin said …, North Korea's KCNA news agency said”
//       Putin → letter → Korean Central News Agency → this outlet
//   “…, Kim told Reuters” (credit: AFP)
//       Kim → Reuters → AFP → this outlet
//
// A hand is taken from the sentence of the cue, outside its content; a statement that goes on
// (“he added”) in the same paragraph keeps the document and the carriers of the one before.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/data_folder.h"
#include "read/attributions/article_view.h"
#include "read/attributions/attribution_model.h"
#include "read/syntax/inflections.h"
#include "stemma/article.h"
#include "stemma/reading.h"
#include "stemma/result.h"

namespace stemma::read {

enum class ChainWord : std::uint8_t { none, document, medium, carry, cite, by, tell, go_on };

/// The classes of data/read/chain_words.txt, by stem key.
class ChainWords {
public:
    [[nodiscard]] static Result<ChainWords> parse(std::string_view text, std::string_view source,
                                                  const Inflections& forms);
    [[nodiscard]] bool is(ChainWord kind, const TokenFacts& token) const;

private:
    std::unordered_map<std::uint64_t, std::uint8_t> classes_;  ///< bit per ChainWord
};

class ChainBuilder {
public:
    [[nodiscard]] static Result<ChainBuilder> open(const DataFolder& data,
                                                   const Inflections& forms);

    /// One chain for each of `found`, which are in order of their cues.
    [[nodiscard]] std::vector<std::vector<ChainLink>> build(
        const Article& article, const ArticleView& view,
        const std::vector<RoleTokens>& found) const;

private:
    explicit ChainBuilder(ChainWords words) : words_(std::move(words)) {}
    ChainWords words_;
};

}  // namespace stemma::read
