#include "model/table.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <utility>

#include "base/simd.h"

namespace stemma::model {
namespace {

constexpr int max_shift = 8;
constexpr int max_quantum = 127;

/// Spreads neighbouring keys over the index (Knuth's multiplicative hashing).
std::uint32_t spread(std::uint32_t key) { return key * 2654435769U; }

}  // namespace

Table::Table(std::uint32_t bits, std::size_t labels)
    : bits_(bits), labels_(labels), stride_(stride_of(labels)) {}

Table Table::build(std::uint32_t bits, std::size_t labels, std::span<const std::uint32_t> keys,
                   std::span<const float> rows, double prune) {
    Table table(bits, labels);
    float largest = 0;
    for (const float weight : rows) {
        largest = std::max(largest, std::abs(weight));
    }
    table.scale_ = largest > 0 ? largest / static_cast<float>(max_quantum << max_shift) : 1;
    const float least = std::max(static_cast<float>(prune) * largest, table.scale_ / 2);
    for (std::size_t r = 0; r < keys.size(); ++r) {
        const std::span<const float> row = rows.subspan(r * table.stride_, labels);
        float top = 0;
        for (const float weight : row) {
            top = std::max(top, std::abs(weight));
        }
        if (!(top >= least) || largest == 0) {
            continue;
        }
        int shift = 0;
        while (shift < max_shift && top / table.scale_ > static_cast<float>(max_quantum << shift)) {
            ++shift;
        }
        const float unit = table.scale_ * static_cast<float>(1 << shift);
        const std::size_t at = table.cells_.size();
        table.cells_.resize(at + table.stride_);
        for (std::size_t l = 0; l < labels; ++l) {
            const long q = std::abs(row[l]) < least ? 0 : std::lround(row[l] / unit);
            const long bounded = std::clamp<long>(q, -max_quantum, max_quantum);
            table.cells_[at + l] = static_cast<std::int16_t>(bounded * (1L << shift));
        }
        table.keys_.push_back(keys[r]);
        table.shifts_.push_back(static_cast<std::uint8_t>(shift));
    }
    table.finish();
    return table;
}

void Table::finish() {
    const std::size_t size = std::bit_ceil(keys_.size() * 2 + 2);
    mask_ = static_cast<std::uint32_t>(size - 1);
    index_.assign(size, {});
    for (std::size_t r = 0; r < keys_.size(); ++r) {
        std::uint32_t at = spread(keys_[r]) & mask_;
        while (index_[at].row != 0) {
            at = (at + 1) & mask_;
        }
        index_[at] = {keys_[r], static_cast<std::uint32_t>(r + 1)};
    }
}

void Table::encode(ByteWriter& out) const {
    out.u8(static_cast<std::uint8_t>(bits_));
    out.u32(static_cast<std::uint32_t>(keys_.size()));
    out.f32(scale_);
    std::uint32_t next = 0;
    for (std::size_t r = 0; r < keys_.size(); ++r) {
        out.varint(keys_[r] - next);
        next = keys_[r] + 1;
        out.u8(shifts_[r]);
        const std::int16_t* row = &cells_[r * stride_];
        for (std::size_t group = 0; group < labels_; group += 8) {
            unsigned bitmap = 0;
            for (std::size_t l = group; l < std::min(group + 8, labels_); ++l) {
                bitmap |= static_cast<unsigned>(row[l] != 0) << (l - group);
            }
            out.u8(static_cast<std::uint8_t>(bitmap));
        }
        for (std::size_t l = 0; l < labels_; ++l) {
            if (row[l] != 0) {
                out.u8(static_cast<std::uint8_t>(row[l] / (1 << shifts_[r])));
            }
        }
    }
}

Table Table::decode(ByteReader& in, std::size_t labels) {
    const std::uint32_t bits = in.u8();
    const std::uint32_t rows = in.u32();
    Table table(std::clamp(bits, 1U, max_bits), labels);
    table.scale_ = in.f32();
    const std::size_t bitmap_size = (labels + 7) / 8;
    // A row takes at least its key, its shift and its bitmap: what is claimed must be there.
    bool good = bits >= 1 && bits <= max_bits && std::isfinite(table.scale_) &&
                in.rest().size() / (2 + bitmap_size) >= rows;
    std::uint64_t next = 0;
    for (std::uint32_t r = 0; good && r < rows; ++r) {
        const std::uint64_t gap = in.varint();
        const std::uint64_t key = next + gap;
        const std::uint8_t shift = in.u8();
        const std::string_view bitmap = in.bytes(bitmap_size);
        good = in.ok() && gap <= (1ULL << max_bits) && key < (1ULL << bits) && shift <= max_shift;
        if (!good) {
            break;
        }
        const std::size_t at = table.cells_.size();
        table.cells_.resize(at + table.stride_);
        for (std::size_t l = 0; l < labels; ++l) {
            if (((static_cast<unsigned char>(bitmap[l / 8]) >> (l % 8)) & 1U) != 0) {
                const auto q = static_cast<std::int8_t>(in.u8());
                table.cells_[at + l] = static_cast<std::int16_t>(q * (1 << shift));
            }
        }
        table.keys_.push_back(static_cast<std::uint32_t>(key));
        table.shifts_.push_back(shift);
        next = key + 1;
    }
    if (!good) {
        // Leaves the reader failed, as the header says.
        static_cast<void>(in.bytes(in.rest().size() + 1));
    }
    table.finish();
    return table;
}

STEMMA_INLINE const std::int16_t* Table::find(std::uint64_t hash) const {
    const std::uint32_t key = key_of(hash, bits_);
    for (std::uint32_t at = spread(key) & mask_;; at = (at + 1) & mask_) {
        const Entry entry = index_[at];
        if (entry.row == 0) {
            return nullptr;
        }
        if (entry.key == key) {
            return &cells_[(entry.row - 1) * stride_];
        }
    }
}

STEMMA_INLINE void Table::add_row(const std::int16_t* row, float value, float* scores) const {
    using Cells = std::int16_t __attribute__((vector_size(16)));
    using Sums = float __attribute__((vector_size(32)));
    for (std::size_t group = 0; group < stride_; group += 8) {
        Cells cells;
        Sums sums;
        std::memcpy(&cells, row + group, sizeof cells);
        std::memcpy(&sums, scores + group, sizeof sums);
        sums += value * __builtin_convertvector(cells, Sums);
        std::memcpy(scores + group, &sums, sizeof sums);
    }
}

void Table::add(const Feature& feature, float* scores) const {
    if (const std::int16_t* row = find(feature.hash)) {
        add_row(row, feature.value, scores);
    }
}

STEMMA_SIMD void Table::add_all(std::span<const Feature> features, float* scores) const {
    constexpr std::size_t block = 32;
    std::array<const std::int16_t*, block> rows{};
    for (std::size_t begin = 0; begin < features.size(); begin += block) {
        const std::span<const Feature> part =
            features.subspan(begin, std::min(block, features.size() - begin));
        for (const Feature& feature : part) {
            __builtin_prefetch(&index_[spread(key_of(feature.hash, bits_)) & mask_]);
        }
        for (std::size_t i = 0; i < part.size(); ++i) {
            rows[i] = find(part[i].hash);
            __builtin_prefetch(rows[i]);
        }
        for (std::size_t i = 0; i < part.size(); ++i) {
            if (rows[i] != nullptr) {
                add_row(rows[i], part[i].value, scores);
            }
        }
    }
}

float Table::weight(const Feature& feature, std::size_t label) const {
    const std::int16_t* row = find(feature.hash);
    return row == nullptr ? 0 : feature.value * scale_ * static_cast<float>(row[label]);
}

}  // namespace stemma::model
