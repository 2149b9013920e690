#include "extract/html/carried.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/strings.h"
#include "extract/html/made_page.h"
#include "extract/html/script_article.h"

namespace stemma::extract::html {
namespace {

constexpr std::size_t most_carriers = 200;
constexpr std::uint32_t least_words = 12;

// What a browser does not show as it stands, and extraction therefore skips.
constexpr std::array<std::string_view, 4> carriers{"noscript", "noframes", "template", "script"};

struct Carrier {
    std::string_view tag;  ///< from < to >
    std::string_view content;
    bool script = false;
};

std::size_t find_ignoring_case(std::string_view text, std::string_view lower, std::size_t from) {
    for (std::size_t at = text.find(lower.substr(0, 2), from); at != std::string_view::npos;
         at = text.find(lower.substr(0, 2), at + 1)) {
        if (equals_ignoring_case(text.substr(at, lower.size()), lower)) {
            return at;
        }
    }
    return std::string_view::npos;
}

/// Which carrier's start tag stands at `at`, if one does.
std::optional<std::string_view> carrier_at(std::string_view source, std::size_t at) {
    for (const std::string_view name : carriers) {
        const std::size_t end = at + 1 + name.size();
        if (end < source.size() && equals_ignoring_case(source.substr(at + 1, name.size()), name) &&
            (source[end] == '>' || is_ascii_space(source[end]))) {
            return name;
        }
    }
    return std::nullopt;
}

std::vector<Carrier> find_carriers(std::string_view source) {
    std::vector<Carrier> found;
    std::size_t at = source.find('<');
    while (at != std::string_view::npos && found.size() < most_carriers) {
        const std::optional<std::string_view> name = carrier_at(source, at);
        const std::size_t close = name ? source.find('>', at) : std::string_view::npos;
        if (!name) {
            at = source.find('<', at + 1);
            continue;
        }
        if (close == std::string_view::npos) {
            break;
        }
        const std::size_t end =
            std::min(find_ignoring_case(source, cat("</", *name), close), source.size());
        found.push_back({source.substr(at, close + 1 - at),
                         source.substr(close + 1, end - close - 1), *name == "script"});
        at = source.find('<', end);
        if (at == end) {
            at = source.find('<', at + 1);
        }
    }
    return found;
}

/// Markup in a script of a type that no browser runs: `text/template`, `text/x-handlebars`.
bool holds_markup(const Carrier& carrier) {
    return !carrier.script || carrier.tag.ends_with("/>") ||  // XHTML: what follows is shown
           contains_ignoring_case(carrier.tag, "template") ||
           contains_ignoring_case(carrier.tag, "handlebars") ||
           contains_ignoring_case(carrier.tag, "text/html");
}

/// "Please enable JavaScript to read this site."
bool asks_for_scripts(const Carrier& carrier) {
    constexpr std::size_t short_notice = 400;
    return !carrier.script && carrier.content.size() < short_notice &&
           contains_ignoring_case(carrier.content, "javascript");
}

std::string stated_in_markup(const Page& page) {
    for (NodeId id = page.find(Tag::meta); id != no_node; id = page.find(Tag::meta, id + 1)) {
        if (equals_ignoring_case(page.attribute(id, "itemprop"), "articleBody")) {
            return as_markup(page.attribute(id, "content"));
        }
    }
    return {};
}

}  // namespace

std::string carried_markup(const Page& page, std::string_view title) {
    std::string best = stated_in_markup(page);
    std::uint32_t best_words = std::max(prose_in(best), least_words - 1);
    for (const Carrier& carrier : find_carriers(page.source())) {
        if (asks_for_scripts(carrier)) {
            continue;
        }
        std::string markup = holds_markup(carrier) ? std::string(carrier.content)
                                                   : article_in_script(carrier.content, title);
        const std::uint32_t words = prose_in(markup);
        if (words > best_words) {
            best = std::move(markup);
            best_words = words;
        }
    }
    return best_words < least_words ? std::string() : page_of(title, best);
}

}  // namespace stemma::extract::html
