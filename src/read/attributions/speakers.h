// Who a source is: the first link of a chain, and the document if the source is one.
#pragma once

#include <optional>
#include <vector>

#include "read/attributions/article_view.h"
#include "stemma/reading.h"

namespace stemma::read {

class ChainWords;

struct Speaker {
    ChainLink link;
    std::optional<ChainLink> document;  ///< “a statement by Kim”: Kim → statement
};

/// Nothing for an empty source. `last_person` is who spoke before, for a pronoun that no entity
/// claims.
[[nodiscard]] std::optional<Speaker> find_speaker(const ArticleView& article,
                                                  const ChainWords& words,
                                                  const std::vector<TokenRange>& source,
                                                  const std::optional<ChainLink>& last_person);

/// Agencies and outlets can carry what others say.
[[nodiscard]] std::optional<LinkKind> carrier_kind(const Entity& entity);

/// A document as a link: named by its noun, without “a” or “the”.
[[nodiscard]] ChainLink document_link(const ArticleView& article, TokenRange group);

}  // namespace stemma::read
