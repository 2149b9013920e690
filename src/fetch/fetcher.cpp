#include "fetch/fetcher.h"

#include "base/strings.h"

namespace stemma::fetch {
namespace {

constexpr std::size_t most_origins = 1'000;
constexpr std::string_view crawler = "stemma";

bool is_redirect(const Response& response) {
    return response.status >= 300 && response.status < 400 && !response.location.empty();
}

}  // namespace

std::string user_agent() { return cat(crawler, "/" STEMMA_VERSION " (reads news articles)"); }

/// To the first response that is no redirect, whatever it says.
Result<Response> Fetcher::follow(const std::string& address, std::uint64_t most_bytes,
                                 bool heed_robots, std::string& final_address) {
    final_address = address;
    for (int hop = 0; hop <= limits_.redirects; ++hop) {
        const std::optional<Address> parsed = parse_address(final_address);
        if (!parsed) {
            return fail(ErrorCode::invalid_argument, address,
                        cat("it leads to no http or https address: ",
                            printable_excerpt(final_address, 100)));
        }
        if (heed_robots) {
            const Result<bool> allowed = allows(*parsed);
            if (!allowed || !*allowed) {
                return allowed ? fail(ErrorCode::unreadable, address,
                                      cat("the robots.txt of ", parsed->origin,
                                          " does not allow to fetch it"))
                               : std::unexpected(allowed.error());
            }
        }
        Result<Response> response =
            network_.get({parsed->text, user_agent(), most_bytes, limits_.time, limits_.reach});
        if (!response || !is_redirect(*response)) {
            return response;
        }
        final_address = response->location;
    }
    return fail(ErrorCode::too_large, address, cat("more than ", limits_.redirects, " redirects"));
}

Result<bool> Fetcher::allows(const Address& address) {
    auto known = robots_.find(address.origin);
    if (known == robots_.end()) {
        std::string unused;
        const Result<Response> response =
            follow(cat(address.origin, "/robots.txt"), most_robots_bytes, false, unused);
        if (!response && response.error().code == ErrorCode::interrupted) {
            return std::unexpected(response.error());
        }
        // A host that is not to be connected to is told as that, not as one that forbids.
        if (!response && response.error().code == ErrorCode::unreadable) {
            return fail(ErrorCode::unreadable, address.text, response.error().reason);
        }
        if (robots_.size() >= most_origins) {
            robots_.clear();
        }
        const int status = response ? response->status : 404;  // too many redirects: none there
        Robots robots = status >= 200 && status < 300
                            ? Robots::parse(response->body, crawler)
                            : (status >= 500 ? Robots::allow_nothing() : Robots::allow_all());
        known = robots_.emplace(address.origin, std::move(robots)).first;
    }
    return known->second.allows(address.target);
}

Result<Fetched> Fetcher::get(const std::string& address) {
    Fetched fetched;
    Result<Response> response = follow(address, limits_.bytes, true, fetched.address);
    if (!response) {
        Error error = response.error();
        error.source = address;
        return std::unexpected(std::move(error));
    }
    if (response->status < 200 || response->status >= 300) {
        return fail(response->status == 404 || response->status == 410 ? ErrorCode::not_found
                                                                       : ErrorCode::unreadable,
                    address, cat("the server answers ", response->status));
    }
    if (response->cut) {
        return fail(ErrorCode::too_large, address, cat("more than ", limits_.bytes, " bytes"));
    }
    fetched.content_type = std::move(response->content_type);
    fetched.bytes = std::move(response->body);
    return fetched;
}

}  // namespace stemma::fetch
