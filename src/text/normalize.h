// Normalising text that keeps its way back: every change returns the map of offsets.
//
//   Normalized n = normalize_spaces(raw);
//   Span there = n.map.to_source(Span{4, 9});     // bytes in `raw` that became bytes 4..8
//
// Law: the map is monotone, to_source(to_target(s)) contains s, and spans stay on code points.
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
    /// Target bytes from `target` on come from `source` on, one for one, up to the next knot.
    void add(std::uint32_t target, std::uint32_t source);
    [[nodiscard]] std::uint32_t to_source(std::uint32_t target) const;
    [[nodiscard]] std::uint32_t to_target(std::uint32_t source) const;
    [[nodiscard]] Span to_source(Span target) const {
        return {to_source(target.begin), to_source(target.end)};
    }
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
