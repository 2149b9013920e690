// One document as an input gave it, not yet decoded.
#pragma once

#include <cstdint>
#include <string>

#include "base/json.h"
#include "engine/sniff.h"
#include "stemma/article.h"
#include "stemma/result.h"

namespace stemma::engine {

struct InputLimits {
    std::uint64_t document_bytes = std::uint64_t{64} << 20U;  ///< a page, a plain text, a feed
    std::size_t line_bytes = std::size_t{64} << 20U;          ///< a JSON Lines record
};

struct RawInput {
    std::string id;  ///< path as given; path#line for a record, path@place in an archive
    InputFormat format = InputFormat::plain;
    std::string bytes;
    std::string encoding;  ///< label that its transport stated
    Hints hints;
    std::string resume;  ///< in an archive: the place after this one; see InputOptions::from
};

/// Decodes a raw input; a record's JSON and an archived response are parsed here, so that it can
/// happen on any thread.
[[nodiscard]] Result<Document> document_of(RawInput input, const InputLimits& limits = {});
/// Takes its bytes, or repairs what is not UTF-8 in them.
[[nodiscard]] Result<json::Taken> parse_record(RawInput& input);

}  // namespace stemma::engine
