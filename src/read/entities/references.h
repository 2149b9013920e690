// Descriptions and pronouns that safely mean an entity of the article: "the Russian president"
// after "Russian President Vladimir Putin" (titles.h), "the North" after "North Korea", "he" where
// there is one man to mean.
#pragma once

#include <string_view>

#include "read/entities/resolver.h"

namespace stemma::read {

/// Fills Entity::references. What is not safe is left out: a role that two persons hold, a pronoun
/// inside quotation marks, or with more than one person whom it fits – by address, given name or an
/// earlier pronoun – in its sentence and the one before.
void add_references(std::string_view text, const Reading& reading,
                    const std::vector<Mention>& mentions, const Gazetteer& gazetteer,
                    Resolution& resolution);

}  // namespace stemma::read
