// The top of a story: headline, the tally of outlets and origins, who, when, and the brief.
#include <algorithm>

#include "render/html/sections.h"
#include "render/view/dates.h"

namespace stemma::render {
namespace {

constexpr std::size_t max_origins = 8;
constexpr std::size_t max_squares = 20;

void write_tally(Markup& m, const StoryView& view) {
    const std::size_t outlets = view.outlets().size();
    m.raw("<div class=\"tally\"><p><b>").number(outlets).raw("</b> ");
    m.raw(outlets == 1 ? Literal("outlet") : Literal("outlets")).raw("</p>");
    if (view.origin_count() > 0) {
        m.raw(
            "<svg class=\"to\" viewBox=\"0 0 40 16\" width=\"40\" height=\"16\" "
            "aria-hidden=\"true\"><path d=\"M0 8h36M29 2l8 6-8 6\"/></svg>");
        m.raw("<p class=\"origins\"><b>").number(view.origin_count()).raw("</b> ");
        m.raw(view.origin_count() == 1 ? Literal("independent origin")
                                       : Literal("independent origins"));
        m.raw("</p>");
    }
    m.raw("</div>\n");
}

// One square an article, so that five copies of one text look like what they are.
void write_squares(Markup& m, std::size_t count) {
    const std::size_t shown = std::min(count, max_squares);
    m.raw("<svg class=\"squares\" aria-hidden=\"true\" width=\"").number(shown * 13);
    m.raw("\" height=\"11\" viewBox=\"0 0 ").number(shown * 13).raw(" 11\">");
    for (std::size_t i = 0; i < shown; ++i) {
        m.raw("<rect x=\"").number(i * 13).raw("\" y=\"0\" width=\"11\" height=\"11\"/>");
    }
    m.raw("</svg>");
}

void write_feeds(Markup& m, const StoryPage& page) {
    const std::vector<OriginRow>& origins = page.view->origins();
    if (origins.empty()) {
        return;
    }
    m.raw("<ul class=\"feeds\" aria-label=\"Origins and the outlets they feed\">\n");
    for (std::size_t i = 0; i < origins.size() && i < max_origins; ++i) {
        const OriginRow& origin = origins[i];
        m.raw("<li><span class=\"kind\">").text(name_of(origin.kind)).raw("</span> <b>");
        m.isolated(origin.name).raw("</b> ");
        write_squares(m, origin.articles.size());
        m.raw(" <span class=\"fed\">");
        write_names(m, page.view->names(origin.articles), 6);
        m.raw("</span></li>\n");
    }
    if (origins.size() > max_origins) {
        m.raw("<li class=\"more\">and ").number(origins.size() - max_origins);
        m.raw(" more, in the lineage below</li>\n");
    }
    m.raw("</ul>\n");
}

void write_who(Markup& m, const StoryView& view) {
    const std::vector<Participation> who = view.who();
    if (who.empty()) {
        return;
    }
    m.raw("<div><dt>Who</dt><dd>");
    for (std::size_t i = 0; i < who.size(); ++i) {
        if (i > 0) {
            m.raw(" · ");
        }
        m.isolated(who[i].name);
    }
    m.raw("</dd></div>\n");
}

void write_when(Markup& m, const StoryView& view) {
    if (!view.happened().empty()) {
        m.raw("<div><dt>When</dt><dd>").text(readable_time(view.happened())).raw("</dd></div>\n");
    }
    std::string_view first;
    std::string_view last;
    std::size_t dated = 0;
    std::size_t estimated = 0;
    for (const ArticleId id : view.by_publication()) {
        if (!view.published(id).empty()) {
            first = first.empty() ? view.published(id) : first;
            last = view.published(id);
            ++dated;
            estimated += view.is_estimated(id) ? 1U : 0U;
        }
    }
    m.raw("<div><dt>Published</dt><dd>");
    m.text(dated == 0 ? std::string("not told") : readable_range(first, last));
    if (estimated > 0) {
        m.raw(" <span class=\"estimate\">").number(estimated).raw(" of ").number(dated);
        m.raw(" estimated</span>");
    }
    if (dated > 0 && dated < view.article_count()) {
        m.raw(" <span class=\"undated\">").number(view.article_count() - dated);
        m.raw(" undated</span>");
    }
    m.raw("</dd></div>\n");
}

}  // namespace

void write_lead(Markup& m, const StoryPage& page) {
    const StoryView& view = *page.view;
    const bool first = page.headings == Headings::story_is_first;
    m.raw("<header class=\"lead\">\n").raw(first ? Literal("<h1") : Literal("<h2"));
    m.raw(" dir=\"auto\" class=\"headline\" id=\"s").number(page.number).raw("-h\">");
    m.text(view.headline()).raw(first ? Literal("</h1>\n") : Literal("</h2>\n"));
    if (view.headline_article()) {
        m.raw("<p class=\"credit\">Headline: <a href=\"#");
        write_article_anchor(m, page, *view.headline_article());
        m.raw("\">").isolated(view.name(*view.headline_article())).raw("</a></p>\n");
    }
    write_tally(m, view);
    write_feeds(m, page);
    m.raw("<dl class=\"facts\">\n");
    write_who(m, view);
    write_when(m, view);
    m.raw("</dl>\n</header>\n");
}

void write_brief(Markup& m, const StoryPage& page) {
    const auto& brief = page.view->collation().brief;
    if (brief.empty()) {
        return;
    }
    open_section(m, page, "brief", "In brief",
                 "Sentences as printed, with the outlet each is taken from.");
    m.raw("<ol class=\"brief\">\n");
    for (const BriefSentence& sentence : brief) {
        m.raw("<li><p class=\"sentence\" dir=\"auto\">").text(sentence.text);
        m.raw("</p><p class=\"source\">");
        open_link_to_statement(m, page, sentence.article, sentence.claim);
        m.isolated(page.view->name(sentence.article)).raw("</a>");
        if (const Claim* claim = page.view->claim(sentence.claim)) {
            m.raw(" · ");
            open_link_to_claim(m, page, sentence.claim);
            write_support(m, claim->support);
            m.raw("</a>");
        }
        m.raw("</p></li>\n");
    }
    m.raw("</ol>\n");
    close_section(m);
}

}  // namespace stemma::render
