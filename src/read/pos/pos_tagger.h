// Part of speech of every token, by the learned tagger.
#pragma once

#include <memory>

#include "base/data_folder.h"
#include "read/words/article_words.h"
#include "stemma/article.h"
#include "stemma/reading.h"
#include "stemma/result.h"

namespace stemma::read {

class PosTagger {
public:
    /// `clusters` must outlive this.
    [[nodiscard]] static Result<PosTagger> open(const DataFolder& data,
                                                const WordClusters& clusters);
    PosTagger(PosTagger&&) noexcept;
    PosTagger& operator=(PosTagger&&) noexcept;
    ~PosTagger();

    /// Fills Token::pos of every token; needs tokens and sentences.
    void tag(const Article& article, Reading& reading) const;
    /// The same; `words` are the reading's.
    void tag(const Article& article, const ArticleWords& words, Reading& reading) const;

private:
    struct State;
    explicit PosTagger(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace stemma::read
