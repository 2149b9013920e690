#include "extract/html/token_text.h"

#include <algorithm>

#include "base/strings.h"
#include "extract/html/references.h"

namespace stemma::extract::html {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool has(std::string_view s, char c) { return s.find(c) != std::string_view::npos; }

void replace_nul(std::string& s) {
    for (std::size_t i = s.find('\0'); i != std::string::npos; i = s.find('\0', i + 1)) {
        s.replace(i, 1, replacement);
    }
}

}  // namespace

std::string_view TokenText::name(std::string_view raw) {
    const bool plain =
        std::ranges::none_of(raw, [](char c) { return is_ascii_upper(c) || c == '\0'; });
    if (plain) {
        return raw;
    }
    scratch_ = ascii_lower(raw);
    replace_nul(scratch_);
    return store();
}

std::string_view TokenText::value(std::string_view raw) {
    if (!has(raw, '&')) {
        return comment(raw);
    }
    scratch_.clear();
    append_decoded(scratch_, comment(raw), ReferencePlace::attribute);
    return store();
}

std::string_view TokenText::text(std::string_view raw, TextMode mode) {
    if (mode == TextMode::data || mode == TextMode::cdata) {
        if (mode == TextMode::cdata || !has(raw, '&')) {
            return raw;
        }
    } else {
        raw = comment(raw);
        if (mode != TextMode::rcdata || !has(raw, '&')) {
            return raw;
        }
    }
    scratch_.clear();
    append_decoded(scratch_, raw, ReferencePlace::text);
    return store();
}

std::string_view TokenText::comment(std::string_view raw) {
    if (!has_nul(raw)) {
        return raw;
    }
    scratch_.clear();
    for (const char c : raw) {
        c == '\0' ? scratch_.append(replacement) : scratch_.append(1, c);
    }
    return store();
}

std::string_view TokenText::drop_nul(std::string_view text) {
    if (!has_nul(text)) {
        return text;
    }
    scratch_.assign(text);
    std::erase(scratch_, '\0');
    return store();
}

}  // namespace stemma::extract::html
