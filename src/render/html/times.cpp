// When it happened, who published when, and what one outlet alone reports.
#include <algorithm>
#include <map>

#include "render/html/sections.h"
#include "render/view/dates.h"

namespace stemma::render {
namespace {

constexpr std::size_t max_entries = 60;
constexpr std::size_t max_published = 60;
constexpr std::size_t only_in_sight = 4;
constexpr std::size_t max_only = 20;

void write_entries(Markup& m, const StoryPage& page, const std::vector<TimelineEntry>& entries) {
    m.raw("<ol class=\"timeline\">\n");
    std::string_view before;
    for (std::size_t i = 0; i < entries.size() && i < max_entries; ++i) {
        const TimelineEntry& entry = entries[i];
        const Claim& claim = *page.view->claim(entry.claim);
        m.raw("<li><span class=\"time\">");
        if (entry.time == before) {
            m.raw("<span class=\"vh\">").text(readable_time(entry.time)).raw("</span>");
        } else {
            m.text(readable_time(entry.time));
        }
        before = entry.time;
        m.raw("</span> <span class=\"what\" dir=\"auto\">");
        open_link_to_claim(m, page, entry.claim);
        m.text(shortened(claim.text, 280)).raw("</a></span> <span class=\"fed\">");
        write_support(m, claim.support);
        m.raw("</span></li>\n");
    }
    m.raw("</ol>\n");
}

// In sight what several outlets date; the background that one outlet adds unfolds.
void write_events(Markup& m, const StoryPage& page) {
    std::vector<TimelineEntry> shared;
    std::vector<TimelineEntry> single;
    for (const TimelineEntry& entry : page.view->collation().timeline) {
        if (const Claim* claim = page.view->claim(entry.claim)) {
            (claim->support.outlets > 1 ? shared : single).push_back(entry);
        }
    }
    if (shared.empty()) {
        shared.swap(single);
    }
    write_entries(m, page, shared);
    if (!single.empty()) {
        m.raw("<details class=\"rest\"><summary>");
        m.count(single.size(), "more date", "more dates").raw(", from one outlet each</summary>");
        write_entries(m, page, single);
        m.raw("</details>\n");
    }
}

void write_publications(Markup& m, const StoryPage& page) {
    const std::vector<ArticleId> order = page.view->by_publication();
    m.raw("<details class=\"rest\"");
    m.raw(order.size() <= 12 ? Literal(" open>") : Literal(">"));
    m.raw("<summary>Who published when</summary><ol class=\"published\">\n");
    for (std::size_t i = 0; i < order.size() && i < max_published; ++i) {
        m.raw("<li><a href=\"#");
        write_article_anchor(m, page, order[i]);
        m.raw("\">").isolated(page.view->name(order[i])).raw("</a> <span class=\"fed\">");
        write_published(m, page, order[i]);
        m.raw("</span></li>\n");
    }
    m.raw("</ol>");
    if (order.size() > max_published) {
        m.raw("<p class=\"more\">and ").number(order.size() - max_published).raw(" more</p>");
    }
    m.raw("</details>\n");
}

void write_only_item(Markup& m, const StoryPage& page, std::size_t position) {
    const Only& only = page.view->collation().only[position];
    m.raw("<li dir=\"auto\">").text(only.text).raw(" <a class=\"at\" href=\"#");
    write_article_anchor(m, page, only.article);
    if (page.with_texts) {
        m.raw("-o").number(position);
    }
    m.raw("\" aria-label=\"in the article\">in the article</a></li>\n");
}

void write_only_list(Markup& m, const StoryPage& page, const std::vector<std::size_t>& all) {
    m.raw("<ul>\n");
    for (std::size_t i = 0; i < all.size() && i < only_in_sight; ++i) {
        write_only_item(m, page, all[i]);
    }
    m.raw("</ul>");
    if (all.size() > only_in_sight) {
        m.raw("<details class=\"rest\"><summary>");
        m.number(all.size() - only_in_sight).raw(" more</summary><ul>\n");
        for (std::size_t i = only_in_sight; i < all.size() && i < max_only; ++i) {
            write_only_item(m, page, all[i]);
        }
        m.raw("</ul></details>");
    }
}

}  // namespace

void write_timeline(Markup& m, const StoryPage& page) {
    open_section(m, page, "timeline", "When", "What happened when, as the outlets date it.");
    if (!page.view->collation().timeline.empty()) {
        write_events(m, page);
    }
    write_publications(m, page);
    close_section(m);
}

void write_only(Markup& m, const StoryPage& page) {
    const auto& only = page.view->collation().only;
    std::map<std::uint32_t, std::vector<std::size_t>> by_article;
    for (std::size_t i = 0; i < only.size(); ++i) {
        by_article[only[i].article.value].push_back(i);
    }
    if (by_article.empty()) {
        return;
    }
    constexpr std::size_t max_outlets = 40;
    open_section(m, page, "only", "Only here", "What one outlet alone reports.");
    std::size_t shown = 0;
    for (const auto& [article, positions] : by_article) {
        if (++shown > max_outlets) {
            break;
        }
        m.raw("<div class=\"only\"><p class=\"kind\">");
        m.isolated(page.view->name(ArticleId{article})).raw("</p><div>");
        write_only_list(m, page, positions);
        m.raw("</div></div>\n");
    }
    if (by_article.size() > max_outlets) {
        m.raw("<p class=\"more\">and ").number(by_article.size() - max_outlets);
        m.raw(" more outlets</p>");
    }
    close_section(m);
}

}  // namespace stemma::render
