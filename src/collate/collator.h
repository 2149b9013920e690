// The articles of one story → Collation; two sentences → Alignment.
//
//   Result<Collator> collator = Collator::open(data);
//   Collation c = collator->collate(articles);
//   Alignment a = collator->align({one.article, one.reading}, {other.article, other.reading});
//
// Thread safety: const members may be called from many threads.
#pragma once

#include <memory>
#include <span>

#include "base/data_folder.h"
#include "stemma/collation.h"
#include "stemma/reading.h"
#include "stemma/result.h"

namespace stemma::collate {

class Collator {
public:
    [[nodiscard]] static Result<Collator> open(const DataFolder& data);
    Collator(Collator&&) noexcept;
    Collator& operator=(Collator&&) noexcept;
    ~Collator();

    /// ArticleId in the result is the position in `articles`.
    [[nodiscard]] Collation collate(std::span<const ReadArticle* const> articles) const;
    /// Compares the whole texts of two (short) articles as two statements.
    [[nodiscard]] Alignment align(const ReadArticle& a, const ReadArticle& b) const;

private:
    struct State;
    explicit Collator(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace stemma::collate
