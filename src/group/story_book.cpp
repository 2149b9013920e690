#include "group/story_book.h"

#include <algorithm>
#include <cassert>

#include "base/calendar.h"
#include "group/fingerprint.h"
#include "group/state_parts.h"

namespace stemma::group {
namespace {

/// Ids are given out one by one, so that there are hardly more of them than bytes in a state.
constexpr std::uint64_t ids_of_any_state = 1'000'000;

}  // namespace

void StoryBook::place(ArticleId article, StoryId story) {
    if (article.index() >= story_of_.size()) {
        story_of_.resize(article.index() + 1, nowhere);
    }
    story_of_[article.index()] = story.value;
}

void StoryBook::note_day(Entry& entry, std::int32_t day) {
    if (day == no_day) {
        return;
    }
    entry.first_day = entry.first_day == no_day ? day : std::min(entry.first_day, day);
    entry.last_day = entry.last_day == no_day ? day : std::max(entry.last_day, day);
}

StoryId StoryBook::create(ArticleId article, std::int32_t day) {
    const StoryId id{static_cast<std::uint32_t>(entries_.size())};
    entries_.push_back({{article}, id, day, day});
    place(article, id);
    return id;
}

void StoryBook::join(ArticleId article, StoryId story, std::int32_t day) {
    Entry& entry = entries_[current(story).index()];
    entry.members.push_back(article);
    note_day(entry, day);
    place(article, current(story));
}

StoryId StoryBook::merge(StoryId one, StoryId other) {
    assert(one != other && current(one) == one && current(other) == other);
    const std::size_t a = size_of(one);
    const std::size_t b = size_of(other);
    const bool keep_one = a != b ? a > b : one < other;
    const StoryId kept = keep_one ? one : other;
    Entry& into = entries_[kept.index()];
    Entry& from = entries_[(keep_one ? other : one).index()];
    // Members stay in order of arrival, which is the order of ids.
    const auto middle = static_cast<std::ptrdiff_t>(into.members.size());
    into.members.insert(into.members.end(), from.members.begin(), from.members.end());
    std::inplace_merge(into.members.begin(), into.members.begin() + middle, into.members.end());
    note_day(into, from.first_day);
    note_day(into, from.last_day);
    from.members = {};
    from.redirect = kept;
    return kept;
}

StoryId StoryBook::split(StoryId from, std::span<const ArticleId> members, std::int32_t day) {
    assert(!members.empty() && current(from) == from && members.size() < size_of(from));
    std::vector<ArticleId> moved(members.begin(), members.end());
    std::ranges::sort(moved);
    std::erase_if(entries_[from.index()].members,
                  [&](ArticleId member) { return std::ranges::binary_search(moved, member); });
    const StoryId part = create(moved.front(), day);
    for (const ArticleId member : moved) {
        place(member, part);
    }
    entries_[part.index()].members = std::move(moved);
    return part;
}

bool StoryBook::knows(ArticleId article) const {
    return article.index() < story_of_.size() && story_of_[article.index()] != nowhere;
}

StoryId StoryBook::story_of(ArticleId article) const {
    assert(knows(article));
    return current(StoryId{story_of_[article.index()]});
}

StoryId StoryBook::current(StoryId story) const {
    while (entries_[story.index()].redirect != story) {
        story = entries_[story.index()].redirect;
    }
    return story;
}

std::size_t StoryBook::size_of(StoryId story) const {
    return entries_[current(story).index()].members.size();
}

void StoryBook::save(model::ByteWriter& out) const {
    out.varint(entries_.size());
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
        const Entry& entry = entries_[i];
        out.u32(current(StoryId{i}).value);
        write_day(entry.first_day, out);
        write_day(entry.last_day, out);
        out.varint(entry.members.size());
        std::uint32_t last = 0;
        for (const ArticleId member : entry.members) {
            out.varint(member.value - last);
            last = member.value;
        }
    }
}

bool StoryBook::load(model::ByteReader& in) {
    std::size_t count = 0;
    if (!read_count(in, 4 + 4 + 4 + 1, count)) {
        return false;
    }
    const std::uint64_t ids = std::max<std::uint64_t>(in.rest().size(), ids_of_any_state);
    entries_.resize(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        Entry& entry = entries_[i];
        entry.redirect = StoryId{in.u32()};
        std::size_t members = 0;
        if (entry.redirect.index() >= count || !read_day(in, entry.first_day) ||
            !read_day(in, entry.last_day) || !read_count(in, 1, members) ||
            (members > 0) != (entry.redirect.value == i)) {
            return false;
        }
        std::uint64_t last = 0;
        for (std::size_t k = 0; k < members; ++k) {
            last += in.varint();
            if (last >= ids || knows(ArticleId{static_cast<std::uint32_t>(last)})) {
                return false;
            }
            entry.members.push_back(ArticleId{static_cast<std::uint32_t>(last)});
            place(entry.members.back(), StoryId{i});
        }
    }
    return std::ranges::all_of(entries_, [&](const Entry& entry) {
        return entries_[entry.redirect.index()].redirect == entry.redirect;
    });
}

std::vector<Story> StoryBook::stories() const {
    std::vector<Story> stories;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const Entry& entry = entries_[i];
        const StoryId id{static_cast<std::uint32_t>(i)};
        if (entry.redirect != id) {
            continue;
        }
        const auto iso = [](std::int32_t day) {
            return day == no_day ? std::string() : format(date_from(day));
        };
        stories.push_back({id, entry.members, iso(entry.first_day), iso(entry.last_day), {}});
    }
    std::ranges::sort(stories, {}, [](const Story& story) { return story.members.front(); });
    return stories;
}

}  // namespace stemma::group
