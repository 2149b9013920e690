// libcurl stays in this file.
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/strings.h"
#include "fetch/network.h"
#include "fetch/reach.h"

namespace stemma::fetch {
namespace {

constexpr std::size_t most_address = 8192;
constexpr std::size_t most_header_bytes = std::size_t{1} << 18U;
constexpr long connect_milliseconds = 10'000;

bool is_public(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in in{};
        std::memcpy(&in, &address, sizeof in);
        std::array<std::uint8_t, 4> bytes{};
        std::memcpy(bytes.data(), &in.sin_addr, bytes.size());
        return is_public_ipv4(bytes);
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 in{};
        std::memcpy(&in, &address, sizeof in);
        std::array<std::uint8_t, 16> bytes{};
        std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
        return is_public_ipv6(bytes);
    }
    return false;
}

/// One request under way, for the library's callbacks.
struct Transfer {
    const Request& request;
    const std::atomic<bool>* stop;
    Response response;
    std::size_t header_bytes = 0;
    bool private_address = false;
};

std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    const std::size_t n = size * count;
    const std::size_t room = transfer.request.most_bytes - transfer.response.body.size();
    transfer.response.body.append(data, std::min(n, room));
    transfer.response.cut = n > room;
    return transfer.response.cut ? 0 : n;
}

std::size_t on_header(char* /*data*/, std::size_t size, std::size_t count, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    transfer.header_bytes += size * count;
    return transfer.header_bytes > most_header_bytes ? 0 : size * count;
}

/// Called with the address that is connected to, however it came about.
curl_socket_t on_socket(void* self, curlsocktype /*purpose*/, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(self);
    if (transfer.request.reach == Reach::public_only && !is_public(address->addr)) {
        transfer.private_address = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int on_progress(void* self, curl_off_t /*total*/, curl_off_t /*now*/, curl_off_t /*up_total*/,
                curl_off_t /*up_now*/) {
    const auto* stop = static_cast<Transfer*>(self)->stop;
    return stop != nullptr && *stop ? 1 : 0;
}

class CurlNetwork final : public Network {
public:
    explicit CurlNetwork(const std::atomic<bool>* stop) : stop_(stop) {
        static const CURLcode initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
        handle_ = initialised == CURLE_OK ? curl_easy_init() : nullptr;
    }
    ~CurlNetwork() override { curl_easy_cleanup(handle_); }
    CurlNetwork(const CurlNetwork&) = delete;
    CurlNetwork& operator=(const CurlNetwork&) = delete;

    Result<Response> get(const Request& request) override {
        if (handle_ == nullptr) {
            return fail(ErrorCode::internal, request.address, "no memory for fetching it");
        }
        Transfer transfer{request, stop_, {}};
        set_up(transfer);
        const CURLcode code = curl_easy_perform(handle_);
        if (code != CURLE_OK && !transfer.response.cut) {
            return failure(code, transfer);
        }
        long status = 0;
        const char* text = nullptr;
        curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
        transfer.response.status = static_cast<int>(status);
        curl_easy_getinfo(handle_, CURLINFO_CONTENT_TYPE, &text);
        transfer.response.content_type = text != nullptr ? text : "";
        text = nullptr;
        curl_easy_getinfo(handle_, CURLINFO_REDIRECT_URL, &text);
        transfer.response.location = text != nullptr ? text : "";
        return std::move(transfer.response);
    }

private:
    template <class Value>
    void set(CURLoption option, Value value) {
        curl_easy_setopt(handle_, option, value);
    }

    void set_up(Transfer& transfer) {
        const Request& request = transfer.request;
        curl_easy_reset(handle_);  // connections stay open
        set(CURLOPT_URL, request.address.c_str());
        set(CURLOPT_USERAGENT, request.user_agent.c_str());
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_FOLLOWLOCATION, 0L);
        set(CURLOPT_PROXY, "");  // with a proxy the address connected to would be the proxy's
        set(CURLOPT_ACCEPT_ENCODING, "");
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(request.time.count()));
        set(CURLOPT_CONNECTTIMEOUT_MS, connect_milliseconds);
        set(CURLOPT_WRITEFUNCTION, on_body);
        set(CURLOPT_WRITEDATA, &transfer);
        set(CURLOPT_HEADERFUNCTION, on_header);
        set(CURLOPT_HEADERDATA, &transfer);
        set(CURLOPT_OPENSOCKETFUNCTION, on_socket);
        set(CURLOPT_OPENSOCKETDATA, &transfer);
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, on_progress);
        set(CURLOPT_XFERINFODATA, &transfer);
    }

    static std::unexpected<Error> failure(CURLcode code, const Transfer& transfer) {
        const std::string& address = transfer.request.address;
        if (code == CURLE_ABORTED_BY_CALLBACK) {
            return fail(ErrorCode::interrupted, address, "stopped");
        }
        if (transfer.private_address) {
            return fail(ErrorCode::unreadable, address,
                        "its host is at a private address; --allow-private fetches it");
        }
        if (transfer.header_bytes > most_header_bytes) {
            return fail(ErrorCode::too_large, address, "more than 256 KiB of headers");
        }
        if (code == CURLE_OPERATION_TIMEDOUT) {
            return fail(ErrorCode::unreadable, address, "it took too long");
        }
        return fail(ErrorCode::unreadable, address, curl_easy_strerror(code));
    }

    CURL* handle_ = nullptr;
    const std::atomic<bool>* stop_;
};

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, flags) != CURLUE_OK) {
        return {};
    }
    std::string out = text;
    curl_free(text);
    return out;
}

}  // namespace

std::optional<Address> parse_address(std::string_view text) {
    const bool has_control = std::ranges::any_of(
        text, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7F'; });
    if (text.size() > most_address || has_control) {
        return std::nullopt;
    }
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url(curl_url(), curl_url_cleanup);
    const std::string whole(text.substr(0, text.find('#')));
    if (url == nullptr ||
        curl_url_set(url.get(), CURLUPART_URL, whole.c_str(), CURLU_DISALLOW_USER) != CURLUE_OK) {
        return std::nullopt;
    }
    const std::string scheme = part_of(url.get(), CURLUPART_SCHEME);
    const std::string host = ascii_lower(part_of(url.get(), CURLUPART_HOST));
    if ((scheme != "http" && scheme != "https") || host.empty()) {
        return std::nullopt;
    }
    Address address;
    address.text = part_of(url.get(), CURLUPART_URL);
    address.origin =
        cat(scheme, "://", host, ':', part_of(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT));
    const std::string query = part_of(url.get(), CURLUPART_QUERY);
    address.target = cat(part_of(url.get(), CURLUPART_PATH), query.empty() ? "" : "?", query);
    return address;
}

std::unique_ptr<Network> curl_network(const std::atomic<bool>* stop) {
    return std::make_unique<CurlNetwork>(stop);
}

}  // namespace stemma::fetch
