// One function, compiled for several machines, chosen when the program starts.
//
//   STEMMA_SIMD void add_all(…) { … }
//
// The results are the same on each: no fused multiply-add, no reordering of sums.
#pragma once

// Sanitizers run before the choice can be made; clang and GCC both know the attribute on x86-64.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define STEMMA_SIMD __attribute__((target_clones("default", "avx2")))
#else
#define STEMMA_SIMD
#endif

/// A function that may only be called where the processor has AVX2; undefined where no such can be.
#if defined(__x86_64__) && defined(__GNUC__)
#define STEMMA_AVX2 __attribute__((target("avx2")))
/// The same for what x86-64-v3 has besides; ask has_v3() first.
#define STEMMA_V3 __attribute__((target("avx2,bmi,bmi2,popcnt")))
#endif

/// For what a STEMMA_SIMD function calls: it must be part of each copy.
#define STEMMA_INLINE inline __attribute__((always_inline))

#ifdef STEMMA_V3
namespace stemma {

[[nodiscard]] inline bool has_v3() {
    static const bool has = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                            __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
    return has;
}

}  // namespace stemma
#endif
