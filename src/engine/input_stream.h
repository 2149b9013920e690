// Files, folders, addresses and standard input, compressed or not → one ordered stream of raw
// inputs, in bounded memory.
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
#include "engine/item_readers.h"
#include "engine/raw_input.h"
#include "fetch/fetcher.h"
#include "stemma/result.h"

namespace stemma::engine {

struct InputOptions {
    InputLimits limits = {};
    std::string from = {};  ///< a place in the one archive that is given: reading begins there
    /// Pages that feeds and sitemaps list without their full text are fetched.
    enum class Follow : std::uint8_t { nothing, listed_pages } follow = Follow::nothing;
    fetch::Fetcher* fetcher = nullptr;  ///< for addresses; null: they are errors
    std::string now = {};               ///< when fetched documents are fetched
};

class InputStream {
public:
    /// `files` and `standard_input` must outlive the stream.
    InputStream(const Files& files, ByteSource& standard_input, std::vector<std::string> inputs,
                InputOptions options = {});
    /// The next input; nothing after the last.
    [[nodiscard]] std::optional<Result<RawInput>> next();
    /// False if next() would have to wait for bytes that have not come yet.
    [[nodiscard]] bool ready() const;

private:
    struct Pending {
        std::string path;
        bool from_folder = false;
        int depth = 0;  ///< of sitemaps that list it
    };
    /// What is known of an input that was fetched.
    struct Origin {
        Hints hints;
        std::string encoding;
        bool is_page = false;
    };
    [[nodiscard]] std::optional<Result<RawInput>> start(const Pending& input);
    [[nodiscard]] std::optional<Result<RawInput>> start_source(const Pending& input);
    [[nodiscard]] std::optional<Result<RawInput>> start_whole(const Pending& input,
                                                              InputFormat format,
                                                              std::string bytes);
    [[nodiscard]] Result<fetch::Fetched> fetch(const std::string& address);
    [[nodiscard]] Result<RawInput> fetch_item(RawInput item);
    [[nodiscard]] Result<void> open(const std::string& path);
    [[nodiscard]] Result<void> start_archive(const std::string& path, Compression compression,
                                             std::string head);

    const Files& files_;
    ByteSource& standard_input_;
    InputOptions options_;
    std::vector<Pending> pending_;  ///< a stack: the next one is at the back
    // The input that is being read; each refers to the one above.
    Origin origin_;
    std::string body_;  ///< of what was fetched
    std::unique_ptr<ByteSource> owned_;
    std::unique_ptr<MemberSource> expanded_;  ///< what `owned_` or standard input holds compressed
    std::unique_ptr<ItemReader> items_;
};

}  // namespace stemma::engine
