#include "render/markdown/story_writer.h"

#include <algorithm>

#include "render/view/dates.h"
#include "render/view/percent.h"
#include "render/view/word_diff.h"

namespace stemma::render {
namespace {

constexpr std::size_t max_columns = 8;
constexpr std::size_t max_items = 60;

void write_support(MarkdownText& m, const Support& support) {
    m.number(support.outlets).raw(support.outlets == 1 ? Literal(" outlet") : Literal(" outlets"));
    if (support.origins == 0) {
        return;
    }
    m.raw(", ").number(support.origins);
    m.raw(support.origins == 1 ? Literal(" origin") : Literal(" origins"));
}

/// `other` with the words that `base` has not in bold.
void write_difference(MarkdownText& m, std::string_view base, std::string_view other) {
    for (const DiffPart& part : word_diff(base, other)) {
        m.raw(part.changed ? Literal("**") : Literal(""));
        m.text(part.span.of(other));
        m.raw(part.changed ? Literal("**") : Literal(""));
    }
}

void write_published(MarkdownText& m, const StoryView& view, ArticleId id) {
    if (view.published(id).empty()) {
        m.raw("undated");
        return;
    }
    m.text(readable_day(view.published(id)));
    if (view.is_estimated(id)) {
        m.raw(", estimated");
        if (!view.line(id)->estimate_reason.empty()) {
            m.raw(": ").text(view.line(id)->estimate_reason);
        }
    }
}

void write_lead(MarkdownText& m, const StoryView& view) {
    m.raw("# ").text(view.headline()).raw("\n\n**").number(view.outlets().size());
    m.raw(view.outlets().size() == 1 ? Literal(" outlet") : Literal(" outlets"));
    if (view.origin_count() > 0) {
        m.raw(", ").number(view.origin_count());
        m.raw(view.origin_count() == 1 ? Literal(" independent origin")
                                       : Literal(" independent origins"));
    }
    m.raw("**\n\n");
    const std::vector<OriginRow>& origins = view.origins();
    for (std::size_t i = 0; i < origins.size() && i < max_items; ++i) {
        m.raw("- ").text(origins[i].name).raw(" (");
        m.text(name_of(origins[i].kind)).raw("): ").names(view.names(origins[i].articles));
        m.raw("\n");
    }
    m.raw("\n");
    const std::vector<Participation> who = view.who();
    for (std::size_t i = 0; i < who.size(); ++i) {
        m.raw(i == 0 ? Literal("Who: ") : Literal(", ")).text(who[i].name);
    }
    m.raw(who.empty() ? Literal("") : Literal("\n\n"));
    if (!view.happened().empty()) {
        m.raw("When: ").text(readable_time(view.happened())).raw("\n\n");
    }
}

void write_brief(MarkdownText& m, const StoryView& view) {
    if (view.collation().brief.empty()) {
        return;
    }
    m.raw("## In brief\n\n");
    for (const BriefSentence& sentence : view.collation().brief) {
        m.raw("- ").text(sentence.text).raw(" (").text(view.name(sentence.article));
        if (const Claim* claim = view.claim(sentence.claim)) {
            m.raw("; ");
            write_support(m, claim->support);
        }
        m.raw(")\n");
    }
    m.raw("\n");
}

void write_matrix(MarkdownText& m, const StoryView& view) {
    const auto& outlets = view.outlets();
    const bool columns = outlets.size() <= max_columns;
    m.raw("| Claim |");
    for (std::size_t i = 0; columns && i < outlets.size(); ++i) {
        m.raw(" ").text(outlets[i].name).raw(" |");
    }
    m.raw(" Support |\n|---|");
    for (std::size_t i = 0; columns && i < outlets.size(); ++i) {
        m.raw("---|");
    }
    m.raw("---|\n");
    for (std::size_t r = 0; r < view.rows().size() && r < max_items; ++r) {
        const Claim& claim = *view.claim(view.rows()[r]);
        m.raw("| ").number(r + 1).raw("\\. ").text(claim.text).raw(" |");
        for (const Cell& cell : columns ? view.cells(claim) : std::vector<Cell>()) {
            m.raw(" ").text(name_of(cell.stance));
            if (!cell.value.empty()) {
                m.raw(": ").text(shortened(cell.value, 40));
            }
            m.raw(" |");
        }
        m.raw(" ");
        write_support(m, claim.support);
        m.raw(" |\n");
    }
    m.raw("\n");
}

void write_sides(MarkdownText& m, const StoryView& view) {
    for (std::size_t r = 0; r < view.rows().size() && r < max_items; ++r) {
        const Claim& claim = *view.claim(view.rows()[r]);
        m.raw("### ").number(r + 1).raw("\\. ").text(shortened(claim.text, 120)).raw("\n\n");
        for (std::size_t i = 0; i < claim.reports.size() && i < max_items; ++i) {
            const Report& report = claim.reports[i];
            m.raw("- ").text(view.name(report.article)).raw(": ");
            write_difference(m, claim.text, report.text);
            const std::vector<std::string_view> hands = view.hands(report);
            for (std::size_t h = 0; h < hands.size(); ++h) {
                m.raw(h == 0 ? Literal(" — ") : Literal(" → ")).text(hands[h]);
            }
            m.raw("\n");
        }
        m.raw("\n");
    }
}

void write_conflicts(MarkdownText& m, const StoryView& view) {
    std::size_t shown = 0;
    for (const Claim& claim : view.collation().claims) {
        for (const Conflict& conflict : claim.conflicts) {
            if (conflict.readings.size() < 2 || ++shown > max_items) {
                continue;
            }
            m.raw(shown == 1 ? Literal("## Where they differ\n\n") : Literal(""));
            m.raw("- ").text(name_of(conflict.kind));
            m.raw(conflict.update ? Literal(" (a later report updates an earlier one)")
                                  : Literal(""));
            m.raw(", in: ").text(claim.text).raw("\n");
            for (const ValueReading& reading : conflict.readings) {
                m.raw("  - **").text(trim(reading.value)).raw("**: ");
                m.names(view.names(reading.articles)).raw("\n");
            }
        }
    }
    m.raw(shown > 0 ? Literal("\n") : Literal(""));
}

void write_quotes(MarkdownText& m, const StoryView& view) {
    const auto& quotes = view.collation().quotes;
    if (quotes.empty()) {
        return;
    }
    m.raw("## Inside the quotation marks\n\n");
    for (std::size_t i = 0; i < quotes.size() && i < max_items; ++i) {
        m.raw("- ").text(quotes[i].speaker.empty() ? "Speaker not told" : quotes[i].speaker);
        m.raw(quotes[i].altered ? Literal(" (altered)\n") : Literal("\n"));
        for (const QuoteReading& reading : quotes[i].readings) {
            m.raw("  - “");
            write_difference(m, quotes[i].readings.front().text, reading.text);
            m.raw("” ").names(view.names(reading.articles)).raw("\n");
        }
    }
    m.raw("\n");
}

void write_lineage(MarkdownText& m, const StoryView& view) {
    const Lineage& lineage = view.collation().lineage;
    const auto name = [&](std::uint32_t node) -> std::string_view {
        const LineageNode& at = lineage.nodes[node];
        return at.article ? view.name(*at.article) : at.name.empty() ? at.id : at.name;
    };
    std::size_t shown = 0;
    for (const LineageEdge& edge : lineage.edges) {
        if (edge.from < lineage.nodes.size() && edge.to < lineage.nodes.size() &&
            ++shown <= max_items) {
            m.raw(shown == 1 ? Literal("## Who took it from whom\n\n") : Literal("")).raw("- ");
            m.text(name(edge.to)).raw(" **").text(name_of(edge.kind)).raw("** ");
            m.text(name(edge.from)).raw(" (confidence ");
            m.number(percent(edge.confidence));
            m.raw(" %)\n");
        }
    }
    m.raw(shown > 0 ? Literal("\n") : Literal(""));
}

void write_timeline(MarkdownText& m, const StoryView& view) {
    m.raw(view.collation().timeline.empty() ? Literal("") : Literal("## When\n\n"));
    std::size_t shown = 0;
    for (const TimelineEntry& entry : view.collation().timeline) {
        const Claim* claim = view.claim(entry.claim);
        if (claim != nullptr && ++shown <= max_items) {
            m.raw("- ").text(readable_time(entry.time)).raw(": ").text(claim->text).raw("\n");
        }
    }
    m.raw("\n");
}

void write_wording(MarkdownText& m, const StoryView& view) {
    const auto& wordings = view.collation().wording;
    m.raw(wordings.empty() ? Literal("") : Literal("## Which words\n\n"));
    for (std::size_t i = 0; i < wordings.size() && i < max_items; ++i) {
        m.raw("- ").text(wordings[i].about).raw("\n");
        for (const Term& term : wordings[i].terms) {
            m.raw("  - ").text(term.term).raw(": ").names(view.names(term.articles)).raw("\n");
        }
    }
    m.raw(wordings.empty() ? Literal("") : Literal("\n"));
}

void write_only(MarkdownText& m, const StoryView& view) {
    const auto& only = view.collation().only;
    m.raw(only.empty() ? Literal("") : Literal("## Only here\n\n"));
    for (std::size_t i = 0; i < only.size() && i < max_items; ++i) {
        m.raw("- ").text(view.name(only[i].article)).raw(": ").text(only[i].text).raw("\n");
    }
    m.raw(only.empty() ? Literal("") : Literal("\n"));
}

void write_articles(MarkdownText& m, const StoryView& view) {
    m.raw("## The articles\n\n");
    for (const ArticleId id : view.by_publication()) {
        m.raw("- ").text(view.name(id)).raw(": ").text(view.title(id)).raw(" (");
        write_published(m, view, id);
        m.raw(")");
        const ReadArticle* read = view.read(id);
        if (read != nullptr && is_web_link(read->article.url)) {
            m.raw(" ").text(read->article.url);
        }
        m.raw("\n");
    }
    m.raw("\n");
}

}  // namespace

MarkdownText& MarkdownText::names(const std::vector<std::string_view>& names) {
    for (std::size_t i = 0; i < names.size() && i < max_items; ++i) {
        raw(i > 0 ? Literal(", ") : Literal("")).text(names[i]);
    }
    if (names.size() > max_items) {
        raw(" and ").number(names.size() - max_items).raw(" more");
    }
    return *this;
}

void write_story(MarkdownText& m, const StoryView& view) {
    write_lead(m, view);
    write_brief(m, view);
    if (!view.rows().empty()) {
        m.raw("## Who reports what\n\n");
        write_matrix(m, view);
        write_sides(m, view);
    }
    write_conflicts(m, view);
    write_quotes(m, view);
    write_lineage(m, view);
    write_timeline(m, view);
    write_wording(m, view);
    write_only(m, view);
    write_articles(m, view);
}

}  // namespace stemma::render
