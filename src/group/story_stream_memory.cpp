// What StoryStream keeps, and what it lets go.
#include <algorithm>

#include "group/story_stream.h"

namespace stemma::group {
namespace {

/// Open fingerprints of one story; of a flood the first ones and the latest ones are kept.
constexpr std::size_t slots_of_story = 48;
constexpr std::size_t first_slots_kept = 8;
/// Of a closed story its first article and its latest.
constexpr std::size_t slots_of_closed = 2;
constexpr std::size_t clock_window = 65;

}  // namespace

std::uint32_t StoryStream::store(ArticleId id, Arrival arrival, StoryId story) {
    Fingerprint& print = arrival.print;
    std::uint32_t slot = 0;
    if (free_slots_.empty()) {
        slot = static_cast<std::uint32_t>(slots_.size());
        slots_.emplace_back();
    } else {
        slot = free_slots_.back();
        free_slots_.pop_back();
    }
    index_.add(slot, indexed_keys(print));
    if (print.words >= copy_words) {
        by_text_.set(print.text_hash, slot);
    }
    slots_[slot] = {std::move(print), id, story, std::move(arrival.name)};
    kept_[story.value].slots.push_back(slot);
    return slot;
}

void StoryStream::drop(std::uint32_t slot) {
    Slot& gone = slots_[slot];
    index_.remove(slot, indexed_keys(gone.print));
    if (const std::uint32_t* copy = by_text_.find(gone.print.text_hash);
        copy != nullptr && *copy == slot) {
        by_text_.erase(gone.print.text_hash);
    }
    copies_.erase(slot);
    gone = {};
    free_slots_.push_back(slot);
}

void StoryStream::trim(KeptStory& story) {
    const std::size_t most = story.closed ? slots_of_closed : slots_of_story;
    const std::size_t first = story.closed ? 1 : first_slots_kept;
    if (story.slots.size() <= most) {
        return;
    }
    const auto begin = story.slots.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = begin + static_cast<std::ptrdiff_t>(story.slots.size() - most);
    std::for_each(begin, end, [this](std::uint32_t slot) { drop(slot); });
    story.slots.erase(begin, end);
}

void StoryStream::unchain(StoryId id, const KeptStory& story) {
    Chain& chain = chain_of(story);
    if (story.before == no_story && chain.oldest != id.value) {
        return;
    }
    (story.before == no_story ? chain.oldest : kept_.at(story.before).after) = story.after;
    (story.after == no_story ? chain.latest : kept_.at(story.after).before) = story.before;
}

void StoryStream::chain(StoryId id, KeptStory& story) {
    Chain& chain = chain_of(story);
    story.active = clock_;
    story.before = chain.latest;
    story.after = no_story;
    (chain.latest == no_story ? chain.oldest : kept_.at(chain.latest).after) = id.value;
    chain.latest = id.value;
}

void StoryStream::touch(StoryId id, KeptStory& story) {
    unchain(id, story);
    chain(id, story);
    if (story.opened == no_day) {
        story.opened = clock_;
    }
}

bool StoryStream::is_open(StoryId story) const {
    const auto kept = kept_.find(story.value);
    return kept != kept_.end() && !kept->second.closed;
}

/// The stream's day is the middle one of the last publications, so that no single wrong date
/// closes everything.
void StoryStream::advance_clock(std::int32_t published) {
    if (published == no_day) {
        return;
    }
    recent_days_.push_back(published);
    if (recent_days_.size() > clock_window) {
        recent_days_.pop_front();
    }
    std::vector<std::int32_t> days(recent_days_.begin(), recent_days_.end());
    const auto middle = days.begin() + static_cast<std::ptrdiff_t>((days.size() - 1) / 2);
    std::ranges::nth_element(days, middle);
    clock_ = *middle;
}

bool StoryStream::passed(std::int32_t day, std::uint32_t days) const {
    return day != no_day && std::int64_t{clock_} - day > std::int64_t{days};
}

void StoryStream::close_old() {
    // The story that has just grown is the last of its chain, and the only one that age can close:
    // one that does not grow is closed for that.
    const std::uint32_t grown = open_.latest;
    while (open_.oldest != grown &&
           (passed(kept_.at(open_.oldest).active, options_.open_days) ||
            slots_.size() - free_slots_.size() - closed_slots_ > options_.max_open)) {
        close(StoryId{open_.oldest});
    }
    if (grown != no_story && passed(kept_.at(grown).opened, options_.max_age_days)) {
        close(StoryId{grown});
    }
    while (closed_.oldest != no_story &&
           (passed(kept_.at(closed_.oldest).active, options_.remember_days) ||
            closed_slots_ > options_.max_closed)) {
        forget(StoryId{closed_.oldest});
    }
}

void StoryStream::close(StoryId id) {
    KeptStory& story = kept_.at(id.value);
    unchain(id, story);
    story.closed = true;
    trim(story);
    chain(id, story);
    closed_slots_ += story.slots.size();
    if (options_.remember_days == 0) {
        forget(id);
    }
}

void StoryStream::reopen(StoryId id) {
    KeptStory& story = kept_.at(id.value);
    unchain(id, story);
    closed_slots_ -= story.slots.size();
    story.closed = false;
    story.opened = clock_;
    chain(id, story);
}

/// Of a closed story.
void StoryStream::forget(StoryId id) {
    const auto closed = kept_.find(id.value);
    unchain(id, closed->second);
    closed_slots_ -= closed->second.slots.size();
    std::ranges::for_each(closed->second.slots, [this](std::uint32_t slot) { drop(slot); });
    kept_.erase(closed);
}

}  // namespace stemma::group
