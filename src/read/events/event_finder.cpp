#include "read/events/event_finder.h"

namespace stemma::read {

struct EventFinder::State {};

EventFinder::EventFinder(std::unique_ptr<State> state) : state_(std::move(state)) {}
EventFinder::EventFinder(EventFinder&&) noexcept = default;
EventFinder& EventFinder::operator=(EventFinder&&) noexcept = default;
EventFinder::~EventFinder() = default;

Result<EventFinder> EventFinder::open(const DataFolder& /*data*/) {
    return EventFinder(std::make_unique<State>());
}

void EventFinder::find(const Article& /*article*/, Reading& /*reading*/) const {}

}  // namespace stemma::read
