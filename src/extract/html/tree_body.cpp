#include <utility>

#include "extract/html/characters.h"
#include "extract/html/tree_builder.h"

namespace stemma::extract::html {

TreeBuilder::Next TreeBuilder::in_body() {
    switch (token_.kind) {
        case TokenKind::text: body_text(); return Next::token;
        case TokenKind::start: return body_start();
        case TokenKind::end: return body_end();
        default: return Next::token;
    }
}

TreeBuilder::Next TreeBuilder::body_start() {
    const Tag tag = token_.tag;
    if (has(tag, block)) {
        end_paragraph();
        insert_element();
        return Next::token;
    }
    if (has(tag, TagTrait::in_head)) {
        head_element();
        return Next::token;
    }
    if (has(tag, table_part) || tag == Tag::frame || tag == Tag::head) {
        return Next::token;
    }
    switch (tag) {
        case Tag::a: start_link(); break;
        case Tag::nobr: start_nobr(); break;
        case Tag::p:
            end_paragraph();
            insert_element();
            break;
        case Tag::li:
        case Tag::dd:
        case Tag::dt: start_list_item(); break;
        case Tag::h1:
        case Tag::h2:
        case Tag::h3:
        case Tag::h4:
        case Tag::h5:
        case Tag::h6:
            end_paragraph();
            if (has(open_.top().tag, heading)) {
                open_.pop();
            }
            insert_element();
            break;
        case Tag::area:
        case Tag::br:
        case Tag::embed:
        case Tag::img:
        case Tag::input:
        case Tag::keygen:
        case Tag::wbr:
            reopen_formatting();
            insert_void();
            break;
        case Tag::hr: end_paragraph(); [[fallthrough]];
        case Tag::param:
        case Tag::source:
        case Tag::track: insert_void(); break;
        default: return body_start_rare();
    }
    return Next::token;
}

TreeBuilder::Next TreeBuilder::body_start_rare() {
    const Tag tag = token_.tag;
    if (has(tag, formatting)) {
        start_formatting();
        return Next::token;
    }
    switch (tag) {
        case Tag::html: merge_into(0); break;
        case Tag::body: merge_into(1); break;
        case Tag::pre:
        case Tag::listing:
            end_paragraph();
            insert_element();
            tokens_.skip_newline();
            break;
        case Tag::form:
            if (form_ == no_node) {
                end_paragraph();
                insert_element();
                form_ = open_.top().node;
            }
            break;
        case Tag::button: start_button(); break;
        case Tag::table:
            if (!quirks_) {
                end_paragraph();
            }
            insert_element();
            mode_ = Mode::in_table;
            break;
        case Tag::plaintext:
            end_paragraph();
            insert_element();
            tokens_.enter(TextMode::plaintext);
            break;
        case Tag::xmp:
            end_paragraph();
            reopen_formatting();
            insert_content(TextMode::rawtext);
            break;
        case Tag::textarea: insert_content(TextMode::rcdata); break;
        case Tag::iframe:
        case Tag::noembed: insert_content(TextMode::rawtext); break;
        case Tag::select:
            reopen_formatting();
            insert_element();
            mode_ = mode_ == Mode::in_body ? Mode::in_select : Mode::in_select_in_table;
            break;
        case Tag::rb:
        case Tag::rp:
        case Tag::rt:
        case Tag::rtc:
            if (open_.has_in(Scope::plain, Tag::ruby)) {
                end_implied(tag == Tag::rp || tag == Tag::rt ? Tag::rtc : Tag::other);
            }
            insert_element();
            break;
        case Tag::image: token_.tag = Tag::img; return Next::again;
        case Tag::optgroup:
        case Tag::option:
            if (open_.top().tag == Tag::option) {
                open_.pop();
            }
            [[fallthrough]];
        default:
            reopen_formatting();
            insert_element();
            if (has(tag, marks_formatting)) {
                formatting_.push_marker();
            }
            break;
    }
    return Next::token;
}

void TreeBuilder::start_list_item() {
    const bool item = token_.tag == Tag::li;
    for (std::size_t i = open_.size(); i-- > 0;) {
        const Tag open = open_[i].tag;
        if (item ? open == Tag::li : open == Tag::dd || open == Tag::dt) {
            end_implied(open);
            open_.pop_through(open);
            break;
        }
        if (has(open, special) && open != Tag::address && open != Tag::div && open != Tag::p) {
            break;
        }
    }
    end_paragraph();
    insert_element();
}

void TreeBuilder::start_button() {
    if (open_.has_in(Scope::plain, Tag::button)) {
        end_implied();
        open_.pop_through(Tag::button);
    }
    reopen_formatting();
    insert_element();
}

void TreeBuilder::end_paragraph() {
    if (open_.has_in(Scope::button, Tag::p)) {
        close_paragraph();
    }
}

void TreeBuilder::close_paragraph() {
    end_implied(Tag::p);
    open_.pop_through(Tag::p);
}

TreeBuilder::Next TreeBuilder::body_end() {
    const Tag tag = token_.tag;
    if (has(tag, block) || tag == Tag::button || tag == Tag::listing || tag == Tag::pre) {
        end_element(tag);
        return Next::token;
    }
    if (has(tag, formatting)) {
        adopt(tag);
        return Next::token;
    }
    if (has(tag, heading)) {
        if (open_.has_in(Scope::plain, heading)) {
            end_implied();
            open_.pop_through(static_cast<std::uint32_t>(heading));
        }
        return Next::token;
    }
    switch (tag) {
        case Tag::p:
            if (!open_.has_in(Scope::button, Tag::p) && ++starts_ < limits_.tags) {
                insert_implied(Tag::p);
            }
            end_paragraph();
            break;
        case Tag::li:
            if (open_.has_in(Scope::list_item, Tag::li)) {
                end_implied(Tag::li);
                open_.pop_through(Tag::li);
            }
            break;
        case Tag::dd:
        case Tag::dt:
            if (open_.has_in(Scope::plain, tag)) {
                end_implied(tag);
                open_.pop_through(tag);
            }
            break;
        case Tag::body:
        case Tag::html:
            if (open_.has_in(Scope::plain, Tag::body)) {
                mode_ = Mode::after_body;
            }
            break;
        case Tag::form: end_form(); break;
        case Tag::br:
            if (++starts_ < limits_.tags) {
                reopen_formatting();
                token_.attributes.drop_added();
                insert_void();
            }
            break;
        case Tag::applet:
        case Tag::marquee:
        case Tag::object:
            if (open_.has_in(Scope::plain, tag)) {
                end_element(tag);
                formatting_.clear_to_marker();
            }
            break;
        default: end_any_other(); break;
    }
    return Next::token;
}

void TreeBuilder::end_element(Tag tag) {
    if (open_.has_in(Scope::plain, tag)) {
        end_implied();
        open_.pop_through(tag);
    }
}

void TreeBuilder::end_form() {
    const NodeId form = std::exchange(form_, no_node);
    if (form == no_node || !open_.node_in_scope(form)) {
        return;
    }
    end_implied();
    open_.remove(open_.position_of(form));
}

void TreeBuilder::end_any_other() {
    const Element ended{
        .tag = token_.tag,
        .name = token_.tag == Tag::other ? text_of_.name(token_.name) : std::string_view()};
    if (!open_.has_any(ended.tag)) {
        return;
    }
    for (std::size_t i = open_.size(); i-- > 0;) {
        if (open_[i].same_kind(ended)) {
            while (open_.size() > i) {
                open_.pop();
            }
            return;
        }
        if (has(open_[i].tag, special)) {
            return;
        }
    }
}

}  // namespace stemma::extract::html
