// Spans and strong ids: how everything in Stemma points at text.
//
// A text is owned once, as UTF-8 (Article::text). Everything said about it is a half-open byte
// range into that text, on code point boundaries. To cite is to give an article and a span.
//
//   Span s{4, 9};
//   std::string_view words = s.of(article.text);      // bytes 4..8
//   Evidence proof{ArticleId{0}, s};                   // "these bytes of that article"
//
// Thread safety: plain values. Use byte offsets everywhere; convert to code points only at an
// outside that asks for them.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace stemma {

/// Half-open range of bytes [begin, end) in one text.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
    [[nodiscard]] constexpr bool empty() const { return begin >= end; }
    [[nodiscard]] constexpr bool contains(Span other) const {
        return begin <= other.begin && other.end <= end;
    }
    [[nodiscard]] constexpr bool contains(std::uint32_t at) const {
        return begin <= at && at < end;
    }
    [[nodiscard]] constexpr bool overlaps(Span other) const {
        return begin < other.end && other.begin < end;
    }
    /// The bytes in `text`; clipped to it, so a foreign span cannot read out of bounds.
    [[nodiscard]] constexpr std::string_view of(std::string_view text) const {
        if (begin >= text.size() || end <= begin) {
            return {};
        }
        return text.substr(begin, end - begin);
    }
    friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// A number that names one kind of thing and cannot be mistaken for another's.
template <class Tag>
struct Id {
    std::uint32_t value = 0;

    [[nodiscard]] constexpr std::size_t index() const { return value; }
    friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

using ArticleId =
    Id<struct ArticleTag>;  ///< position among the articles at hand (a run's, a story's)
using EntityId = Id<struct EntityTag>;  ///< position in one Reading's `entities`
using StoryId = Id<struct StoryTag>;    ///< stable for a story's life, never given twice
using ClaimId = Id<struct ClaimTag>;    ///< position in one Collation's `claims`

/// The only way to cite: bytes of one article.
struct Evidence {
    ArticleId article;
    Span span;
    friend constexpr auto operator<=>(const Evidence&, const Evidence&) = default;
};

}  // namespace stemma

template <class Tag>
struct std::hash<stemma::Id<Tag>> {
    std::size_t operator()(stemma::Id<Tag> id) const noexcept {
        return std::hash<std::uint32_t>{}(id.value);
    }
};
