// Archives for tests: records with invented pages.
#pragma once

#include <string>
#include <string_view>

namespace stemma::test {

inline std::string http_page(std::string_view body, std::string_view headers = "") {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + std::string(headers) +
           "\r\n" + std::string(body);
}

inline std::string warc_record(std::string_view type, std::string_view uri, std::string_view block,
                               std::string_view length = "") {
    return "WARC/1.0\r\nWARC-Type: " + std::string(type) +
           "\r\nWARC-Target-URI: " + std::string(uri) +
           "\r\nWARC-Date: 2031-05-02T06:15:00Z\r\nContent-Type: " +
           (type == "response" ? "application/http; msgtype=response" : "application/warc-fields") +
           "\r\nContent-Length: " +
           (length.empty() ? std::to_string(block.size()) : std::string(length)) + "\r\n\r\n" +
           std::string(block) + "\r\n\r\n";
}

inline std::string page_record(std::string_view uri, std::string_view body = "<p>The ferry") {
    return warc_record("response", uri, http_page(body));
}

}  // namespace stemma::test
