// A hash map from numbers to small values in one flat array, for millions of entries.
//
//   FlatMap<std::uint32_t> map;
//   map[key] = 7;
//   if (std::uint32_t* value = map.find(key)) …
//   map.erase(key);
//
// Open addressing, erased by shifting back. Pointers are good until the next change. Never iterate
// it into output: use it for look-ups only. Not thread-safe. For few entries use
// std::unordered_map.
#pragma once

#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

namespace stemma::group {

template <class Key>
class FlatMap {
public:
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] const std::uint32_t* find(Key key) const {
        if (cells_.empty()) {
            return nullptr;
        }
        for (std::size_t at = home(key); cells_[at].value != none; at = next(at)) {
            if (cells_[at].key == key) {
                return &cells_[at].value;
            }
        }
        return nullptr;
    }
    [[nodiscard]] std::uint32_t* find(Key key) {
        return const_cast<std::uint32_t*>(std::as_const(*this).find(key));
    }
    /// The value must not be UINT32_MAX. An older value of the key is replaced.
    void set(Key key, std::uint32_t value) {
        if ((size_ + 1) * 4 > cells_.size() * 3) {
            grow();
        }
        std::size_t at = home(key);
        while (cells_[at].value != none && cells_[at].key != key) {
            at = next(at);
        }
        size_ += cells_[at].value == none ? 1U : 0U;
        cells_[at] = {key, value};
    }
    void erase(Key key) {
        const std::uint32_t* found = find(key);
        if (found == nullptr) {
            return;
        }
        std::size_t hole = home(key);
        while (&cells_[hole].value != found) {
            hole = next(hole);
        }
        --size_;
        for (std::size_t at = next(hole); cells_[at].value != none; at = next(at)) {
            // Moves back only what stays reachable from its home.
            const std::size_t distance = (at - home(cells_[at].key)) & mask();
            if (distance >= ((at - hole) & mask())) {
                cells_[hole] = cells_[at];
                hole = at;
            }
        }
        cells_[hole].value = none;
    }
    void prefetch(Key key) const {
        if (!cells_.empty()) {
            __builtin_prefetch(&cells_[home(key)]);
        }
    }

private:
    static constexpr std::uint32_t none = UINT32_MAX;
    struct Cell {
        Key key = 0;
        std::uint32_t value = none;
    };
    [[nodiscard]] std::size_t mask() const { return cells_.size() - 1; }
    [[nodiscard]] std::size_t next(std::size_t at) const { return (at + 1) & mask(); }
    [[nodiscard]] std::size_t home(Key key) const {
        return (std::uint64_t{key} * 0x9E3779B97F4A7C15ULL >> shift_) & mask();
    }
    void grow() {
        std::vector<Cell> old(cells_.empty() ? 16 : cells_.size() * 2);
        old.swap(cells_);
        shift_ = static_cast<unsigned>(std::countl_zero(std::uint64_t{cells_.size() - 1})) % 64;
        size_ = 0;
        for (const Cell& cell : old) {
            if (cell.value != none) {
                set(cell.key, cell.value);
            }
        }
    }

    std::vector<Cell> cells_;
    std::size_t size_ = 0;
    unsigned shift_ = 63;
};

}  // namespace stemma::group
