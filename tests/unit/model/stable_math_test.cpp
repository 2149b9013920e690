#include "model/stable_math.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "base/hash.h"

namespace stemma::model {
namespace {

TEST(StableExp, IsTheSameOfManyAtOnce) {
    std::vector<double> values{
        0.0,   -0.0,   1.0,     -1.0,    -699.99, -700.0, -701.0,
        700.0, 1000.0, 0.34657, -0.3466, 1e-300,  -1e9,   std::numeric_limits<double>::quiet_NaN()};
    for (std::uint64_t i = 0; i < 1000; ++i) {
        values.push_back(static_cast<double>(hash_combine(7, i) % 80'000) / 1000 - 60);
    }
    for (std::size_t size = 0; size < values.size(); size = size * 2 + 1) {
        std::vector<double> all(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(size));
        stable_exp_all(all);
        for (std::size_t i = 0; i < size; ++i) {
            EXPECT_EQ(all[i], stable_exp(values[i])) << values[i];
        }
    }
}

}  // namespace
}  // namespace stemma::model
