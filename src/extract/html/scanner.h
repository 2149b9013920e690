// Where the tags of a page stand: the tokenizer of HTML 13.2.5, down to what a linear scan needs.
//
//   Scanner scan(html);
//   for (Token t; scan.next(t);) …
//
// Comments, doctypes and processing instructions come as TokenKind::comment. After the start tag
// of a raw-text element (<script>, <title> …) its content comes as one text token. Any bytes; no
// recursion; linear. Thread safety: none; it is a cursor.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/html/tag.h"
#include "stemma/span.h"

namespace stemma::extract::html {

enum class TokenKind : std::uint8_t { text, start, end, comment };

struct RawAttribute {
    Span name;
    Span value;  ///< without quotes; empty if there is none
};

struct Token {
    TokenKind kind = TokenKind::text;
    Tag tag = Tag::other;
    bool self_closing = false;
    Span whole;
    Span name;
    std::vector<RawAttribute> attributes;  ///< of a start tag, in order, doubles included
};

class Scanner {
public:
    explicit Scanner(std::string_view html) : html_(html) {}
    /// False at the end of the page.
    bool next(Token& token);

private:
    void scan_text(Token& token);
    void scan_raw(Token& token);
    void scan_comment(Token& token);
    void scan_tag(Token& token);
    void scan_attribute(Token& token);
    void skip_spaces();
    [[nodiscard]] bool opens_markup(std::size_t at) const;
    [[nodiscard]] char at(std::size_t i) const { return i < html_.size() ? html_[i] : '\0'; }
    [[nodiscard]] static Span span(std::size_t begin, std::size_t end) {
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    std::string_view html_;
    std::size_t at_ = 0;
    Tag raw_ = Tag::other;  ///< the raw-text element whose content comes next
};

}  // namespace stemma::extract::html
