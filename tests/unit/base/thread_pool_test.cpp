#include "base/thread_pool.h"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

namespace stemma {
namespace {

TEST(ThreadPool, DoesEachPieceOnceWhateverTheNumberOfThreads) {
    for (const std::size_t threads : {1U, 2U, 5U}) {
        ThreadPool pool(threads);
        for (const std::size_t count : {0U, 1U, 3U, 1'000U}) {
            std::vector<int> done(count, 0);
            pool.for_each(count, [&](std::size_t i) { ++done[i]; });
            EXPECT_EQ(std::accumulate(done.begin(), done.end(), 0), static_cast<int>(count));
            EXPECT_EQ(std::count(done.begin(), done.end(), 1), static_cast<long>(count));
        }
    }
}

}  // namespace
}  // namespace stemma
