// An allocator for tables that are read at random: large ones lie on pages of 2 MiB where the
// system has them, so that a look-up does not wait for the page's address besides the value.
//
//   std::vector<std::int16_t, LargePages<std::int16_t>> cells;
//
// Small ones come from the usual heap. Thread safety: any number of threads.
#pragma once

#include <cstddef>
#include <new>

namespace stemma {

/// At least `bytes`, for free_large(); throws std::bad_alloc.
[[nodiscard]] void* allocate_large(std::size_t bytes);
void free_large(void* memory, std::size_t bytes) noexcept;

template <typename T>
struct LargePages {
    using value_type = T;

    LargePages() = default;
    template <typename U>
    LargePages(const LargePages<U>& /*other*/) noexcept {}  // NOLINT: an allocator is its own kind

    [[nodiscard]] T* allocate(std::size_t count) {
        if (count > static_cast<std::size_t>(-1) / sizeof(T)) {
            throw std::bad_alloc();
        }
        return static_cast<T*>(allocate_large(count * sizeof(T)));
    }
    void deallocate(T* memory, std::size_t count) noexcept {
        free_large(memory, count * sizeof(T));
    }
    friend bool operator==(const LargePages& /*a*/, const LargePages& /*b*/) { return true; }
};

}  // namespace stemma
