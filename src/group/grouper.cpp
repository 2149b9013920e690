#include "group/grouper.h"

namespace stemma::group {

struct Grouper::State {};

Grouper::Grouper(std::unique_ptr<State> state) : state_(std::move(state)) {}
Grouper::Grouper(Grouper&&) noexcept = default;
Grouper& Grouper::operator=(Grouper&&) noexcept = default;
Grouper::~Grouper() = default;

Result<Grouper> Grouper::open(const DataFolder& /*data*/, const GroupOptions& /*options*/) {
    return Grouper(std::make_unique<State>());
}

std::vector<Change> Grouper::add(ArticleId id, const Article& /*article*/,
                                 const Reading& /*reading*/) {
    Change change;
    change.article = id;
    change.story = StoryId{id.value};
    return {change};
}
StoryId Grouper::story_of(ArticleId id) const { return StoryId{id.value}; }
std::vector<Story> Grouper::stories() const { return {}; }

}  // namespace stemma::group
