// How a StoryStream is written and read back; see state_file.h for the frame around it.
#include <algorithm>
#include <cmath>

#include "group/state_parts.h"
#include "group/story_stream.h"

namespace stemma::group {
namespace {

constexpr std::size_t least_print_bytes = 16 * 4 + 5 * 4 + 8 + 8 + 1 + 1;
constexpr std::size_t most_recent_days = 1'000;
/// Stands for the story of a free slot while a state is read; such a slot can be in no list.
constexpr std::uint32_t in_no_list = UINT32_MAX - 1;

}  // namespace

void StoryStream::save(model::ByteWriter& out) const {
    statistics_.save(out);
    book_.save(out);
    out.varint(recent_days_.size());
    for (const std::int32_t day : recent_days_) {
        write_day(day, out);
    }
    write_day(clock_, out);
    save_slots(out);
    save_chain(open_, out);
    save_chain(closed_, out);
    save_index(out);
}

void StoryStream::save_chain(const Chain& chain, model::ByteWriter& out) const {
    std::size_t count = 0;
    for (std::uint32_t id = chain.oldest; id != no_story; id = kept_.at(id).after) {
        ++count;
    }
    out.varint(count);
    for (std::uint32_t id = chain.oldest; id != no_story; id = kept_.at(id).after) {
        const KeptStory& story = kept_.at(id);
        out.u32(id);
        out.f64(story.inside);
        write_day(story.active, out);
        write_day(story.opened, out);
        out.varint(story.slots.size());
        for (const std::uint32_t slot : story.slots) {
            out.u32(slot);
        }
    }
}

void StoryStream::save_slots(model::ByteWriter& out) const {
    out.varint(slots_.size());
    out.varint(free_slots_.size());
    for (const std::uint32_t slot : free_slots_) {
        out.u32(slot);
    }
    std::vector<bool> is_free(slots_.size());
    for (const std::uint32_t slot : free_slots_) {
        is_free[slot] = true;
    }
    for (std::uint32_t i = 0; i < slots_.size(); ++i) {
        if (is_free[i]) {
            continue;
        }
        write_fingerprint(slots_[i].print, out);
        out.u32(slots_[i].article.value);
        out.varint(slots_[i].name.size());
        out.bytes(slots_[i].name);
        const auto copies = copies_.find(i);
        out.varint(copies == copies_.end() ? 0 : copies->second.size());
        for (std::size_t k = 0; copies != copies_.end() && k < copies->second.size(); ++k) {
            out.u32(copies->second[k].value);
        }
    }
}

/// A term's holders cannot be told from the open articles: what was crowded out stays out.
void StoryStream::save_index(model::ByteWriter& out) const {
    std::vector<std::uint32_t> keys;
    for (const Slot& slot : slots_) {
        const std::vector<std::uint32_t> more = indexed_keys(slot.print);
        keys.insert(keys.end(), more.begin(), more.end());
    }
    std::ranges::sort(keys);
    const auto rest = std::ranges::unique(keys);
    keys.erase(rest.begin(), rest.end());
    out.varint(keys.size());
    for (const std::uint32_t key : keys) {
        const std::vector<std::uint32_t> holders = index_.holders(key);
        out.u32(key);
        out.varint(holders.size());
        for (const std::uint32_t slot : holders) {
            out.u32(slot);
        }
    }
}

bool StoryStream::load(model::ByteReader& in) {
    std::size_t days = 0;
    if (!statistics_.load(in) || !book_.load(in) || !read_count(in, 4, days) ||
        days > most_recent_days) {
        return false;
    }
    for (std::size_t i = 0; i < days; ++i) {
        std::int32_t day = no_day;
        if (!read_day(in, day)) {
            return false;
        }
        recent_days_.push_back(day);
    }
    if (!read_day(in, clock_) || !load_slots(in) || !load_chain(in, open_) ||
        !load_chain(in, closed_)) {
        return false;
    }
    const auto is_nowhere = [](const Slot& slot) { return slot.story == StoryId{no_story}; };
    return std::ranges::none_of(slots_, is_nowhere) && load_index(in) && in.done();
}

bool StoryStream::load_slots(model::ByteReader& in) {
    const std::uint64_t all = in.varint();
    std::size_t free = 0;
    if (!read_count(in, 4, free) || all < free ||
        all - free > in.rest().size() / least_print_bytes) {
        return false;
    }
    std::vector<bool> is_free(static_cast<std::size_t>(all));
    for (std::size_t i = 0; i < free; ++i) {
        const std::uint32_t slot = in.u32();
        if (slot >= all || is_free[slot]) {
            return false;
        }
        is_free[slot] = true;
        free_slots_.push_back(slot);
    }
    slots_.resize(static_cast<std::size_t>(all));
    for (std::uint32_t i = 0; i < slots_.size(); ++i) {
        slots_[i].story = is_free[i] ? StoryId{in_no_list} : StoryId{no_story};
        if (!is_free[i] && !load_slot(in, i)) {
            return false;
        }
    }
    return true;
}

bool StoryStream::load_slot(model::ByteReader& in, std::uint32_t slot) {
    Slot& loaded = slots_[slot];
    if (!read_fingerprint(in, loaded.print)) {
        return false;
    }
    loaded.article = ArticleId{in.u32()};
    loaded.name = in.bytes(in.varint());
    std::size_t copies = 0;
    if (!in.ok() || !book_.knows(loaded.article) || !read_count(in, 4, copies)) {
        return false;
    }
    for (std::size_t i = 0; i < copies; ++i) {
        const ArticleId copy{in.u32()};
        if (!book_.knows(copy)) {
            return false;
        }
        copies_[slot].push_back(copy);
    }
    if (loaded.print.words >= copy_words) {
        by_text_.set(loaded.print.text_hash, slot);
    }
    return true;
}

bool StoryStream::load_chain(model::ByteReader& in, Chain& chain) {
    std::size_t count = 0;
    if (!read_count(in, 4 + 8 + 4 + 4 + 1 + 4, count)) {
        return false;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const StoryId id{in.u32()};
        KeptStory story;
        story.closed = &chain == &closed_;
        if (!book_.is_current(id) || kept_.contains(id.value) || !load_story(in, story, id)) {
            return false;
        }
        closed_slots_ += story.closed ? story.slots.size() : 0;
        story.before = chain.latest;
        (chain.latest == no_story ? chain.oldest : kept_.at(chain.latest).after) = id.value;
        chain.latest = id.value;
        kept_.emplace(id.value, std::move(story));
    }
    return true;
}

bool StoryStream::load_story(model::ByteReader& in, KeptStory& story, StoryId id) {
    story.inside = in.f64();
    std::size_t members = 0;
    if (!std::isfinite(story.inside) || !read_day(in, story.active) ||
        !read_day(in, story.opened) || !read_count(in, 4, members) || members == 0) {
        return false;
    }
    for (std::size_t i = 0; i < members; ++i) {
        const std::uint32_t slot = in.u32();
        if (slot >= slots_.size() || slots_[slot].story != StoryId{no_story} ||
            !belongs(slot, id)) {
            return false;
        }
        slots_[slot].story = id;
        story.slots.push_back(slot);
    }
    return true;
}

/// A used slot whose article and copies are members of the story.
bool StoryStream::belongs(std::uint32_t slot, StoryId story) const {
    const auto is_member = [&](ArticleId article) { return book_.story_of(article) == story; };
    const auto copies = copies_.find(slot);
    return book_.knows(slots_[slot].article) && is_member(slots_[slot].article) &&
           (copies == copies_.end() || std::ranges::all_of(copies->second, is_member));
}

bool StoryStream::load_index(model::ByteReader& in) {
    std::size_t keys = 0;
    if (!read_count(in, 5, keys)) {
        return false;
    }
    for (std::size_t i = 0; i < keys; ++i) {
        const std::array<std::uint32_t, 1> key{in.u32()};
        std::size_t holders = 0;
        if (!read_count(in, 4, holders)) {
            return false;
        }
        for (std::size_t k = 0; k < holders; ++k) {
            const std::uint32_t slot = in.u32();
            if (slot >= slots_.size() || slots_[slot].story.value >= in_no_list) {
                return false;
            }
            index_.add(slot, key);
        }
    }
    return true;
}

}  // namespace stemma::group
