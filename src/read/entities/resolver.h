// Mentions → entities: one referent one entity, with a name and a key that other articles share.
//
// Persons by persons.h. Other names by the gazetteer's key ("agency:kcna" for KCNA and for Korean
// Central News Agency), by acronyms that the article defines or whose initials fit, by one name
// beginning another ("Samsung", "Samsung Electronics"), else by their folded words. A capital that
// acts ("Pyongyang said") is its country.
#pragma once

#include <string_view>
#include <vector>

#include "read/entities/mention.h"
#include "stemma/reading.h"

namespace stemma::read {

struct Resolution {
    std::vector<Entity> entities;           ///< by first mention
    std::vector<std::uint32_t> of_mention;  ///< the entity of each mention
};

[[nodiscard]] Resolution resolve(std::string_view text, const Reading& reading,
                                 const std::vector<Mention>& mentions, const Gazetteer& gazetteer);

}  // namespace stemma::read
