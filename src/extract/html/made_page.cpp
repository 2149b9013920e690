#include "extract/html/made_page.h"

#include "base/strings.h"
#include "extract/blocks/text_stats.h"
#include "extract/html/blocks.h"

namespace stemma::extract::html {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        c == '<' ? out.append("&lt;") : c == '&' ? out.append("&amp;") : out.append(1, c);
    }
    return out;
}

/// By its shape alone: no language has to be known.
bool is_sentence(const TextStats& stats) { return stats.words >= 8 && stats.sentence_ends > 0; }

}  // namespace

bool has_tags(std::string_view text) {
    return text.find("</") != std::string_view::npos ||
           text.find("<p>") != std::string_view::npos || text.find("<br") != std::string_view::npos;
}

std::string paragraph_of(std::string_view text) { return cat("<p>", escaped(text), "</p>\n"); }

std::string as_markup(std::string_view text) {
    if (has_tags(text)) {
        return std::string(text);
    }
    std::string out;
    for (const std::string_view line : split(text, '\n')) {
        if (!trim(line).empty()) {
            out += paragraph_of(trim(line));
        }
    }
    return out;
}

std::string page_of(std::string_view title, std::string_view body) {
    return cat("<!DOCTYPE html><html><head><title>", escaped(title),
               "</title></head><body><article>\n", body, "</article></body></html>");
}

std::uint32_t prose_in(std::string_view text) {
    if (!has_tags(text)) {
        const TextStats stats = measure(text);
        return is_sentence(stats) ? stats.words : 0;
    }
    std::uint32_t words = 0;
    const Blocks blocks = find_blocks(Page::parse(std::string(text)));
    for (const Block& block : blocks.list) {
        const TextStats stats = measure(blocks.text_of(block));
        const bool linked = block.link_bytes * 2 > block.text.size();
        words += is_sentence(stats) && !linked ? stats.words : 0;
    }
    return words;
}

}  // namespace stemma::extract::html
