#include "read/times/time_finder.h"

namespace stemma::read {

struct TimeFinder::State {};

TimeFinder::TimeFinder(std::unique_ptr<State> state) : state_(std::move(state)) {}
TimeFinder::TimeFinder(TimeFinder&&) noexcept = default;
TimeFinder& TimeFinder::operator=(TimeFinder&&) noexcept = default;
TimeFinder::~TimeFinder() = default;

Result<TimeFinder> TimeFinder::open(const DataFolder& /*data*/) {
    return TimeFinder(std::make_unique<State>());
}

void TimeFinder::find(const Article& /*article*/, Reading& /*reading*/) const {}

}  // namespace stemma::read
