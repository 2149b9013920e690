#include "group/candidate_index.h"

#include <algorithm>
#include <utility>

namespace stemma::group {
namespace {

constexpr std::size_t max_postings = 2'400;
/// At most `max_postings` slots are summed in a search, so a third of the table is in use.
constexpr std::size_t table_bits = 13;
constexpr std::size_t table_size = std::size_t{1} << table_bits;
constexpr std::uint32_t single = 0x80000000U;
constexpr unsigned class_shift = 28;
constexpr std::uint32_t block_mask = (1U << class_shift) - 1;

}  // namespace

const std::uint32_t* SlotLists::block(std::uint32_t list) const {
    const std::size_t size_class = list >> class_shift;
    const std::uint32_t number = list & block_mask;
    return pools_[size_class].chunks[number / blocks_in_chunk].get() +
           std::size_t{number % blocks_in_chunk} * sizes[size_class];
}

std::uint32_t* SlotLists::block(std::uint32_t list) {
    return const_cast<std::uint32_t*>(std::as_const(*this).block(list));
}

std::uint32_t SlotLists::take(std::size_t size_class) {
    Pool& pool = pools_[size_class];
    std::uint32_t number = 0;
    if (pool.free.empty()) {
        number = pool.used++;
        if (number % blocks_in_chunk == 0) {
            pool.chunks.push_back(std::make_unique_for_overwrite<std::uint32_t[]>(
                std::size_t{blocks_in_chunk} * sizes[size_class]));
        }
    } else {
        number = pool.free.back();
        pool.free.pop_back();
    }
    const std::uint32_t list = static_cast<std::uint32_t>(size_class << class_shift) | number;
    *block(list) = 0;
    return list;
}

void SlotLists::release(std::uint32_t list) {
    pools_[list >> class_shift].free.push_back(list & block_mask);
}

std::uint32_t SlotLists::move(std::uint32_t list, std::size_t size_class) {
    const std::uint32_t moved = take(size_class);
    const std::uint32_t* from = block(list);
    std::copy_n(from, *from + 1, block(moved));
    release(list);
    return moved;
}

std::span<const std::uint32_t> SlotLists::get(std::uint32_t list) const {
    const std::uint32_t* at = block(list);
    return {at + 1, *at};
}

std::uint32_t SlotLists::make(std::uint32_t first, std::uint32_t second) {
    const std::uint32_t list = take(0);
    std::uint32_t* at = block(list);
    at[0] = 2;
    at[1] = first;
    at[2] = second;
    return list;
}

std::uint32_t SlotLists::push(std::uint32_t list, std::uint32_t slot) {
    std::uint32_t* at = block(list);
    if (*at == longest) {
        std::copy(at + 2, at + 1 + longest, at + 1);
        at[longest] = slot;
        return list;
    }
    if (*at + 1 == sizes[list >> class_shift]) {
        list = move(list, (list >> class_shift) + 1);
        at = block(list);
    }
    at[++*at] = slot;
    return list;
}

std::uint32_t SlotLists::remove(std::uint32_t list, std::uint32_t slot) {
    std::uint32_t* at = block(list);
    std::uint32_t* end = std::remove(at + 1, at + 1 + *at, slot);
    *at = static_cast<std::uint32_t>(end - at - 1);
    const std::size_t size_class = list >> class_shift;
    if (*at == 0) {
        release(list);
    } else if (size_class > 0 && *at < sizes[size_class - 1]) {
        return move(list, size_class - 1);
    }
    return list;
}

void CandidateIndex::add(std::uint32_t slot, std::span<const std::uint32_t> keys) {
    for (const std::uint32_t key : keys) {
        by_key_.prefetch(key);
    }
    for (const std::uint32_t key : keys) {
        const std::uint32_t* known = by_key_.find(key);
        if (known == nullptr) {
            by_key_.set(key, slot | single);
        } else if ((*known & single) != 0) {
            by_key_.set(key, lists_.make(*known & ~single, slot));
        } else {
            by_key_.set(key, lists_.push(*known, slot));
        }
    }
}

void CandidateIndex::remove(std::uint32_t slot, std::span<const std::uint32_t> keys) {
    for (const std::uint32_t key : keys) {
        const std::uint32_t* known = by_key_.find(key);
        if (known == nullptr) {
            continue;
        }
        if ((*known & single) != 0) {
            if ((*known & ~single) == slot) {
                by_key_.erase(key);
            }
            continue;
        }
        const std::span<const std::uint32_t> held = lists_.get(*known);
        const bool only = held.size() == 1 && held.front() == slot;
        const std::uint32_t list = lists_.remove(*known, slot);
        if (only) {
            by_key_.erase(key);
        } else {
            by_key_.set(key, list);
        }
    }
}

std::vector<std::uint32_t> CandidateIndex::holders(std::uint32_t key) const {
    const std::uint32_t* known = by_key_.find(key);
    if (known == nullptr) {
        return {};
    }
    if ((*known & single) != 0) {
        return {*known & ~single};
    }
    const std::span<const std::uint32_t> held = lists_.get(*known);
    return {held.begin(), held.end()};
}

void CandidateIndex::sum(std::uint32_t slot, float weight) {
    std::size_t at = (slot * 0x9E3779B1U) >> (32 - table_bits);
    while (sums_[at].round == round_ && sums_[at].slot != slot) {
        at = (at + 1) % table_size;
    }
    if (sums_[at].round != round_) {
        sums_[at] = {slot, round_, 0};
        touched_.push_back(static_cast<std::uint32_t>(at));
    }
    sums_[at].weight += weight;
}

std::vector<Candidate> CandidateIndex::find(std::span<const WeighedKey> keys, std::size_t limit) {
    if (sums_.empty() || ++round_ == 0) {
        sums_.assign(table_size, Sum{0, 0, 0});
        round_ = 1;
    }
    touched_.clear();
    for (const WeighedKey& key : keys) {
        by_key_.prefetch(key.key);
    }
    // Each step of the way to a list is a memory access: all keys take it together.
    asked_.clear();
    for (const WeighedKey& key : keys) {
        if (const std::uint32_t* known = by_key_.find(key.key); known != nullptr) {
            asked_.emplace_back(*known, key.weight);
            if ((*known & single) == 0) {
                lists_.prefetch(*known);
            }
        }
    }
    std::size_t seen = 0;
    for (const auto& [known, weight] : asked_) {
        if (seen >= max_postings) {
            break;
        }
        if ((known & single) != 0) {
            sum(known & ~single, weight);
            ++seen;
            continue;
        }
        const std::span<const std::uint32_t> slots = lists_.get(known);
        for (const std::uint32_t slot : slots) {
            sum(slot, weight);
        }
        seen += slots.size();
    }
    std::vector<Candidate> candidates;
    candidates.reserve(touched_.size());
    for (const std::uint32_t at : touched_) {
        candidates.push_back({sums_[at].slot, sums_[at].weight});
    }
    const auto heavier = [](const Candidate& a, const Candidate& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.slot < b.slot;
    };
    if (candidates.size() > limit) {
        const auto end = candidates.begin() + static_cast<std::ptrdiff_t>(limit);
        std::ranges::nth_element(candidates, end, heavier);
        candidates.resize(limit);
    }
    std::ranges::sort(candidates, heavier);
    return candidates;
}

}  // namespace stemma::group
