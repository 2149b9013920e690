// Where an article names an agency or another outlet: in its credit, or as its source.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "collate/lineage/story_hands.h"
#include "stemma/reading.h"

namespace stemma::collate {

/// What an article has from one hand.
struct HandUse {
    std::string key;  ///< "agency:kcna", "outlet:world courier"
    std::string name;
    bool agency = true;
    bool credited = false;  ///< in the dateline, byline or credit: the text itself is the agency's
    bool own = false;       ///< the outlet is that hand
    bool reprint = false;   ///< "this report first appeared in …"
    std::vector<std::uint32_t> articles;  ///< by position: those of that outlet in the story
    /// Positions in Reading::sentences that cite it, in order.
    std::vector<std::uint32_t> sentences;
};

/// The article's text is that agency's.
[[nodiscard]] inline bool owns_text(const HandUse& use) {
    return use.agency && (use.credited || use.own);
}
/// Does an article with these uses say that it has something from the outlet of another?
enum class OutletCitation : std::uint8_t { none, cited, reprinted };
[[nodiscard]] OutletCitation outlet_citation(const std::vector<HandUse>& uses,
                                             std::uint32_t article);

/// Ordered by key. `at` is the article's position in the story.
[[nodiscard]] std::vector<HandUse> find_hand_uses(const StoryHands& hands,
                                                  const ReadArticle& article, std::uint32_t at);

}  // namespace stemma::collate
