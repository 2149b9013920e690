#include "base/strings.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace stemma {

std::string_view trim(std::string_view s) {
    while (!s.empty() && is_ascii_space(s.front())) {
        s.remove_prefix(1);
    }
    while (!s.empty() && is_ascii_space(s.back())) {
        s.remove_suffix(1);
    }
    return s;
}

std::string ascii_lower(std::string_view s) {
    std::string out(s);
    // Eight letters at a time: a byte without its high bit plus this passes 0x80 from 'A' on, or
    // from after 'Z' on.
    constexpr std::uint64_t ones = ~std::uint64_t{0} / 255;
    std::size_t at = 0;
    for (std::uint64_t word = 0; at + sizeof word <= out.size(); at += sizeof word) {
        std::memcpy(&word, &out[at], sizeof word);
        const std::uint64_t low = word & ones * 0x7F;
        const std::uint64_t upper =
            (low + ones * (0x80 - 'A')) & ~(low + ones * (0x7F - 'Z')) & ~word & ones * 0x80;
        word |= upper >> 2U;  // 0x20
        std::memcpy(&out[at], &word, sizeof word);
    }
    for (; at < out.size(); ++at) {
        out[at] = ascii_lower(out[at]);
    }
    return out;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b,
                              [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

bool contains_ignoring_case(std::string_view text, std::string_view needle) {
    if (needle.empty()) {
        return true;
    }
    const char lower = ascii_lower(needle[0]);
    const char upper = is_ascii_lower(lower) ? static_cast<char>(lower - 'a' + 'A') : lower;
    std::size_t small = text.find(lower);
    std::size_t capital = lower == upper ? std::string_view::npos : text.find(upper);
    while (std::min(small, capital) != std::string_view::npos) {
        const std::size_t at = std::min(small, capital);
        if (equals_ignoring_case(text.substr(at, needle.size()), needle)) {
            return true;
        }
        (at == small ? small : capital) = text.find(at == small ? lower : upper, at + 1);
    }
    return false;
}

std::vector<std::string_view> split(std::string_view s, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t at = s.find(separator);
        parts.push_back(s.substr(0, at));
        if (at == std::string_view::npos) {
            return parts;
        }
        s.remove_prefix(at + 1);
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) {
            out.append(separator);
        }
        out.append(parts[i]);
    }
    return out;
}

std::string printable_excerpt(std::string_view text, std::size_t limit) {
    std::string out;
    constexpr char hex[] = "0123456789abcdef";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool continues = (byte & 0xC0U) == 0x80U;
        if (out.size() >= limit && !continues) {
            out.append("…");
            break;
        }
        // C1 controls are two bytes in UTF-8: C2 80 … C2 9F.
        const bool c1 =
            byte == 0xC2U && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0U;
        if (byte < 0x20U || byte == 0x7FU || c1) {
            out.append({'\\', 'x', hex[byte >> 4U], hex[byte & 15U]});
            if (c1) {
                const auto next = static_cast<unsigned char>(text[++i]);
                out.append({'\\', 'x', hex[next >> 4U], hex[next & 15U]});
            }
        } else {
            out.push_back(text[i]);
        }
    }
    return out;
}

}  // namespace stemma
