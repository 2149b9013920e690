#include "model/table.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace stemma::model {
namespace {

constexpr std::uint32_t bits = 16;

Feature feature_of(std::uint32_t key) { return {std::uint64_t{key} << (64 - bits), 1}; }

std::vector<float> padded(const std::vector<std::vector<float>>& rows) {
    const std::size_t stride = Table::stride_of(rows.front().size());
    std::vector<float> out;
    for (const auto& row : rows) {
        out.insert(out.end(), row.begin(), row.end());
        out.resize(out.size() + stride - row.size());
    }
    return out;
}

TEST(Table, FindsWhatWasPutInAndNothingElse) {
    const std::vector<std::uint32_t> keys{0, 7, 65535};
    const auto rows = padded({{1, -2, 0}, {0.5F, 0, 0}, {0, 0, 4}});
    const Table table = Table::build(bits, 3, keys, rows, 0);
    EXPECT_EQ(table.size(), 3U);
    EXPECT_NEAR(table.weight(feature_of(0), 1), -2, 0.02);
    EXPECT_NEAR(table.weight(feature_of(7), 0), 0.5, 0.005);
    EXPECT_NEAR(table.weight(feature_of(65535), 2), 4, 0.04);
    EXPECT_EQ(table.weight(feature_of(8), 0), 0);
}

TEST(Table, SmallRowsAreNotDrownedByALargeOne) {
    const std::vector<std::uint32_t> keys{1, 2};
    const Table table = Table::build(bits, 1, keys, padded({{100}, {0.3F}}), 0);
    EXPECT_NEAR(table.weight(feature_of(2), 0), 0.3, 0.002);
}

TEST(Table, PruningDropsWeakRows) {
    const std::vector<std::uint32_t> keys{1, 2};
    const Table table = Table::build(bits, 1, keys, padded({{10}, {0.5F}}), 0.1);
    EXPECT_EQ(table.size(), 1U);
    EXPECT_EQ(table.weight(feature_of(2), 0), 0);
}

TEST(Table, ClaimsBeyondTheBytesAreRefused) {
    ByteWriter out;
    out.u8(bits);
    out.u32(0xFFFFFFFF);
    out.f32(1);
    const std::string bytes = out.take();
    ByteReader in(bytes);
    EXPECT_EQ(Table::decode(in, 3).size(), 0U);
    EXPECT_FALSE(in.ok());
}

RC_GTEST_PROP(Table, EncodesAndDecodesToTheSame, ()) {
    const auto labels = *rc::gen::inRange<std::size_t>(1, 20);
    const auto keys = *rc::gen::map(
        rc::gen::container<std::set<std::uint32_t>>(rc::gen::inRange<std::uint32_t>(0, 1U << bits)),
        [](const std::set<std::uint32_t>& s) {
            return std::vector<std::uint32_t>(s.begin(), s.end());
        });
    std::vector<float> rows(keys.size() * Table::stride_of(labels));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool real = i % Table::stride_of(labels) < labels;
        rows[i] = real ? static_cast<float>(*rc::gen::inRange(-1000, 1000)) / 64.0F : 0.0F;
    }
    const Table table = Table::build(bits, labels, keys, rows, 0);
    ByteWriter out;
    table.encode(out);
    const std::string bytes = out.take();
    ByteReader in(bytes);
    const Table again = Table::decode(in, labels);
    RC_ASSERT(in.done());
    for (const std::uint32_t key : keys) {
        for (std::size_t l = 0; l < labels; ++l) {
            RC_ASSERT(table.weight(feature_of(key), l) == again.weight(feature_of(key), l));
        }
    }
}

}  // namespace
}  // namespace stemma::model
