#include "extract/metadata/page_texts.h"

#include "base/digits.h"

namespace stemma::extract {

PageTexts::PageTexts(const html::Page& page) : page_(&page) {
    shown_.reserve(page.size() + std::size_t{1});
    std::uint32_t before = 0;
    for (const html::NodeId node : page.all()) {
        shown_.push_back(before);
        if (!page.is_text(node)) {
            continue;
        }
        if (has_digit(page.text(node))) {
            with_digits_.push_back(node);
        }
        if (in_script(node)) {
            scripts_.push_back(node);
        } else {
            before += static_cast<std::uint32_t>(page.text(node).size());
        }
    }
    shown_.push_back(before);
}

std::uint32_t PageTexts::before(html::NodeId node) const {
    std::uint32_t bytes = shown_[node];
    for (const html::NodeId script : scripts_) {
        bytes += script < node ? static_cast<std::uint32_t>(page_->text(script).size()) : 0;
    }
    return bytes;
}

}  // namespace stemma::extract
