#include "extract/html/scanner.h"

#include "base/strings.h"

namespace stemma::extract::html {

bool Scanner::next(Token& token) {
    if (at_ >= html_.size()) {
        return false;
    }
    token.attributes.clear();
    token.tag = Tag::other;
    token.self_closing = false;
    token.name = {};
    const std::size_t begin = at_;
    if (raw_ != Tag::other) {
        scan_raw(token);
        if (at_ > begin) {
            token.whole = span(begin, at_);
            return true;
        }
    }
    if (!opens_markup(at_)) {
        scan_text(token);
    } else if (html_[at_ + 1] == '!' || html_[at_ + 1] == '?' ||
               (html_[at_ + 1] == '/' && !is_ascii_alpha(at(at_ + 2)))) {
        scan_comment(token);
    } else {
        scan_tag(token);
    }
    token.whole = span(begin, at_);
    return true;
}

bool Scanner::opens_markup(std::size_t i) const {
    if (at(i) != '<' || i + 1 >= html_.size()) {
        return false;
    }
    const char c = html_[i + 1];
    return is_ascii_alpha(c) || c == '!' || c == '?' || (c == '/' && i + 2 < html_.size());
}

void Scanner::scan_text(Token& token) {
    token.kind = TokenKind::text;
    do {
        at_ = html_.find('<', at_ + 1);
    } while (at_ < html_.size() && !opens_markup(at_));
    at_ = std::min(at_, html_.size());
}

void Scanner::scan_raw(Token& token) {
    token.kind = TokenKind::text;
    const std::string_view name = name_of(raw_);
    const bool never_ends = raw_ == Tag::plaintext;
    raw_ = Tag::other;
    std::size_t end = never_ends ? html_.size() : html_.find("</", at_);
    while (end < html_.size()) {
        const char after = at(end + 2 + name.size());
        if (equals_ignoring_case(html_.substr(end + 2, name.size()), name) &&
            (is_ascii_space(after) || after == '>' || after == '/')) {
            break;
        }
        end = html_.find("</", end + 2);
    }
    at_ = std::min(end, html_.size());
}

void Scanner::scan_comment(Token& token) {
    token.kind = TokenKind::comment;
    std::size_t end = 0;
    if (html_.substr(at_).starts_with("<!--")) {
        if (at(at_ + 4) == '>' || html_.substr(at_ + 4, 2) == "->") {  // "<!-->" is a whole comment
            end = html_.find('>', at_);
        } else {
            end = html_.find("-->", at_ + 4);
            end = end == std::string_view::npos ? end : end + 2;
        }
    } else {
        end = html_.find('>', at_);
    }
    at_ = end == std::string_view::npos ? html_.size() : end + 1;
}

void Scanner::scan_tag(Token& token) {
    token.kind = html_[at_ + 1] == '/' ? TokenKind::end : TokenKind::start;
    at_ += token.kind == TokenKind::end ? 2 : 1;
    const std::size_t name = at_;
    while (at_ < html_.size() && !is_ascii_space(html_[at_]) && html_[at_] != '>' &&
           html_[at_] != '/') {
        ++at_;
    }
    token.name = span(name, at_);
    token.tag = tag_of(html_.substr(name, at_ - name));
    while (true) {
        skip_spaces();
        if (at_ >= html_.size() || html_[at_] == '>') {
            break;
        }
        if (html_[at_] == '/') {
            token.self_closing = at(at_ + 1) == '>';
            ++at_;
            continue;
        }
        scan_attribute(token);
    }
    at_ = std::min(at_ + 1, html_.size());
    if (token.kind == TokenKind::start && is_raw_text(token.tag)) {
        raw_ = token.tag;
    }
}

void Scanner::scan_attribute(Token& token) {
    const std::size_t name = at_++;  // a leading '=' belongs to the name
    while (at_ < html_.size() && !is_ascii_space(html_[at_]) && html_[at_] != '=' &&
           html_[at_] != '>' && html_[at_] != '/') {
        ++at_;
    }
    RawAttribute attribute{.name = span(name, at_), .value = {}};
    skip_spaces();
    if (at(at_) == '=') {
        ++at_;
        skip_spaces();
        const char quote = at(at_);
        std::size_t begin = at_;
        if (quote == '"' || quote == '\'') {
            ++begin;
            at_ = std::min(html_.find(quote, begin), html_.size());
            attribute.value = span(begin, at_);
            at_ = std::min(at_ + 1, html_.size());
        } else {
            while (at_ < html_.size() && !is_ascii_space(html_[at_]) && html_[at_] != '>') {
                ++at_;
            }
            attribute.value = span(begin, at_);
        }
    }
    if (token.kind == TokenKind::start) {
        token.attributes.push_back(attribute);
    }
}

void Scanner::skip_spaces() {
    while (at_ < html_.size() && is_ascii_space(html_[at_])) {
        ++at_;
    }
}

}  // namespace stemma::extract::html
