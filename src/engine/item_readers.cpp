#include "engine/item_readers.h"

#include <utility>

#include "base/strings.h"
#include "extract/archives/warc.h"

namespace stemma::engine {
namespace {

class LineItems final : public ItemReader {
public:
    LineItems(ByteSource& source, const InputLimits& limits, std::string path,
              std::string already_read)
        : lines_(source, limits.line_bytes, std::move(already_read)),
          limits_(limits),
          path_(std::move(path)) {}
    bool ready() const override { return lines_.ready(); }

    std::optional<Result<RawInput>> next() override {
        while (!ended_) {
            Result<std::optional<Line>> line = lines_.next();
            if (!line || !*line) {
                ended_ = true;
                return line ? std::nullopt
                            : std::optional<Result<RawInput>>(std::unexpected(line.error()));
            }
            Line& found = **line;
            std::string id = cat(path_, '#', found.number);
            if (found.too_long) {
                return fail(ErrorCode::too_large, std::move(id),
                            cat("a record of more than ", limits_.line_bytes, " bytes"));
            }
            if (found.number == 1 && found.text.starts_with("\xEF\xBB\xBF")) {
                found.text.erase(0, 3);
            }
            if (!trim(found.text).empty()) {
                RawInput input;
                input.id = std::move(id);
                input.format = InputFormat::json_lines;
                input.bytes = std::move(found.text);
                return input;
            }
        }
        return std::nullopt;
    }

private:
    LineReader lines_;
    InputLimits limits_;
    std::string path_;
    bool ended_ = false;
};

class ArchiveItems final : public ItemReader {
public:
    ArchiveItems(extract::Segments segments, const InputLimits& limits, std::string path)
        : reader_(std::move(segments), path, {.block_bytes = limits.document_bytes}),
          path_(std::move(path)) {}

    std::optional<Result<RawInput>> next() override {
        std::optional<Result<extract::WarcRecord>> record = reader_.next();
        if (!record) {
            return std::nullopt;
        }
        if (!*record) {
            return std::unexpected(record->error());
        }
        RawInput input;
        input.id = cat(path_, '@', (**record).place);
        input.format = InputFormat::http_response;
        input.bytes = std::move((**record).block);
        input.hints.url = std::move((**record).uri);
        input.hints.fetched = std::move((**record).date);
        input.resume = std::move((**record).next);
        return input;
    }

private:
    extract::WarcReader reader_;
    std::string path_;
};

class ListedItems final : public ItemReader {
public:
    explicit ListedItems(std::vector<Result<RawInput>> items) : items_(std::move(items)) {}
    std::optional<Result<RawInput>> next() override {
        return at_ < items_.size() ? std::optional(std::move(items_[at_++])) : std::nullopt;
    }

private:
    std::vector<Result<RawInput>> items_;
    std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<ItemReader> line_items(ByteSource& source, const InputLimits& limits,
                                       std::string path, std::string already_read) {
    return std::make_unique<LineItems>(source, limits, std::move(path), std::move(already_read));
}

std::unique_ptr<ItemReader> archive_items(extract::Segments segments, const InputLimits& limits,
                                          std::string path) {
    return std::make_unique<ArchiveItems>(std::move(segments), limits, std::move(path));
}

std::vector<Result<RawInput>> items_of(extract::Listing listing, const std::string& path,
                                       bool follow) {
    std::vector<Result<RawInput>> items;
    std::size_t wordless = listing.sitemaps.size();
    for (extract::ListedDocument& listed : listing.items) {
        Document& document = listed.document;
        const bool to_fetch = follow && !listed.whole && !document.hints.url.empty();
        if (document.bytes.empty() && !to_fetch) {
            ++wordless;
            continue;
        }
        RawInput input;
        input.id = std::move(document.id);
        input.format = to_fetch                              ? InputFormat::address
                       : document.kind == DocumentKind::html ? InputFormat::html
                                                             : InputFormat::clean;
        input.bytes = std::move(document.bytes);
        input.encoding = std::move(document.encoding);
        input.hints = std::move(document.hints);
        items.emplace_back(std::move(input));
    }
    if (wordless > 0) {
        items.emplace_back(fail(ErrorCode::empty, path,
                                cat("addresses that it lists without any words: ", wordless,
                                    "; --follow fetches them")));
    }
    if (listing.damage) {
        items.emplace_back(std::unexpected(*std::move(listing.damage)));
    }
    return items;
}

std::unique_ptr<ItemReader> listed_items(std::vector<Result<RawInput>> items) {
    return std::make_unique<ListedItems>(std::move(items));
}

}  // namespace stemma::engine
