#include "render/reading/marked_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "render/html/span_sweep.h"
#include "text/utf8.h"

namespace stemma::render {
namespace {

enum class Kind : std::uint8_t { content, source, cue, event, entity, time, number };
constexpr std::size_t kinds = 7;
constexpr std::array<Literal, kinds> classes{" r-content", " r-source", " r-cue",   " r-event",
                                             " r-entity",  " r-time",   " r-number"};

struct Mark {
    Span span;
    Kind kind = Kind::content;
    std::uint32_t number = 0;
    bool anchor = false;
};

class Marks {
public:
    explicit Marks(const ReadArticle& article) : text_(article.article.text) {
        const Reading& reading = article.reading;
        for (std::uint32_t i = 0; i < reading.attributions.size(); ++i) {
            const Attribution& a = reading.attributions[i];
            add(a.content, Kind::content, i);
            add(a.source, Kind::source, i);
            add(a.cue, Kind::cue, i, true);
        }
        for (std::uint32_t i = 0; i < reading.events.size(); ++i) {
            add(reading.events[i].cue, Kind::event, i, true);
        }
        for (std::uint32_t i = 0; i < reading.entities.size(); ++i) {
            add(reading.entities[i].mentions, Kind::entity, i);
        }
        for (std::uint32_t i = 0; i < reading.times.size(); ++i) {
            add({reading.times[i].span}, Kind::time, i);
        }
        for (std::uint32_t i = 0; i < reading.numbers.size(); ++i) {
            add({reading.numbers[i].span}, Kind::number, i);
        }
        std::ranges::stable_sort(list_, {}, [](const Mark& mark) { return mark.span.begin; });
    }
    [[nodiscard]] const std::vector<Mark>& list() const { return list_; }

private:
    void add(const std::vector<Span>& spans, Kind kind, std::uint32_t number, bool anchor = false) {
        for (const Span span : spans) {
            const bool good = !span.empty() && span.end <= text_.size() &&
                              text::boundary_before(text_, span.begin) == span.begin &&
                              text::boundary_before(text_, span.end) == span.end;
            if (good) {
                list_.push_back({span, kind, number, anchor});
                anchor = false;
            }
        }
    }
    std::string_view text_;
    std::vector<Mark> list_;
};

/// Writes the text cut at the beginnings and ends of its marks.
class Writer {
public:
    Writer(Markup& m, std::string_view text, const std::vector<Mark>& marks)
        : m_(m), text_(text), marks_(marks), sweep_(marks) {}

    void write(Span paragraph) {
        m_.raw("<p dir=\"auto\">");
        sweep_.cut(
            paragraph, [&](std::size_t mark) { write_anchor(marks_[mark]); },
            [&](Span piece, const std::vector<std::size_t>& open) { write_piece(piece, open); });
        m_.raw("</p>\n");
    }

private:
    void write_anchor(const Mark& mark) {
        if (mark.anchor) {
            m_.raw("<a class=\"anchor\" id=\"");
            m_.raw(mark.kind == Kind::event ? Literal("ev-") : Literal("at-"));
            m_.number(mark.number).raw("\"></a>");
        }
    }
    void write_piece(Span span, const std::vector<std::size_t>& open) {
        std::array<bool, kinds> has{};
        for (const std::size_t i : open) {
            has[static_cast<std::size_t>(marks_[i].kind)] = true;
        }
        if (open.empty()) {
            m_.text(span.of(text_));
            return;
        }
        m_.raw("<span class=\"r");
        for (std::size_t kind = 0; kind < kinds; ++kind) {
            if (has[kind]) {
                m_.raw(classes[kind]);
            }
        }
        m_.raw("\">").text(span.of(text_)).raw("</span>");
    }

    Markup& m_;
    std::string_view text_;
    const std::vector<Mark>& marks_;
    SpanSweep<Mark> sweep_;
};

}  // namespace

void write_marked_text(Markup& m, const ReadArticle& article) {
    const std::string_view text = article.article.text;
    const auto size = static_cast<std::uint32_t>(text.size());
    const Marks marks(article);
    Writer writer(m, text, marks.list());
    std::uint32_t at = 0;
    for (const Span paragraph : article.article.paragraphs) {
        const Span inside{std::max(paragraph.begin, at), std::min(paragraph.end, size)};
        if (inside.begin < inside.end) {
            writer.write(inside);
            at = inside.end;
        }
    }
    if (article.article.paragraphs.empty() && size > 0) {
        writer.write({0, size});
    }
}

}  // namespace stemma::render
