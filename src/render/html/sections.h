// The sections of a story, one function each, in the order in which the page shows them.
//
//   write_lead(m, page);    // headline, who, when, "5 outlets, 1 independent origin"
//   write_brief(m, page);   // …
//
// Anchors are made of positions only, never of anything untrusted: s0 (story), s0-c3 (claim),
// s0-a1 (article), s0-a1-c3 (where article 1 states claim 3), s0-a1-o2 (its third "only here").
// Each section writes nothing when it has nothing to show.
#pragma once

#include <cstddef>
#include <vector>

#include "render/html/markup.h"
#include "render/view/story_view.h"

namespace stemma::render {

enum class Headings : std::uint8_t { story_is_first, page_is_first };

struct StoryPage {
    const StoryView* view = nullptr;
    std::size_t number = 0;  ///< position of the story in the report
    Headings headings = Headings::story_is_first;
    bool with_texts = true;  ///< false when the page would grow over its bound
};

void write_lead(Markup& m, const StoryPage& page);
void write_brief(Markup& m, const StoryPage& page);
void write_matrix(Markup& m, const StoryPage& page);
void write_conflicts(Markup& m, const StoryPage& page);
void write_quotes(Markup& m, const StoryPage& page);
void write_lineage(Markup& m, const StoryPage& page);
void write_timeline(Markup& m, const StoryPage& page);
void write_wording(Markup& m, const StoryPage& page);
void write_only(Markup& m, const StoryPage& page);
void write_articles(Markup& m, const StoryPage& page);

/// What opens when a claim is chosen: its sentences side by side.
void write_claim_panel(Markup& m, const StoryPage& page, ClaimId id);

/// Style sheet and script, as the content security policy hashes them.
[[nodiscard]] std::string_view style_sheet();
[[nodiscard]] std::string_view script();

// Pieces that several sections share.

/// An attribute: named by the element "s0-PARTSUFFIX" and, where the page holds several stories, by
/// the story's headline too, so that no two landmarks sound alike.
void write_name_in_story(Markup& m, const StoryPage& page, Literal part, Literal suffix);

/// "s0-NAME" of a section, and its frame: a heading in the rail, the content beside it.
void open_section(Markup& m, const StoryPage& page, Literal name, Literal title, Literal hint);
void close_section(Markup& m);
void write_claim_anchor(Markup& m, const StoryPage& page, ClaimId claim);
void write_article_anchor(Markup& m, const StoryPage& page, ArticleId article);
/// A link to where `article` states `claim`, or to the article if it does not.
void open_link_to_statement(Markup& m, const StoryPage& page, ArticleId article, ClaimId claim);
/// A link to the claim's row, or to its best sentence where it has no row.
void open_link_to_claim(Markup& m, const StoryPage& page, ClaimId claim);
/// "5 outlets, 1 origin".
void write_support(Markup& m, const Support& support);
/// Names, isolated, parted by commas; no more than `most`, then "and n more".
void write_names(Markup& m, const std::vector<std::string_view>& names, std::size_t most = 12);
/// `other` with the words that `base` has not marked; `strong` spans of it are marked as
/// contradictions.
void write_difference(Markup& m, std::string_view base, std::string_view other,
                      const std::vector<Span>& strong = {});
/// "15 August 2022", with "estimated" and why where it is.
void write_published(Markup& m, const StoryPage& page, ArticleId article);

}  // namespace stemma::render
