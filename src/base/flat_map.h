// A map from 64-bit hashes to small values, in one array: for hot paths that count or number what
// has been hashed already. What is iterated goes into a vector beside it; the map has no order.
//
//   FlatMap<std::uint32_t> counts;
//   ++counts[hash64(word)];
//   if (const std::uint32_t* n = counts.find(hash)) …      // until the next operator[]
//
// Open addressing with linear steps, at most half full (Knuth 1973, 6.4). Keys must be hashes:
// their low bits say where they stand. Thread safety: const members may be called from many
// threads.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace stemma {

template <class Value>
class FlatMap {
public:
    [[nodiscard]] const Value* find(std::uint64_t key) const {
        if (slots_.empty()) {
            return nullptr;
        }
        const Slot& slot = slots_[place_of(key)];
        return slot.used ? &slot.value : nullptr;
    }
    /// The value of the key, made if there was none.
    Value& operator[](std::uint64_t key) {
        if (size_ * 2 >= slots_.size()) {
            grow(slots_.empty() ? least : slots_.size() * 2);
        }
        Slot& slot = slots_[place_of(key)];
        if (!slot.used) {
            slot.key = key;
            slot.used = true;
            ++size_;
        }
        return slot.value;
    }
    [[nodiscard]] std::size_t size() const { return size_; }
    /// Room for so many keys.
    void reserve(std::size_t keys) {
        std::size_t slots = least;
        while (slots < keys * 2 + 2) {
            slots *= 2;
        }
        if (slots > slots_.size()) {
            grow(slots);
        }
    }

private:
    static constexpr std::size_t least = 16;
    struct Slot {
        std::uint64_t key = 0;
        Value value{};
        bool used = false;
    };

    /// Where the key is, or would be.
    [[nodiscard]] std::size_t place_of(std::uint64_t key) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = static_cast<std::size_t>(key) & mask;
        while (slots_[at].used && slots_[at].key != key) {
            at = (at + 1) & mask;
        }
        return at;
    }
    void grow(std::size_t slots) {
        std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots));
        for (Slot& slot : old) {
            if (slot.used) {
                slots_[place_of(slot.key)] = std::move(slot);
            }
        }
    }

    std::vector<Slot> slots_;
    std::size_t size_ = 0;
};

}  // namespace stemma
