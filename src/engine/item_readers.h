// What an input that holds many documents gives, one after the other.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/byte_source.h"
#include "engine/raw_input.h"
#include "extract/archives/segments.h"
#include "extract/feeds/feeds.h"
#include "stemma/result.h"

namespace stemma::engine {

class ItemReader {
public:
    ItemReader() = default;
    ItemReader(const ItemReader&) = delete;
    ItemReader& operator=(const ItemReader&) = delete;
    virtual ~ItemReader() = default;
    /// The next item; nothing after the last.
    [[nodiscard]] virtual std::optional<Result<RawInput>> next() = 0;
    /// False if next() would have to wait for bytes that have not come yet.
    [[nodiscard]] virtual bool ready() const { return true; }
};

/// The records of JSON Lines; `source` must outlive the reader.
[[nodiscard]] std::unique_ptr<ItemReader> line_items(ByteSource& source, const InputLimits& limits,
                                                     std::string path, std::string already_read);
/// The pages of a WARC archive.
[[nodiscard]] std::unique_ptr<ItemReader> archive_items(extract::Segments segments,
                                                        const InputLimits& limits,
                                                        std::string path);
/// What a feed, a sitemap or a wire format lists. With `follow`, items without their full text
/// become addresses. Without, those that have no words at all cannot be read; one error tells how
/// many there are.
[[nodiscard]] std::vector<Result<RawInput>> items_of(extract::Listing listing,
                                                     const std::string& path, bool follow);
/// Items that are at hand already.
[[nodiscard]] std::unique_ptr<ItemReader> listed_items(std::vector<Result<RawInput>> items);

}  // namespace stemma::engine
