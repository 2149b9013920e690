#include "extract/html/tree_builder.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::extract::html {
namespace {

bool is_foreign(Tag tag) { return tag == Tag::svg || tag == Tag::math; }

/// Elements of HTML that end foreign content which was left open (after HTML 13.2.6.5).
bool breaks_out(Tag tag) {
    switch (tag) {
        case Tag::p:
        case Tag::div:
        case Tag::table:
        case Tag::ul:
        case Tag::ol:
        case Tag::li:
        case Tag::body:
        case Tag::head:
        case Tag::blockquote:
        case Tag::pre: return true;
        default: return has(tag, heading);
    }
}

/// How the content of an element is read where it is skipped with what is around it.
TextMode content_mode(Tag tag) {
    switch (tag) {
        case Tag::script: return TextMode::script;
        case Tag::title:
        case Tag::textarea: return TextMode::rcdata;
        case Tag::style:
        case Tag::xmp:
        case Tag::iframe:
        case Tag::noembed:
        case Tag::noframes: return TextMode::rawtext;
        default: return TextMode::data;
    }
}

/// Elements that end an open one of their kind, or are ignored inside it: they never nest by
/// themselves.
bool never_nests(Tag tag) {
    switch (tag) {
        case Tag::p:
        case Tag::li:
        case Tag::dt:
        case Tag::dd:
        case Tag::button:
        case Tag::html:
        case Tag::head:
        case Tag::body:
        case Tag::form: return true;
        default: return has(tag, formatting | table_part);
    }
}

}  // namespace

TreeBuilder::TreeBuilder(std::string_view source, const PageLimits& limits, Arena& arena, Nul nul)
    : tokens_(source),
      limits_(limits),
      text_of_(arena, nul),
      nodes_(arena, token_.attributes, source.size()) {}

void TreeBuilder::run() {
    while (kept_ < limits_.bytes) {
        const std::size_t begin = tokens_.position();
        if (!std::exchange(waiting_, false) && !tokens_.next(token_)) {
            break;
        }
        if (is_start(TagTrait::hidden) && skip_hidden()) {
            continue;
        }
        const std::size_t bytes = tokens_.position() - begin;
        if (token_.kind == TokenKind::text) {
            cut_text(limits_.bytes - kept_);
            kept_ += bytes;
            take_text();
        } else {
            kept_ += std::min(bytes, limits_.attribute_bytes);
            take_token();
        }
    }
    token_.kind = TokenKind::text;  // the page's end acts as a text does on what must exist
    text_ = "-";
    while (mode_ < Mode::in_body) {
        (void)step();
    }
}

void TreeBuilder::cut_text(std::size_t room) {
    if (token_.content.size() > room) {
        token_.content = token_.content.substr(0, text::boundary_before(token_.content, room));
    }
}

void TreeBuilder::take_text() {
    text_ = token_.plain_content ? token_.content : text_of_.text(token_.content, token_.mode);
    text_ = text_of_.without_nul(text_);
    if (text_.empty()) {
        return;
    }
    if (mode_ == Mode::in_body) {
        body_text();
    } else {
        use_token();
    }
}

void TreeBuilder::take_token() {
    switch (token_.kind) {
        case TokenKind::start:
            if (!beyond_limits() && (mode_ != Mode::in_body || body_start() == Next::again)) {
                use_token();
            }
            break;
        case TokenKind::end:
            if (!end_of_left_out() && (mode_ != Mode::in_body || body_end() == Next::again)) {
                use_token();
            }
            break;
        case TokenKind::doctype:
            if (mode_ == Mode::initial) {
                use_token();
            }
            break;
        case TokenKind::text:
        case TokenKind::comment: break;
    }
}

TreeBuilder::Next TreeBuilder::step() {
    switch (mode_) {
        case Mode::initial: return initial();
        case Mode::before_html: return before_html();
        case Mode::before_head: return before_head();
        case Mode::in_head: return in_head();
        case Mode::after_head: return after_head();
        case Mode::in_body: return in_body();
        case Mode::in_table: return in_table();
        case Mode::in_caption: return in_caption();
        case Mode::in_column_group: return in_column_group();
        case Mode::in_table_body: return in_table_body();
        case Mode::in_row: return in_row();
        case Mode::in_cell: return in_cell();
        case Mode::in_select: return in_select();
        case Mode::in_select_in_table: return in_select_in_table();
        case Mode::after_body: return after_body();
    }
    return Next::token;
}

void TreeBuilder::use_token() {
    while (step() == Next::again) {
    }
}

/// Is the start tag at hand that of an element which a page never has? Then past its end.
bool TreeBuilder::skip_hidden() {
    switch (token_.tag) {
        case Tag::script:
            if (is_linked_data()) {
                return false;
            }
            skip_content(TextMode::script);
            return true;
        case Tag::style:
        case Tag::noscript: skip_content(TextMode::rawtext); return true;
        case Tag::svg:
        case Tag::math:
            if (!token_.self_closing) {
                skip_element(token_.tag);
            }
            return true;
        case Tag::template_:
        case Tag::frameset: skip_element(token_.tag); return true;
        default: return false;
    }
}

bool TreeBuilder::is_linked_data() const {
    return std::ranges::any_of(token_.attributes.added(), [](const Attribute& a) {
        return equals_ignoring_case(a.name, "type") && contains_ignoring_case(a.value, "ld+json");
    });
}

/// After the start tag of an element with content that is no markup: past its end tag.
void TreeBuilder::skip_content(TextMode mode) {
    tokens_.enter(mode);
    if (tokens_.next(token_) && token_.kind == TokenKind::text) {
        waiting_ = tokens_.next(token_);
    }
    waiting_ = waiting_ && token_.kind != TokenKind::end;
}

void TreeBuilder::skip_element(Tag tag) {
    tokens_.allow_cdata(is_foreign(tag));
    for (std::size_t depth = 1; depth > 0 && tokens_.next(token_);) {
        if (token_.kind == TokenKind::start) {
            if (is_foreign(tag) && breaks_out(token_.tag)) {
                waiting_ = true;
                break;
            }
            if (!is_foreign(tag)) {
                tokens_.enter(content_mode(token_.tag));
            }
            depth += token_.tag == tag && !token_.self_closing ? 1 : 0;
        } else if (token_.kind == TokenKind::end && token_.tag == tag) {
            --depth;
        }
    }
    tokens_.allow_cdata(false);
}

/// The same, looked at closely.
bool TreeBuilder::leave_out() {
    const Tag tag = token_.tag;
    const auto i = static_cast<std::size_t>(tag);
    const bool formats = has(tag, formatting) && tag != Tag::a;
    const bool deep = open_.size() >= limits_.depth && !is_void(tag) && !never_nests(tag) &&
                      content_mode(tag) == TextMode::data;
    if (starts_ > limits_.tags || (formats ? formatting_open_ >= limits_.formatting : deep)) {
        ++left_out_[i];
        return true;
    }
    if (formats) {
        ++formatting_count_[i];
        ++formatting_open_;
    }
    return false;
}

bool TreeBuilder::end_of_counted() {
    const auto i = static_cast<std::size_t>(token_.tag);
    if (left_out_[i] > 0) {
        --left_out_[i];
        return true;
    }
    if (formatting_count_[i] > 0) {
        --formatting_count_[i];
        --formatting_open_;
    }
    return false;
}

}  // namespace stemma::extract::html
