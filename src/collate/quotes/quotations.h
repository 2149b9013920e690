// The quoted passages of an article, with their speakers.
#pragma once

#include <string>
#include <vector>

#include "collate/align/statement.h"
#include "stemma/reading.h"

namespace stemma::collate {

struct Quotation {
    ArticleId article;
    Statement words;      ///< what stands between the marks
    std::string speaker;  ///< "" if the article does not tell
};

/// Bounds: quotations of 2 … `max_words` words, at most 500 of an article.
[[nodiscard]] std::vector<Quotation> quotations_of(Vocabulary& vocabulary,
                                                   const ReadArticle& article, ArticleId id);

}  // namespace stemma::collate
