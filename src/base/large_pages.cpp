#include "base/large_pages.h"

#include <sys/mman.h>

#include <cstdlib>

namespace stemma {
namespace {

constexpr std::size_t page = std::size_t{2} << 20U;
/// Smaller tables stay in the caches anyway.
constexpr std::size_t least = page / 4;
constexpr std::align_val_t line{64};

}  // namespace

void* allocate_large(std::size_t bytes) {
    if (bytes < least) {
        return ::operator new(bytes, line);
    }
    if (bytes > static_cast<std::size_t>(-1) - page) {
        throw std::bad_alloc();
    }
    const std::size_t whole = (bytes + page - 1) / page * page;
    void* memory = std::aligned_alloc(page, whole);
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
    // Advice: where it cannot be taken, pages stay small. What no table fills stays unused.
    madvise(memory, whole, MADV_HUGEPAGE);
    return memory;
}

void free_large(void* memory, std::size_t bytes) noexcept {
    if (bytes < least) {
        ::operator delete(memory, line);
    } else {
        std::free(memory);
    }
}

}  // namespace stemma
