#include "group/candidate_index.h"

#include <algorithm>

namespace stemma::group {
namespace {

constexpr std::size_t max_holders = 96;
constexpr std::size_t max_postings = 3'000;
/// At most `max_postings` slots are summed in a search, so a quarter of the table is in use.
constexpr std::size_t table_size = 16'384;

}  // namespace

void CandidateIndex::add(std::uint32_t slot, std::span<const WeighedKey> keys) {
    for (const WeighedKey& key : keys) {
        Holders& holders = holders_[key.key];
        if (holders.slots.size() < max_holders) {
            holders.slots.push_back(slot);
        } else {
            holders.slots[holders.next] = slot;
            holders.next = static_cast<std::uint32_t>((holders.next + 1) % max_holders);
        }
    }
}

void CandidateIndex::remove(std::uint32_t slot, std::span<const std::uint32_t> keys) {
    for (const std::uint32_t key : keys) {
        const auto found = holders_.find(key);
        if (found == holders_.end()) {
            continue;
        }
        Holders& holders = found->second;
        // Oldest first again, so that the ring stays one after a removal.
        std::ranges::rotate(holders.slots,
                            holders.slots.begin() + static_cast<std::ptrdiff_t>(holders.next));
        holders.next = 0;
        std::erase(holders.slots, slot);
        if (holders.slots.empty()) {
            holders_.erase(found);
        }
    }
}

void CandidateIndex::sum(std::uint32_t slot, float weight) {
    std::size_t at = (slot * 0x9E3779B1U) >> 18U;
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
    std::size_t seen = 0;
    for (const WeighedKey& key : keys) {
        if (seen >= max_postings) {
            break;
        }
        const auto found = holders_.find(key.key);
        if (found == holders_.end()) {
            continue;
        }
        for (const std::uint32_t slot : found->second.slots) {
            sum(slot, key.weight);
        }
        seen += found->second.slots.size();
    }
    std::vector<Candidate> candidates;
    candidates.reserve(touched_.size());
    for (const std::uint32_t at : touched_) {
        candidates.push_back({sums_[at].slot, sums_[at].weight});
    }
    const std::size_t kept = std::min(limit, candidates.size());
    std::ranges::partial_sort(candidates, candidates.begin() + static_cast<std::ptrdiff_t>(kept),
                              [](const Candidate& a, const Candidate& b) {
                                  return a.weight != b.weight ? a.weight > b.weight
                                                              : a.slot < b.slot;
                              });
    candidates.resize(kept);
    return candidates;
}

}  // namespace stemma::group
