#include "extract/metadata/page_texts.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/digits.h"

namespace stemma::extract {
namespace {

using html::NodeId;
using html::Tag;

constexpr std::size_t most_name = 63;  // bytes; all names from there on are one

/// By the size of an attribute's name, the letters of a node that may have a dated one of that
/// size.
constexpr auto letters_of_dated = [] {
    std::array<std::uint8_t, most_name + 1> letters{};
    for (std::size_t size = std::string_view("data-date").size(); size <= most_name; ++size) {
        letters[size] = 0xFF;
    }
    for (const std::string_view name : {"datetime", "content", "title"}) {
        letters[name.size()] = html::letter_of(name);
    }
    return letters;
}();

/// Of most attributes it is told by their sizes alone, without a branch.
bool is_dated(const html::Attribute& attribute, std::uint8_t letters) {
    constexpr std::size_t least = 8;  // bytes
    constexpr std::size_t most = 100;
    const std::string_view name = attribute.name;
    const unsigned fits = attribute.value.size() - least <= most - least ? 1U : 0U;
    return (letters & letters_of_dated[std::min(name.size(), most_name)] & (0U - fits)) != 0 &&
           (name.starts_with('d') || name == "content" || name == "title");
}

/// has_digit(), with one look at a short text that is not at the end of `around`.
bool has_digit_in(std::string_view text, std::string_view around) {
    constexpr std::size_t step = 16;
    const char* const begin = text.data();
    const char* const first = around.data();
    const std::size_t place =
        reinterpret_cast<std::uintptr_t>(begin) - reinterpret_cast<std::uintptr_t>(first);
    if (text.size() < step && place < around.size() && around.size() - place >= step) {
        return (detail::digits_of_sixteen(begin) & ((1U << text.size()) - 1)) != 0;
    }
    return has_digit(text);
}

}  // namespace

/// Nodes are sorted out without a branch, and each sort looked at for itself: which node is of
/// which cannot be foreseen.
struct PageTexts::Batch {
    static constexpr NodeId most = 256;
    std::array<NodeId, most> texts;
    std::array<NodeId, most> elements;  ///< with attributes
    NodeId text_count = 0;
    NodeId element_count = 0;
};

PageTexts::PageTexts(const html::Page& page)
    : page_(&page),
      shown_(std::make_unique_for_overwrite<std::uint32_t[]>(page.size() + std::size_t{1})) {
    std::uint32_t* const shown = shown_.get();
    const NodeId size = page.size();
    std::uint32_t before = 0;
    NodeId script_end = 0;
    Batch batch;
    for (NodeId node = 0; node < size;) {
        NodeId texts = 0;
        NodeId elements = 0;
        const html::Node* here = &page[node];
        for (const NodeId end = std::min(node + Batch::most, size); node < end; ++node, ++here) {
            shown[node] = before;
            const std::uint32_t bytes = here->text_size;
            if (here->tag == Tag::script) {
                script_end = here->end;
            }
            if (node < script_end && bytes != 0) {
                scripts_.push_back(node);
            }
            before += node < script_end ? 0 : bytes;
            batch.texts[texts] = node;
            texts += bytes != 0 ? 1 : 0;
            batch.elements[elements] = node;
            elements += here->attribute_count != 0 ? 1 : 0;
        }
        batch.text_count = texts;
        batch.element_count = elements;
        look_at(batch);
    }
    shown[size] = before;
}

void PageTexts::look_at(Batch& batch) {
    const html::Page& page = *page_;
    const std::string_view source = page.source();
    NodeId count = 0;
    for (const NodeId text : std::span(batch.texts).first(batch.text_count)) {
        batch.texts[count] = text;
        count += has_digit_in(page.text(text), source) ? 1 : 0;
    }
    with_digits_.insert(with_digits_.end(), batch.texts.begin(), batch.texts.begin() + count);
    for (const NodeId node : std::span(batch.elements).first(batch.element_count)) {
        const std::uint8_t letters = page[node].name_letters;
        for (const html::Attribute& attribute : page.attributes(node)) {
            if (is_dated(attribute, letters)) {
                may_be_dated_.push_back({node, &attribute});
            }
        }
    }
}

std::uint32_t PageTexts::before(NodeId node) const {
    std::uint32_t bytes = shown_[node];
    for (const NodeId script : scripts_) {
        bytes += script < node ? static_cast<std::uint32_t>(page_->text(script).size()) : 0;
    }
    return bytes;
}

}  // namespace stemma::extract
