// How many were killed, aboard, ill: what the articles of a story count people for, where they give
// other figures in sentences that share hardly a word.
//
//   A ferry carrying 214 passengers lost power …      There were 231 people on the Lady Ansgar when
//   …
//
// Each article's first figure of a kind, in its first sentences, is compared with the others'.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/data_folder.h"
#include "collate/align/vocabulary.h"
#include "collate/claims/claims.h"
#include "stemma/collation.h"

namespace stemma::collate {

/// The words that tell what is counted: data/collate/figures.txt. Read-only once open.
class FigureKinds {
public:
    struct Kind {
        std::vector<std::string> words;  ///< that stand by the figure
        std::vector<std::string> units;
        bool grows = false;  ///< as news comes in
    };
    [[nodiscard]] static Result<FigureKinds> open(const DataFolder& data);
    [[nodiscard]] const std::vector<Kind>& all() const { return kinds_; }

private:
    std::vector<Kind> kinds_;
};

/// Adds the conflicts to the claims that tell the figures; `claims` are written from `groups`, in
/// order. `published` as for find_conflicts.
void add_figure_conflicts(const FigureKinds& kinds, Vocabulary& vocabulary,
                          const Statements& statements, std::span<const ClaimGroup> groups,
                          std::span<const std::string> published, std::vector<Claim>& claims);

}  // namespace stemma::collate
