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
    return {lower_bytes(number_of(name.substr(0, half))),
            lower_bytes(number_of(name.substr(half)))};
}

constexpr auto short_names = [] {
    std::array<ShortName, all_tags> packed{};
    for (std::size_t i = 0; i < all_tags; ++i) {
        packed[i] = pack(names[i]);
    }
    return packed;
}();

constexpr unsigned slot_bits = 10;
constexpr std::size_t slots = std::size_t{1} << slot_bits;

/// Another one for each name there is; found by trying factors.
constexpr std::size_t slot_of(ShortName name) {
    return ((name.begin + std::rotl(name.end, 23)) * 0x92EB'E7B9'315A'56A3) >> (64 - slot_bits);
}

constexpr auto table = [] {
    std::array<Tag, slots> tags{};
    for (std::size_t i = static_cast<std::size_t>(Tag::template_); i < all_tags; ++i) {
        if (!names[i].empty()) {
            tags[slot_of(short_names[i])] = static_cast<Tag>(i);
        }
    }
    return tags;
}();
static_assert(std::ranges::count(table, Tag::other) ==
              static_cast<std::ptrdiff_t>(slots + 3 - all_tags));  // other, text, count_

}  // namespace

Tag tag_of(ShortName name) {
    const Tag tag = table[slot_of(name)];
    return short_names[static_cast<std::size_t>(tag)] == name ? tag : Tag::other;
}

Tag tag_of(std::string_view name) {
    if (name.size() > longest_name || name.contains('\0')) {
        return Tag::other;
    }
    return tag_of(pack(name));
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
