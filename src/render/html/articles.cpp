// The articles in full, on demand: claims underlined where they stand, what was dropped and why.
#include <algorithm>
#include <map>

#include "render/html/sections.h"
#include "render/html/span_sweep.h"
#include "text/utf8.h"

namespace stemma::render {
namespace {

constexpr std::size_t max_dropped = 200;
constexpr std::size_t max_dropped_text = 1000;
constexpr std::size_t max_links = 12;

/// Something that stands in an article: a claim's statement, or what it alone reports.
struct Place {
    Span span;
    bool only = false;
    std::size_t position = 0;  ///< of the claim, or in Collation::only
};

/// The places of every article of a story, ordered by where they begin.
class Places {
public:
    explicit Places(const StoryView& view) : places_(view.article_count()) {
        const auto& claims = view.collation().claims;
        for (std::size_t i = 0; i < claims.size(); ++i) {
            for (const Report& report : claims[i].reports) {
                add(view, report.article, {report.span, false, i});
            }
        }
        const auto& only = view.collation().only;
        for (std::size_t i = 0; i < only.size(); ++i) {
            add(view, only[i].article, {only[i].span, true, i});
        }
        for (auto& list : places_) {
            std::ranges::stable_sort(list, {}, [](const Place& p) { return p.span.begin; });
        }
    }
    [[nodiscard]] const std::vector<Place>& of(ArticleId id) const { return places_[id.index()]; }

private:
    // A span that is not one of this text is clipped to it, on code points.
    void add(const StoryView& view, ArticleId id, Place place) {
        const std::string_view text = view.text(id);
        const auto clip = [&](std::uint32_t at) {
            return static_cast<std::uint32_t>(at >= text.size() ? text.size()
                                                                : text::boundary_before(text, at));
        };
        place.span = {clip(place.span.begin), clip(place.span.end)};
        if (id.index() < places_.size() && !place.span.empty()) {
            places_[id.index()].push_back(place);
        }
    }
    std::vector<std::vector<Place>> places_;
};

/// Writes a text cut at the beginnings and ends of its places.
class TextWriter {
public:
    TextWriter(Markup& m, const StoryPage& page, ArticleId id, const std::vector<Place>& places)
        : m_(m),
          page_(page),
          id_(id),
          text_(page.view->text(id)),
          places_(places),
          sweep_(places) {}

    void write(Span paragraph) {
        m_.raw("<p dir=\"auto\">");
        sweep_.cut(
            paragraph, [](std::size_t) {},
            [&](Span piece, const std::vector<std::size_t>& open) { write_piece(piece, open); });
        m_.raw("</p>\n");
    }

private:
    void write_anchors(const std::vector<std::size_t>& open) {
        for (const std::size_t i : open) {
            const auto key = std::pair(places_[i].only, places_[i].position);
            if (!std::exchange(anchored_[key], true)) {
                m_.raw("<a class=\"anchor\" id=\"");
                write_article_anchor(m_, page_, id_);
                m_.raw(places_[i].only ? Literal("-o") : Literal("-c"));
                m_.number(places_[i].position).raw("\"></a>");
            }
        }
    }

    void write_piece(Span span, const std::vector<std::size_t>& open) {
        write_anchors(open);
        std::vector<std::size_t> claims;
        for (const std::size_t i : open) {
            const ClaimId claim{static_cast<std::uint32_t>(places_[i].position)};
            if (!places_[i].only && page_.view->has_row(claim)) {
                claims.push_back(places_[i].position);
            }
        }
        if (open.empty()) {
            m_.text(span.of(text_));
        } else if (claims.empty()) {
            m_.raw("<mark class=\"alone\">").text(span.of(text_)).raw("</mark>");
        } else {
            m_.raw("<mark class=\"stated\" data-c=\"");
            for (const std::size_t claim : claims) {
                m_.raw(" s").number(page_.number).raw("-c").number(claim);
            }
            m_.raw("\">").text(span.of(text_)).raw("</mark>");
        }
    }

    Markup& m_;
    const StoryPage& page_;
    ArticleId id_;
    std::string_view text_;
    const std::vector<Place>& places_;
    SpanSweep<Place> sweep_;
    std::map<std::pair<bool, std::size_t>, bool> anchored_;
};

void write_dropped(Markup& m, const std::vector<Dropped>& dropped) {
    if (dropped.empty()) {
        return;
    }
    m.raw("<details class=\"dropped\"><summary>");
    m.count(dropped.size(), "piece", "pieces").raw(" left out, and why</summary><ul>\n");
    for (std::size_t i = 0; i < dropped.size() && i < max_dropped; ++i) {
        m.raw("<li><span class=\"kind\">").text(dropped[i].why).raw("</span> <bdi>");
        m.text(shortened(dropped[i].text, max_dropped_text)).raw("</bdi></li>\n");
    }
    if (dropped.size() > max_dropped) {
        m.raw("<li>and ").number(dropped.size() - max_dropped).raw(" more</li>");
    }
    m.raw("</ul></details>\n");
}

void write_authors(Markup& m, const Article& article) {
    if (article.authors.empty()) {
        return;
    }
    m.raw("<span>By ");
    write_names(m, {article.authors.begin(), article.authors.end()}, max_links);
    m.raw("</span> ");
}

void write_origin_line(Markup& m, const StoryPage& page, ArticleId id) {
    const Article& article = page.view->read(id)->article;
    m.raw("<p class=\"meta\">");
    write_authors(m, article);
    m.raw("<span>");
    write_published(m, page, id);
    m.raw("</span>");
    if (!article.credit.empty()) {
        m.raw(" <span>Credit: ").isolated(article.credit).raw("</span>");
    }
    if (is_web_link(article.url)) {
        m.raw(" <a rel=\"noopener noreferrer nofollow\" href=\"").text(article.url);
        m.raw("\">Source page</a>");
    }
    m.raw(" <span>Input: ").isolated(article.id).raw("</span></p>\n");
}

void write_text(Markup& m, const StoryPage& page, ArticleId id, const Places& places) {
    const Article& article = page.view->read(id)->article;
    const auto size = static_cast<std::uint32_t>(article.text.size());
    TextWriter writer(m, page, id, places.of(id));
    std::uint32_t at = 0;
    for (const Span paragraph : article.paragraphs) {
        const Span inside{std::max(paragraph.begin, at), std::min(paragraph.end, size)};
        if (!inside.empty()) {
            writer.write(inside);
            at = inside.end;
        }
    }
    if (article.paragraphs.empty() && size > 0) {
        writer.write({0, size});
    }
}

void write_article(Markup& m, const StoryPage& page, ArticleId id, const Places& places) {
    const ReadArticle* read = page.view->read(id);
    m.raw("<details class=\"article\" id=\"");
    write_article_anchor(m, page, id);
    m.raw("\"><summary><span class=\"who\">").isolated(page.view->name(id));
    m.raw("</span> <span class=\"title\" dir=\"auto\">").text(page.view->title(id));
    m.raw("</span> <span class=\"fed\">");
    write_published(m, page, id);
    m.raw("</span></summary><div class=\"full\">\n");
    if (read != nullptr) {
        write_origin_line(m, page, id);
        if (page.with_texts) {
            write_text(m, page, id, places);
            write_dropped(m, read->article.dropped);
        } else {
            m.raw(
                "<p class=\"more\">This report is too long to hold every text; the JSON form "
                "has it.</p>");
        }
    }
    m.raw("</div></details>\n");
}

}  // namespace

void write_articles(Markup& m, const StoryPage& page) {
    const std::size_t count = page.view->article_count();
    if (count == 0) {
        return;
    }
    constexpr std::size_t many = 20;
    const Places places(*page.view);
    open_section(m, page, "articles", "The articles",
                 "In full, as read. Underlined: a claim of the list above.");
    if (count > many) {
        m.raw("<p class=\"filter\"><label>Find an article <input type=\"search\" data-filter=\"s");
        m.number(page.number).raw("-articles\"></label></p>\n");
    }
    for (std::uint32_t i = 0; i < count; ++i) {
        write_article(m, page, ArticleId{i}, places);
    }
    close_section(m);
}

}  // namespace stemma::render
