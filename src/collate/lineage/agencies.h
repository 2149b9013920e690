// The world's news agencies, and where an article names one: in its credit, or as its source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/reading.h"

namespace stemma::collate {

/// What an article has from one agency.
struct AgencyUse {
    std::string key;        ///< "agency:kcna", as in Entity::key
    std::string name;       ///< "Korean Central News Agency"
    bool credited = false;  ///< in the dateline, byline or credit: the text itself is the agency's
    bool own = false;       ///< the outlet is the agency
    /// Positions in Reading::sentences that cite it, in order.
    std::vector<std::uint32_t> sentences;
};

/// Ordered by key.
[[nodiscard]] std::vector<AgencyUse> find_agency_uses(const ReadArticle& article);

}  // namespace stemma::collate
