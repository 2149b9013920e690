#include "extract/html/tokenizer.h"

#include <algorithm>
#include <bit>
#include <memory>

#include "base/find_noting.h"
#include "base/strings.h"
#include "extract/html/name_bytes.h"
#include "extract/html/plain_attributes.h"

namespace stemma::extract::html {

namespace {

/// From `begin` to `end`, which need not be looked at again.
std::string_view between(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

/// Returns the end of the name.
const char* scan_tag_name(Token& token, const char* const name, const char* const end) {
    const char* at = name;
#ifdef STEMMA_NAME_BYTES
    if (end - name >= NameBytes::count) {
        const NameBytes bytes(name);
        const unsigned ends = bytes.ends();
        if (ends != 0) {
            const auto size = static_cast<std::size_t>(std::countr_zero(ends));
            if (is_in(name[size], ends_tag_name)) {
                token.name = {name, size};
                token.tag = tag_of(bytes.name(size));
                return name + size;
            }
        }
    }
#endif
    while (at != end && !is_in(*at, ends_tag_name)) {
        ++at;
    }
    token.name = between(name, at);
    token.tag = tag_of(token.name);
    return at;
}

/// Past an attribute's name; `plain` becomes false if a letter of it stands for another one.
const char* skip_attribute_name(const char* at, const char* const end, bool& plain) {
    plain = !is_in(*at++, changes_in_name);  // a leading '=' belongs to the name
#ifdef STEMMA_NAME_BYTES
    for (unsigned ends = 0; ends == 0 && end - at >= NameBytes::count;) {
        const NameBytes bytes(at);
        ends = bytes.attribute_ends();
        plain &= (bytes.capitals() & (ends ^ (ends - 1))) == 0;  // those before the first end
        at += ends == 0 ? NameBytes::count : std::countr_zero(ends);
    }
#endif
    for (; at != end && !is_in(*at, ends_attribute_name); ++at) {
        plain &= !is_in(*at, changes_in_name);
    }
    return at;
}

const char* skip_spaces(const char* at, const char* const end) {
    while (at != end && is_html_space(*at)) {
        ++at;
    }
    return at;
}

/// Past the value that begins here and its other quotation mark; the end of all if there is none.
template <char Quote>
const char* scan_quoted(Attribute& attribute, bool& reference, const char* at,
                        const char* const end) {
    const std::string_view rest = between(at, end);
    const std::size_t size = find_noting(rest, 0, Quote, '&', reference);
    attribute.value = {at, size};
    return size == rest.size() ? end : at + size + 1;
}

/// Past the value after an '='. Sets `reference` if there may be one in it.
const char* scan_value(Attribute& attribute, bool& reference, const char* at,
                       const char* const end) {
    if (at != end && *at != '"') {
        at = skip_spaces(at, end);
    }
    if (at != end && *at == '"') {
        return scan_quoted<'"'>(attribute, reference, at + 1, end);
    }
    if (at != end && *at == '\'') {
        return scan_quoted<'\''>(attribute, reference, at + 1, end);
    }
    const char* const begin = at;
    for (; at != end && !is_in(*at, ends_bare_value); ++at) {
        reference |= *at == '&';
    }
    attribute.value = between(begin, at);
    return at;
}

/// Returns where to go on. Not part of the loop over a tag: where attributes are read sixty-four
/// bytes at a time, next to none come here.
[[gnu::noinline]] const char* scan_attribute(Token& token, const char* const name,
                                             const char* const end) {
    bool plain_name = true;
    bool reference = false;
    const char* at = skip_attribute_name(name, end, plain_name);
    Attribute attribute{between(name, at), {}};
    if (at != end && *at != '=') {
        at = skip_spaces(at, end);
    }
    if (at != end && *at == '=') {
        at = scan_value(attribute, reference, at + 1, end);
    }
    token.plain_attributes &= plain_name && !reference;
    token.attributes.add(attribute);
    return at;
}

/// Past the white space that stands here, or past attributes after it, too.
const char* after_space(Token& token, const char* const at, const char* const end) {
#ifdef STEMMA_PLAIN_ATTRIBUTES
    if (has_v3() && end - at > 1 && is_ascii_lower(at[1])) {
        const char* const after = scan_plain_attributes(at, end, token);
        return after == at ? at + 1 : after;
    }
#endif
    return at + 1;
}

}  // namespace

std::size_t Tokenizer::find(char c, std::size_t from) const {
    return std::min(source_.find(c, from), source_.size());
}

std::size_t Tokenizer::find(std::string_view s, std::size_t from) const {
    return std::min(source_.find(s, from), source_.size());
}

bool Tokenizer::next_other(Token& token) {
    if (mode_ != TextMode::data && scan_content(token)) {
        return true;
    }
    while (at_ < source_.size()) {
        if (!opens_markup(at_)) {
            scan_text(token);
            return true;
        }
        switch (markup(token)) {
            case Step::token: return true;
            case Step::end: return false;
            case Step::nothing: break;
        }
    }
    return false;
}

Tokenizer::Step Tokenizer::markup(Token& token) {
    switch (source_[at_ + 1]) {
        case '!': scan_declaration(token); return Step::token;
        case '?': scan_bogus(token, at_ + 1); return Step::token;
        case '/': return end_tag_or_comment(token);
        default: return scan_tag(token, TokenKind::start, at_ + 1) ? Step::token : Step::end;
    }
}

Tokenizer::Step Tokenizer::end_tag_or_comment(Token& token) {
    const char c = at(at_ + 2);
    if (c == '>') {
        at_ += 3;
        return Step::nothing;
    }
    if (!is_ascii_alpha(c)) {
        scan_bogus(token, at_ + 2);
        return Step::token;
    }
    return scan_tag(token, TokenKind::end, at_ + 2) ? Step::token : Step::end;
}

bool Tokenizer::opens_markup(std::size_t i) const {
    if (source_[i] != '<') {
        return false;
    }
    const char c = at(i + 1);
    return is_ascii_alpha(c) || c == '!' || c == '?' || (c == '/' && i + 2 < source_.size());
}

void Tokenizer::scan_text(Token& token) {
    const std::size_t begin = at_;
    bool reference = false;
    do {
        reference = reference || source_[at_] == '&';
        at_ = find_noting(source_, at_ + 1, '<', '&', reference);
    } while (at_ < source_.size() && !opens_markup(at_));
    token.kind = TokenKind::text;
    token.mode = TextMode::data;
    token.content = source_.substr(begin, at_ - begin);
    token.plain_content = !reference;
}

/// Text up to the end tag of its element; false if there is none before that.
bool Tokenizer::scan_content(Token& token) {
    const std::size_t begin = at_;
    const TextMode mode = mode_;
    std::size_t end = source_.size();
    std::size_t after = end;
    switch (mode) {
        case TextMode::script: after = end = end_of_script(); break;
        case TextMode::cdata:
            end = find("]]>", at_);
            after = std::min(end + 3, source_.size());
            break;
        case TextMode::plaintext: break;
        default: after = end = end_of_raw(at_); break;
    }
    mode_ = TextMode::data;
    at_ = after;
    token.kind = TokenKind::text;
    token.mode = mode;
    token.content = source_.substr(begin, end - begin);
    token.plain_content = false;
    return end > begin;
}

/// Does the name of an end or start tag stand here, and end?
bool Tokenizer::ends_content(std::size_t i, std::string_view name) const {
    return i + name.size() < source_.size() &&
           equals_ignoring_case(source_.substr(i, name.size()), name) &&
           is_in(source_[i + name.size()], ends_tag_name);
}

std::size_t Tokenizer::end_of_raw(std::size_t from) const {
    if (last_start_.empty()) {
        return source_.size();
    }
    std::size_t end = find("</", from);
    while (end < source_.size() && !ends_content(end + 2, last_start_)) {
        end = find("</", end + 2);
    }
    return end;
}

/// A script may hold another one inside "<!-- … -->" (script data escaped states).
std::size_t Tokenizer::end_of_script() const {
    enum class Depth : std::uint8_t { script, comment, script_in_comment };
    Depth depth = Depth::script;
    std::size_t comment_end = 0;
    for (std::size_t i = find('<', at_); i < source_.size();) {
        if (depth != Depth::script && comment_end <= i) {
            depth = Depth::script;
        }
        if (at(i + 1) == '/') {
            if (depth != Depth::script_in_comment && !last_start_.empty() &&
                ends_content(i + 2, last_start_)) {
                return i;
            }
            if (depth == Depth::script_in_comment && ends_content(i + 2, "script")) {
                depth = Depth::comment;
            }
        } else if (depth == Depth::comment && ends_content(i + 1, "script")) {
            depth = Depth::script_in_comment;
        } else if (depth == Depth::script && source_.substr(i).starts_with("<!--")) {
            depth = Depth::comment;
            comment_end = find("-->", i + 2);
        }
        i = find('<', i + 1);
    }
    return source_.size();
}

void Tokenizer::scan_declaration(Token& token) {
    constexpr std::string_view doctype = "doctype";
    constexpr std::string_view cdata = "[CDATA[";
    const std::string_view rest = source_.substr(at_ + 2);
    if (rest.starts_with("--")) {
        scan_comment(token);
    } else if (rest.size() >= doctype.size() &&
               equals_ignoring_case(rest.substr(0, doctype.size()), doctype)) {
        scan_bogus(token, at_ + 2 + doctype.size());
        token.kind = TokenKind::doctype;
    } else if (cdata_allowed_ && rest.starts_with(cdata)) {
        at_ += 2 + cdata.size();
        mode_ = TextMode::cdata;
        scan_content(token);
    } else {
        scan_bogus(token, at_ + 2);
    }
}

void Tokenizer::scan_comment(Token& token) {
    token.kind = TokenKind::comment;
    const std::size_t begin = at_ + 4;
    const std::string_view rest = source_.substr(begin);
    if (rest.starts_with(">") || rest.starts_with("->")) {
        token.content = {};
        at_ = begin + (rest[0] == '>' ? 1 : 2);
        return;
    }
    for (std::size_t i = find("--", begin); i < source_.size(); i = find("--", i + 1)) {
        const std::size_t close = i + (at(i + 2) == '!' ? 3 : 2);
        if (at(close) == '>') {
            token.content = source_.substr(begin, i - begin);
            at_ = close + 1;
            return;
        }
    }
    token.content = rest;
    for (const std::string_view end : {"--!", "--", "-"}) {
        if (rest.ends_with(end)) {
            token.content.remove_suffix(end.size());
            break;
        }
    }
    at_ = source_.size();
}

/// Up to the next '>', whatever stands there.
void Tokenizer::scan_bogus(Token& token, std::size_t begin) {
    const std::size_t end = find('>', begin);
    token.kind = TokenKind::comment;
    token.content = source_.substr(begin, end - begin);
    token.closed = end < source_.size();
    at_ = std::min(end + 1, source_.size());
}

/// False if the page ends inside the tag, which then is none.
bool Tokenizer::scan_tag(Token& token, TokenKind kind, std::size_t name_at) {
    const char* const begin = std::to_address(source_.begin());
    const char* const end = begin + source_.size();
    const char* const name = begin + name_at;
    token.kind = kind;
    token.self_closing = false;
    token.attributes.drop_added();
    token.plain_attributes = true;
    const char* at = scan_tag_name(token, name, end);
    while (at != end && *at != '>') {
        if (is_html_space(*at)) {
            at = after_space(token, at, end);
        } else if (*at == '/') {
            ++at;
            token.self_closing = at != end && *at == '>';
        } else {
            at = scan_attribute(token, at, end);
        }
    }
    token.bytes = static_cast<std::size_t>(at - name);
    at_ = static_cast<std::size_t>(at - begin);
    if (at == end) {
        return false;
    }
    ++at_;
    if (kind == TokenKind::start) {
        last_start_ = token.name;
    }
    return true;
}

void normal_lines(std::string& source) {
    std::size_t to = source.find('\r');
    if (to == std::string::npos) {
        return;
    }
    for (std::size_t from = to; from < source.size();) {
        from += source.compare(from, 2, "\r\n") == 0 ? 2 : 1;
        source[to++] = '\n';
        const std::size_t next = std::min(source.find('\r', from), source.size());
        std::copy(source.begin() + static_cast<std::ptrdiff_t>(from),
                  source.begin() + static_cast<std::ptrdiff_t>(next),
                  source.begin() + static_cast<std::ptrdiff_t>(to));
        to += next - from;
        from = next;
    }
    source.resize(to);
}

}  // namespace stemma::extract::html
