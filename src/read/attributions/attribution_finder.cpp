#include "read/attributions/attribution_finder.h"

namespace stemma::read {

struct AttributionFinder::State {};

AttributionFinder::AttributionFinder(std::unique_ptr<State> state) : state_(std::move(state)) {}
AttributionFinder::AttributionFinder(AttributionFinder&&) noexcept = default;
AttributionFinder& AttributionFinder::operator=(AttributionFinder&&) noexcept = default;
AttributionFinder::~AttributionFinder() = default;

Result<AttributionFinder> AttributionFinder::open(const DataFolder& /*data*/) {
    return AttributionFinder(std::make_unique<State>());
}

void AttributionFinder::find(const Article& /*article*/, Reading& /*reading*/) const {}

}  // namespace stemma::read
