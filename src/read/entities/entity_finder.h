// Names in an article, typed, and joined to one entity a referent.
#pragma once

#include <memory>

#include "base/data_folder.h"
#include "read/words/article_words.h"
#include "stemma/article.h"
#include "stemma/reading.h"
#include "stemma/result.h"

namespace stemma::read {

class EntityFinder {
public:
    /// `clusters` must outlive this.
    [[nodiscard]] static Result<EntityFinder> open(const DataFolder& data,
                                                   const WordClusters& clusters);
    EntityFinder(EntityFinder&&) noexcept;
    EntityFinder& operator=(EntityFinder&&) noexcept;
    ~EntityFinder();

    /// Fills Reading::entities; needs tagged tokens and sentences.
    void find(const Article& article, Reading& reading) const;
    /// The same; `words` are the reading's.
    void find(const Article& article, const ArticleWords& words, Reading& reading) const;

private:
    struct State;
    explicit EntityFinder(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace stemma::read
