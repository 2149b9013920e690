// An allocator for tables that are read at random: large ones lie on pages of 2 MiB where the
// system has them, so that a look-up does not wait for the page's address besides the value.
//
//   std::vector<std::int16_t, LargePages<std::int16_t>> cells;
//
// Small ones come from the usual heap. Thread safety: any number of threads.
#pragma once

#include <cstddef>
#include <new>
#include <utility>

namespace stemma {

/// At least `bytes`, from the begin of a line of the cache, for free_large(); throws
/// std::bad_alloc.
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

/// The same for what is written before it is read: resize() leaves numbers as they lie in memory.
template <typename T>
struct UnfilledPages : LargePages<T> {
    UnfilledPages() = default;
    template <typename U>
    UnfilledPages(const UnfilledPages<U>& /*other*/) noexcept {}  // NOLINT: as above

    template <typename U>
    void construct(U* at) noexcept {
        ::new (static_cast<void*>(at)) U;
    }
    template <typename U, typename... Values>
    void construct(U* at, Values&&... values) {
        ::new (static_cast<void*>(at)) U(std::forward<Values>(values)...);
    }
};

}  // namespace stemma
