#include "extract/html/tag.h"

#include <algorithm>
#include <array>
#include <bit>

namespace stemma::extract::html {
namespace {

constexpr std::size_t longest_name = 10;

// clang-format off
constexpr std::array<std::string_view, all_tags> names = {
    "other", "#text", "template",
#define STEMMA_HTML_TAG(name) #name,
    STEMMA_HTML_TAGS(STEMMA_HTML_TAG) "", STEMMA_HTML_RARE_TAGS(STEMMA_HTML_TAG)
#undef STEMMA_HTML_TAG
};
// clang-format on
static_assert(std::ranges::all_of(names, [](auto name) { return name.size() <= longest_name; }));

/// A name of up to sixteen bytes as two numbers, in lower case.
struct Packed {
    std::uint64_t begin = 0;  ///< the first eight bytes; of a shorter one all, or halves
    std::uint64_t end = 0;    ///< the last eight bytes of a longer one

    bool operator==(const Packed&) const = default;
};

/// Adds 0x20 to each byte from 'A' to 'Z' (Warren 2012, 6.2).
constexpr std::uint64_t lower_bytes(std::uint64_t bytes) {
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
    const std::uint64_t low = bytes & (ones * 0x7F);
    const std::uint64_t from_a = low + ones * (0x80 - 'A');
    const std::uint64_t past_z = low + ones * (0x7F - 'Z');
    const std::uint64_t capital = (from_a & ~past_z & ~bytes) & (ones * 0x80);
    return bytes + (capital >> 2U);
}

template <std::size_t Size>
constexpr std::uint64_t load(const char* bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < Size; ++i) {
        value |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(bytes[i])) << (8 * i);
    }
    return value;
}

constexpr Packed pack(std::string_view name) {
    const char* const begin = name.data();
    const char* const end = begin + name.size();
    if (name.size() >= 8) {
        return {lower_bytes(load<8>(begin)), lower_bytes(load<8>(end - 8))};
    }
    if (name.size() >= 4) {
        return {lower_bytes(load<4>(begin) | load<4>(end - 4) << 32U)};
    }
    if (name.size() >= 2) {
        return {lower_bytes(load<2>(begin) | load<2>(end - 2) << 16U)};
    }
    return {lower_bytes(load<1>(begin))};
}

constexpr unsigned slot_bits = 10;
constexpr std::size_t slots = std::size_t{1} << slot_bits;

constexpr std::size_t slot_of(const Packed& packed, std::size_t size) {
    const std::uint64_t mixed =
        (packed.begin + std::rotl(packed.end, 23) + size) * 0x9E37'79B9'7F4A'7C15;
    return mixed >> (64 - slot_bits);
}

struct Entry {
    Packed packed;
    std::uint8_t size = 0;  ///< 0: none
    Tag tag = Tag::other;
};

constexpr std::array<Entry, slots> make_table() {
    std::array<Entry, slots> table{};
    for (std::size_t i = 2; i < all_tags; ++i) {
        if (names[i].empty()) {
            continue;
        }
        const Packed packed = pack(names[i]);
        std::size_t slot = slot_of(packed, names[i].size());
        while (table[slot].size != 0) {
            slot = (slot + 1) % slots;
        }
        table[slot] = {packed, static_cast<std::uint8_t>(names[i].size()), static_cast<Tag>(i)};
    }
    return table;
}

constexpr auto table = make_table();

}  // namespace

Tag tag_of(std::string_view name) {
    if (name.empty() || name.size() > longest_name) {
        return Tag::other;
    }
    const Packed packed = pack(name);
    for (std::size_t slot = slot_of(packed, name.size()); table[slot].size != 0;
         slot = (slot + 1) % slots) {
        if (table[slot].size == name.size() && table[slot].packed == packed) {
            return table[slot].tag;
        }
    }
    return Tag::other;
}

std::string_view name_of(Tag tag) { return names[static_cast<std::size_t>(tag)]; }

bool is_void(Tag tag) {
    switch (tag) {
        case Tag::area:
        case Tag::base:
        case Tag::basefont:
        case Tag::bgsound:
        case Tag::br:
        case Tag::col:
        case Tag::embed:
        case Tag::frame:
        case Tag::hr:
        case Tag::img:
        case Tag::input:
        case Tag::keygen:
        case Tag::link:
        case Tag::meta:
        case Tag::param:
        case Tag::source:
        case Tag::track:
        case Tag::wbr: return true;
        default: return false;
    }
}

}  // namespace stemma::extract::html
