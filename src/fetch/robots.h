// A site's robots.txt (RFC 9309): may this crawler fetch that path?
//
//   Robots robots = Robots::parse(text, "stemma");
//   if (robots.allows("/news/ferry?page=2")) …
//
// The groups for the crawler's name count, together; without any, those for "*". The longest rule
// that matches wins; of two, Allow. "*" stands for anything, "$" for the end. Percent-encoding is
// compared decoded where that changes nothing (RFC 3986, unreserved). Any bytes are survived.
// Thread safety: a value. Bounded: 512 KiB and 10,000 rules are heeded (the RFC asks for 500 KiB).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stemma::fetch {

inline constexpr std::size_t most_robots_bytes = std::size_t{1} << 19U;

class Robots {
public:
    [[nodiscard]] static Robots parse(std::string_view text, std::string_view crawler);
    [[nodiscard]] static Robots allow_all() { return {}; }
    [[nodiscard]] static Robots allow_nothing();
    /// `target`: path and query, beginning with "/".
    [[nodiscard]] bool allows(std::string_view target) const;

private:
    struct Rule {
        std::string pattern;
        bool allow = false;
    };
    std::vector<Rule> rules_;
};

}  // namespace stemma::fetch
