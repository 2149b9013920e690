#include "render/markdown/markdown.h"

#include <algorithm>

#include "base/strings.h"
#include "render/markdown/story_writer.h"
#include "render/view/dates.h"

namespace stemma::render {
namespace {

constexpr std::size_t max_failures = 200;

void write_index(MarkdownText& m, const std::vector<StoryView>& views) {
    m.raw("# ").number(views.size()).raw(" stories\n\n");
    for (const StoryView& view : views) {
        m.raw("- ").text(view.headline()).raw(" (").number(view.outlets().size());
        m.raw(view.outlets().size() == 1 ? Literal(" outlet") : Literal(" outlets"));
        if (view.origin_count() > 0) {
            m.raw(", ").number(view.origin_count());
            m.raw(view.origin_count() == 1 ? Literal(" independent origin")
                                           : Literal(" independent origins"));
        }
        m.raw(")\n");
    }
    m.raw("\n");
}

void write_failures(MarkdownText& m, const std::vector<Error>& failures) {
    if (failures.empty()) {
        return;
    }
    m.raw("## Inputs that could not be used\n\n");
    for (std::size_t i = 0; i < failures.size() && i < max_failures; ++i) {
        m.raw("- ").text(failures[i].source);
        if (failures[i].place) {
            m.raw(":").number(*failures[i].place);
        }
        m.raw(": ").text(name_of(failures[i].code));
        if (!failures[i].reason.empty()) {
            m.raw(": ").text(failures[i].reason);
        }
        m.raw("\n");
    }
    if (failures.size() > max_failures) {
        m.raw("- and ").number(failures.size() - max_failures).raw(" more\n");
    }
    m.raw("\n");
}

}  // namespace

std::string markdown(const RunReport& report) {
    std::vector<StoryView> views;
    views.reserve(report.stories.size());
    for (const StoryReport& story : report.stories) {
        views.emplace_back(story);
    }
    MarkdownText m;
    if (views.empty()) {
        m.raw("# No story\n\nNone of the inputs holds an article.\n\n");
    }
    if (views.size() > 1) {
        write_index(m, views);
    }
    for (const StoryView& view : views) {
        write_story(m, view);
    }
    write_failures(m, report.failures);
    m.raw("---\n\nStemma ").text(report.version);
    if (!report.generated.empty()) {
        m.raw(" · ").text(readable_time(report.generated));
    }
    m.raw("\n");
    return m.take();
}

}  // namespace stemma::render
