// One claim in full: every outlet's sentence side by side, on whose word, and what differs.
#include <algorithm>
#include <set>

#include "render/html/sections.h"

namespace stemma::render {
namespace {

constexpr std::size_t max_sentences = 12;

void write_origins(Markup& m, const StoryView& view, const Claim& claim) {
    std::vector<std::string_view> names;
    const auto& origins = view.collation().lineage.origins;
    for (std::size_t i = 0; i < origins.size(); ++i) {
        if (std::ranges::find(claim.origins, origins[i].id) != claim.origins.end() &&
            std::ranges::find(names, view.origin_name(i)) == names.end()) {
            names.push_back(view.origin_name(i));
        }
    }
    m.raw("<p class=\"panel-head\">");
    write_support(m, claim.support);
    if (!names.empty()) {
        m.raw(": ");
        write_names(m, names, 5);
    }
    m.raw("</p>");
}

void write_chain(Markup& m, const StoryView& view, const Report& report) {
    const std::vector<std::string_view> hands = view.hands(report);
    if (hands.empty()) {
        return;
    }
    m.raw("<p class=\"chain\"><span class=\"label\">On whose word:</span> ");
    for (std::size_t i = 0; i < hands.size(); ++i) {
        m.raw(i > 0 ? Literal(" <span class=\"arrow\">→</span> ") : Literal(""));
        m.isolated(hands[i]);
    }
    m.raw("</p>");
}

/// Where this report gives a value that other outlets contradict: spans of its text.
std::vector<Span> contradictions(const Claim& claim, const Report& report) {
    std::vector<Span> spans;
    for (const Conflict& conflict : claim.conflicts) {
        for (const ValueReading& reading : conflict.readings) {
            for (const Evidence& at : reading.evidence) {
                if (at.article == report.article && report.span.contains(at.span) &&
                    report.text.size() == report.span.size()) {
                    spans.push_back(
                        {at.span.begin - report.span.begin, at.span.end - report.span.begin});
                }
            }
        }
    }
    return spans;
}

void write_sentence(Markup& m, const StoryPage& page, ClaimId id, const Report& report) {
    const Claim& claim = *page.view->claim(id);
    m.raw("<li><p class=\"who\">").isolated(page.view->name(report.article)).raw(" <span>");
    write_published(m, page, report.article);
    m.raw("</span></p><p class=\"said\" dir=\"auto\">");
    write_difference(m, claim.text, report.text, contradictions(claim, report));
    m.raw("</p>");
    write_chain(m, *page.view, report);
    m.raw("<p class=\"source\">");
    open_link_to_statement(m, page, report.article, id);
    m.raw("in the article</a></p></li>\n");
}

void write_silent(Markup& m, const StoryView& view, const Claim& claim) {
    std::set<std::string_view> reporting;
    for (const Report& report : claim.reports) {
        reporting.insert(view.name(report.article));
    }
    std::vector<std::string_view> silent;
    for (const Outlet& outlet : view.outlets()) {
        if (!reporting.contains(outlet.name)) {
            silent.push_back(outlet.name);
        }
    }
    if (!silent.empty()) {
        m.raw("<p class=\"silent-list\"><span class=\"label\">Not in:</span> ");
        write_names(m, silent, 12);
        m.raw("</p>");
    }
}

}  // namespace

void write_claim_panel(Markup& m, const StoryPage& page, ClaimId id) {
    const Claim& claim = *page.view->claim(id);
    m.raw("<div class=\"panel-in\">");
    write_origins(m, *page.view, claim);
    m.raw("<ul class=\"sides\">\n");
    const std::size_t shown = std::min(claim.reports.size(), max_sentences);
    for (std::size_t i = 0; i < shown; ++i) {
        write_sentence(m, page, id, claim.reports[i]);
    }
    m.raw("</ul>");
    if (shown < claim.reports.size()) {
        std::vector<ArticleId> rest;
        for (std::size_t i = shown; i < claim.reports.size(); ++i) {
            rest.push_back(claim.reports[i].article);
        }
        m.raw("<p class=\"silent-list\"><span class=\"label\">Also in:</span> ");
        write_names(m, page.view->names(rest), 60);
        m.raw("</p>");
    }
    write_silent(m, *page.view, claim);
    m.raw("<p class=\"close\"><a class=\"close-panel\" href=\"#s").number(page.number);
    m.raw("-claims\">Close</a></p></div>");
}

}  // namespace stemma::render
