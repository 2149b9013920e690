// What kind of input some bytes are, told by their beginning; the name only breaks ties.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stemma::engine {

enum class InputFormat : std::uint8_t {
    html,
    plain,
    json_lines,
    warc,
    xml,  ///< a feed, a sitemap, NewsML-G2, NITF
    json_feed,
    http_response,  ///< an item of an archive; sniff() never says so
    address,        ///< an item that is still to be fetched; sniff() never says so
    clean,          ///< an item that is an article's text; sniff() never says so
    empty,
    unknown,
};

struct Sniffed {
    InputFormat format = InputFormat::unknown;
    std::string reason;  ///< unknown: what it looks like, in words
};

/// How many bytes are enough to tell.
inline constexpr std::size_t sniff_size = 4096;

/// `head`: the first sniff_size bytes, or all if there are fewer.
[[nodiscard]] Sniffed sniff(std::string_view head, std::string_view path);

}  // namespace stemma::engine
