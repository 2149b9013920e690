#include "read/entities/entity_finder.h"

namespace stemma::read {

struct EntityFinder::State {};

EntityFinder::EntityFinder(std::unique_ptr<State> state) : state_(std::move(state)) {}
EntityFinder::EntityFinder(EntityFinder&&) noexcept = default;
EntityFinder& EntityFinder::operator=(EntityFinder&&) noexcept = default;
EntityFinder::~EntityFinder() = default;

Result<EntityFinder> EntityFinder::open(const DataFolder& /*data*/) {
    return EntityFinder(std::make_unique<State>());
}

void EntityFinder::find(const Article& /*article*/, Reading& /*reading*/) const {}

}  // namespace stemma::read
