// Bytes that come in pieces (a file, standard input), and lines of bounded length out of them.
//
//   Result<std::unique_ptr<ByteSource>> source = files.open("articles.jsonl");
//   LineReader lines(**source, limit);
//   while (auto line = lines.next()) { … }      // nullopt: the end; an Error: could not read on
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "stemma/result.h"

namespace stemma {

class ByteSource {
public:
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    virtual ~ByteSource() = default;
    /// Puts at most `size` bytes into `buffer`; 0 = the end.
    [[nodiscard]] virtual Result<std::size_t> read(char* buffer, std::size_t size) = 0;
    /// Passes over the next `size` bytes, or what there is of them.
    [[nodiscard]] virtual Result<void> skip(std::uint64_t size);
    /// False if read() would have to wait for bytes that have not come yet.
    [[nodiscard]] virtual bool ready() { return true; }
};

/// A file descriptor; `name` stands in errors. Closes it if `owned`.
[[nodiscard]] std::unique_ptr<ByteSource> descriptor_source(int descriptor, std::string name,
                                                            bool owned);

/// Text that is at hand already; a view, not a copy.
[[nodiscard]] std::unique_ptr<ByteSource> memory_source(std::string_view bytes);

/// What is left of the source, after `already_read`; too_large if that is more than `limit` bytes.
[[nodiscard]] Result<std::string> read_all(ByteSource& source, std::uint64_t limit,
                                           const std::string& name, std::string already_read = {});

struct Line {
    std::string text;          ///< without its end
    std::uint64_t number = 0;  ///< from 1
    bool too_long = false;     ///< over the limit: `text` is its beginning, the rest was skipped
};

class LineReader {
public:
    /// Memory stays within `limit` plus one block, whatever the source holds.
    LineReader(ByteSource& source, std::size_t limit) : source_(source), limit_(limit) {}
    /// `already_read`: bytes taken from the source before, to look at.
    LineReader(ByteSource& source, std::size_t limit, std::string already_read)
        : source_(source), limit_(limit), buffer_(std::move(already_read)) {}
    [[nodiscard]] Result<std::optional<Line>> next();
    /// False if next() would have to wait.
    [[nodiscard]] bool ready() const {
        return ended_ || buffer_.find('\n', at_) != std::string::npos || source_.ready();
    }

private:
    [[nodiscard]] Line take(std::size_t end, std::size_t after, bool too_long);

    ByteSource& source_;
    std::size_t limit_;
    std::string buffer_;
    std::size_t at_ = 0;        ///< of the next line
    std::size_t expected_ = 0;  ///< bytes of a long line, after those there were
    std::uint64_t number_ = 0;
    bool ended_ = false;
};

}  // namespace stemma
