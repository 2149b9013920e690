// Universal Dependencies treebanks as sentences of Stemma's own tokens.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "stemma/reading.h"

namespace stemma::tools {

struct TreeWord {
    std::string form;
    Pos pos = Pos::x;
    std::uint32_t head = Arc::no_head;  ///< position in the sentence
    Relation relation = Relation::dep;
    bool space_after = true;
};
using TreeSentence = std::vector<TreeWord>;

/// Hyphenated words are one token, as Stemma's tokens are, with the part of speech of their last
/// part and the head of the part that leads out of them.
[[nodiscard]] std::vector<TreeSentence> read_conllu(const std::string& path);

/// The sentence as a text with a space after each word, and its tokens.
[[nodiscard]] ReadArticle article_of(const TreeSentence& words);

}  // namespace stemma::tools
