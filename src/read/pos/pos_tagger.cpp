#include "read/pos/pos_tagger.h"

namespace stemma::read {

struct PosTagger::State {};

PosTagger::PosTagger(std::unique_ptr<State> state) : state_(std::move(state)) {}
PosTagger::PosTagger(PosTagger&&) noexcept = default;
PosTagger& PosTagger::operator=(PosTagger&&) noexcept = default;
PosTagger::~PosTagger() = default;

Result<PosTagger> PosTagger::open(const DataFolder& /*data*/) {
    return PosTagger(std::make_unique<State>());
}

void PosTagger::tag(const Article& /*article*/, Reading& /*reading*/) const {}

}  // namespace stemma::read
