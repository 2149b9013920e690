#include "text/normalize.h"

#include <algorithm>

#include "text/utf8.h"

namespace stemma::text {
namespace {

/// Characters that show nothing and only get in the way of comparing.
bool is_invisible(char32_t c) {
    return c == 0x00AD || c == 0x034F || c == 0x061C || c == 0x180E ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x206F) || c == 0xFEFF;
}
bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }

/// The white space between two visible characters, as it is read.
struct Gap {
    std::uint32_t begin = 0;  ///< in the source
    bool white = false;
    unsigned newlines = 0;

    void read(char32_t c, bool after_carriage_return) {
        if (is_invisible(c)) {
            return;
        }
        white = true;
        if (c == 0x2029) {
            newlines += 2;
        } else if (c == '\r' || c == 0x2028 || c == 0x85 || (c == '\n' && !after_carriage_return)) {
            ++newlines;
        }
    }
    [[nodiscard]] std::string_view replacement() const {
        if (newlines > 1) {
            return "\n\n";
        }
        if (newlines == 1) {
            return "\n";
        }
        return white ? std::string_view(" ") : std::string_view();
    }
};

bool is_gap(char32_t c) { return is_control(c) || is_space(c) || is_invisible(c); }

std::uint32_t position(std::size_t at) { return static_cast<std::uint32_t>(at); }

class Normalizer {
public:
    explicit Normalizer(std::string_view source) : source_(source) {
        out_.text.reserve(source.size());
    }

    Normalized run() {
        std::size_t at = 0;
        while (at < source_.size()) {
            at = copy(at);
            if (at < source_.size()) {
                at = close(at);
            }
        }
        return std::move(out_);
    }

private:
    /// Copies up to the next gap or single space; returns where it stopped.
    std::size_t copy(std::size_t at) {
        const std::size_t begin = at;
        while (at < source_.size()) {
            const CodePoint c = decode(source_, at);
            const bool single_space = c.value == ' ' && at > begin && visible_at(at + 1);
            if (!single_space && c.valid && is_gap(c.value)) {
                break;
            }
            at += c.size;
        }
        out_.text.append(source_.substr(begin, at - begin));
        return at;
    }
    [[nodiscard]] bool visible_at(std::size_t at) const {
        if (at >= source_.size()) {
            return false;
        }
        const CodePoint c = decode(source_, at);
        return !c.valid || !is_gap(c.value);
    }
    /// Replaces the gap at `at` by what stands for it; returns where it ends.
    std::size_t close(std::size_t at) {
        Gap gap{.begin = position(at)};
        bool after_carriage_return = false;
        while (at < source_.size()) {
            const CodePoint c = decode(source_, at);
            if (!c.valid || !is_gap(c.value)) {
                break;
            }
            gap.read(c.value, after_carriage_return);
            after_carriage_return = c.value == '\r';
            at += c.size;
        }
        const bool at_an_end = out_.text.empty() || at == source_.size();
        out_.map.add(position(out_.text.size()), gap.begin);
        for (const char c : at_an_end ? std::string_view() : gap.replacement()) {
            out_.text.push_back(c);
            out_.map.add(position(out_.text.size()), position(at));
        }
        out_.map.add(position(out_.text.size()), position(at));
        return at;
    }

    std::string_view source_;
    Normalized out_;
};

}  // namespace

void OffsetMap::add(std::uint32_t target, std::uint32_t source) {
    if (!knots_.empty() && knots_.back().target == target && knots_.back().source == source) {
        return;
    }
    knots_.push_back({target, source});
}

std::uint32_t OffsetMap::to_source(std::uint32_t target) const {
    const auto after = std::ranges::upper_bound(knots_, target, {}, &Knot::target);
    if (after == knots_.begin()) {
        return target;
    }
    const Knot& knot = *std::prev(after);
    return knot.source + (target - knot.target);
}

Span OffsetMap::to_source(Span target) const {
    if (target.empty()) {
        const std::uint32_t at = to_source(target.begin);
        return {at, at};
    }
    const auto there = std::ranges::lower_bound(knots_, target.end, {}, &Knot::target);
    const bool at_knot = there != knots_.end() && there->target == target.end;
    return {to_source(target.begin), at_knot ? there->source : to_source(target.end)};
}

std::uint32_t OffsetMap::to_target(std::uint32_t source) const {
    const auto after = std::ranges::upper_bound(knots_, source, {}, &Knot::source);
    const Knot knot = after == knots_.begin() ? Knot{0, 0} : *std::prev(after);
    const std::uint32_t target = knot.target + (source - knot.source);
    return after == knots_.end() ? target : std::min(target, after->target);
}

Normalized normalize_spaces(std::string_view text) { return Normalizer(text).run(); }

}  // namespace stemma::text
