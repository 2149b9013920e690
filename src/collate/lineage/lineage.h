// Who took text or facts from whom: the family tree of a story's articles.
//
//   Lineage lineage = trace_lineage(book, articles, published);
//   std::vector<std::string> roots = ClaimOrigins(lineage).of(claim.reports);
//
// Nodes: the articles, agencies and cited sources, and lost texts (shared by several articles,
// contained in no input). docs/lineage.md explains the method and its limits.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "collate/lineage/hand_book.h"
#include "stemma/collation.h"
#include "stemma/reading.h"

namespace stemma::collate {

/// ArticleId in the result is the position in `articles`. `published` gives each article's day or
/// moment, ISO 8601, "" if it is not known: an estimate says nothing about who was first.
[[nodiscard]] Lineage trace_lineage(const HandBook& book,
                                    std::span<const ReadArticle* const> articles,
                                    std::span<const std::string> published);

/// The independent origins that remain for a claim when the copies among its reports are followed
/// up: reports whose sentences were copied, rewritten or attributed along the lineage share one.
class ClaimOrigins {
public:
    /// `lineage` must outlive this and stay as it is.
    explicit ClaimOrigins(const Lineage& lineage);
    ClaimOrigins(const ClaimOrigins&) = delete;
    ClaimOrigins& operator=(const ClaimOrigins&) = delete;
    ~ClaimOrigins();

    /// Their ids, sorted.
    [[nodiscard]] std::vector<std::string> of(std::span<const Report> reports) const;

    struct Index;

private:
    std::unique_ptr<const Index> index_;
};

}  // namespace stemma::collate
