#include "text/tokens.h"

#include <algorithm>

#include "text/sentence_splitter.h"
#include "text/token_scanner.h"
#include "text/utf8.h"

namespace stemma::text {
namespace {

/// `span` without white space at either end.
Span trimmed(std::string_view text, Span span) {
    while (span.begin < span.end) {
        const CodePoint c = decode(text.substr(0, span.end), span.begin);
        if (!c.valid || !is_space(c.value)) {
            break;
        }
        span.begin += c.size;
    }
    while (span.begin < span.end) {
        const CodePoint c = decode_before(text, span.end);
        if (!c.valid || !is_space(c.value)) {
            break;
        }
        span.end -= c.size;
    }
    return span;
}

/// Lines without the white space around them; an empty span stands for a blank line.
std::vector<Span> find_lines(std::string_view text) {
    std::vector<Span> lines;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(
            trimmed(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}));
        begin = end + 1;
    }
    return lines;
}

}  // namespace

std::vector<Span> find_paragraphs(std::string_view text) {
    std::vector<Span> lines = find_lines(text);
    const auto blank = [](Span line) { return line.empty(); };
    while (!lines.empty() && lines.back().empty()) {
        lines.pop_back();
    }
    lines.erase(lines.begin(), std::ranges::find_if_not(lines, blank));
    const bool by_blank_lines = std::ranges::any_of(lines, blank);
    std::vector<Span> paragraphs;
    bool joins = false;
    for (const Span line : lines) {
        if (line.empty()) {
            joins = false;
        } else if (joins) {
            paragraphs.back().end = line.end;
        } else {
            paragraphs.push_back(line);
            joins = by_blank_lines;
        }
    }
    return paragraphs;
}

Tokenized tokenize(std::string_view text, const std::vector<Span>& paragraphs) {
    Tokenized out;
    out.tokens.reserve(text.size() / 5);
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        const auto begin = static_cast<std::uint32_t>(out.tokens.size());
        detail::scan_tokens(text, paragraphs[i], out.tokens);
        detail::split_sentences(text, begin, static_cast<std::uint32_t>(i), out);
    }
    return out;
}

Tokenized tokenize(std::string_view text) { return tokenize(text, find_paragraphs(text)); }

void tokenize_line(std::string_view line, std::vector<RawToken>& tokens) {
    tokens.clear();
    detail::scan_tokens(line, {0, static_cast<std::uint32_t>(line.size())}, tokens);
}

}  // namespace stemma::text
