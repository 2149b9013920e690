// Normalising text that keeps its way back: every change returns the map of offsets.
//
//   Normalized n = normalize_spaces(raw);
//   Span there = n.map.to_source(Span{4, 9});     // bytes in `raw` that became bytes 4..8
//
// Laws: the map is monotone; to_source(to_target(s)) contains every byte of s that was kept; spans
// stay on code points. A span's way back is the tight one: what was removed at its ends stays out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/span.h"

namespace stemma::text {

/// Piecewise-linear map between the offsets of a source text and a target text.
class OffsetMap {
public:
    /// Target bytes from `target` on come from `source` on, one for one, up to the next knot. Knots
    /// come in order. Two knots of one target stand for source bytes that were removed there.
    void add(std::uint32_t target, std::uint32_t source);
    /// Where the byte at `target` came from.
    [[nodiscard]] std::uint32_t to_source(std::uint32_t target) const;
    [[nodiscard]] std::uint32_t to_target(std::uint32_t source) const;
    [[nodiscard]] Span to_source(Span target) const;
    [[nodiscard]] Span to_target(Span source) const {
        return {to_target(source.begin), to_target(source.end)};
    }

private:
    struct Knot {
        std::uint32_t target;
        std::uint32_t source;
    };
    std::vector<Knot> knots_;
};

struct Normalized {
    std::string text;
    OffsetMap map;
};

/// White space runs → one space (a newline where the run has one; two where it has a blank line),
/// none at the ends; soft hyphens, zero-width characters and bidirectional controls removed;
/// CR LF → LF; other controls → space.
[[nodiscard]] Normalized normalize_spaces(std::string_view text);

}  // namespace stemma::text
