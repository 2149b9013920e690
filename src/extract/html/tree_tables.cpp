#include "extract/html/characters.h"
#include "extract/html/tree_builder.h"

namespace stemma::extract::html {
namespace {

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \n\t\f\r") == std::string_view::npos;
}

}  // namespace

TreeBuilder::Next TreeBuilder::in_table() {
    if (token_.kind == TokenKind::text) {
        if (has(open_.top().tag, fosters) && is_blank(text_)) {
            insert_text(text_);
            return Next::token;
        }
        return fostered();
    }
    if (token_.kind == TokenKind::start) {
        return table_start();
    }
    const Tag tag = token_.tag;
    if (tag == Tag::table) {
        (void)close_table();
        return Next::token;
    }
    const bool ignored = has(tag, table_part) || tag == Tag::body || tag == Tag::html;
    return ignored ? Next::token : fostered();
}

TreeBuilder::Next TreeBuilder::table_start() {
    const Tag tag = token_.tag;
    if (tag == Tag::table) {
        return close_table();
    }
    if (has(tag, table_part)) {
        open_.pop_to(0, Tag::table);
    }
    if (has(tag, table_section)) {
        insert_element();
        mode_ = Mode::in_table_body;
        return Next::token;
    }
    switch (tag) {
        case Tag::caption:
            formatting_.push_marker();
            insert_element();
            mode_ = Mode::in_caption;
            return Next::token;
        case Tag::colgroup:
            insert_element();
            mode_ = Mode::in_column_group;
            return Next::token;
        case Tag::col:
            insert_implied(Tag::colgroup);
            mode_ = Mode::in_column_group;
            return Next::again;
        case Tag::td:
        case Tag::th:
        case Tag::tr:
            insert_implied(Tag::tbody);
            mode_ = Mode::in_table_body;
            return Next::again;
        case Tag::style:
        case Tag::script: head_element(); return Next::token;
        case Tag::form:
            if (form_ == no_node) {
                insert_element();
                form_ = open_.top().node;
                open_.pop();
            }
            return Next::token;
        default: return fostered();
    }
}

/// By the rules of the body, but to stand before the table.
TreeBuilder::Next TreeBuilder::fostered() {
    fostering_ = true;
    const Next next = in_body();
    fostering_ = false;
    return next;
}

/// At </table>, or where another table begins inside it.
TreeBuilder::Next TreeBuilder::close_table() {
    if (!open_.has_in(Scope::table, Tag::table)) {
        return Next::token;
    }
    open_.pop_through(Tag::table);
    reset_mode();
    return Next::again;
}

TreeBuilder::Next TreeBuilder::in_caption() {
    const bool ends = is_end(Tag::caption);
    if (ends || is_start(table_part) || is_end(Tag::table)) {
        if (!open_.has_in(Scope::table, Tag::caption)) {
            return Next::token;
        }
        end_implied();
        open_.pop_through(Tag::caption);
        formatting_.clear_to_marker();
        mode_ = Mode::in_table;
        return ends ? Next::token : Next::again;
    }
    if (is_end(table_part) || is_end(Tag::body) || is_end(Tag::html)) {
        return Next::token;
    }
    return in_body();
}

TreeBuilder::Next TreeBuilder::in_column_group() {
    if (token_.kind == TokenKind::text && take_leading_space(true)) {
        return Next::token;
    }
    if (is_start(Tag::col)) {
        insert_void();
        return Next::token;
    }
    if (is_end(Tag::col) || open_.top().tag != Tag::colgroup) {
        return Next::token;
    }
    open_.pop();
    mode_ = Mode::in_table;
    return is_end(Tag::colgroup) ? Next::token : Next::again;
}

TreeBuilder::Next TreeBuilder::in_table_body() {
    const Tag tag = token_.tag;
    if (is_start(Tag::tr) || is_start(cell)) {
        open_.pop_to(table_section, Tag::html);
        if (tag == Tag::tr) {
            insert_element();
        } else {
            insert_implied(Tag::tr);
        }
        mode_ = Mode::in_row;
        return tag == Tag::tr ? Next::token : Next::again;
    }
    const bool ends = is_end(table_section);
    if (ends || is_start(table_part) || is_end(Tag::table)) {
        if (ends ? !open_.has_in(Scope::table, tag) : !open_.has_in(Scope::table, table_section)) {
            return Next::token;
        }
        open_.pop_to(table_section, Tag::html);
        open_.pop();
        mode_ = Mode::in_table;
        return ends ? Next::token : Next::again;
    }
    return in_table();
}

TreeBuilder::Next TreeBuilder::in_row() {
    if (is_start(cell)) {
        open_.pop_to(0, Tag::tr);
        insert_element();
        mode_ = Mode::in_cell;
        formatting_.push_marker();
        return Next::token;
    }
    const bool ends = is_end(Tag::tr);
    if (ends || is_start(table_part) || is_end(Tag::table) || is_end(table_section)) {
        const bool other_section = is_end(table_section) && !open_.has_in(Scope::table, token_.tag);
        if (other_section || !open_.has_in(Scope::table, Tag::tr)) {
            return Next::token;
        }
        open_.pop_to(0, Tag::tr);
        open_.pop();
        mode_ = Mode::in_table_body;
        return ends ? Next::token : Next::again;
    }
    return in_table();
}

TreeBuilder::Next TreeBuilder::in_cell() {
    const Tag tag = token_.tag;
    if (is_end(cell)) {
        if (open_.has_in(Scope::table, tag)) {
            end_implied();
            open_.pop_through(tag);
            formatting_.clear_to_marker();
            mode_ = Mode::in_row;
        }
        return Next::token;
    }
    const bool ends_part = is_end(Tag::table) || is_end(table_section) || is_end(Tag::tr);
    if (is_start(table_part) || ends_part) {
        const bool open =
            ends_part ? open_.has_in(Scope::table, tag) : open_.has_in(Scope::table, cell);
        if (!open) {
            return Next::token;
        }
        close_cell();
        return Next::again;
    }
    if (is_end(table_part) || is_end(Tag::body) || is_end(Tag::html)) {
        return Next::token;
    }
    return in_body();
}

void TreeBuilder::close_cell() {
    end_implied();
    open_.pop_through(static_cast<std::uint32_t>(cell));
    formatting_.clear_to_marker();
    mode_ = Mode::in_row;
}

TreeBuilder::Next TreeBuilder::in_select() {
    const Tag tag = token_.tag;
    const Tag top = open_.top().tag;
    if (token_.kind == TokenKind::text) {
        insert_text(text_);
        return Next::token;
    }
    if (token_.kind == TokenKind::end) {
        if (tag == Tag::optgroup && top == Tag::option &&
            open_[open_.size() - 2].tag == Tag::optgroup) {
            open_.pop();
        }
        if ((tag == Tag::optgroup || tag == Tag::option) && open_.top().tag == tag) {
            open_.pop();
        } else if (tag == Tag::select) {
            (void)close_select();
        }
        return Next::token;
    }
    switch (tag) {
        case Tag::option:
        case Tag::optgroup:
            if (top == Tag::option) {
                open_.pop();
            }
            if (tag == Tag::optgroup && open_.top().tag == Tag::optgroup) {
                open_.pop();
            }
            insert_element();
            return Next::token;
        case Tag::select: (void)close_select(); return Next::token;
        case Tag::input:
        case Tag::keygen:
        case Tag::textarea: return close_select();
        case Tag::script: head_element(); return Next::token;
        default: return Next::token;
    }
}

TreeBuilder::Next TreeBuilder::close_select() {
    if (!open_.in_select_scope()) {
        return Next::token;
    }
    open_.pop_through(Tag::select);
    reset_mode();
    return Next::again;
}

/// A part of the table around it ends a <select>.
TreeBuilder::Next TreeBuilder::in_select_in_table() {
    const Tag tag = token_.tag;
    const bool of_table = tag == Tag::table || tag == Tag::caption || tag == Tag::tr ||
                          has(tag, table_section | cell);
    if (token_.kind == TokenKind::text || !of_table) {
        return in_select();
    }
    if (token_.kind == TokenKind::end && !open_.has_in(Scope::table, tag)) {
        return Next::token;
    }
    open_.pop_through(Tag::select);
    reset_mode();
    return Next::again;
}

/// Resets the insertion mode appropriately (HTML 13.2.4.1).
void TreeBuilder::reset_mode() {
    for (std::size_t i = open_.size(); i-- > 0;) {
        const Tag tag = open_[i].tag;
        if (has(tag, table_section)) {
            mode_ = Mode::in_table_body;
            return;
        }
        switch (tag) {
            case Tag::select:
                mode_ = open_.has_in(Scope::table, Tag::table) ? Mode::in_select_in_table
                                                               : Mode::in_select;
                return;
            case Tag::td:
            case Tag::th: mode_ = Mode::in_cell; return;
            case Tag::tr: mode_ = Mode::in_row; return;
            case Tag::caption: mode_ = Mode::in_caption; return;
            case Tag::colgroup: mode_ = Mode::in_column_group; return;
            case Tag::table: mode_ = Mode::in_table; return;
            case Tag::body:
            case Tag::html: mode_ = Mode::in_body; return;
            default: break;
        }
    }
    mode_ = Mode::in_body;
}

}  // namespace stemma::extract::html
