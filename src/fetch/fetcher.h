// Addresses → what stands there, politely: redirects counted, robots.txt heeded, all of it bounded.
//
//   const auto network = curl_network(&stop);
//   Fetcher fetcher(*network, {});
//   Result<Fetched> page = fetcher.get("https://paper.example/news/ferry");
//
// Each hop of a redirect is held to all the rules again. A site's robots.txt is fetched once a run;
// while it cannot be had (server errors), nothing is fetched there (RFC 9309, 2.3.1).
// Thread safety: one thread at a time.
#pragma once

#include <map>
#include <string>

#include "fetch/network.h"
#include "fetch/robots.h"

namespace stemma::fetch {

struct FetchLimits {
    std::uint64_t bytes = std::uint64_t{64} << 20U;  ///< of a document, decoded
    std::chrono::milliseconds time{30'000};          ///< of each request
    int redirects = 5;
    Reach reach = Reach::public_only;
};

struct Fetched {
    std::string address;  ///< after redirects
    std::string content_type;
    std::string bytes;
};

class Fetcher {
public:
    /// `network` must outlive this.
    Fetcher(Network& network, FetchLimits limits) : network_(network), limits_(limits) {}
    [[nodiscard]] Result<Fetched> get(const std::string& address);

private:
    [[nodiscard]] Result<Response> follow(const std::string& address, std::uint64_t most_bytes,
                                          bool heed_robots, std::string& final_address);
    [[nodiscard]] Result<bool> allows(const Address& address);

    Network& network_;
    FetchLimits limits_;
    std::map<std::string, Robots, std::less<>> robots_;  // by origin
};

/// What requests say they are; the first word is what robots.txt may name.
[[nodiscard]] std::string user_agent();

}  // namespace stemma::fetch
