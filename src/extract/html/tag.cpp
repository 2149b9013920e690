#include "extract/html/tag.h"

#include <array>

#include "base/strings.h"

namespace stemma::extract::html {
namespace {

constexpr std::size_t tag_count = static_cast<std::size_t>(Tag::count_);
constexpr std::size_t longest_name = 12;

constexpr std::array<std::string_view, tag_count> names = {"other", "#text", "template",
#define STEMMA_HTML_TAG(name) #name,
                                                           STEMMA_HTML_TAGS(STEMMA_HTML_TAG)
#undef STEMMA_HTML_TAG
};

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
    for (std::size_t i = 2; i < tag_count; ++i) {
        std::size_t slot = slot_of(names[i]);
        while (table[slot] != 0) {
            slot = (slot + 1) % slots;
        }
        table[slot] = static_cast<std::uint8_t>(i);
    }
    return table;
}

constexpr auto table = make_table();

using TagSet = std::array<bool, tag_count>;

template <class... Tags>
constexpr TagSet set_of(Tags... tags) {
    TagSet set{};
    ((set[static_cast<std::size_t>(tags)] = true), ...);
    return set;
}

constexpr TagSet void_tags =
    set_of(Tag::area, Tag::base, Tag::br, Tag::col, Tag::embed, Tag::frame, Tag::hr, Tag::img,
           Tag::input, Tag::link, Tag::meta, Tag::param, Tag::source, Tag::track, Tag::wbr);
constexpr TagSet formatting_tags =
    set_of(Tag::a, Tag::b, Tag::big, Tag::code, Tag::em, Tag::font, Tag::i, Tag::nobr, Tag::s,
           Tag::small, Tag::strike, Tag::strong, Tag::tt, Tag::u);
constexpr TagSet self_closing_tags =
    set_of(Tag::a, Tag::p, Tag::li, Tag::dt, Tag::dd, Tag::option, Tag::optgroup, Tag::tr, Tag::td,
           Tag::th, Tag::tbody, Tag::thead, Tag::tfoot, Tag::colgroup, Tag::nobr, Tag::button,
           Tag::html, Tag::head, Tag::body, Tag::form);
constexpr TagSet raw_tags = set_of(Tag::script, Tag::style, Tag::textarea, Tag::title, Tag::iframe,
                                   Tag::xmp, Tag::noembed, Tag::noframes, Tag::plaintext);

bool in(const TagSet& set, Tag tag) { return set[static_cast<std::size_t>(tag)]; }

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
bool is_void(Tag tag) { return in(void_tags, tag); }
bool is_formatting(Tag tag) { return in(formatting_tags, tag); }
bool closes_itself(Tag tag) { return in(self_closing_tags, tag); }
bool is_raw_text(Tag tag) { return in(raw_tags, tag); }

}  // namespace stemma::extract::html
