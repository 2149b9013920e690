// Single statements for tests, with the article that they point into.
#pragma once

#include <memory>
#include <string>

#include "collate/align/aligner.h"
#include "unit/collate/support.h"

namespace stemma::collate::testing {

inline const Background& background() { return opened<Aligner>().background(); }

/// A whole text as one statement.
struct Made {
    std::unique_ptr<ReadArticle> article;
    Vocabulary vocabulary{background()};
    Statement statement;

    explicit Made(const std::string& text)
        : article(std::make_unique<ReadArticle>(read(text))),
          statement(
              make_statement(vocabulary, *article, MentionIndex(*article),
                             {0, static_cast<std::uint32_t>(article->reading.tokens.size())})) {}
};

}  // namespace stemma::collate::testing
