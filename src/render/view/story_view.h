// A story as the renderers show it: outlets in order of their origins, one cell for each outlet and
// claim, who and when, and safe look-ups, whatever the ids and spans in the collation say.
//
//   StoryView view(report.stories[0]);
//   view.headline();                               // the title most like the others, verbatim
//   for (const Cell& cell : view.cells(claim)) …   // one for each of view.outlets()
//
// Holds views into the StoryReport, which must outlive it. Thread safety: const after construction.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/report.h"

namespace stemma::render {

/// One outlet and its articles of this story.
struct Outlet {
    std::string name;
    std::vector<ArticleId> articles;
    std::vector<std::size_t> origins;  ///< positions in Lineage::origins that feed any of them
};

/// Outlets that stand side by side because they share their largest origin.
struct OutletGroup {
    std::string name;  ///< of the origin, or "own reporting"; "" if none is known
    std::size_t count = 0;
};

enum class Stance : std::uint8_t { silent, paraphrased, quoted, differs };
[[nodiscard]] std::string_view name_of(Stance stance);

/// What one outlet does with one claim.
struct Cell {
    Stance stance = Stance::silent;
    std::string_view value;  ///< its reading where outlets differ, else ""
};

/// An origin, or several of one newsroom.
struct OriginRow {
    NodeKind kind = NodeKind::article;
    std::string_view name;
    std::vector<ArticleId> articles;  ///< all that it feeds, in order
};

/// Somebody the story is about.
struct Participation {
    std::string name;
    std::size_t articles = 0;
};

class StoryView {
public:
    explicit StoryView(const StoryReport& report);
    StoryView(StoryView&&) = default;
    StoryView& operator=(StoryView&&) = default;
    ~StoryView() = default;

    [[nodiscard]] const StoryReport& report() const { return *report_; }
    [[nodiscard]] const Collation& collation() const { return report_->collation; }
    [[nodiscard]] std::size_t article_count() const { return names_.size(); }
    /// The independent origins, those that feed most articles first.
    [[nodiscard]] const std::vector<OriginRow>& origins() const { return origin_rows_; }
    [[nodiscard]] std::size_t origin_count() const { return origin_rows_.size(); }

    /// Null if the id is out of range.
    [[nodiscard]] const ReadArticle* read(ArticleId id) const;
    [[nodiscard]] const CollatedArticle* line(ArticleId id) const;
    [[nodiscard]] std::string_view text(ArticleId id) const;
    [[nodiscard]] std::string_view name(ArticleId id) const;  ///< of its outlet; "?" if unknown
    [[nodiscard]] std::string_view title(ArticleId id) const;
    /// ISO 8601, as told or else as estimated, or "".
    [[nodiscard]] std::string_view published(ArticleId id) const;
    [[nodiscard]] bool is_estimated(ArticleId id) const;
    [[nodiscard]] const Attribution* attribution(const Report& report) const;
    /// Through whose hands a report came, its outlet last: the names of its chain, none twice in a
    /// row. Empty if nobody stands before the outlet.
    [[nodiscard]] std::vector<std::string_view> hands(const Report& report) const;
    [[nodiscard]] const Claim* claim(ClaimId id) const;

    [[nodiscard]] const std::vector<Outlet>& outlets() const { return outlets_; }
    [[nodiscard]] const std::vector<OutletGroup>& groups() const { return groups_; }
    /// Of an agency or source its name, of an article its outlet's.
    [[nodiscard]] std::string_view origin_name(std::size_t origin) const {
        return origin_names_[origin];
    }
    [[nodiscard]] std::vector<Cell> cells(const Claim& claim) const;
    /// Outlet names of some articles, each once.
    [[nodiscard]] std::vector<std::string_view> names(const std::vector<ArticleId>& articles) const;
    [[nodiscard]] bool contains(const std::vector<ArticleId>& articles, ArticleId id) const;

    /// The claims worth a row: those of several articles; if there are none, the first few. An
    /// article alone has no rows.
    [[nodiscard]] const std::vector<ClaimId>& rows() const { return rows_; }
    [[nodiscard]] bool has_row(ClaimId id) const;

    /// The title most like the others; without any title, the first claim or the first words.
    [[nodiscard]] const std::string& headline() const { return headline_text_; }
    [[nodiscard]] std::optional<ArticleId> headline_article() const { return headline_; }
    [[nodiscard]] std::vector<Participation> who() const;
    [[nodiscard]] std::string_view happened() const;  ///< TIMEX3; "" if not told
    /// Articles by day of publication, those without one last.
    [[nodiscard]] std::vector<ArticleId> by_publication() const;

private:
    StoryView(const StoryView&) = delete;  // names of origins are views into names_
    StoryView& operator=(const StoryView&) = delete;
    void name_articles();
    void name_origins();
    void list_origins();
    void make_outlets();
    void group_outlets();
    [[nodiscard]] std::string origin_group(std::size_t origin) const;
    void choose_rows();
    void choose_headline();
    void name_headline();

    const StoryReport* report_;
    std::vector<std::string> names_;                    ///< by ArticleId
    std::vector<std::size_t> outlet_of_;                ///< by ArticleId
    std::vector<std::vector<std::size_t>> origins_of_;  ///< by ArticleId
    std::vector<std::string_view> origin_names_;
    std::vector<OriginRow> origin_rows_;
    std::vector<Outlet> outlets_;
    std::vector<OutletGroup> groups_;
    std::vector<ClaimId> rows_;
    std::optional<ArticleId> headline_;
    std::string headline_text_;
};

}  // namespace stemma::render
