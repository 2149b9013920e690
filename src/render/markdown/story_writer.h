// One story as CommonMark.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "render/escape/escape.h"
#include "render/escape/literal.h"
#include "render/view/story_view.h"

namespace stemma::render {

/// Builds CommonMark as Markup builds HTML: constants as they are, everything else escaped.
class MarkdownText {
public:
    MarkdownText& raw(Literal markdown) {
        out_ += markdown.view();
        return *this;
    }
    MarkdownText& text(std::string_view untrusted) {
        append_markdown(out_, untrusted);
        return *this;
    }
    template <std::integral T>
    MarkdownText& number(T value) {
        out_ += cat(value);
        return *this;
    }
    MarkdownText& names(const std::vector<std::string_view>& names);
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    std::string out_;
};

void write_story(MarkdownText& m, const StoryView& view);

}  // namespace stemma::render
