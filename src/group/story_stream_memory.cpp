// What StoryStream keeps, and what it lets go.
#include <algorithm>

#include "group/story_stream.h"

namespace stemma::group {
namespace {

/// Open fingerprints of one story; of a flood the first ones and the latest ones are kept.
constexpr std::size_t slots_of_story = 48;
constexpr std::size_t first_slots_kept = 8;
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
    open_[story.value].slots.push_back(slot);
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

void StoryStream::trim(OpenStory& story) {
    while (story.slots.size() > slots_of_story) {
        const auto oldest = story.slots.begin() + first_slots_kept;
        drop(*oldest);
        story.slots.erase(oldest);
    }
}

void StoryStream::unchain(StoryId id, const OpenStory& story) {
    if (story.before == no_story && oldest_ != id.value) {
        return;
    }
    (story.before == no_story ? oldest_ : open_.at(story.before).after) = story.after;
    (story.after == no_story ? latest_ : open_.at(story.after).before) = story.before;
}

void StoryStream::touch(StoryId id, OpenStory& story) {
    unchain(id, story);
    story.active = clock_;
    story.before = latest_;
    story.after = no_story;
    (latest_ == no_story ? oldest_ : open_.at(latest_).after) = id.value;
    latest_ = id.value;
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

void StoryStream::close_old() {
    const auto limit = static_cast<std::int64_t>(options_.open_days);
    while (oldest_ != latest_) {
        const std::int32_t day = open_.at(oldest_).active;
        const bool inactive = day != no_day && std::int64_t{clock_} - day > limit;
        const bool too_many = slots_.size() - free_slots_.size() > options_.max_open;
        if (!inactive && !too_many) {
            return;
        }
        close(StoryId{oldest_});
    }
}

void StoryStream::close(StoryId id) {
    const auto closing = open_.find(id.value);
    unchain(id, closing->second);
    const OpenStory story = std::move(closing->second);
    open_.erase(closing);
    for (const std::uint32_t slot : story.slots) {
        drop(slot);
    }
}

}  // namespace stemma::group
