#include "engine/input_stream.h"

#include <algorithm>

#include "base/strings.h"
#include "engine/records.h"
#include "text/utf8.h"

namespace stemma::engine {
namespace {

bool is_address(std::string_view path) {
    return path.starts_with("http://") || path.starts_with("https://");
}

/// The beginning of a source: sniff_size bytes; fewer at its end, before damage, or when a slow
/// source has given a whole line and no more.
Result<std::string> read_head(ByteSource& source) {
    std::string head(sniff_size, '\0');
    std::size_t size = 0;
    while (size < sniff_size) {
        if (size > 0 && head[size - 1] == '\n' && !source.ready()) {
            break;
        }
        const Result<std::size_t> n = source.read(head.data() + size, sniff_size - size);
        if (!n && size > 0 && n.error().code == ErrorCode::damaged) {
            break;  // the next read says it again
        }
        if (!n) {
            return std::unexpected(n.error());
        }
        if (*n == 0) {
            break;
        }
        size += *n;
    }
    head.resize(size);
    return head;
}

}  // namespace

Result<json::Value> parse_record(const RawInput& input) {
    if (text::is_valid_utf8(input.bytes)) {
        return json::parse(input.bytes, input.id);
    }
    return json::parse(text::repair_utf8(input.bytes), input.id);
}

Result<Document> document_of(RawInput input) {
    if (input.format == InputFormat::json_lines) {
        const Result<json::Value> record = parse_record(input);
        if (!record) {
            return std::unexpected(record.error());
        }
        return document_of(*record, input.id);
    }
    Document document;
    document.id = std::move(input.id);
    document.kind = input.format == InputFormat::html ? DocumentKind::html : DocumentKind::plain;
    document.bytes = std::move(input.bytes);
    return document;
}

InputStream::InputStream(const Files& files, ByteSource& standard_input,
                         std::vector<std::string> inputs, InputLimits limits)
    : files_(files), standard_input_(standard_input), limits_(limits) {
    std::ranges::reverse(inputs);
    for (std::string& path : inputs) {
        pending_.push_back({std::move(path), false});
    }
}

bool InputStream::ready() const { return !lines_ || lines_->ready(); }

std::optional<Result<RawInput>> InputStream::next() {
    while (true) {
        if (lines_) {
            if (auto item = next_line()) {
                return item;
            }
            continue;
        }
        if (pending_.empty()) {
            return std::nullopt;
        }
        const Pending input = std::move(pending_.back());
        pending_.pop_back();
        if (auto item = start(input)) {
            return item;
        }
    }
}

std::optional<Result<RawInput>> InputStream::start(const Pending& input) {
    if (input.path == "-" && !input.from_folder) {
        return start_source(input.path);
    }
    if (is_address(input.path)) {
        return fail(ErrorCode::unknown_format, input.path,
                    "addresses are not fetched yet; save the page and give the file");
    }
    switch (files_.kind(input.path)) {
        case FileKind::none:
            return fail(ErrorCode::not_found, input.path, "no such file or folder");
        case FileKind::folder: {
            Result<std::vector<std::string>> paths = files_.list(input.path);
            if (!paths) {
                return std::unexpected(paths.error());
            }
            if (paths->empty()) {
                return fail(ErrorCode::empty, input.path, "no files in this folder");
            }
            for (auto path = paths->rbegin(); path != paths->rend(); ++path) {
                pending_.push_back({std::move(*path), true});
            }
            return std::nullopt;
        }
        case FileKind::file:
        case FileKind::other: break;
    }
    return start_source(input.path);
}

std::optional<Result<RawInput>> InputStream::start_source(const std::string& path) {
    ByteSource* source = &standard_input_;
    if (path != "-") {
        Result<std::unique_ptr<ByteSource>> opened = files_.open(path);
        if (!opened) {
            return std::unexpected(opened.error());
        }
        owned_ = *std::move(opened);
        source = owned_.get();
    }
    Result<std::string> head = read_head(*source);
    const Compression compression = head ? compression_of(*head) : Compression::none;
    if (compression != Compression::none) {
        expanded_ = expand(*source, compression, path, *std::move(head));
        source = expanded_.get();
        head = read_head(*source);
    }
    if (!head) {
        return std::unexpected(head.error());
    }
    const Sniffed sniffed = sniff(*head, path);
    switch (sniffed.format) {
        case InputFormat::unknown: return fail(ErrorCode::unknown_format, path, sniffed.reason);
        case InputFormat::empty: return fail(ErrorCode::empty, path, "no text in it");
        case InputFormat::json_lines:
            path_ = path;
            lines_.emplace(*source, limits_.line_bytes, *std::move(head));
            return std::nullopt;
        case InputFormat::html:
        case InputFormat::plain: break;
    }
    Result<std::string> bytes = read_all(*source, limits_.document_bytes, path, *std::move(head));
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    return RawInput{path, sniffed.format, *std::move(bytes)};
}

/// The next record of a JSON Lines input; nothing at its end.
std::optional<Result<RawInput>> InputStream::next_line() {
    while (true) {
        const Result<std::optional<Line>> line = lines_->next();
        if (!line || !*line) {
            lines_.reset();
            expanded_.reset();
            owned_.reset();
            return line ? std::nullopt
                        : std::optional<Result<RawInput>>(std::unexpected(line.error()));
        }
        const Line& found = **line;
        const std::string id = cat(path_, '#', found.number);
        if (found.too_long) {
            return fail(ErrorCode::too_large, id,
                        cat("a record of more than ", limits_.line_bytes, " bytes"));
        }
        std::string_view text = found.text;
        if (found.number == 1 && text.starts_with("\xEF\xBB\xBF")) {
            text.remove_prefix(3);
        }
        if (!trim(text).empty()) {
            return RawInput{id, InputFormat::json_lines, std::string(text)};
        }
    }
}

}  // namespace stemma::engine
