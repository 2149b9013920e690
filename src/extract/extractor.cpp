#include "extract/extractor.h"

namespace stemma::extract {

struct Extractor::State {};

Extractor::Extractor(std::unique_ptr<State> state) : state_(std::move(state)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Result<Extractor> Extractor::open(const DataFolder& /*data*/) {
    return Extractor(std::make_unique<State>());
}

Result<Article> Extractor::extract(const Document& document) const {
    Article a;
    a.id = document.id;
    a.text = document.bytes;
    a.paragraphs.push_back({0, static_cast<std::uint32_t>(a.text.size())});
    return a;
}

}  // namespace stemma::extract
