#include "extract/html/tag.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

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

constexpr std::size_t slots = 512;

constexpr std::size_t slot_of(std::string_view name) {
    std::uint32_t hash = 2166136261U;  // FNV-1a
    for (const char c : name) {
        hash = (hash ^ static_cast<std::uint8_t>(ascii_lower(c))) * 16777619U;
    }
    return (hash ^ (hash >> 15U)) % slots;
}

constexpr std::array<std::uint8_t, slots> make_table() {
    std::array<std::uint8_t, slots> table{};
    for (std::size_t i = 2; i < all_tags; ++i) {
        if (names[i].empty()) {
            continue;
        }
        std::size_t slot = slot_of(names[i]);
        while (table[slot] != 0) {
            slot = (slot + 1) % slots;
        }
        table[slot] = static_cast<std::uint8_t>(i);
    }
    return table;
}

constexpr auto table = make_table();

}  // namespace

Tag tag_of(std::string_view name) {
    if (name.empty() || name.size() > longest_name) {
        return Tag::other;
    }
    for (std::size_t slot = slot_of(name); table[slot] != 0; slot = (slot + 1) % slots) {
        if (equals_ignoring_case(names[table[slot]], name)) {
            return static_cast<Tag>(table[slot]);
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
