// What the bytes of a text are, a bit each, and the text in small letters: words of ASCII are found
// by counting bits instead of by looking at each byte.
//
//   const ByteClasses bytes(text);
//   const std::uint32_t size = bytes.run_at(at);         // letters and digits from here on
//   if (size < ByteClasses::reach) use(bytes.lower(at, size));
//
//   lower    the text, A…Z as a…z, then zeros to a whole chunk of 64 bytes and one chunk more
//   words    a bit a byte: an ASCII letter or digit          small, digits    the like
//
// Thread safety: read-only once made. Linear in the text; memory: about 1.4 times the text.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

#include "base/simd.h"

namespace stemma::extract {

class ByteClasses {
public:
    static constexpr std::uint32_t reach = 56;  ///< a run that is longer is cut off there

    ByteClasses() = default;  ///< of no text: nothing may be asked
    explicit ByteClasses(std::string_view text);

    /// How many ASCII letters and digits stand at `at`, up to `reach`.
    [[nodiscard]] STEMMA_INLINE std::uint32_t run_at(std::size_t at) const {
        const std::uint64_t words = bits_from(words_, at) & ~(std::uint64_t{1} << reach);
        return static_cast<std::uint32_t>(std::countr_one(words));
    }
    /// Of `size` bytes, at most `reach`: how many are digits? Is one a small letter?
    [[nodiscard]] STEMMA_INLINE std::uint32_t digits_in(std::size_t at, std::uint32_t size) const {
        std::uint32_t digits = 0;
        for (std::uint64_t left = bits_from(digits_, at) & mask(size); left != 0;
             left &= left - 1) {
            ++digits;
        }
        return digits;
    }
    [[nodiscard]] bool has_small(std::size_t at, std::uint32_t size) const {
        return (bits_from(small_, at) & mask(size)) != 0;
    }
    [[nodiscard]] std::string_view lower(std::size_t at, std::size_t size) const {
        return {lower_ + at, size};
    }

private:
    static constexpr std::size_t chunk = 64;

    [[nodiscard]] static std::uint64_t mask(std::uint32_t size) {
        return (std::uint64_t{1} << size) - 1;
    }
    /// The bits of the bytes from `at` on, the first one lowest; at least `reach` + 1 of them.
    [[nodiscard]] STEMMA_INLINE static std::uint64_t bits_from(const char* masks, std::size_t at) {
        std::uint64_t bits;
        std::memcpy(&bits, masks + at / 8, sizeof bits);
        if constexpr (std::endian::native == std::endian::big) {
            bits = __builtin_bswap64(bits);
        }
        return bits >> (at % 8);
    }
    /// Looks at 64 bytes.
    void take(const char* bytes, std::size_t at);

    std::unique_ptr<char[]> memory_;
    char* lower_ = nullptr;
    char* words_ = nullptr;
    char* small_ = nullptr;
    char* digits_ = nullptr;
};

}  // namespace stemma::extract
