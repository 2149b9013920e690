// Positions in a list, found by the hashes of what stands there: open addressing over one block of
// memory, so that building it costs no allocation an entry.
//
//   std::vector<std::string> names;
//   HashIndex index;
//   const auto same = [&](std::uint32_t i) { return names[i] == name; };
//   if (index.find(hash64(name), same) == HashIndex::none) {
//       index.insert(hash64(name), static_cast<std::uint32_t>(names.size()));
//       names.push_back(name);
//   }
//
// For tables that are filled once and then asked; nothing is erased. Thread safety: const after
// the last insert().
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace stemma {

class HashIndex {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    /// The position that was inserted with this hash and for which `same` is true.
    template <class Same>
    [[nodiscard]] std::uint32_t find(std::uint64_t hash, const Same& same) const {
        const std::uint32_t tag = tag_of(hash);
        for (std::size_t at = tag & mask_;; at = (at + 1) & mask_) {
            const Slot slot = slots_[at];
            if (slot.position == none || (slot.tag == tag && same(slot.position))) {
                return slot.position;
            }
        }
    }
    /// `position` is below `none`; what find() finds already is not inserted again.
    void insert(std::uint64_t hash, std::uint32_t position) {
        if (4 * (size_ + 1) > 3 * slots_.size()) {
            grow();
        }
        put({tag_of(hash), position});
        ++size_;
    }

private:
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t position = none;
    };

    static std::uint32_t tag_of(std::uint64_t hash) {
        return static_cast<std::uint32_t>(hash >> 32U);
    }
    void put(Slot slot) {
        std::size_t at = slot.tag & mask_;
        while (slots_[at].position != none) {
            at = (at + 1) & mask_;
        }
        slots_[at] = slot;
    }
    void grow() {
        const std::vector<Slot> filled =
            std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
        mask_ = slots_.size() - 1;
        for (const Slot& slot : filled) {
            if (slot.position != none) {
                put(slot);
            }
        }
    }

    std::vector<Slot> slots_ = std::vector<Slot>(16);
    std::size_t mask_ = 15;
    std::size_t size_ = 0;
};

}  // namespace stemma
