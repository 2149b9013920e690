// Files, folders and standard input, compressed or not → one ordered stream of raw inputs, in
// bounded memory.
//
//   InputStream stream(files, standard_input, {"news/", "-"}, limits);
//   while (auto item = stream.next()) {
//       if (!*item) report(item->error()); else work(**item);
//   }
//
// An input that cannot be used is an Error in its place in the stream; the rest goes on.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/expand.h"
#include "base/files.h"
#include "base/json.h"
#include "engine/sniff.h"
#include "stemma/article.h"
#include "stemma/result.h"

namespace stemma::engine {

struct InputLimits {
    std::uint64_t document_bytes = std::uint64_t{64} << 20U;  ///< a page or a plain text
    std::size_t line_bytes = std::size_t{64} << 20U;          ///< a JSON Lines record
};

struct RawInput {
    std::string id;  ///< path as given; path#line for a record
    InputFormat format = InputFormat::plain;
    std::string bytes;
};

/// Decodes a raw input; a record's JSON is parsed here, so that it can happen on any thread.
[[nodiscard]] Result<Document> document_of(RawInput input);
[[nodiscard]] Result<json::Value> parse_record(const RawInput& input);

class InputStream {
public:
    /// `files` and `standard_input` must outlive the stream.
    InputStream(const Files& files, ByteSource& standard_input, std::vector<std::string> inputs,
                InputLimits limits = {});
    /// The next input; nothing after the last.
    [[nodiscard]] std::optional<Result<RawInput>> next();
    /// False if next() would have to wait for bytes that have not come yet.
    [[nodiscard]] bool ready() const;

private:
    struct Pending {
        std::string path;
        bool from_folder = false;
    };
    [[nodiscard]] std::optional<Result<RawInput>> start(const Pending& input);
    [[nodiscard]] std::optional<Result<RawInput>> start_source(const std::string& path);
    [[nodiscard]] std::optional<Result<RawInput>> next_line();

    const Files& files_;
    ByteSource& standard_input_;
    InputLimits limits_;
    std::vector<Pending> pending_;  ///< a stack: the next one is at the back
    std::string path_;              ///< of the JSON Lines input that is being read
    std::unique_ptr<ByteSource> owned_;
    std::unique_ptr<MemberSource> expanded_;  ///< what `owned_` or standard input holds compressed
    std::optional<LineReader> lines_;
};

}  // namespace stemma::engine
