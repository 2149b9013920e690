// Do all the articles that were given as one story belong to it?
//
//   for (const Stranger& s : find_strangers(articles, collation, stories))
//       print(articles[s.article.index()]->article.id, s.reason);
//
// An article is a stranger if grouping puts it in another story than most, and nothing that was
// collated joins it to them: no claim, no text. One sign alone is not enough: an outlet's own angle
// shares few claims, and a long story is many to the grouper.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "stemma/collation.h"
#include "stemma/reading.h"
#include "stemma/story.h"

namespace stemma::engine {

struct Stranger {
    ArticleId article;
    std::string reason;
};

/// In the order of the articles. `stories` are those that grouping makes of the same articles.
[[nodiscard]] std::vector<Stranger> find_strangers(std::span<const ReadArticle> articles,
                                                   const Collation& collation,
                                                   std::span<const Story> stories);

}  // namespace stemma::engine
