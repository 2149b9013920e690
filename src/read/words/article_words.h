// All words of an article as the taggers see them, looked at once for all of them.
//
//   const ArticleWords words(article.text, reading.tokens, clusters);
//   forms.read(words.of(sentence.tokens));          // forms: WordForms, of one sentence
//
// Thread safety: const members may be called from many threads.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "read/words/word_clusters.h"
#include "read/words/word_form.h"
#include "stemma/reading.h"

namespace stemma::read {

class ArticleWords {
public:
    ArticleWords(std::string_view text, std::span<const Token> tokens,
                 const WordClusters& clusters) {
        forms_.reserve(tokens.size());
        for (const Token& token : tokens) {
            forms_.push_back(form_of(token.span.of(text)));
        }
        // By themselves, so that they wait for memory together.
        for (WordForm& form : forms_) {
            form.cluster = clusters.find(form.lower);
        }
    }
    [[nodiscard]] std::span<const WordForm> of(TokenRange range) const {
        return std::span(forms_).subspan(range.begin, range.end - range.begin);
    }

private:
    std::vector<WordForm> forms_;
};

}  // namespace stemma::read
