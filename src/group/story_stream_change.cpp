// How a StoryStream changes its mind: stories that turn out to be one, or two.
#include <algorithm>
#include <array>
#include <functional>

#include "group/link_table.h"
#include "group/story_stream.h"

namespace stemma::group {
namespace {

constexpr std::size_t merge_sample = 5;
/// Log odds of the best pair with another story to ask about a merge at all.
constexpr double merge_gate = -0.5;
/// Splitting asks for more than not merging, so that nothing swings to and fro.
constexpr JoinRule merge_rule{.level = -1.5, .level_of_one = -1};
constexpr JoinRule split_rule{.level = -1.75};

/// Sizes at which a story is reviewed: the cost is paid seldom, and never for a flood.
bool is_review_size(std::size_t size) {
    constexpr std::array<std::size_t, 5> sizes{10, 12, 15, 19, 24};
    return (size > 2 && size < 9) || std::ranges::find(sizes, size) != sizes.end();
}

}  // namespace

void StoryStream::merge_near(const std::vector<Affinity>& affinities, const Change& cause,
                             const Models& models, std::vector<Change>& changes) {
    StoryId into = cause.story;
    for (std::size_t i = 0; i < affinities.size(); ++i) {
        const Affinity& other = affinities[i];
        if (other.story == into || other.pairs.front() < merge_gate || !is_open(into) ||
            !kept_.contains(other.story.value)) {
            continue;
        }
        // An article that fits both is not enough: the links between all their members count.
        const KeptStory& a = kept_.at(into.value);
        const KeptStory& b = kept_.at(other.story.value);
        const double between = links_between(into, other.story, models);
        if (!merge_rule.joins(between, a.slots.size(), a.inside, b.slots.size(), b.inside)) {
            continue;
        }
        Change change;
        change.reopened = b.closed;
        const StoryId kept = merge(into, other.story, between);
        change.kind = ChangeKind::merged;
        change.article = cause.article;
        change.story = kept;
        change.other = kept == into ? other.story : into;
        change.probability = other.probability;
        changes.push_back(std::move(change));
        into = kept;
    }
}

double StoryStream::links_between(StoryId one, StoryId other, const Models& models) {
    std::vector<double> odds;
    for (const std::uint32_t a : sample(kept_.at(one.value).slots, merge_sample)) {
        probe_.set(slots_[a].print, statistics_);
        for (const std::uint32_t b : sample(kept_.at(other.value).slots, merge_sample)) {
            odds.push_back(log_odds(slots_[b].print, models));
        }
    }
    return mean_of(odds);
}

StoryId StoryStream::merge(StoryId one, StoryId other, double between) {
    if (!is_open(other)) {
        reopen(other);
    }
    const StoryId kept = book_.merge(one, other);
    const StoryId gone = kept == one ? other : one;
    const auto leaving = kept_.find(gone.value);
    unchain(gone, leaving->second);
    const KeptStory from = std::move(leaving->second);
    kept_.erase(leaving);
    KeptStory& into = kept_.at(kept.value);
    for (const std::uint32_t slot : from.slots) {
        slots_[slot].story = kept;
    }
    const auto a = static_cast<double>(into.slots.size());
    const auto b = static_cast<double>(from.slots.size());
    into.inside = (into.inside * a * (a - 1) + from.inside * b * (b - 1) + between * 2 * a * b) /
                  ((a + b) * (a + b - 1));
    into.slots.insert(into.slots.end(), from.slots.begin(), from.slots.end());
    std::ranges::sort(into.slots, {}, [&](std::uint32_t slot) { return slots_[slot].article; });
    trim(into);
    touch(kept, into);
    return kept;
}

/// When a story has grown by half since it was last looked at, its members are asked again
/// whether they belong together.
void StoryStream::split_loose(const Change& cause, const Models& models,
                              std::vector<Change>& changes) {
    const StoryId story = book_.current(cause.story);
    if (!is_open(story) || !is_review_size(kept_.at(story.value).slots.size())) {
        return;
    }
    const std::vector<std::uint32_t> slots = kept_.at(story.value).slots;
    LinkTable links(slots.size());
    for (std::size_t i = 0; i < slots.size(); ++i) {
        probe_.set(slots_[slots[i]].print, statistics_);
        for (std::size_t j = 0; j < i; ++j) {
            links.set(i, j,
                      slots_[slots[i]].article == cause.article
                          ? log_odds_of_arrival(slots[j], models)
                          : log_odds(slots_[slots[j]].print, models));
        }
    }
    std::vector<std::vector<std::size_t>> parts = links.agglomerate(split_rule);
    std::ranges::stable_sort(parts, std::greater<>{}, &std::vector<std::size_t>::size);
    kept_.at(story.value).inside = links.mean_inside(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) {
        std::vector<std::uint32_t> moved;
        for (const std::size_t at : parts[i]) {
            moved.push_back(slots[at]);
        }
        Change change;
        change.kind = ChangeKind::split;
        change.article = cause.article;
        change.story = split(story, moved, links.mean_inside(parts[i]));
        change.other = story;
        changes.push_back(std::move(change));
    }
}

StoryId StoryStream::split(StoryId from, const std::vector<std::uint32_t>& slots, double inside) {
    std::vector<ArticleId> members;
    std::int32_t day = no_day;
    for (const std::uint32_t slot : slots) {
        members.push_back(slots_[slot].article);
        if (const auto copies = copies_.find(slot); copies != copies_.end()) {
            members.insert(members.end(), copies->second.begin(), copies->second.end());
        }
        day = std::max(day, slots_[slot].print.published);
    }
    const StoryId part = book_.split(from, members, day);
    std::erase_if(kept_.at(from.value).slots, [&](std::uint32_t slot) {
        return std::ranges::find(slots, slot) != slots.end();
    });
    KeptStory& opened = kept_[part.value];
    opened.slots = slots;
    opened.inside = inside;
    std::ranges::sort(opened.slots, {}, [&](std::uint32_t slot) { return slots_[slot].article; });
    for (const std::uint32_t slot : slots) {
        slots_[slot].story = part;
    }
    touch(part, opened);
    return part;
}

}  // namespace stemma::group
