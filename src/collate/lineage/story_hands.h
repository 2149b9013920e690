// The agencies and outlets of one story: those of the book, those that its articles show by the way
// they name them ("TOLLHAVEN (Meridian) –", "Kestovian Telegraph Agency (KTA)"), and the outlets
// of its own articles.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "collate/lineage/hand_book.h"
#include "stemma/reading.h"

namespace stemma::collate {

class StoryHands {
public:
    /// `book` and `articles` must outlive this. What is found does not depend on their order.
    StoryHands(const HandBook& book, std::span<const ReadArticle* const> articles);

    [[nodiscard]] const HandBook& book() const { return *book_; }
    /// The longest form at the front of `words`; nullptr if there is none.
    [[nodiscard]] const HandForm* find(Words words) const;
    [[nodiscard]] const Hand& hand(const HandForm& form) const { return hand(form.hand); }
    /// Positions of the book's hands come first.
    [[nodiscard]] const Hand& hand(std::uint32_t at) const;

private:
    friend class HandFinder;
    const HandBook* book_;
    std::vector<Hand> own_;
    HandForms forms_;
};

/// The words of a range of an article's tokens.
[[nodiscard]] std::vector<std::string_view> words_of(const ReadArticle& article, TokenRange range);
/// The words of a piece of text that is no part of an article.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);

/// "TOLLHAVEN, Varnholm (NAME) –": the words of the name; empty if the sentence has no dateline.
struct WordRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] bool empty() const { return begin == end; }
};
[[nodiscard]] WordRange dateline_credit(Words words);

}  // namespace stemma::collate
