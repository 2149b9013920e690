#include "base/large_pages.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <numeric>
#include <vector>

namespace stemma {
namespace {

TEST(LargePages, AVectorGrowsFromSmallToLargeAndKeepsItsValues) {
    std::vector<std::uint32_t, LargePages<std::uint32_t>> values;
    constexpr std::uint32_t count = 3'000'000;  // 12 MB
    for (std::uint32_t i = 0; i < count; ++i) {
        values.push_back(i);
    }
    EXPECT_EQ(std::accumulate(values.begin(), values.end(), std::uint64_t{0}),
              std::uint64_t{count} * (count - 1) / 2);
    values.resize(10);
    values.shrink_to_fit();
    EXPECT_EQ(values.back(), 9U);
}

TEST(LargePages, ALargeTableBeginsAtALargePage) {
    const std::vector<char, LargePages<char>> table(std::size_t{5} << 20U, 'x');
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(table.data()) % (std::size_t{2} << 20U), 0U);
}

TEST(LargePages, WhatNoMachineHasIsRefused) {
    LargePages<std::uint64_t> pages;
    EXPECT_THROW(static_cast<void>(pages.allocate(static_cast<std::size_t>(-1) / 4)),
                 std::bad_alloc);
    EXPECT_THROW(static_cast<void>(pages.allocate(static_cast<std::size_t>(-1) / 8)),
                 std::bad_alloc);
}

}  // namespace
}  // namespace stemma
