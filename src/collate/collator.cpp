#include "collate/collator.h"

namespace stemma::collate {

struct Collator::State {};

Collator::Collator(std::unique_ptr<State> state) : state_(std::move(state)) {}
Collator::Collator(Collator&&) noexcept = default;
Collator& Collator::operator=(Collator&&) noexcept = default;
Collator::~Collator() = default;

Result<Collator> Collator::open(const DataFolder& /*data*/) {
    return Collator(std::make_unique<State>());
}

Collation Collator::collate(std::span<const ReadArticle* const> /*articles*/) const { return {}; }
Alignment Collator::align(const ReadArticle& /*a*/, const ReadArticle& /*b*/) const { return {}; }

}  // namespace stemma::collate
