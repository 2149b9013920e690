// The words of a class list or an id, as hashes: parted at anything but letters, and where a
// capital follows a small letter; numbers and single letters are left out.
//
//   ClassWords words;
//   words.each("post-body navItem", [&](std::uint64_t word) {});   // hash64("post"), "body", …
//
// Sixty-four bytes are looked at together. Thread safety: none; linear.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "base/hash_inline.h"

namespace stemma::extract::html {

class ClassWords {
public:
    template <class Use>
    void each(std::string_view names, const Use& use) {
        copy(names);
        Letters before;  // the last byte's, in the lowest bit
        std::size_t begin = 0;
        // The zero behind the names ends the last word.
        for (std::size_t at = 0; at <= names.size(); at += together) {
            const Letters here = lower(at, std::min(names.size() + 1 - at, together));
            const std::uint64_t after = here.any << 1U | before.any;
            const std::uint64_t after_small = here.small << 1U | before.small;
            const std::uint64_t capitals = here.any & ~here.small;
            std::uint64_t begins = here.any & (~after | (capitals & after_small));
            for (std::uint64_t ends = after & (~here.any | begins); ends != 0; ends &= ends - 1) {
                // A word that began here began before it ends; else it began further up.
                const std::uint64_t up_to_end = ends ^ (ends - 1);
                if ((begins & up_to_end >> 1U) != 0) {
                    begin = at + static_cast<std::size_t>(std::countr_zero(begins));
                    begins &= begins - 1;
                }
                const std::size_t end = at + static_cast<std::size_t>(std::countr_zero(ends));
                if (end - begin > 1) {
                    use(hash64_inline({&lower_[begin], end - begin}));
                }
            }
            if (begins != 0) {
                begin = at + static_cast<std::size_t>(std::countr_zero(begins));
            }
            before = {here.any >> (together - 1), here.small >> (together - 1)};
        }
    }

private:
    static constexpr std::size_t together = 64;

    /// Letters among some bytes, a bit each.
    struct Letters {
        std::uint64_t any = 0;
        std::uint64_t small = 0;
    };
    void copy(std::string_view names);
    /// Those of up to sixty-four bytes, which become small.
    Letters lower(std::size_t at, std::size_t count);

    std::vector<char> lower_;  ///< the names in small letters, with zeros behind them
};

}  // namespace stemma::extract::html
