// The elements that extraction tells apart; every other one is Tag::other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stemma::extract::html {

// clang-format off
#define STEMMA_HTML_TAGS(X)                                                                        \
    X(a) X(abbr) X(address) X(area) X(article) X(aside) X(audio) X(b) X(base) X(big)               \
    X(blockquote) X(body) X(br) X(button) X(canvas) X(caption) X(center) X(cite) X(code) X(col)    \
    X(colgroup) X(datalist) X(dd) X(del) X(details) X(dialog) X(dir) X(div) X(dl) X(dt) X(em)      \
    X(embed) X(fieldset) X(figcaption) X(figure) X(font) X(footer) X(form) X(frame) X(frameset)    \
    X(h1) X(h2) X(h3) X(h4) X(h5) X(h6) X(head) X(header) X(hgroup) X(hr) X(html) X(i) X(iframe)   \
    X(img) X(input) X(ins) X(kbd) X(label) X(legend) X(li) X(link) X(main) X(map) X(mark)          \
    X(math) X(menu) X(meta) X(nav) X(nobr) X(noembed) X(noframes) X(noscript) X(object) X(ol)      \
    X(optgroup) X(option) X(p) X(param) X(picture) X(plaintext) X(pre) X(q) X(s) X(samp)           \
    X(script) X(section) X(select) X(small) X(source) X(span) X(strike) X(strong) X(style)         \
    X(sub) X(summary) X(sup) X(svg) X(table) X(tbody) X(td) X(textarea) X(tfoot) X(th) X(thead)    \
    X(time) X(title) X(tr) X(track) X(tt) X(u) X(ul) X(var) X(video) X(wbr) X(xmp)

// Told apart by the parser alone; on a page they are Tag::other.
#define STEMMA_HTML_RARE_TAGS(X)                                                                   \
    X(applet) X(basefont) X(bgsound) X(image) X(keygen) X(listing) X(marquee) X(rb) X(rp) X(rt)    \
    X(rtc) X(ruby) X(search)
// clang-format on

enum class Tag : std::uint8_t {
    other,
    text,       ///< a text node
    template_,  ///< `template` is a word of C++
#define STEMMA_HTML_TAG(name) name,
    STEMMA_HTML_TAGS(STEMMA_HTML_TAG) count_,  ///< of the tags on a page
    STEMMA_HTML_RARE_TAGS(STEMMA_HTML_TAG) end_,
#undef STEMMA_HTML_TAG
};
inline constexpr auto all_tags = static_cast<std::size_t>(Tag::end_);

/// A name of up to sixteen bytes in lower case as two numbers: its first eight bytes and the
/// others, NULs behind them.
struct ShortName {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;

    bool operator==(const ShortName&) const = default;
};

[[nodiscard]] Tag tag_of(ShortName name);
/// The tag of a name in any letter case, rare ones included.
[[nodiscard]] Tag tag_of(std::string_view name);
/// Lower-case name; "other" and "#text" for those two.
[[nodiscard]] std::string_view name_of(Tag tag);

/// Elements without content or end tag.
[[nodiscard]] bool is_void(Tag tag);

}  // namespace stemma::extract::html
