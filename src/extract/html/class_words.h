// The words of a class list or an id, as hashes: parted at anything but letters, and where a
// capital follows a small letter; numbers and single letters are left out.
//
//   ClassWords words;
//   for (const std::uint64_t word : words.of("post-body navItem"))  // hash64("post"), "body", …
//       use(word);
//
// Sixty-four bytes are looked at together. Thread safety: none; linear.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace stemma::extract::html {

class ClassWords {
public:
    /// Valid until the next call.
    [[nodiscard]] std::span<const std::uint64_t> of(std::string_view names);

private:
    void add(std::size_t begin, std::size_t end);

    std::vector<char> lower_;  ///< the names in small letters, with zeros behind them
    std::vector<std::uint64_t> hashes_;
};

}  // namespace stemma::extract::html
