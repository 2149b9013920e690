// An HTTP response as an archive keeps it → its body as a page.
//
//   Result<Document> page = document_of_response(id, bytes, {.url = uri, .fetched = date});
//
// Archives disagree on whether they keep the body as it was transferred or decoded, whatever the
// headers say. So a coding that the bytes do not show (no chunk size, no gzip mark) is taken as
// undone already. Bounded: at most two content codings, and `limit` bytes of body.
// Thread safety: functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extract/archives/fields.h"
#include "stemma/article.h"
#include "stemma/result.h"

namespace stemma::extract {

struct HttpHead {
    int status = 0;
    Fields fields;
    std::size_t size = 0;                ///< where the body begins
    [[nodiscard]] bool is_page() const;  ///< a success, and HTML by its Content-Type
};

/// Nothing if `bytes` begin no HTTP response, or end within its head.
[[nodiscard]] std::optional<HttpHead> read_http_head(std::string_view bytes);

/// The label in `text/html; charset="utf-8"`; empty if there is none.
[[nodiscard]] std::string_view charset_of(std::string_view content_type);

/// The body without transfer and content codings. Fails with damaged or too_large.
[[nodiscard]] Result<std::string> decode_body(const HttpHead& head, std::string_view body,
                                              std::uint64_t limit, const std::string& name);

[[nodiscard]] Result<Document> document_of_response(std::string id, std::string_view bytes,
                                                    Hints hints, std::uint64_t limit);

}  // namespace stemma::extract
