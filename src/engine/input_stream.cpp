#include "engine/input_stream.h"

#include <algorithm>
#include <ranges>
#include <utility>

#include "base/strings.h"
#include "extract/archives/http_message.h"

namespace stemma::engine {
namespace {

constexpr int most_sitemap_levels = 3;
constexpr std::size_t most_sitemaps = 1'000;

bool is_address(std::string_view path) {
    return path.starts_with("http://") || path.starts_with("https://");
}

/// The beginning of a source: sniff_size bytes; fewer at its end, before damage, or when a slow
/// source has given a whole line and no more.
Result<std::string> read_head(ByteSource& source, const MemberSource* members = nullptr) {
    std::string head(sniff_size, '\0');
    std::size_t size = 0;
    while (size < sniff_size) {
        const bool member_ended = members != nullptr && members->member_ended();
        if (size > 0 && (member_ended || (head[size - 1] == '\n' && !source.ready()))) {
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

InputStream::InputStream(const Files& files, ByteSource& standard_input,
                         std::vector<std::string> inputs, InputOptions options)
    : files_(files), standard_input_(standard_input), options_(std::move(options)) {
    std::ranges::reverse(inputs);
    for (std::string& path : inputs) {
        pending_.push_back({std::move(path), false, 0});
    }
}

bool InputStream::ready() const { return !items_ || items_->ready(); }

std::optional<Result<RawInput>> InputStream::next() {
    while (true) {
        if (items_) {
            if (auto item = items_->next()) {
                return *item && (**item).format == InputFormat::address
                           ? fetch_item(**std::move(item))
                           : std::move(item);
            }
            items_.reset();
            expanded_.reset();
            owned_.reset();
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
        return start_source(input);
    }
    if (is_address(input.path) && !input.from_folder) {
        return start_source(input);
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
                pending_.push_back({std::move(*path), true, 0});
            }
            return std::nullopt;
        }
        case FileKind::file:
        case FileKind::other: break;
    }
    return start_source(input);
}

Result<fetch::Fetched> InputStream::fetch(const std::string& address) {
    return options_.fetcher != nullptr
               ? options_.fetcher->get(address)
               : fail(ErrorCode::unreadable, address, "nothing is fetched in this run");
}

Result<void> InputStream::open(const std::string& path) {
    if (is_address(path)) {
        Result<fetch::Fetched> fetched = fetch(path);
        if (!fetched) {
            return std::unexpected(fetched.error());
        }
        body_ = std::move(fetched->bytes);
        owned_ = memory_source(body_);
        origin_.hints.url = std::move(fetched->address);
        origin_.hints.fetched = options_.now;
        origin_.encoding = extract::charset_of(fetched->content_type);
        origin_.is_page = fetched->content_type.starts_with("text/html");
        return {};
    }
    Result<std::unique_ptr<ByteSource>> opened = files_.open(path);
    if (!opened) {
        return std::unexpected(opened.error());
    }
    owned_ = *std::move(opened);
    return {};
}

/// The page that an item of a feed or a sitemap names; what the item stated of it is kept.
Result<RawInput> InputStream::fetch_item(RawInput item) {
    Result<fetch::Fetched> fetched = fetch(item.hints.url);
    if (!fetched) {
        return std::unexpected(fetched.error());
    }
    const Sniffed sniffed =
        sniff(std::string_view(fetched->bytes).substr(0, sniff_size), fetched->address);
    if (sniffed.format != InputFormat::html && sniffed.format != InputFormat::plain) {
        return fail(ErrorCode::unknown_format, item.hints.url,
                    sniffed.reason.empty() ? "it is no page" : sniffed.reason);
    }
    item.format = InputFormat::html;
    item.bytes = std::move(fetched->bytes);
    item.encoding = extract::charset_of(fetched->content_type);
    item.hints.fetched = options_.now;
    return item;
}

std::optional<Result<RawInput>> InputStream::start_source(const Pending& pending) {
    const std::string& path = pending.path;
    origin_ = {};
    ByteSource* source = &standard_input_;
    if (path != "-") {
        if (const Result<void> opened = open(path); !opened) {
            return std::unexpected(opened.error());
        }
        source = owned_.get();
    }
    Result<std::string> head = read_head(*source);
    const Compression compression = head ? compression_of(*head) : Compression::none;
    if (compression != Compression::none) {
        expanded_ = expand(*source, compression, path, *std::move(head));
        source = expanded_.get();
        head = read_head(*source, expanded_.get());
    }
    if (!head) {
        return std::unexpected(head.error());
    }
    const Sniffed sniffed = sniff(*head, path);
    if (!options_.from.empty() && sniffed.format != InputFormat::warc) {
        return fail(ErrorCode::invalid_argument, path,
                    "only an archive can be read from a place on");
    }
    switch (sniffed.format) {
        case InputFormat::unknown: return fail(ErrorCode::unknown_format, path, sniffed.reason);
        case InputFormat::empty: return fail(ErrorCode::empty, path, "no text in it");
        case InputFormat::json_lines:
            items_ = line_items(*source, options_.limits, path, *std::move(head));
            return std::nullopt;
        case InputFormat::warc:
            if (const auto begun = start_archive(path, compression, *std::move(head)); !begun) {
                return std::unexpected(begun.error());
            }
            return std::nullopt;
        default: break;
    }
    Result<std::string> bytes =
        read_all(*source, options_.limits.document_bytes, path, *std::move(head));
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    return start_whole(pending, sniffed.format, *std::move(bytes));
}

/// A document that is at hand as a whole: a page, a text, or a list of them.
std::optional<Result<RawInput>> InputStream::start_whole(const Pending& pending, InputFormat format,
                                                         std::string bytes) {
    const std::string& path = pending.path;
    if (format == InputFormat::xml || format == InputFormat::json_feed) {
        extract::Listing listing = format == InputFormat::xml
                                       ? extract::read_xml(bytes, path, origin_.encoding)
                                       : extract::read_json_feed(bytes, path);
        const bool follow = options_.follow == InputOptions::Follow::listed_pages;
        if (follow && pending.depth < most_sitemap_levels) {
            listing.sitemaps.resize(std::min(listing.sitemaps.size(), most_sitemaps));
            for (std::string& address : listing.sitemaps | std::views::reverse) {
                pending_.push_back({std::move(address), false, pending.depth + 1});
            }
            listing.sitemaps.clear();
        }
        for (extract::ListedDocument& item : listing.items) {
            item.document.hints.fetched = origin_.hints.fetched;
        }
        items_ = listed_items(items_of(std::move(listing), path, follow));
        return std::nullopt;
    }
    RawInput input;
    input.id = path;
    const bool page = format == InputFormat::plain && origin_.is_page;
    input.format = page ? InputFormat::html : format;
    input.bytes = std::move(bytes);
    input.encoding = origin_.encoding;
    input.hints = origin_.hints;
    return input;
}

Result<void> InputStream::start_archive(const std::string& path, Compression compression,
                                        std::string head) {
    extract::Place begin{expanded_ ? expanded_->member() : 0, 0};
    if (!options_.from.empty()) {
        const bool compressed = compression != Compression::none;
        const auto from = extract::parse_place(options_.from, compressed);
        if (!from || path == "-") {
            return fail(ErrorCode::invalid_argument, path,
                        cat("cannot be read from \"", options_.from, "\" on"));
        }
        begin = *from;
        head.clear();
        expanded_.reset();
        if (const Result<void> opened = open(path); !opened) {
            return opened;
        }
        if (const auto skipped = owned_->skip(compressed ? begin.member : begin.inside); !skipped) {
            return skipped;
        }
        if (compressed) {
            expanded_ = expand(*owned_, compression, path, {}, begin.member);
        }
    }
    ByteSource& raw = owned_ ? *owned_ : standard_input_;
    ByteSource& source = expanded_ ? *expanded_ : raw;
    const std::uint64_t skipped = expanded_ ? std::exchange(begin.inside, 0) : 0;
    extract::Segments segments(source, expanded_.get(), begin, std::move(head));
    if (const Result<void> there = segments.skip(skipped); !there) {
        return there;
    }
    items_ = archive_items(std::move(segments), options_.limits, path);
    return {};
}

}  // namespace stemma::engine
