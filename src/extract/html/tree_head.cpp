#include "extract/html/characters.h"
#include "extract/html/doctype.h"
#include "extract/html/tree_builder.h"

namespace stemma::extract::html {

bool TreeBuilder::take_leading_space(bool keep) {
    std::size_t end = 0;
    while (end < text_.size() && is_html_space(text_[end])) {
        ++end;
    }
    if (keep) {
        insert_text(text_.substr(0, end));
    }
    text_.remove_prefix(end);
    return text_.empty();
}

TreeBuilder::Next TreeBuilder::initial() {
    if (token_.kind == TokenKind::text && take_leading_space(false)) {
        return Next::token;
    }
    mode_ = Mode::before_html;
    if (token_.kind == TokenKind::doctype) {
        quirks_ = means_quirks(parse_doctype(token_.content, token_.closed));
        return Next::token;
    }
    return Next::again;
}

TreeBuilder::Next TreeBuilder::before_html() {
    const Tag tag = token_.tag;
    if (token_.kind == TokenKind::text && take_leading_space(false)) {
        return Next::token;
    }
    if (is_start(Tag::html)) {
        insert_element();
        mode_ = Mode::before_head;
        return Next::token;
    }
    if (token_.kind == TokenKind::end && tag != Tag::head && tag != Tag::body && tag != Tag::html &&
        tag != Tag::br) {
        return Next::token;
    }
    insert_implied(Tag::html);
    mode_ = Mode::before_head;
    return Next::again;
}

TreeBuilder::Next TreeBuilder::before_head() {
    const Tag tag = token_.tag;
    if (token_.kind == TokenKind::text && take_leading_space(false)) {
        return Next::token;
    }
    if (is_start(Tag::html)) {
        merge_into(0);
        return Next::token;
    }
    if (token_.kind == TokenKind::end && tag != Tag::head && tag != Tag::body && tag != Tag::html &&
        tag != Tag::br) {
        return Next::token;
    }
    mode_ = Mode::in_head;
    if (is_start(Tag::head)) {
        insert_element();
        head_ = open_.top().node;
        return Next::token;
    }
    insert_implied(Tag::head);
    head_ = open_.top().node;
    return Next::again;
}

/// <meta>, <title> and the like, wherever they stand.
void TreeBuilder::head_element() {
    switch (token_.tag) {
        case Tag::title: insert_content(TextMode::rcdata); break;
        case Tag::script: insert_content(TextMode::script); break;
        case Tag::noframes:
        case Tag::style: insert_content(TextMode::rawtext); break;
        default: insert_void(); break;
    }
}

TreeBuilder::Next TreeBuilder::in_head() {
    const Tag tag = token_.tag;
    if (token_.kind == TokenKind::text && take_leading_space(true)) {
        return Next::token;
    }
    if (is_start(Tag::html)) {
        merge_into(0);
        return Next::token;
    }
    if (is_start(TagTrait::in_head)) {
        head_element();
        return Next::token;
    }
    const bool other_end = token_.kind == TokenKind::end && tag != Tag::head && tag != Tag::body &&
                           tag != Tag::html && tag != Tag::br;
    if (other_end || is_start(Tag::head)) {
        return Next::token;
    }
    open_.pop();
    mode_ = Mode::after_head;
    return is_end(Tag::head) ? Next::token : Next::again;
}

TreeBuilder::Next TreeBuilder::after_head() {
    const Tag tag = token_.tag;
    if (token_.kind == TokenKind::text && take_leading_space(true)) {
        return Next::token;
    }
    if (is_start(Tag::html)) {
        merge_into(0);
        return Next::token;
    }
    if (is_start(TagTrait::in_head)) {
        open_.push({.node = head_, .tag = Tag::head, .name = {}});
        head_element();
        open_.pop();
        return Next::token;
    }
    const bool other_end =
        token_.kind == TokenKind::end && tag != Tag::body && tag != Tag::html && tag != Tag::br;
    if (other_end || is_start(Tag::head)) {
        return Next::token;
    }
    mode_ = Mode::in_body;
    if (is_start(Tag::body)) {
        insert_element();
        return Next::token;
    }
    insert_implied(Tag::body);
    return Next::again;
}

/// After </body> only white space and a second </html> may come; whatever else does is body.
TreeBuilder::Next TreeBuilder::after_body() {
    if (is_end(Tag::html)) {
        return Next::token;
    }
    if (is_start(Tag::html) || (token_.kind == TokenKind::text &&
                                text_.find_first_not_of(" \n\t\f\r") == std::string_view::npos)) {
        return in_body();
    }
    mode_ = Mode::in_body;
    return Next::again;
}

}  // namespace stemma::extract::html
