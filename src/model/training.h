// What both trainers need: features folded into dense rows, and a shuffled order that is the same
// on every machine.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "model/features.h"
#include "model/table.h"

namespace stemma::model {

/// Which slots of a table of 2^bits occur often enough, and the dense row of each.
class FeatureIndex {
public:
    explicit FeatureIndex(std::uint32_t bits) : bits_(bits), slots_(std::size_t{1} << bits) {}

    void count(const FeatureVector& features) {
        for (const Feature& feature : features.features()) {
            ++slots_[Table::key_of(feature.hash, bits_)];
        }
    }
    /// After the last count(): gives every slot counted `min_count` times its row.
    void freeze(std::uint32_t min_count) {
        for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
            if (slots_[slot] == 0 || slots_[slot] < min_count) {
                slots_[slot] = 0;
                continue;
            }
            keys_.push_back(static_cast<std::uint32_t>(slot));
            slots_[slot] = static_cast<std::uint32_t>(keys_.size());
        }
    }
    struct Cell {
        std::uint32_t row = 0;
        float value = 1;
    };
    /// Appends the rows of the features that were kept.
    void append_rows(const FeatureVector& features, std::vector<Cell>& out) const {
        for (const Feature& feature : features.features()) {
            if (const std::uint32_t row = slots_[Table::key_of(feature.hash, bits_)]; row != 0) {
                out.push_back({row - 1, feature.value});
            }
        }
    }
    [[nodiscard]] const std::vector<std::uint32_t>& keys() const { return keys_; }

private:
    std::uint32_t bits_;
    std::vector<std::uint32_t> slots_;  // counts; after freeze() 1 + row
    std::vector<std::uint32_t> keys_;
};

/// Fisher and Yates' shuffle with a generator of our own: std::shuffle differs between libraries.
inline void shuffle(std::vector<std::uint32_t>& order, std::uint64_t seed) {
    for (std::size_t i = order.size(); i > 1; --i) {
        seed = hash_combine(seed, i);
        std::swap(order[i - 1], order[seed % i]);
    }
}

}  // namespace stemma::model
