// The tree of a page from its tokens, by the rules of HTML 13.2.6, without what PageLimits and
// dom.h leave out: that is skipped in the source and costs no node.
//
//   TreeBuilder builder(source, limits, arena, Nul::none);
//   builder.run();
//   builder.take(nodes, attributes, of_tag);
//
// No recursion: a token changes the stack of open elements and the insertion mode.
//
//   tokens ──▶ skip what is left out ──▶ rules of the mode ──▶ OpenElements ──▶ NodeStore
//                                         head · body · table
//
// Thread safety: none. Any bytes that are UTF-8.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "extract/html/node_store.h"
#include "extract/html/open_elements.h"
#include "extract/html/token_text.h"
#include "extract/html/tokenizer.h"

namespace stemma::extract::html {

class TreeBuilder {
public:
    TreeBuilder(std::string_view source, const PageLimits& limits, Arena& arena, Nul nul);

    void run();
    void take(std::vector<Node>& nodes, std::vector<Attribute>& attributes, PlacesOfTags& of_tag) {
        nodes_.take(nodes, attributes, of_tag);
    }

private:
    enum class Mode : std::uint8_t {
        initial,
        before_html,
        before_head,
        in_head,
        after_head,
        in_body,
        in_table,
        in_caption,
        in_column_group,
        in_table_body,
        in_row,
        in_cell,
        in_select,
        in_select_in_table,
        after_body,
    };
    /// Has a token been used, or do the rules of the new mode apply to it?
    enum class Next : std::uint8_t { token, again };

    // tree_builder.cpp: tokens, limits, what is left out
    [[nodiscard]] Next step();
    void take_text();
    void take_token();
    void use_token();
    void cut_text(std::size_t room);
    [[nodiscard]] bool skip_hidden();
    void skip_content(TextMode mode);
    void skip_element(Tag tag);
    [[nodiscard]] bool is_linked_data() const;
    /// Is a start tag left out for its number or depth? Then its end tag will be, too.
    [[nodiscard]] bool beyond_limits() {
        const bool all_kept = ++starts_ <= limits_.tags && open_.size() < limits_.depth &&
                              !has(token_.tag, formatting);
        return !all_kept && leave_out();
    }
    [[nodiscard]] bool leave_out();
    [[nodiscard]] bool end_of_left_out() {
        const auto i = static_cast<std::size_t>(token_.tag);
        return (left_out_[i] | formatting_count_[i]) != 0 && end_of_counted();
    }
    [[nodiscard]] bool end_of_counted();
    [[nodiscard]] bool is_start(std::uint32_t traits) const {
        return token_.kind == TokenKind::start && has(token_.tag, traits);
    }
    [[nodiscard]] bool is_start(Tag tag) const {
        return token_.kind == TokenKind::start && token_.tag == tag;
    }
    [[nodiscard]] bool is_end(Tag tag) const {
        return token_.kind == TokenKind::end && token_.tag == tag;
    }
    [[nodiscard]] bool is_end(std::uint32_t traits) const {
        return token_.kind == TokenKind::end && has(token_.tag, traits);
    }

    // tree_insert.cpp: nodes
    void settle_attributes();
    [[nodiscard]] KeptAttributes own_attributes();
    void change_attributes();
    [[nodiscard]] Place place(std::size_t target) const;
    [[nodiscard]] Place place() const {
        return fostering_ || open_.size() == 0 ? place(open_.size() - 1)
                                               : Place{.parent = open_.top().node};
    }
    void insert_element();
    void insert_implied(Tag tag);
    void insert_void();
    void insert_content(TextMode mode);
    void insert_text(std::string_view text) { nodes_.add_text(text, place()); }
    void end_implied(Tag except = Tag::other);
    void merge_into(std::size_t at);

    // tree_head.cpp: modes up to <body>, and after it
    [[nodiscard]] Next initial();
    [[nodiscard]] Next before_html();
    [[nodiscard]] Next before_head();
    [[nodiscard]] Next in_head();
    [[nodiscard]] Next after_head();
    [[nodiscard]] Next after_body();
    void head_element();
    /// Inserts a text's leading white space, or drops it; true if nothing is left of it.
    [[nodiscard]] bool take_leading_space(bool keep);

    // tree_body.cpp
    [[nodiscard]] Next in_body();
    [[nodiscard]] Next body_start();
    [[nodiscard]] Next body_start_rare();
    [[nodiscard]] Next body_end();
    void body_text() {
        reopen_formatting();
        insert_text(text_);
    }
    void end_element(Tag tag);
    void start_list_item();
    void start_button();
    void end_paragraph();
    void close_paragraph();
    void end_form();
    void end_any_other();

    // tree_formatting.cpp
    void start_link();
    void start_nobr();
    void start_formatting();
    /// Reconstructs the active formatting elements.
    void reopen_formatting() {
        const std::size_t size = formatting_.size();
        if (size > 0 && formatting_[size - 1].node != open_.top().node) {
            reopen_closed();
        }
    }
    void reopen_closed();
    void adopt(Tag tag);
    [[nodiscard]] bool adopt_once(Tag tag);
    struct Adoption;
    void copy_between(std::size_t in_stack, std::size_t furthest, Adoption& a);
    void push_formatting(const Element& element);

    // tree_tables.cpp
    [[nodiscard]] Next in_table();
    [[nodiscard]] Next table_start();
    [[nodiscard]] Next in_caption();
    [[nodiscard]] Next in_column_group();
    [[nodiscard]] Next in_table_body();
    [[nodiscard]] Next in_row();
    [[nodiscard]] Next in_cell();
    [[nodiscard]] Next in_select();
    [[nodiscard]] Next in_select_in_table();
    [[nodiscard]] Next fostered();
    [[nodiscard]] Next close_table();
    [[nodiscard]] Next close_select();
    void close_cell();
    void reset_mode();

    Tokenizer tokens_;
    PageLimits limits_;
    TokenText text_of_;
    Token token_;
    NodeStore nodes_;
    OpenElements open_;
    ActiveFormatting formatting_;
    Mode mode_ = Mode::initial;
    std::string_view text_;  ///< of a text token, what is left to insert
    NodeId head_ = no_node;
    NodeId form_ = no_node;
    bool quirks_ = true;
    bool fostering_ = false;
    bool waiting_ = false;                   ///< token_ was read ahead and not used
    std::vector<Attribute> raw_attributes_;  ///< of a tag, while they are changed
    std::size_t kept_ = 0;                   ///< bytes of the source that are not left out
    std::size_t starts_ = 0;
    std::size_t formatting_open_ = 0;
    std::array<std::uint32_t, all_tags> formatting_count_{};
    std::array<std::uint32_t, all_tags> left_out_{};  ///< start tags whose end tags do not count
};

}  // namespace stemma::extract::html
