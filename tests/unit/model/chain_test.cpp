#include "model/chain.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace stemma::model {
namespace {

constexpr std::size_t stride = 8;

struct Toy {
    std::size_t rows = 0;
    std::size_t labels = 0;
    std::vector<float> emissions;
    std::vector<float> transitions;

    [[nodiscard]] Chain chain() const { return {rows, labels, stride, emissions, transitions}; }
    [[nodiscard]] double score(const std::vector<std::uint8_t>& path) const {
        double sum = 0;
        for (std::size_t t = 0; t < rows; ++t) {
            const std::size_t from = t == 0 ? labels : path[t - 1];
            sum += static_cast<double>(transitions[from * stride + path[t]]) +
                   static_cast<double>(emissions[t * stride + path[t]]);
        }
        return sum;
    }
    /// All label sequences, in order.
    [[nodiscard]] std::vector<std::vector<std::uint8_t>> paths() const {
        std::vector<std::vector<std::uint8_t>> out{std::vector<std::uint8_t>(rows)};
        for (bool more = rows > 0; more;) {
            std::vector<std::uint8_t> next = out.back();
            std::size_t t = rows;
            while (t > 0 && ++next[t - 1] == labels) {
                next[--t] = 0;
            }
            more = t > 0;
            if (more) {
                out.push_back(next);
            }
        }
        return out;
    }
};

Toy arbitrary_toy() {
    Toy toy;
    toy.rows = *rc::gen::inRange<std::size_t>(1, 6);
    toy.labels = *rc::gen::inRange<std::size_t>(1, 5);
    const auto weight = [] { return static_cast<float>(*rc::gen::inRange(-40, 40)) / 8.0F; };
    toy.emissions.resize(toy.rows * stride);
    toy.transitions.resize((toy.labels + 1) * stride, forbidden);
    for (std::size_t t = 0; t < toy.rows; ++t) {
        for (std::size_t l = 0; l < toy.labels; ++l) {
            toy.emissions[t * stride + l] = weight();
        }
    }
    for (std::size_t i = 0; i <= toy.labels; ++i) {
        for (std::size_t j = 0; j < toy.labels; ++j) {
            toy.transitions[i * stride + j] = weight();
        }
    }
    return toy;
}

RC_GTEST_PROP(Chain, ViterbiFindsTheBestOfAllPaths, ()) {
    const Toy toy = arbitrary_toy();
    double best = -1e30;
    for (const auto& path : toy.paths()) {
        best = std::max(best, toy.score(path));
    }
    RC_ASSERT(std::abs(toy.score(best_path(toy.chain())) - best) < 1e-4);
}

RC_GTEST_PROP(Chain, MarginalsAreThoseOfAllPaths, ()) {
    const Toy toy = arbitrary_toy();
    std::vector<double> sums(toy.rows * toy.labels);
    std::vector<double> pair_sums(toy.labels * toy.labels);
    double total = 0;
    for (const auto& path : toy.paths()) {
        const double p = std::exp(toy.score(path));
        total += p;
        for (std::size_t t = 0; t < toy.rows; ++t) {
            sums[t * toy.labels + path[t]] += p;
        }
        if (toy.rows > 1) {
            pair_sums[path[0] * toy.labels + path[1]] += p;
        }
    }
    const ForwardBackward found(toy.chain());
    for (std::size_t t = 0; t < toy.rows; ++t) {
        double row = 0;
        for (std::size_t l = 0; l < toy.labels; ++l) {
            RC_ASSERT(std::abs(found.marginal(t, l) - sums[t * toy.labels + l] / total) < 1e-6);
            row += found.marginal(t, l);
        }
        RC_ASSERT(std::abs(row - 1) < 1e-9);
    }
    if (toy.rows > 1) {
        std::vector<double> pairs(toy.labels * toy.labels);
        found.pairs(1, pairs);
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            RC_ASSERT(std::abs(pairs[i] - pair_sums[i] / total) < 1e-6);
        }
    }
}

RC_GTEST_PROP(Chain, SecondMarginalsAreThoseOfForwardBackward, ()) {
    Toy toy = arbitrary_toy();
    toy.labels = 2;
    std::vector<float> both;
    for (std::size_t t = 0; t < toy.rows; ++t) {
        both.push_back(toy.emissions[t * stride]);
        both.push_back(toy.emissions[t * stride + 1]);
    }
    toy.transitions.resize(3 * stride, forbidden);
    const std::vector<float> found = second_marginals(both, toy.transitions);
    const ForwardBackward sums(toy.chain());
    RC_ASSERT(found.size() == toy.rows);
    for (std::size_t t = 0; t < toy.rows; ++t) {
        RC_ASSERT(found[t] == static_cast<float>(sums.marginal(t, 1)));
    }
}

TEST(Chain, ForbiddenStepsAreNotTaken) {
    Toy toy{2, 2, std::vector<float>(2 * stride), std::vector<float>(3 * stride)};
    toy.emissions = {0, 5, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0};
    EXPECT_EQ(best_path(toy.chain()), (std::vector<std::uint8_t>{1, 1}));
    toy.transitions[1 * stride + 1] = forbidden;
    EXPECT_EQ(best_path(toy.chain()), (std::vector<std::uint8_t>{0, 1}));
    const ForwardBackward sums(toy.chain());
    std::vector<double> pairs(4);
    sums.pairs(1, pairs);
    EXPECT_EQ(pairs[3], 0);
}

TEST(Chain, NoRowsNoPath) {
    const Toy toy{0, 2, {}, std::vector<float>(3 * stride)};
    EXPECT_TRUE(best_path(toy.chain()).empty());
}

TEST(Chain, ExtremeScoresStayFinite) {
    Toy toy{3, 2, std::vector<float>(3 * stride), std::vector<float>(3 * stride)};
    toy.emissions[0] = 1e8F;
    toy.emissions[stride] = -1e8F;
    toy.transitions.assign(3 * stride, forbidden);
    const ForwardBackward sums(toy.chain());
    for (std::size_t t = 0; t < 3; ++t) {
        EXPECT_NEAR(sums.marginal(t, 0) + sums.marginal(t, 1), 1, 1e-9);
    }
}

}  // namespace
}  // namespace stemma::model
