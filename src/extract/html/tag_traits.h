// What the rules of tree construction (HTML 13.2.4, 13.2.6) say about single elements.
#pragma once

#include <array>
#include <cstdint>

#include "extract/html/tag.h"

namespace stemma::extract::html {

/// Properties of an element, to be joined by |.
enum TagTrait : std::uint32_t {
    special = 1U << 0U,            ///< ends the search for what a stray end tag closes
    scope_edge = 1U << 1U,         ///< of every scope but that of <select>
    list_edge = 1U << 2U,          ///< of the list item scope, besides
    button_edge = 1U << 3U,        ///< of the button scope, besides
    table_edge = 1U << 4U,         ///< of the table scope
    implied_end = 1U << 5U,        ///< its end tag may be implied
    block = 1U << 6U,              ///< ends a paragraph and has a plain end tag
    heading = 1U << 7U,            ///<
    formatting = 1U << 8U,         ///< goes on in later blocks
    table_part = 1U << 9U,         ///< caption, col, colgroup, tbody, td, tfoot, th, thead, tr
    table_section = 1U << 10U,     ///< tbody, tfoot, thead
    cell = 1U << 11U,              ///< td, th
    fosters = 1U << 12U,           ///< text in it belongs before the table
    in_head = 1U << 13U,           ///< may stand in <head>
    marks_formatting = 1U << 14U,  ///< formatting from before it does not go on inside
    hidden = 1U << 15U             ///< a page has none but for linked data
};

[[nodiscard]] constexpr std::array<std::uint32_t, all_tags> make_tag_traits() {
    std::array<std::uint32_t, all_tags> traits{};
    const auto give = [&](std::uint32_t trait, auto... tags) {
        ((traits[static_cast<std::size_t>(tags)] |= trait), ...);
    };
    using enum Tag;
    give(special | block, address, article, aside, blockquote, center, details, dialog, dir, div,
         dl, fieldset, figcaption, figure, footer, header, hgroup, main, menu, nav, ol, search,
         section, summary, ul);
    give(special, applet, area, base, basefont, bgsound, body, br, button, caption, col, colgroup,
         dd, dt, embed, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, hr, html, iframe, img,
         input, keygen, li, link, listing, marquee, meta, noembed, noframes, noscript, object, p,
         param, plaintext, pre, script, select, source, style, table, tbody, td, template_,
         textarea, tfoot, th, thead, title, tr, track, wbr, xmp);
    give(scope_edge, applet, caption, html, table, td, th, marquee, object, template_);
    give(list_edge, ol, ul);
    give(button_edge, button);
    give(table_edge, html, table, template_);
    give(implied_end, dd, dt, li, optgroup, option, p, rb, rp, rt, rtc);
    give(heading, h1, h2, h3, h4, h5, h6);
    give(formatting, a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u);
    give(table_part, caption, col, colgroup, tbody, td, tfoot, th, thead, tr);
    give(table_section, tbody, tfoot, thead);
    give(cell, td, th);
    give(fosters, table, tbody, tfoot, thead, tr);
    give(in_head, base, basefont, bgsound, link, meta, noframes, script, style, title);
    give(marks_formatting, applet, marquee, object);
    give(hidden, frameset, math, noscript, script, style, svg, template_);
    return traits;
}

inline constexpr auto tag_traits = make_tag_traits();

[[nodiscard]] constexpr bool has(Tag tag, std::uint32_t any_of) {
    return (tag_traits[static_cast<std::size_t>(tag)] & any_of) != 0;
}

}  // namespace stemma::extract::html
