// How much text stands before each node of a page, which texts have a digit, without which there is
// no date, and which attributes are of a kind and length that may be one.
//
//   const PageTexts texts(page);
//   texts.shown_in(node);                                // bytes
//   for (const html::NodeId node : texts.with_digits())  // in document order
//   for (const auto& [node, attribute] : texts.may_be_dated())
//
// One look at each node. Thread safety: const members may be called from many threads.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "extract/html/dom.h"

namespace stemma::extract {

class PageTexts {
public:
    explicit PageTexts(const html::Page& page);

    /// Bytes of text before a node, scripts left out; before page.size(): of the whole page.
    [[nodiscard]] std::uint32_t shown_before(html::NodeId node) const { return shown_[node]; }
    /// The same at or below a node.
    [[nodiscard]] std::uint32_t shown_in(html::NodeId node) const {
        return shown_[(*page_)[node].end] - shown_[node];
    }
    /// Bytes of text before a node, with scripts.
    [[nodiscard]] std::uint32_t before(html::NodeId node) const;
    [[nodiscard]] std::span<const html::NodeId> with_digits() const { return with_digits_; }
    /// "datetime", "content", "title" and what may be "data-…date…", of these nodes.
    struct OfNode {
        html::NodeId node;
        const html::Attribute* attribute;
    };
    [[nodiscard]] std::span<const OfNode> may_be_dated() const { return may_be_dated_; }
    [[nodiscard]] bool in_script(html::NodeId text) const {
        const html::NodeId parent = (*page_)[text].parent;
        return parent != html::no_node && (*page_)[parent].tag == html::Tag::script;
    }

private:
    struct Batch;
    void look_at(Batch& batch);

    const html::Page* page_;
    std::unique_ptr<std::uint32_t[]> shown_;  ///< before each node, and the end
    std::vector<html::NodeId> scripts_;       ///< their texts
    std::vector<html::NodeId> with_digits_;
    std::vector<OfNode> may_be_dated_;
};

}  // namespace stemma::extract
