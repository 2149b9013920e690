#include "engine/sniff.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/xml.h"
#include "extract/feeds/feeds.h"
#include "text/encoding.h"

namespace stemma::engine {
namespace {

struct Magic {
    std::string_view bytes;
    std::string_view name;
};

// Inputs that are recognised but not read, so that the error can say what they are.
constexpr std::array magics = {
    Magic{"\x1f\x8b", "gzip data inside compressed data"},
    Magic{"\x28\xb5\x2f\xfd", "zstd data inside compressed data"},
    Magic{"PK\x03\x04", "a zip archive"},
    Magic{"%PDF-", "a PDF"},
    Magic{"\x89PNG", "a PNG image"},
    Magic{"\xff\xd8\xff", "a JPEG image"},
    Magic{"GIF8", "a GIF image"},
    Magic{"\xfd"
          "7zXZ",
          "xz data"},
    Magic{"BZh", "bzip2 data"},
    Magic{"\x7f"
          "ELF",
          "a program"},
    Magic{"SQLite format 3", "an SQLite database"},
};

constexpr std::array html_starts = {"<!doctype html", "<html",  "<head", "<body", "<article",
                                    "<div",           "<p>",    "<p ",   "<main", "<section",
                                    "<table",         "<title", "<meta"};

/// Of the name without what compression adds to it.
bool has_extension(std::string_view path, std::initializer_list<std::string_view> endings) {
    std::string name = ascii_lower(path);
    for (const std::string_view packed : {".gz", ".zst"}) {
        name.resize(name.size() - (name.ends_with(packed) ? packed.size() : 0));
    }
    return std::ranges::any_of(endings, [&](std::string_view e) { return name.ends_with(e); });
}

bool looks_like_record(std::string_view head) {
    if (!head.starts_with('{')) {
        return false;
    }
    const std::string_view rest = trim(head.substr(1));
    return rest.empty() || rest.starts_with('"') || rest.starts_with('}');
}

/// A JSON text laid out over several lines is no JSON Lines input: its first line is not a whole
/// object, and its second does not begin one.
bool is_laid_out(std::string_view text) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos || trim(text.substr(0, end)).ends_with('}')) {
        return false;
    }
    const std::string_view rest = trim(text.substr(end));
    return !rest.empty() && !rest.starts_with('{');
}

/// JSON Feed names its version by an address of its own.
bool is_json_feed(std::string_view start) {
    for (const std::string_view address :
         {R"("https://jsonfeed.org/version/)", R"("https:\/\/jsonfeed.org\/version\/)"}) {
        const std::size_t at = start.find(address);
        const std::string_view before = trim(start.substr(0, at));
        if (at != std::string_view::npos && before.ends_with(':') &&
            trim(before.substr(0, before.size() - 1)).ends_with("\"version\"")) {
            return true;
        }
    }
    return false;
}

Sniffed as_json(std::string_view start) {
    if (is_json_feed(start)) {
        return {InputFormat::json_feed, {}};
    }
    if (start.starts_with('[') || is_laid_out(start)) {
        return {InputFormat::unknown,
                "it is JSON over several lines or an array; give one record a line (JSON Lines)"};
    }
    return {InputFormat::json_lines, {}};
}

}  // namespace

Sniffed sniff(std::string_view head, std::string_view path) {
    for (const Magic& magic : magics) {
        if (head.starts_with(magic.bytes)) {
            return {InputFormat::unknown, cat("it is ", magic.name, ", which is not read yet")};
        }
    }
    if (head.starts_with("WARC/")) {
        return {InputFormat::warc, {}};
    }
    if (text::looks_binary(head)) {
        return {InputFormat::unknown, "it is binary data, not text"};
    }
    const std::string decoded = ascii_lower(text::decode_bytes(head).text);
    const std::string_view start = trim(decoded);
    if (start.empty()) {
        return {head.size() < sniff_size ? InputFormat::empty : InputFormat::plain, {}};
    }
    if (looks_like_record(start) || has_extension(path, {".json", ".jsonl", ".ndjson"})) {
        return as_json(start);
    }
    const std::string_view root = xml::root_name(start);
    if (extract::is_known_root(root)) {
        return {InputFormat::xml, {}};
    }
    const bool has_html = decoded.find("<html") != std::string::npos ||
                          decoded.find("<!doctype html") != std::string::npos;
    const bool is_page = has_html || has_extension(path, {".html", ".htm", ".xhtml"});
    if ((start.starts_with("<?xml") && !is_page) || root == "svg") {
        return {InputFormat::unknown, "it is XML of a kind that is not known"};
    }
    const bool starts_html =
        has_html || std::ranges::any_of(
                        html_starts, [&](std::string_view tag) { return start.starts_with(tag); });
    if (starts_html || start.starts_with("<!--") ||
        has_extension(path, {".html", ".htm", ".xhtml"})) {
        return {InputFormat::html, {}};
    }
    return {InputFormat::plain, {}};
}

}  // namespace stemma::engine
