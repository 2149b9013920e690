#include "model/weight_pairs.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "base/hash.h"
#include "model/table.h"

namespace stemma::model {
namespace {

std::uint64_t hash_of(std::uint32_t key, std::uint32_t bits) {
    // What stands behind a key's bits does not count.
    return (std::uint64_t{key} << (64 - bits)) | (hash64({}) >> bits);
}

Table table_of(std::uint32_t bits, const std::set<std::uint32_t>& keys, std::uint64_t seed) {
    std::vector<float> weights;
    for (const std::uint32_t key : keys) {
        const std::uint64_t random = hash_combine(seed, key);
        weights.push_back(static_cast<float>(random % 200) - 100);
        weights.push_back(static_cast<float>(random >> 32U) / (random % 2 == 0 ? 1e7F : 4e9F));
        weights.resize((weights.size() + 7) / 8 * 8);
    }
    return Table::build(bits, 2, std::vector<std::uint32_t>(keys.begin(), keys.end()), weights, 0);
}

void expect_same(const Table& table, std::uint32_t bits, std::span<const std::uint32_t> keys) {
    const WeightPairs pairs(table);
    std::vector<std::uint64_t> hashes;
    for (const std::uint32_t key : keys) {
        hashes.push_back(hash_of(key, bits));
    }
    std::vector<std::int64_t> all(hashes.size());
    pairs.of_each(hashes, all);
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        std::vector<float> scores(table.stride());
        table.add({hashes[i], 1}, scores.data());
        const std::int64_t wanted =
            (static_cast<std::int64_t>(scores[1]) << 32U) + static_cast<std::int64_t>(scores[0]);
        EXPECT_EQ(pairs.of(hashes[i]), wanted) << keys[i];
        EXPECT_EQ(all[i], wanted) << keys[i];
    }
}

RC_GTEST_PROP(WeightPairs, AreThoseOfTheTable, (std::uint64_t seed)) {
    const auto bits = *rc::gen::element<std::uint32_t>(1, 2, 5, 10, 12, 16, 22, 24);
    const auto rows = *rc::gen::element<std::uint32_t>(0, 1, 30, 1000);
    const std::uint32_t below = 1U << bits;
    std::set<std::uint32_t> keys;
    std::vector<std::uint32_t> asked{0, 1, below - 1};
    for (std::uint32_t i = 0; i < rows; ++i) {
        const auto key = static_cast<std::uint32_t>(hash_combine(seed, i) % below);
        keys.insert(key);
        asked.insert(asked.end(), {key, (key + 1) % below, (key ^ (below >> 1U)) % below});
    }
    expect_same(table_of(bits, keys, seed), bits, asked);
}

TEST(WeightPairs, MayHaveKeysThatStandCloseTogether) {
    constexpr std::uint32_t bits = 18;
    std::set<std::uint32_t> keys;
    std::vector<std::uint32_t> asked;
    for (std::uint32_t key = 500; key < 600; ++key) {  // of lines that double until each has room
        keys.insert(key);
        asked.insert(asked.end(), {key, key + 100, key << 4U});
    }
    expect_same(table_of(bits, keys, 1), bits, asked);
}

}  // namespace
}  // namespace stemma::model
