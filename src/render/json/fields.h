// Small pieces that several records share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/strings.h"
#include "stemma/span.h"

namespace stemma::render {

/// A story's id as it is printed everywhere.
[[nodiscard]] inline std::string printed(StoryId story) { return cat('s', story.value); }

inline void write_spans(json::Writer& w, const std::vector<Span>& spans) {
    w.begin_array();
    for (const Span span : spans) {
        w.value(span);
    }
    w.end_array();
}

inline void write_optional(json::Writer& w, const std::optional<std::string>& text) {
    if (text && !text->empty()) {
        w.value(*text);
    } else {
        w.null();
    }
}

inline void write_strings(json::Writer& w, const std::vector<std::string>& texts) {
    w.begin_array();
    for (const std::string& text : texts) {
        w.value(text);
    }
    w.end_array();
}

template <class Number>
void write_position(json::Writer& w, const std::optional<Number>& position) {
    if (position) {
        w.value(*position);
    } else {
        w.null();
    }
}

}  // namespace stemma::render
