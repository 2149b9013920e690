#include "model/table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

#include "base/simd.h"

namespace stemma::model {
namespace {

constexpr int max_shift = 8;
constexpr int max_quantum = 127;
constexpr std::size_t lanes = 8;

/// Adds `Groups` times eight weights of each row; the sums stay in registers.
template <std::size_t Groups>
STEMMA_INLINE void add_groups(std::span<const std::int16_t* const> rows, const float* values,
                              std::size_t first, float* scores) {
    using Cells = std::int16_t __attribute__((vector_size(lanes * 2)));
    using Wide = std::int32_t __attribute__((vector_size(lanes * 4)));
    using Sums = float __attribute__((vector_size(lanes * 4)));
    std::array<Sums, Groups> sums;
    std::memcpy(&sums, scores + first, sizeof sums);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t g = 0; g < Groups; ++g) {
            Cells cells;
            std::memcpy(&cells, rows[r] + first + g * lanes, sizeof cells);
            const Wide wide = __builtin_convertvector(cells, Wide);
            sums[g] += values[r] * __builtin_convertvector(wide, Sums);
        }
    }
    std::memcpy(scores + first, &sums, sizeof sums);
}

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
    std::vector<std::int8_t> quanta(labels);
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
        for (std::size_t l = 0; l < labels; ++l) {
            const long q = std::abs(row[l]) < least ? 0 : std::lround(row[l] / unit);
            quanta[l] = static_cast<std::int8_t>(std::clamp<long>(q, -max_quantum, max_quantum));
        }
        table.append(keys[r], shift, quanta);
    }
    table.finish();
    return table;
}

void Table::append(std::uint32_t key, int shift, std::span<const std::int8_t> quanta) {
    keys_.push_back(key);
    shifts_.push_back(static_cast<std::uint8_t>(shift));
    for (const std::int8_t q : quanta) {
        cells_.push_back(static_cast<std::int16_t>(q * (1 << shift)));
    }
}

void Table::finish() {
    blocks_.assign((std::size_t{1} << bits_) / Block::keys + 1, {});
    for (const std::uint32_t key : keys_) {
        blocks_[key / Block::keys].insert(key % Block::keys);
    }
    std::uint32_t rows = 0;
    for (Block& block : blocks_) {
        block.before = rows;
        rows += block.count();
    }
    // The last row is read in whole groups, too.
    cells_.resize(keys_.size() * labels_ + lanes);
    cells_.shrink_to_fit();
}

void Table::encode(ByteWriter& out) const {
    out.u8(static_cast<std::uint8_t>(bits_));
    out.u32(static_cast<std::uint32_t>(keys_.size()));
    out.f32(scale_);
    std::uint32_t next = 0;
    for (std::size_t r = 0; r < keys_.size(); ++r) {
        out.varint(keys_[r] - next);
        next = keys_[r] + 1;
        const std::int16_t* row = &cells_[r * labels_];
        out.u8(shifts_[r]);
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

bool Table::decode_row(ByteReader& in, std::string_view bitmap, unsigned shift) {
    std::size_t count = 0;
    for (const char group : bitmap) {
        count += static_cast<std::size_t>(std::popcount(static_cast<unsigned char>(group)));
    }
    const std::string_view quanta = in.bytes(count);
    const std::size_t row = cells_.size();
    cells_.resize(row + labels_);
    if (!in.ok()) {
        return false;
    }
    std::size_t at = 0;
    for (std::size_t group = 0; group < bitmap.size(); ++group) {
        unsigned bits = static_cast<unsigned char>(bitmap[group]);
        for (; bits != 0; bits &= bits - 1) {
            const std::size_t label = group * 8 + static_cast<std::size_t>(std::countr_zero(bits));
            if (label >= labels_) {
                return false;
            }
            cells_[row + label] =
                static_cast<std::int16_t>(static_cast<std::int8_t>(quanta[at++]) * (1 << shift));
        }
    }
    return true;
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
        table.keys_.push_back(static_cast<std::uint32_t>(key));
        table.shifts_.push_back(shift);
        good = table.decode_row(in, bitmap, shift);
        next = key + 1;
    }
    if (!good) {
        // Leaves the reader failed, as the header says.
        static_cast<void>(in.bytes(in.rest().size() + 1));
    }
    table.finish();
    return table;
}

STEMMA_INLINE void Table::add_rows(std::span<const std::int16_t* const> rows, const float* values,
                                   float* scores) const {
    switch (stride_ / lanes) {
        case 1: return add_groups<1>(rows, values, 0, scores);
        case 2: return add_groups<2>(rows, values, 0, scores);
        case 3: return add_groups<3>(rows, values, 0, scores);
        default:
            for (std::size_t first = 0; first < stride_; first += lanes) {
                add_groups<1>(rows, values, first, scores);
            }
    }
}

void Table::add(const Feature& feature, float* scores) const { add_all({&feature, 1}, scores); }

STEMMA_SIMD void Table::add_all(std::span<const Feature> features, float* scores) const {
    constexpr std::size_t batch = 64;
    std::array<const Block*, batch> blocks;
    std::array<std::uint32_t, batch> places;
    std::array<float, batch> values;
    std::array<const std::int16_t*, batch> rows;
    for (std::size_t begin = 0; begin < features.size(); begin += batch) {
        const auto part = features.subspan(begin, std::min(batch, features.size() - begin));
        for (std::size_t i = 0; i < part.size(); ++i) {
            const std::uint32_t key = key_of(part[i].hash, bits_);
            blocks[i] = &blocks_[key / Block::keys];
            places[i] = key % Block::keys;
            __builtin_prefetch(blocks[i]);
        }
        std::size_t found = 0;
        for (std::size_t i = 0; i < part.size(); ++i) {
            // No branch: whether a feature has a row cannot be foreseen.
            rows[found] = row_at(*blocks[i], places[i]);
            values[found] = part[i].value;
            __builtin_prefetch(rows[found]);
            found += blocks[i]->has(places[i]) ? 1U : 0U;
        }
        add_rows(std::span(rows).first(found), values.data(), scores);
    }
}

float Table::weight(const Feature& feature, std::size_t label) const {
    const std::uint32_t key = key_of(feature.hash, bits_);
    const Block& block = blocks_[key / Block::keys];
    const std::uint32_t place = key % Block::keys;
    return block.has(place)
               ? feature.value * scale_ * static_cast<float>(row_at(block, place)[label])
               : 0;
}

}  // namespace stemma::model
