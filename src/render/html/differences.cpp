// Where outlets contradict each other, alter a quotation, or name one thing differently.
#include <algorithm>

#include "render/html/sections.h"

namespace stemma::render {
namespace {

constexpr std::size_t max_conflicts = 60;
constexpr std::size_t max_quotes = 60;
constexpr std::size_t max_wordings = 40;
constexpr std::size_t max_readings = 12;

Literal heading_of(DifferenceKind kind) {
    switch (kind) {
        case DifferenceKind::number: return "Figures";
        case DifferenceKind::date: return "Dates";
        case DifferenceKind::name: return "Names";
        case DifferenceKind::place: return "Places";
        case DifferenceKind::polarity: return "Yes or no";
        case DifferenceKind::modality: return "How certain";
        case DifferenceKind::quote: return "Quoted words";
        case DifferenceKind::term: return "Terms";
    }
    return "Terms";
}

void write_conflict(Markup& m, const StoryPage& page, ClaimId id, const Conflict& conflict) {
    m.raw("<li class=\"conflict\"><p class=\"kind\">").raw(heading_of(conflict.kind));
    if (conflict.update) {
        m.raw(" <span class=\"update\">a later report updates an earlier one</span>");
    }
    m.raw("</p><p class=\"about\" dir=\"auto\">");
    open_link_to_claim(m, page, id);
    m.text(page.view->claim(id)->text).raw("</a></p><ul class=\"readings\">\n");
    for (std::size_t i = 0; i < conflict.readings.size() && i < max_readings; ++i) {
        const ValueReading& reading = conflict.readings[i];
        m.raw("<li><b dir=\"auto\">");
        write_difference(m, i > 0 ? conflict.readings[0].value : reading.value, reading.value);
        m.raw("</b> <span class=\"fed\">");
        write_names(m, page.view->names(reading.articles), 8);
        m.raw("</span></li>\n");
    }
    m.raw("</ul></li>\n");
}

void write_quote(Markup& m, const StoryPage& page, const Quote& quote) {
    m.raw("<li class=\"quote\"><p class=\"kind\">");
    if (quote.speaker.empty()) {
        m.raw("Speaker not told");
    } else {
        m.isolated(quote.speaker);
    }
    m.raw("</p><ul class=\"variants\">\n");
    for (std::size_t i = 0; i < quote.readings.size() && i < max_readings; ++i) {
        const QuoteReading& reading = quote.readings[i];
        m.raw("<li><q dir=\"auto\">");
        write_difference(m, quote.readings[0].text, reading.text);
        m.raw("</q> <span class=\"fed\">");
        write_names(m, page.view->names(reading.articles), 8);
        if (reading.partial) {
            m.raw(" <i>in part</i>");
        }
        m.raw("</span></li>\n");
    }
    m.raw("</ul></li>\n");
}

void write_quote_list(Markup& m, const StoryPage& page, bool altered) {
    m.raw("<ul class=\"cards\">\n");
    std::size_t shown = 0;
    for (const Quote& quote : page.view->collation().quotes) {
        if (quote.altered == altered && !quote.readings.empty() && shown < max_quotes) {
            write_quote(m, page, quote);
            ++shown;
        }
    }
    m.raw("</ul>\n");
}

}  // namespace

void write_conflicts(Markup& m, const StoryPage& page) {
    const auto& claims = page.view->collation().claims;
    Markup list;
    std::size_t found = 0;
    for (std::uint32_t i = 0; i < claims.size(); ++i) {
        for (const Conflict& conflict : claims[i].conflicts) {
            if (conflict.readings.size() > 1 && ++found <= max_conflicts) {
                write_conflict(list, page, ClaimId{i}, conflict);
            }
        }
    }
    if (found == 0) {
        return;
    }
    open_section(m, page, "conflicts", "Where they differ",
                 "One claim, several readings: who gives which.");
    m.raw("<ul class=\"cards\">\n").add(list).raw("</ul>\n");
    if (found > max_conflicts) {
        m.raw("<p class=\"more\">and ").number(found - max_conflicts).raw(" more</p>");
    }
    close_section(m);
}

void write_quotes(Markup& m, const StoryPage& page) {
    const auto& quotes = page.view->collation().quotes;
    const auto altered = std::ranges::count(quotes, true, &Quote::altered);
    const auto alike = static_cast<std::ptrdiff_t>(quotes.size()) - altered;
    if (quotes.empty()) {
        return;
    }
    open_section(m, page, "quotes", "Inside the quotation marks",
                 "One utterance in every form in which it was printed. Marked: words that the "
                 "fullest form does not have.");
    if (altered > 0) {
        write_quote_list(m, page, true);
    }
    if (alike > 0) {
        m.raw("<details class=\"rest\"><summary>");
        m.count(alike, "quotation", "quotations").raw(" that no outlet alters</summary>\n");
        write_quote_list(m, page, false);
        m.raw("</details>\n");
    }
    close_section(m);
}

void write_wording(Markup& m, const StoryPage& page) {
    const auto& wordings = page.view->collation().wording;
    if (wordings.empty()) {
        return;
    }
    open_section(m, page, "wording", "Which words", "Different names for the same thing.");
    m.raw("<ul class=\"cards\">\n");
    for (std::size_t i = 0; i < wordings.size() && i < max_wordings; ++i) {
        m.raw("<li><p class=\"kind\">").isolated(wordings[i].about);
        m.raw("</p><ul class=\"readings\">\n");
        for (std::size_t k = 0; k < wordings[i].terms.size() && k < max_readings; ++k) {
            const Term& term = wordings[i].terms[k];
            m.raw("<li><b>").isolated(term.term).raw("</b> <span class=\"fed\">");
            write_names(m, page.view->names(term.articles), 8);
            m.raw("</span></li>\n");
        }
        m.raw("</ul></li>\n");
    }
    m.raw("</ul>\n");
    close_section(m);
}

}  // namespace stemma::render
