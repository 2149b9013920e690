#include "read/numbers/number_finder.h"

namespace stemma::read {

struct NumberFinder::State {};

NumberFinder::NumberFinder(std::unique_ptr<State> state) : state_(std::move(state)) {}
NumberFinder::NumberFinder(NumberFinder&&) noexcept = default;
NumberFinder& NumberFinder::operator=(NumberFinder&&) noexcept = default;
NumberFinder::~NumberFinder() = default;

Result<NumberFinder> NumberFinder::open(const DataFolder& /*data*/) {
    return NumberFinder(std::make_unique<State>());
}

void NumberFinder::find(const Article& /*article*/, Reading& /*reading*/) const {}

}  // namespace stemma::read
