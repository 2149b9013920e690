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

/// Adds 0x20 to each byte from 'A' to 'Z' (Warren 2012, 6.2).
constexpr std::uint64_t lower_bytes(std::uint64_t bytes) {
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
    const std::uint64_t low = bytes & (ones * 0x7F);
    const std::uint64_t from_a = low + ones * (0x80 - 'A');
    const std::uint64_t past_z = low + ones * (0x7F - 'Z');
    const std::uint64_t capital = (from_a & ~past_z & ~bytes) & (ones * 0x80);
    return bytes + (capital >> 2U);
}

constexpr std::uint64_t number_of(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        value |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(bytes[i])) << (8 * i);
    }
    return value;
}

constexpr ShortName pack(std::string_view name) {
    const std::size_t half = std::min<std::size_t>(name.size(), 8);
    return {lower_bytes(number_of(name.substr(0, half))), lower_bytes(number_of(name.substr(half))),
            name.size()};
}

constexpr unsigned slot_bits = 10;
constexpr std::size_t slots = std::size_t{1} << slot_bits;

constexpr std::size_t slot_of(const ShortName& name) {
    const std::uint64_t mixed =
        (name.begin + std::rotl(name.end, 23) + name.size) * 0x9E37'79B9'7F4A'7C15;
    return mixed >> (64 - slot_bits);
}

struct Entry {
    ShortName name;  ///< of no bytes: none
    Tag tag = Tag::other;
};

constexpr std::array<Entry, slots> make_table() {
    std::array<Entry, slots> table{};
    for (std::size_t i = 2; i < all_tags; ++i) {
        if (names[i].empty()) {
            continue;
        }
        const ShortName name = pack(names[i]);
        std::size_t slot = slot_of(name);
        while (table[slot].name.size != 0) {
            slot = (slot + 1) % slots;
        }
        table[slot] = {name, static_cast<Tag>(i)};
    }
    return table;
}

constexpr auto table = make_table();

}  // namespace

Tag tag_of(const ShortName& name) {
    for (std::size_t slot = slot_of(name); table[slot].name.size != 0; slot = (slot + 1) % slots) {
        if (table[slot].name == name) {
            return table[slot].tag;
        }
    }
    return Tag::other;
}

Tag tag_of(std::string_view name) {
    return name.size() <= longest_name ? tag_of(pack(name)) : Tag::other;
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
