// The network as an interface: one request, no redirect followed, everything bounded.
//
// A test gives its own Network; the program uses CurlNetwork. Thread safety: one thread at a time.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "stemma/result.h"

namespace stemma::fetch {

/// An http or https address in its parts.
struct Address {
    std::string text;    ///< whole, without the fragment
    std::string origin;  ///< "https://paper.example:443"
    std::string target;  ///< path and query: "/news?page=2"
};

/// Nothing if it is none, or has a user name in it.
[[nodiscard]] std::optional<Address> parse_address(std::string_view text);

enum class Reach : std::uint8_t {
    public_only,  ///< not to private, loopback, link-local and other special addresses
    anywhere,
};

struct Request {
    std::string address;
    std::string user_agent;
    std::uint64_t most_bytes = 0;  ///< of the body, decoded
    std::chrono::milliseconds time{0};
    Reach reach = Reach::public_only;
};

struct Response {
    int status = 0;
    std::string content_type;
    std::string location;  ///< of a redirect, absolute
    std::string body;      ///< content codings undone
    bool cut = false;      ///< the body has more than most_bytes; it ends there
};

class Network {
public:
    Network() = default;
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;
    virtual ~Network() = default;
    [[nodiscard]] virtual Result<Response> get(const Request& request) = 0;
};

/// By libcurl. `stop` ends a request soon after it becomes true; may be null.
[[nodiscard]] std::unique_ptr<Network> curl_network(const std::atomic<bool>* stop);

}  // namespace stemma::fetch
