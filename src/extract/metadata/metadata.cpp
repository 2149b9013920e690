#include "extract/metadata/metadata.h"

namespace stemma::extract {

struct MetadataFinder::State {};

MetadataFinder::MetadataFinder(std::unique_ptr<State> state) : state_(std::move(state)) {}
MetadataFinder::MetadataFinder(MetadataFinder&&) noexcept = default;
MetadataFinder& MetadataFinder::operator=(MetadataFinder&&) noexcept = default;
MetadataFinder::~MetadataFinder() = default;

Result<MetadataFinder> MetadataFinder::open(const DataFolder& /*data*/) {
    return MetadataFinder(std::make_unique<State>());
}

Metadata MetadataFinder::find(const html::Page& page, const MetadataContext& context) const {
    Metadata found;
    if (const html::NodeId title = page.find(html::Tag::title); title != html::no_node) {
        found.title = page.text_of(title);
    }
    found.url = context.url;
    found.language = "und";
    return found;
}

Metadata MetadataFinder::find_plain(std::span<const PlainLine> lines,
                                    const MetadataContext& context) const {
    Metadata found;
    for (const PlainLine& line : lines) {
        if (line.role == LineRole::headline && found.title.empty()) {
            found.title = line.text;
        }
    }
    found.url = context.url;
    found.language = "und";
    return found;
}

}  // namespace stemma::extract
