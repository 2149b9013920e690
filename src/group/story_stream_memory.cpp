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

std::uint32_t StoryStream::store(ArticleId id, Fingerprint print, StoryId story) {
    std::uint32_t slot = 0;
    if (free_slots_.empty()) {
        slot = static_cast<std::uint32_t>(slots_.size());
        slots_.emplace_back();
    } else {
        slot = free_slots_.back();
        free_slots_.pop_back();
    }
    std::vector<WeighedKey> keys;
    for (const Term& term : print.terms) {
        if (term.indexed) {
            keys.push_back({term.key, 0});
        }
    }
    index_.add(slot, keys);
    if (print.words >= copy_words) {
        by_text_.emplace(print.text_hash, slot);
    }
    slots_[slot] = {std::move(print), id, story, {}};
    open_[story.value].slots.push_back(slot);
    return slot;
}

void StoryStream::drop(std::uint32_t slot) {
    Slot& gone = slots_[slot];
    std::vector<std::uint32_t> keys;
    for (const Term& term : gone.print.terms) {
        if (term.indexed) {
            keys.push_back(term.key);
        }
    }
    index_.remove(slot, keys);
    if (const auto copy = by_text_.find(gone.print.text_hash);
        copy != by_text_.end() && copy->second == slot) {
        by_text_.erase(copy);
    }
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

void StoryStream::touch(StoryId id, OpenStory& story) {
    by_activity_.erase({story.active, id.value});
    story.active = clock_;
    by_activity_.emplace(story.active, id.value);
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
    while (!by_activity_.empty()) {
        const auto [day, story] = *by_activity_.begin();
        const bool inactive = day != no_day && std::int64_t{clock_} - day > limit;
        const bool too_many = slots_.size() - free_slots_.size() > options_.max_open;
        if ((!inactive && !too_many) || by_activity_.size() == 1) {
            return;
        }
        close(StoryId{story});
    }
}

void StoryStream::close(StoryId id) {
    OpenStory story = std::move(open_.at(id.value));
    by_activity_.erase({story.active, id.value});
    open_.erase(id.value);
    for (const std::uint32_t slot : story.slots) {
        drop(slot);
    }
}

}  // namespace stemma::group
