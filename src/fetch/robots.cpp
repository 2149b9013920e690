#include "fetch/robots.h"

#include <algorithm>
#include <optional>

#include "base/strings.h"

namespace stemma::fetch {
namespace {

constexpr std::size_t most_rules = 10'000;

std::optional<unsigned> hex_digit(char c) {
    if (is_ascii_digit(c)) {
        return static_cast<unsigned>(c - '0');
    }
    const char lower = ascii_lower(c);
    return lower >= 'a' && lower <= 'f' ? std::optional(static_cast<unsigned>(lower - 'a' + 10))
                                        : std::nullopt;
}

bool is_unreserved(char c) {
    return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

void append_encoded(std::string& out, unsigned char byte) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    out += '%';
    out += digits[byte >> 4U];
    out += digits[byte & 0xFU];
}

/// One spelling for each path: unreserved characters plain, bytes beyond ASCII encoded, upper case.
std::string normalized(std::string_view path) {
    std::string out;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const auto byte = static_cast<unsigned char>(path[i]);
        const auto high = i + 2 < path.size() ? hex_digit(path[i + 1]) : std::nullopt;
        const auto low = i + 2 < path.size() ? hex_digit(path[i + 2]) : std::nullopt;
        if (path[i] == '%' && high && low) {
            const auto decoded = static_cast<unsigned char>(*high * 16 + *low);
            is_unreserved(static_cast<char>(decoded)) ? out.push_back(static_cast<char>(decoded))
                                                      : append_encoded(out, decoded);
            i += 2;
        } else if (byte >= 0x80) {
            append_encoded(out, byte);
        } else {
            out += path[i];
        }
    }
    return out;
}

/// Each part between two stars at its first place after the one before: no way back is needed.
bool matches(std::string_view pattern, std::string_view path) {
    const bool to_end = pattern.ends_with('$');
    pattern.remove_suffix(to_end ? 1 : 0);
    const std::vector<std::string_view> parts = split(pattern, '*');
    if (!path.starts_with(parts[0])) {
        return false;
    }
    if (parts.size() == 1) {
        return !to_end || path.size() == pattern.size();
    }
    path.remove_prefix(parts[0].size());
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (to_end && i + 1 == parts.size()) {
            return path.ends_with(parts[i]);
        }
        const std::size_t at = path.find(parts[i]);
        if (at == std::string_view::npos) {
            return false;
        }
        path.remove_prefix(at + parts[i].size());
    }
    return true;
}

struct RobotsLine {
    std::string_view key;
    std::string_view value;
};

/// The lines that say something.
std::vector<RobotsLine> lines_of(std::string_view text) {
    std::vector<RobotsLine> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        line = line.substr(0, line.find('#'));
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos) {
            lines.push_back({trim(line.substr(0, colon)), trim(line.substr(colon + 1))});
        }
    }
    return lines;
}

/// "Stemma/1.0 (news)" → "Stemma".
std::string_view product_token(std::string_view agent) {
    std::size_t size = 0;
    while (size < agent.size() &&
           (is_ascii_alpha(agent[size]) || agent[size] == '_' || agent[size] == '-')) {
        ++size;
    }
    return agent.substr(0, size);
}

}  // namespace

Robots Robots::parse(std::string_view text, std::string_view crawler) {
    text = text.substr(0, most_robots_bytes);
    text.remove_prefix(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    Robots own;
    Robots anyone;
    bool named = false;      // is there a group for the crawler?
    bool in_own = false;     // is this group for it?
    bool in_anyone = false;  // … or for all?
    bool in_agents = false;  // was the line before a user agent, too?
    for (const RobotsLine& line : lines_of(text)) {
        if (equals_ignoring_case(line.key, "user-agent")) {
            in_own = in_own && in_agents;
            in_anyone = in_anyone && in_agents;
            in_agents = true;
            in_anyone = in_anyone || line.value.starts_with('*');
            in_own = in_own || equals_ignoring_case(product_token(line.value), crawler);
            named = named || in_own;
            continue;
        }
        const bool allow = equals_ignoring_case(line.key, "allow");
        if (!allow && !equals_ignoring_case(line.key, "disallow")) {
            continue;
        }
        in_agents = false;
        for (Robots* robots : {in_own ? &own : nullptr, in_anyone ? &anyone : nullptr}) {
            if (robots != nullptr && !line.value.empty() && robots->rules_.size() < most_rules) {
                robots->rules_.push_back({normalized(line.value), allow});
            }
        }
    }
    return named ? own : anyone;
}

Robots Robots::allow_nothing() {
    Robots robots;
    robots.rules_.push_back({"/", false});
    return robots;
}

bool Robots::allows(std::string_view target) const {
    const std::string path = normalized(target);
    if (path == "/robots.txt") {
        return true;
    }
    std::size_t longest = 0;
    bool allowed = true;
    for (const Rule& rule : rules_) {
        const bool better = rule.pattern.size() > longest ||
                            (rule.pattern.size() == longest && rule.allow && !allowed);
        if (better && matches(rule.pattern, path)) {
            longest = rule.pattern.size();
            allowed = rule.allow;
        }
    }
    return allowed;
}

}  // namespace stemma::fetch
