// The tokens of a page by the rules of HTML 13.2.5, as views of the source: nothing is copied.
//
//   Tokenizer tokens(source);                       // lines end with \n alone: see normal_lines
//   for (Token t; tokens.next(t);) {
//       if (t.kind == TokenKind::start && t.tag == Tag::script)
//           tokens.enter(TextMode::script);          // what follows is no markup
//   }
//
// Parts of a token are as they stand in the source; `TokenText` makes names lower-case and decodes
// character references. Any bytes; no recursion; each byte is looked at a bounded number of times.
// Thread safety: none; it is a cursor. Views live as long as the source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "extract/html/attribute_list.h"
#include "extract/html/characters.h"
#include "extract/html/tag.h"

namespace stemma::extract::html {

enum class TokenKind : std::uint8_t { text, start, end, comment, doctype };

/// What text is made of; `data` is where markup begins with '<'.
enum class TextMode : std::uint8_t { data, rcdata, rawtext, script, plaintext, cdata };

struct Token {
    TokenKind kind = TokenKind::text;
    TextMode mode = TextMode::data;  ///< of a text
    Tag tag = Tag::other;
    bool self_closing = false;
    bool closed = true;             ///< a doctype: not ended by the page's end
    std::string_view name;          ///< of a tag
    std::size_t bytes = 0;          ///< of a tag from its name to its end
    std::string_view content;       ///< text, comment, or what follows "<!doctype"
    bool plain_content = false;     ///< a text known to have no '&'
    bool plain_attributes = false;  ///< no name has a capital or NUL, no value an '&'
    AttributeList attributes;       ///< added: those of the last tag, in order, doubles included
};

class Tokenizer {
public:
    /// `last_start`: the element that text in a mode other than `data` is the content of.
    explicit Tokenizer(std::string_view source, TextMode mode = TextMode::data,
                       std::string_view last_start = {})
        : source_(source), mode_(mode), last_start_(last_start) {}

    /// False at the end of the page.
    bool next(Token& token) {
        if (mode_ == TextMode::data && at_ + 2 < source_.size()) {
            if (source_[at_] != '<') {
                scan_text(token);
                return true;
            }
            const bool closes = source_[at_ + 1] == '/';
            const std::size_t name = at_ + (closes ? 2 : 1);
            if (is_ascii_alpha(source_[name])) {
                return scan_tag(token, closes ? TokenKind::end : TokenKind::start, name);
            }
        }
        return next_other(token);
    }
    /// The content of the element whose start tag came last is text of this mode.
    void enter(TextMode mode) { mode_ = mode; }
    /// Inside SVG and MathML, "<![CDATA[" begins a text.
    void allow_cdata(bool allowed) { cdata_allowed_ = allowed; }
    /// Past a newline that stands next.
    void skip_newline() { at_ += at(at_) == '\n' ? 1 : 0; }
    /// Bytes of the source read so far.
    [[nodiscard]] std::size_t position() const { return at_; }

private:
    enum class Step : std::uint8_t { token, nothing, end };

    bool next_other(Token& token);
    Step markup(Token& token);
    Step end_tag_or_comment(Token& token);
    void scan_text(Token& token);
    bool scan_content(Token& token);
    [[nodiscard]] std::size_t end_of_raw(std::size_t from) const;
    [[nodiscard]] std::size_t end_of_script() const;
    [[nodiscard]] bool ends_content(std::size_t at, std::string_view name) const;
    void scan_declaration(Token& token);
    void scan_comment(Token& token);
    void scan_bogus(Token& token, std::size_t begin);
    bool scan_tag(Token& token, TokenKind kind, std::size_t name_at);
    [[nodiscard]] bool opens_markup(std::size_t at) const;
    [[nodiscard]] char at(std::size_t i) const { return i < source_.size() ? source_[i] : '\0'; }
    [[nodiscard]] std::size_t find(char c, std::size_t from) const;
    [[nodiscard]] std::size_t find(std::string_view s, std::size_t from) const;

    std::string_view source_;
    std::size_t at_ = 0;
    TextMode mode_;
    bool cdata_allowed_ = false;
    std::string_view last_start_;
};

/// Carriage returns become newlines, a pair of both one (HTML 13.2.3.5).
void normal_lines(std::string& source);

}  // namespace stemma::extract::html
