#include <algorithm>

#include "base/json.h"
#include "render/html/page_frame.h"
#include "render/html/sections.h"
#include "render/reading/marked_text.h"
#include "render/reading/reading.h"
#include "render/view/dates.h"

namespace stemma::render {
namespace {

constexpr std::size_t max_rows = 2'000;
constexpr std::size_t max_piece = 240;  ///< bytes of a span that a list shows

constexpr std::string_view reading_style = R"css(
.r-text{max-width:42rem;font:1.125rem/1.7 var(--serif)}
.r-text p+p{margin-top:1em}
.r-content{background:var(--origin-ground)}
.r-source{border-bottom:2px solid var(--origin)}
.r-cue{color:var(--origin);font-weight:600}
.r-event{color:var(--differ);font-weight:600}
.r-entity{text-decoration:underline;text-decoration-color:var(--line);text-underline-offset:.2em}
.r-time{border-bottom:1px dashed var(--ink)}
.r-number{background:var(--light);color:var(--ink)}
.r-list{width:100%;border-collapse:collapse;font-size:.9375rem}
.r-list th{font-weight:400;text-align:left;font-size:.75rem;color:var(--soft);padding:.2rem .9rem .3rem 0}
.r-list td{vertical-align:top;padding:.45rem .9rem .45rem 0;border-top:1px solid var(--hair)}
.r-list td:last-child{padding-right:0}
.r-hands{color:var(--soft);font-size:.8125rem}
)css";

std::string printed(double number) {
    std::string out;
    json::Writer(out).value(number, 15);
    return out;
}

/// A table whose rows stop at a bound; what is beyond it is counted.
template <class List, class Row>
void write_table(Markup& m, const List& list, Literal head, Row&& row) {
    m.raw("<table class=\"r-list\"><thead><tr>").raw(head).raw("</tr></thead><tbody>\n");
    for (std::size_t i = 0; i < list.size() && i < max_rows; ++i) {
        m.raw("<tr><td>");
        row(list[i], i);
        m.raw("</td></tr>\n");
    }
    m.raw("</tbody></table>\n");
    if (list.size() > max_rows) {
        m.raw("<p class=\"more\">and ").number(list.size() - max_rows).raw(" more</p>");
    }
}

class Page {
public:
    Page(Markup& m, const ReadArticle& article)
        : m_(m), text_(article.article.text), article_(article.article), r_(article.reading) {}

    void write_lead();
    void write_legend();
    void write_attributions();
    void write_events();
    void write_entities();
    void write_times();
    void write_numbers();
    void write_reasons();

private:
    void next_cell() { m_.raw("</td><td>"); }
    void piece(Span span) {
        if (span.end <= text_.size() && span.begin < span.end) {
            m_.isolated(shortened(span.of(text_), max_piece));
        }
    }
    void pieces(const std::vector<Span>& spans) {
        for (std::size_t i = 0; i < spans.size(); ++i) {
            if (i > 0) {
                m_.raw(" … ");
            }
            piece(spans[i]);
        }
    }
    void participants(const std::vector<Participant>& list) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (i > 0) {
                m_.raw(", ");
            }
            piece(list[i].span);
        }
    }
    void hands(const std::vector<ChainLink>& chain);

    Markup& m_;
    std::string_view text_;
    const Article& article_;
    const Reading& r_;
    StoryPage frame_;
};

void Page::write_lead() {
    m_.raw("<header class=\"lead\"><h1 class=\"headline\" dir=\"auto\">");
    m_.text(article_.title.empty() ? article_.id : article_.title).raw("</h1><p class=\"credit\">");
    bool first = true;
    const auto field = [&](Literal name, std::string_view value) {
        if (!value.empty()) {
            m_.raw(first ? Literal("<span>") : Literal(" · <span>")).raw(name);
            m_.isolated(value).raw("</span>");
            first = false;
        }
    };
    field("", article_.outlet);
    if (article_.published && !article_.published->empty()) {
        m_.raw(first ? Literal("<time datetime=\"") : Literal(" · <time datetime=\""));
        m_.text(*article_.published).raw("\">");
        m_.text(readable_day(*article_.published)).raw("</time>");
        first = false;
    }
    field("Credit: ", article_.credit);
    field("Input: ", article_.id);
    if (is_web_link(article_.url)) {
        m_.raw(" · <a rel=\"noopener noreferrer nofollow\" href=\"").text(article_.url);
        m_.raw("\">Source page</a>");
    }
    m_.raw("</p></header>\n");
}

void Page::write_legend() {
    m_.raw(
        "<ul class=\"legend\"><li><span class=\"r r-source\">source</span></li>"
        "<li><span class=\"r r-cue\">cue</span></li>"
        "<li><span class=\"r r-content\">content</span></li>"
        "<li><span class=\"r r-event\">event</span></li>"
        "<li><span class=\"r r-entity\">entity</span></li>"
        "<li><span class=\"r r-time\">time</span></li>"
        "<li><span class=\"r r-number\">number</span></li></ul>\n");
}

void Page::hands(const std::vector<ChainLink>& chain) {
    if (chain.empty()) {
        return;
    }
    m_.raw("<div class=\"r-hands\">");
    for (std::size_t i = 0; i < chain.size(); ++i) {
        if (i > 0) {
            m_.raw(" → ");
        }
        m_.isolated(chain[i].name);
    }
    m_.raw("</div>");
}

void Page::write_attributions() {
    if (r_.attributions.empty()) {
        return;
    }
    open_section(m_, frame_, "attributions", "Who says what",
                 "Source, cue and content; below, the hands that each statement went through.");
    write_table(m_, r_.attributions, "<th>Source</th><th>Cue</th><th>Content</th><th>Kind</th>",
                [&](const Attribution& a, std::size_t i) {
                    pieces(a.source);
                    next_cell();
                    m_.raw("<a href=\"#at-").number(i).raw("\">");
                    pieces(a.cue);
                    m_.raw("</a>");
                    next_cell();
                    pieces(a.content);
                    hands(a.chain);
                    next_cell();
                    m_.text(name_of(a.kind));
                });
    close_section(m_);
}

void Page::write_events() {
    if (r_.events.empty()) {
        return;
    }
    open_section(m_, frame_, "events", "What was done", "Acts, with who did them to whom.");
    write_table(
        m_, r_.events,
        "<th>Type</th><th>Actor</th><th>Words</th><th>Target</th><th>Time</th><th>Place</th>",
        [&](const Event& event, std::size_t i) {
            m_.text(event.type);
            if (event.polarity == Polarity::negated) {
                m_.raw(", not done");
            }
            if (event.modality != Modality::asserted) {
                m_.raw(", ").text(name_of(event.modality));
            }
            next_cell();
            participants(event.actors);
            next_cell();
            m_.raw("<a href=\"#ev-").number(i).raw("\">");
            pieces(event.cue);
            m_.raw("</a>");
            next_cell();
            participants(event.targets);
            next_cell();
            if (event.time && *event.time < r_.times.size()) {
                m_.text(r_.times[*event.time].value);
            }
            next_cell();
            if (event.place) {
                participants({*event.place});
            }
        });
    close_section(m_);
}

void Page::write_entities() {
    if (r_.entities.empty()) {
        return;
    }
    open_section(m_, frame_, "entities", "Names", "One line for each person, place or body.");
    write_table(m_, r_.entities,
                "<th>Name</th><th>Type</th><th>Key</th><th>Named, referred to</th>",
                [&](const Entity& entity, std::size_t) {
                    m_.isolated(entity.name);
                    next_cell();
                    m_.text(name_of(entity.type));
                    next_cell();
                    m_.isolated(entity.key);
                    next_cell();
                    m_.number(entity.mentions.size()).raw(", ").number(entity.references.size());
                });
    close_section(m_);
}

void Page::write_times() {
    if (r_.times.empty()) {
        return;
    }
    open_section(m_, frame_, "times", "Times", "As TIMEX3 writes them.");
    write_table(m_, r_.times, "<th>Words</th><th>Type</th><th>Value</th>",
                [&](const Timex& time, std::size_t) {
                    piece(time.span);
                    next_cell();
                    m_.text(name_of(time.type));
                    next_cell();
                    m_.isolated(time.value);
                });
    close_section(m_);
}

void Page::write_numbers() {
    if (r_.numbers.empty()) {
        return;
    }
    open_section(m_, frame_, "numbers", "Numbers",
                 "What two outlets can contradict each other in.");
    write_table(m_, r_.numbers, "<th>Words</th><th>Value</th><th>Unit</th>",
                [&](const Number& number, std::size_t) {
                    piece(number.span);
                    next_cell();
                    if (number.modifier != NumberModifier::exactly) {
                        m_.text(name_of(number.modifier)).raw(" ");
                    }
                    m_.text(printed(number.value));
                    if (number.high > number.value) {
                        m_.raw("–").text(printed(number.high));
                    }
                    next_cell();
                    m_.isolated(number.unit);
                });
    close_section(m_);
}

void Page::write_reasons() {
    if (r_.reasons.empty()) {
        return;
    }
    open_section(m_, frame_, "reasons", "Why", "What spoke for each finding, the strongest first.");
    write_table(m_, r_.reasons, "<th>Finding</th><th>Words</th><th>Read as</th><th>Because</th>",
                [&](const Reason& reason, std::size_t) {
                    m_.text(reason.of);
                    next_cell();
                    piece(reason.span);
                    next_cell();
                    m_.isolated(reason.what);
                    next_cell();
                    for (std::size_t i = 0; i < reason.why.size(); ++i) {
                        m_.raw(i > 0 ? Literal("; ") : Literal("")).isolated(reason.why[i]);
                    }
                });
    close_section(m_);
}

}  // namespace

std::string reading_page(const ReadArticle& article, std::string_view version) {
    const std::string title = cat(
        article.article.title.empty() ? article.article.id : article.article.title, " – Stemma");
    Markup m;
    open_page(m, {.title = title, .extra_style = reading_style});
    m.raw("<article class=\"story\">\n");
    Page page(m, article);
    page.write_lead();
    page.write_legend();
    m.raw("<div class=\"r-text\">\n");
    write_marked_text(m, article);
    m.raw("</div>\n");
    page.write_attributions();
    page.write_events();
    page.write_entities();
    page.write_times();
    page.write_numbers();
    page.write_reasons();
    m.raw(
        "</article>\n</main>\n<footer><p>The text is the outlet&#39;s; what is marked in it are "
        "findings of a program. Stemma ");
    m.text(version).raw("</p></footer>\n");
    close_page(m);
    return m.take();
}

}  // namespace stemma::render
