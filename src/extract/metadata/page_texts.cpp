#include "extract/metadata/page_texts.h"

#include "base/digits.h"

namespace stemma::extract {
namespace {

bool is_dated(const html::Attribute& attribute) {
    constexpr std::size_t least = 8;  // bytes
    constexpr std::size_t most = 100;
    const std::string_view name = attribute.name;
    return attribute.value.size() >= least && attribute.value.size() <= most &&
           (name.starts_with('d') || name == "content" || name == "title");
}

}  // namespace

PageTexts::PageTexts(const html::Page& page)
    : page_(&page),
      shown_(std::make_unique_for_overwrite<std::uint32_t[]>(page.size() + std::size_t{1})) {
    std::uint32_t* const shown = shown_.get();
    const html::NodeId size = page.size();
    std::uint32_t before = 0;
    html::NodeId script_end = 0;
    for (html::NodeId node = 0; node < size; ++node) {
        shown[node] = before;
        const html::Node& here = page[node];
        if (here.tag != html::Tag::text) {
            script_end = here.tag == html::Tag::script ? here.end : script_end;
            for (const html::Attribute& attribute : page.attributes(node)) {
                if (is_dated(attribute)) {
                    may_be_dated_.push_back({node, &attribute});
                }
            }
            continue;
        }
        if (has_digit(here.text())) {
            with_digits_.push_back(node);
        }
        if (node < script_end) {
            scripts_.push_back(node);
        } else {
            before += static_cast<std::uint32_t>(here.text().size());
        }
    }
    shown[size] = before;
}

std::uint32_t PageTexts::before(html::NodeId node) const {
    std::uint32_t bytes = shown_[node];
    for (const html::NodeId script : scripts_) {
        bytes += script < node ? static_cast<std::uint32_t>(page_->text(script).size()) : 0;
    }
    return bytes;
}

}  // namespace stemma::extract
