#include "extract/archives/http_message.h"

#include <algorithm>
#include <charconv>

#include "base/expand.h"
#include "base/strings.h"

namespace stemma::extract {
namespace {

constexpr std::size_t most_codings = 2;

/// The size line of a chunk: hexadecimal digits, then the line's end or an extension.
std::optional<std::uint64_t> chunk_size(std::string_view line) {
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const std::string_view rest = trim(std::string_view(end, line.data() + line.size()));
    return error == std::errc{} && (rest.empty() || rest[0] == ';') ? std::optional(size)
                                                                    : std::nullopt;
}

/// Nothing if the body is not chunked. A body that ends early, or goes wrong, is kept up to there:
/// crawlers cut long ones.
std::optional<std::string> join_chunks(std::string_view body) {
    std::string joined;
    for (bool first = true;; first = false) {
        const std::size_t end = body.find('\n');
        const auto size =
            end == std::string_view::npos ? std::nullopt : chunk_size(body.substr(0, end));
        if (!size) {
            return first ? std::nullopt : std::optional(std::move(joined));
        }
        body.remove_prefix(end + 1);
        joined += body.substr(0, *size);
        if (*size == 0 || *size >= body.size()) {
            return joined;
        }
        body.remove_prefix(*size);
        body.remove_prefix(body.starts_with("\r\n") ? 2 : body.starts_with('\n') ? 1 : 0);
    }
}

Result<std::string> undo(std::string_view coding, std::string body, std::uint64_t limit,
                         const std::string& name) {
    if (coding.empty() || equals_ignoring_case(coding, "identity")) {
        return body;
    }
    const Compression shown = compression_of(body);
    const Compression said = equals_ignoring_case(coding, "deflate") ? Compression::deflate
                             : equals_ignoring_case(coding, "br")    ? Compression::brotli
                                                                     : Compression::none;
    if (shown != Compression::none || said != Compression::none) {
        const Compression used = said != Compression::none ? said : shown;
        auto expanded = expand_all(body, used, limit, name);
        // Decoded already, although the headers say otherwise.
        return !expanded && said != Compression::none && trim(body).starts_with('<')
                   ? std::move(body)
                   : std::move(expanded);
    }
    if (equals_ignoring_case(coding, "gzip") || equals_ignoring_case(coding, "x-gzip") ||
        equals_ignoring_case(coding, "zstd") || trim(body).starts_with('<')) {
        return body;
    }
    return fail(ErrorCode::unknown_format, name,
                cat("its content coding \"", printable_excerpt(coding, 20), "\" is not read"));
}

}  // namespace

bool HttpHead::is_page() const {
    const std::string_view full = fields.get("content-type");
    const std::string_view type = trim(full.substr(0, full.find(';')));
    return status >= 200 && status < 300 &&
           (equals_ignoring_case(type, "text/html") ||
            equals_ignoring_case(type, "application/xhtml+xml"));
}

std::optional<HttpHead> read_http_head(std::string_view bytes) {
    const std::size_t end = bytes.find('\n');
    if (!bytes.starts_with("HTTP/") || end == std::string_view::npos) {
        return std::nullopt;
    }
    HttpHead head;
    const std::string_view line = trim(bytes.substr(0, end));
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos || !parse_number(line.substr(blank + 1, 3), head.status)) {
        return std::nullopt;
    }
    std::optional<Fields> fields = read_fields(bytes.substr(end + 1));
    if (!fields) {
        return std::nullopt;
    }
    head.fields = *std::move(fields);
    head.size = end + 1 + head.fields.size;
    return head;
}

std::string_view charset_of(std::string_view content_type) {
    for (std::string_view part : split(content_type, ';')) {
        part = trim(part);
        if (part.size() > 8 && equals_ignoring_case(part.substr(0, 8), "charset=")) {
            part = trim(part.substr(8));
            while (!part.empty() && (part.front() == '"' || part.front() == '\'')) {
                part.remove_prefix(1);
            }
            while (!part.empty() && (part.back() == '"' || part.back() == '\'')) {
                part.remove_suffix(1);
            }
            return part;
        }
    }
    return {};
}

Result<std::string> decode_body(const HttpHead& head, std::string_view body, std::uint64_t limit,
                                const std::string& name) {
    std::string decoded(body);
    if (contains_ignoring_case(head.fields.get("transfer-encoding"), "chunked")) {
        if (std::optional<std::string> joined = join_chunks(body)) {
            decoded = *std::move(joined);
        }
    }
    std::vector<std::string_view> codings = split(head.fields.get("content-encoding"), ',');
    if (codings.size() > most_codings) {
        return fail(ErrorCode::too_large, name,
                    cat("more than ", most_codings, " content codings"));
    }
    std::ranges::reverse(codings);
    for (const std::string_view coding : codings) {
        Result<std::string> undone = undo(trim(coding), std::move(decoded), limit, name);
        if (!undone) {
            return undone;
        }
        decoded = *std::move(undone);
    }
    return decoded;
}

Result<Document> document_of_response(std::string id, std::string_view bytes, Hints hints,
                                      std::uint64_t limit) {
    const std::optional<HttpHead> head = read_http_head(bytes);
    if (!head) {
        return fail(ErrorCode::damaged, std::move(id), "its HTTP response has no whole head");
    }
    Result<std::string> body = decode_body(*head, bytes.substr(head->size), limit, id);
    if (!body) {
        return std::unexpected(body.error());
    }
    Document document;
    document.id = std::move(id);
    document.kind = DocumentKind::html;
    document.bytes = *std::move(body);
    document.encoding = charset_of(head->fields.get("content-type"));
    document.hints = std::move(hints);
    return document;
}

}  // namespace stemma::extract
