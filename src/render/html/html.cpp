#include "render/html/html.h"

#include <algorithm>

#include "base/strings.h"
#include "render/html/page_frame.h"
#include "render/html/sections.h"
#include "render/view/dates.h"

namespace stemma::render {
namespace {

constexpr std::size_t max_texts = std::size_t{24} << 20U;  ///< bytes of page that may be full texts
constexpr std::size_t max_failures = 200;

void write_links(Markup& m, const StoryPage& page) {
    const StoryView& view = *page.view;
    const Collation& c = view.collation();
    const auto link = [&](bool there, Literal name, Literal title) {
        if (there) {
            m.raw("<li><a href=\"#s").number(page.number).raw("-").raw(name).raw("\">");
            m.raw(title).raw("</a></li>");
        }
    };
    bool conflicts = false;
    for (const Claim& claim : c.claims) {
        for (const Conflict& conflict : claim.conflicts) {
            conflicts = conflicts || conflict.readings.size() > 1;
        }
    }
    const bool several = view.article_count() > 1;
    if (!several) {
        return;
    }
    m.raw("<nav class=\"parts\" id=\"s").number(page.number);
    m.raw("-parts\" aria-label=\"Parts of the story\"");
    write_name_in_story(m, page, "parts", "");
    m.raw("><ul>");
    link(!c.brief.empty(), "brief", "In brief");
    link(!view.rows().empty(), "claims", "Claims");
    link(conflicts, "conflicts", "Differences");
    link(!c.quotes.empty(), "quotes", "Quotes");
    link(c.lineage.nodes.size() > 1, "lineage", "Lineage");
    link(several, "timeline", "Timeline");
    link(!c.wording.empty(), "wording", "Wording");
    link(!c.only.empty(), "only", "Only here");
    link(several, "articles", "Articles");
    m.raw("</ul></nav>\n");
}

void write_story(Markup& m, const StoryPage& page) {
    m.raw("<article class=\"story\" id=\"s").number(page.number);
    m.raw("\" aria-labelledby=\"s").number(page.number).raw("-h\">\n");
    write_lead(m, page);
    write_links(m, page);
    write_brief(m, page);
    if (page.view->article_count() > 1) {
        write_matrix(m, page);
        write_conflicts(m, page);
        write_quotes(m, page);
        write_lineage(m, page);
        write_timeline(m, page);
        write_wording(m, page);
        write_only(m, page);
    }
    write_articles(m, page);
    m.raw("</article>\n");
}

void write_index_entry(Markup& m, const StoryView& view, std::size_t number) {
    m.raw("<li><a href=\"#s").number(number).raw("\" dir=\"auto\">").text(view.headline());
    m.raw("</a><p>");
    m.count(view.outlets().size(), "outlet", "outlets");
    if (view.origin_count() > 0) {
        m.raw(", <b>");
        m.count(view.origin_count(), "independent origin", "independent origins").raw("</b>");
    }
    const Story& story = view.report().story;
    const std::string when = readable_range(story.first, story.last);
    if (!when.empty()) {
        m.raw(" · ").text(when);
    }
    m.raw("</p>");
    std::string_view headline = view.headline();  // where no article has one, a sentence
    if (headline.ends_with("…")) {
        headline.remove_suffix(std::string_view("…").size());
    }
    const auto& brief = view.collation().brief;
    const auto next = std::ranges::find_if(
        brief, [&](const BriefSentence& s) { return !trim(s.text).starts_with(headline); });
    if (next != brief.end()) {
        m.raw("<p class=\"first\" dir=\"auto\">").text(next->text).raw("</p>");
    }
    m.raw("</li>\n");
}

void write_index(Markup& m, const std::vector<StoryView>& views) {
    m.raw("<nav class=\"index\" aria-labelledby=\"stories\"><h1 id=\"stories\">");
    m.count(views.size(), "story", "stories").raw("</h1>\n");
    constexpr std::size_t many = 20;
    if (views.size() > many) {
        m.raw(
            "<p class=\"filter\"><label>Find a story <input type=\"search\" "
            "data-filter=\"index\"></label></p>\n");
    }
    m.raw("<ol id=\"index\">\n");
    for (std::size_t i = 0; i < views.size(); ++i) {
        write_index_entry(m, views[i], i);
    }
    m.raw("</ol></nav>\n");
}

// Each story of several folds; its link in the index opens it.
void write_folded_story(Markup& m, const StoryPage& page) {
    m.raw("<details class=\"fold\"><summary><span dir=\"auto\">").text(page.view->headline());
    m.raw("</span></summary>\n");
    write_story(m, page);
    m.raw("</details>\n");
}

void write_failures(Markup& m, const std::vector<Error>& failures) {
    if (failures.empty()) {
        return;
    }
    m.raw("<section class=\"failures\" aria-labelledby=\"failures\"><h2 id=\"failures\">");
    m.count(failures.size(), "input", "inputs").raw(" could not be used</h2><ul>\n");
    for (std::size_t i = 0; i < failures.size() && i < max_failures; ++i) {
        m.raw("<li><b>").isolated(failures[i].source);
        if (failures[i].place) {
            m.raw(":").number(*failures[i].place);
        }
        m.raw("</b> <span>").text(name_of(failures[i].code));
        if (!failures[i].reason.empty()) {
            m.raw(": ").isolated(failures[i].reason);
        }
        m.raw("</span></li>\n");
    }
    if (failures.size() > max_failures) {
        m.raw("<li>and ").number(failures.size() - max_failures).raw(" more</li>");
    }
    m.raw("</ul></section>\n");
}

void write_foot(Markup& m, const RunReport& report) {
    m.raw(
        "<footer><p>Every sentence is printed as its outlet printed it. An origin is a source "
        "that is left when copies, rewrites and citations are followed up; two outlets with one "
        "origin confirm nothing to each other. Marked words, links between texts and estimated "
        "dates are findings of a program: follow the link to the text before you rely on one."
        "</p><p>Stemma ");
    m.text(report.version);
    if (!report.generated.empty()) {
        m.raw(" · ").text(readable_time(report.generated));
    }
    m.raw("</p></footer>\n");
}

void write_stories(Markup& m, const std::vector<StoryView>& views) {
    if (views.empty()) {
        m.raw(
            "<div class=\"nothing\"><h1 class=\"headline\">No story</h1>"
            "<p>None of the inputs holds an article.</p></div>\n");
    } else if (views.size() == 1) {
        write_story(m, {.view = views.data()});
    } else {
        write_index(m, views);
        for (std::size_t i = 0; i < views.size(); ++i) {
            write_folded_story(m, {.view = &views[i],
                                   .number = i,
                                   .headings = Headings::page_is_first,
                                   .with_texts = m.size() < max_texts});
        }
    }
}

}  // namespace

std::string html(const RunReport& report) {
    std::vector<StoryView> views;
    views.reserve(report.stories.size());
    for (const StoryReport& story : report.stories) {
        views.emplace_back(story);
    }
    Markup m;
    const std::string title = views.size() == 1 ? cat(views.front().headline(), " – Stemma")
                                                : cat(views.size(), " stories – Stemma");
    open_page(m, {.title = title, .date = report.generated});
    write_stories(m, views);
    write_failures(m, report.failures);
    m.raw("</main>\n");
    write_foot(m, report);
    close_page(m);
    return m.take();
}

}  // namespace stemma::render
