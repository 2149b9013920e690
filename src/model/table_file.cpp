// How a table stands in a file: written and read.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <string>

#include "base/simd.h"
#include "model/table.h"

namespace stemma::model {
namespace {

constexpr std::size_t lanes = 8;

/// How eight labels stand in a file: a quantum for each bit that is set.
struct Spread {
    std::array<std::uint8_t, 2 * lanes> from{};  ///< which quantum is the label's, if it has one
    std::array<std::uint8_t, 2 * lanes> mask{};  ///< all ones if it has one; the rest is room
};

constexpr std::array<Spread, 256> make_spreads() {
    std::array<Spread, 256> spreads{};
    for (unsigned bits = 0; bits < spreads.size(); ++bits) {
        Spread& spread = spreads[bits];
        std::uint8_t count = 0;
        for (std::size_t l = 0; l < lanes; ++l) {
            const bool has = ((bits >> l) & 1U) != 0;
            spread.from[l] = has ? count++ : std::uint8_t{0};
            spread.mask[l] = has ? 0xFF : 0;
        }
    }
    return spreads;
}
constexpr std::array<Spread, 256> spreads = make_spreads();

/// What stands before a row's quanta in a file.
struct RowHead {
    std::uint32_t gap = 0;
    std::uint8_t shift = 0;
    const std::uint8_t* bitmap = nullptr;
    bool good = false;
};

STEMMA_INLINE RowHead read_head(const std::uint8_t* in) {
    RowHead head;
    head.gap = *in & 0x7FU;
    if (*in >= 0x80U) {
        for (unsigned shift = 7; (*in & 0x80U) != 0 && shift < 28; shift += 7) {
            head.gap |= (*++in & 0x7FU) << shift;
        }
    }
    head.good = *in < 0x80U;
    head.shift = in[1];
    head.bitmap = in + 2;
    return head;
}

/// Spreads eight labels' quanta; sixteen bytes of `in` can be read.
STEMMA_INLINE void spread_group(const Spread& spread, const std::uint8_t* in, std::uint8_t* row) {
#if defined(__GNUC__) && !defined(__clang__)
    using Bytes = std::uint8_t __attribute__((vector_size(2 * lanes)));
    Bytes quanta;
    std::memcpy(&quanta, in, sizeof quanta);
    const Bytes from = std::bit_cast<Bytes>(spread.from);
    const Bytes mask = std::bit_cast<Bytes>(spread.mask);
    const Bytes labels = __builtin_shuffle(quanta, from) & mask;
    std::memcpy(row, &labels, lanes);
#else
    for (std::size_t l = 0; l < lanes; ++l) {
        row[l] = in[spread.from[l]] & spread.mask[l];
    }
#endif
}

}  // namespace

void Table::encode(ByteWriter& out) const {
    out.u8(static_cast<std::uint8_t>(bits_));
    out.u32(static_cast<std::uint32_t>(size_));
    out.f32(scale_);
    std::uint32_t next = 0;
    each_row([&](std::uint32_t key, const std::uint8_t* row) {
        out.varint(key - next);
        next = key + 1;
        out.u8(row[0]);
        for (std::size_t group = 0; group < labels_; group += lanes) {
            unsigned bitmap = 0;
            for (std::size_t l = group; l < std::min(group + lanes, labels_); ++l) {
                bitmap |= static_cast<unsigned>(row[1 + l] != 0) << (l - group);
            }
            out.u8(static_cast<std::uint8_t>(bitmap));
        }
        for (std::size_t l = 0; l < labels_; ++l) {
            if (row[1 + l] != 0) {
                out.u8(row[1 + l]);
            }
        }
    });
}

STEMMA_SIMD bool Table::decode_until(RowCursor& cursor, const std::uint8_t* stop) {
    const std::size_t groups = stride_ / lanes;
    const std::size_t in_last = labels_ - (groups - 1) * lanes;
    const std::size_t size = row_size();
    const std::uint32_t keys = 1U << bits_;
    Block* const blocks = blocks_.data();
    std::uint8_t* row = rows_.data() + size_ * size;
    const std::uint8_t* const last_row = rows_.data() + cursor.rows * size;
    RowCursor at = cursor;  // of its own: nothing written to a row can change it
    bool good = true;
    while (row < last_row && at.in < stop) {
        const RowHead head = read_head(at.in);
        const std::uint32_t key = at.next_key + head.gap;  // both below 2^28
        good = head.good && key < keys && head.shift <= max_shift &&
               head.bitmap[groups - 1] >> in_last == 0;
        if (!good) {
            break;
        }
        blocks[key / Block::keys].insert(key % Block::keys);
        row[0] = head.shift;
        at.in = head.bitmap + groups;
        for (std::size_t g = 0; g < groups; ++g) {
            spread_group(spreads[head.bitmap[g]], at.in, row + 1 + g * lanes);
            at.in += std::popcount(head.bitmap[g]);
        }
        at.next_key = key + 1;
        row += size;
    }
    size_ = static_cast<std::size_t>(row - rows_.data()) / size;
    cursor = at;
    return good;
}

std::optional<std::size_t> Table::decode_rows(std::string_view bytes, std::uint32_t rows) {
    make_room(rows);
    // Rows are read without asking whether each byte is there; the last ones from a copy with so
    // many zeros behind it that none reaches past them.
    const std::size_t reach = 5 + stride_ / lanes + stride_ + 2 * lanes;
    const auto* begin = reinterpret_cast<const std::uint8_t*>(bytes.data());
    RowCursor at{begin, 0, rows};
    if (bytes.size() > reach && !decode_until(at, begin + (bytes.size() - reach))) {
        return std::nullopt;
    }
    const auto used = static_cast<std::size_t>(at.in - begin);
    const std::string padded = std::string(bytes.substr(used)) + std::string(reach, '\0');
    const auto* rest = reinterpret_cast<const std::uint8_t*>(padded.data());
    const std::uint8_t* end = rest + (bytes.size() - used);
    at.in = rest;
    if (!decode_until(at, end) || size_ < rows || at.in > end) {
        return std::nullopt;
    }
    return used + static_cast<std::size_t>(at.in - rest);
}

Table Table::decode(ByteReader& in, std::size_t labels) {
    const std::uint32_t bits = in.u8();
    const std::uint32_t rows = in.u32();
    Table table(std::clamp(bits, 1U, max_bits), labels);
    table.scale_ = in.f32();
    // A row takes at least its key, its shift and its bitmap: what is claimed must be there.
    const bool may_be = in.ok() && bits >= 1 && bits <= max_bits && std::isfinite(table.scale_) &&
                        in.rest().size() / (2 + table.stride_ / lanes) >= rows;
    const auto used = may_be ? table.decode_rows(in.rest(), rows) : std::nullopt;
    // One byte more than there is leaves the reader failed, as the header says.
    static_cast<void>(in.bytes(used.value_or(in.rest().size() + 1)));
    table.finish();
    return table;
}

}  // namespace stemma::model
