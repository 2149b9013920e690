#include <algorithm>

#include "render/html/sections.h"
#include "render/view/dates.h"
#include "render/view/word_diff.h"

namespace stemma::render {

void write_name_in_story(Markup& m, const StoryPage& page, Literal part, Literal suffix) {
    m.raw(" aria-labelledby=\"s").number(page.number).raw("-").raw(part).raw(suffix);
    if (page.headings != Headings::story_is_first) {
        m.raw(" s").number(page.number).raw("-h");
    }
    m.raw("\"");
}

void open_section(Markup& m, const StoryPage& page, Literal name, Literal title, Literal hint) {
    const bool second = page.headings == Headings::story_is_first;
    m.raw("<section class=\"part\" id=\"s").number(page.number).raw("-").raw(name);
    m.raw("\"");
    write_name_in_story(m, page, name, "-h");
    m.raw("><div class=\"rail\">").raw(second ? Literal("<h2 id=\"s") : Literal("<h3 id=\"s"));
    m.number(page.number).raw("-").raw(name).raw("-h\">").raw(title);
    m.raw(second ? Literal("</h2>") : Literal("</h3>"));
    m.raw("<p>").raw(hint).raw("</p></div><div class=\"body\">\n");
}

void close_section(Markup& m) { m.raw("</div></section>\n"); }

void write_claim_anchor(Markup& m, const StoryPage& page, ClaimId claim) {
    m.raw("s").number(page.number).raw("-c").number(claim.value);
}

void write_article_anchor(Markup& m, const StoryPage& page, ArticleId article) {
    m.raw("s").number(page.number).raw("-a").number(article.value);
}

void open_link_to_statement(Markup& m, const StoryPage& page, ArticleId article, ClaimId id) {
    const Claim* claim = page.view->claim(id);
    const auto states = [&](const Report& report) { return report.article == article; };
    m.raw("<a href=\"#");
    write_article_anchor(m, page, article);
    if (claim != nullptr && page.with_texts && std::ranges::any_of(claim->reports, states)) {
        m.raw("-c").number(id.value);
    }
    m.raw("\">");
}

void open_link_to_claim(Markup& m, const StoryPage& page, ClaimId id) {
    const Claim* claim = page.view->claim(id);
    if (claim == nullptr || page.view->has_row(id)) {
        m.raw("<a class=\"to-claim\" href=\"#");
        write_claim_anchor(m, page, id);
        m.raw("\">");
    } else {
        open_link_to_statement(m, page, claim->best.article, id);
    }
}

void write_support(Markup& m, const Support& support) {
    m.count(support.outlets, "outlet", "outlets");
    if (support.origins > 0) {
        m.raw(", <b>").count(support.origins, "origin", "origins").raw("</b>");
    }
}

void write_names(Markup& m, const std::vector<std::string_view>& names, std::size_t most) {
    const std::size_t shown = names.size() > most + 1 ? most : names.size();
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0) {
            m.raw(", ");
        }
        m.isolated(names[i]);
    }
    if (shown < names.size()) {
        m.raw(" and ").number(names.size() - shown).raw(" more");
    }
}

void write_difference(Markup& m, std::string_view base, std::string_view other,
                      const std::vector<Span>& strong) {
    for (const DiffPart& part : word_diff(base, other)) {
        std::uint32_t at = part.span.begin;
        while (at < part.span.end) {
            std::uint32_t end = part.span.end;
            bool inside = false;
            for (const Span span : strong) {
                inside = inside || span.contains(at);
                end = std::min(end, span.begin > at ? span.begin : end);
                end = std::min(end, span.contains(at) ? span.end : end);
            }
            const std::string_view piece = Span{at, end}.of(other);
            if (inside) {
                m.raw("<mark class=\"differ\">").text(piece).raw("</mark>");
            } else if (part.changed) {
                m.raw("<mark class=\"diff\">").text(piece).raw("</mark>");
            } else {
                m.text(piece);
            }
            at = end;
        }
    }
}

void write_published(Markup& m, const StoryPage& page, ArticleId article) {
    const std::string_view date = page.view->published(article);
    if (date.empty()) {
        m.raw("<span class=\"undated\">undated</span>");
        return;
    }
    m.raw("<time datetime=\"").text(date).raw("\">").text(readable_day(date)).raw("</time>");
    if (page.view->is_estimated(article)) {
        m.raw(" <span class=\"estimate\">estimated");
        const std::string& reason = page.view->line(article)->estimate_reason;
        if (!reason.empty()) {
            m.raw(": ").isolated(reason);
        }
        m.raw("</span>");
    }
}

}  // namespace stemma::render
