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

TEST(Table, AddingAllIsAddingEach) {
    std::vector<std::uint32_t> keys;
    std::vector<std::vector<float>> weights;
    for (std::uint32_t k = 0; k < 100; ++k) {
        keys.push_back(3 * k);
        weights.push_back(
            {static_cast<float>(k), -1, 0.25F * static_cast<float>(k), 7, 0, 1, 2, 3, 5});
    }
    const Table table = Table::build(bits, 9, keys, padded(weights), 0);
    std::vector<Feature> features;
    for (std::uint32_t k = 0; k < 150; ++k) {  // two of three are not there
        features.push_back({feature_of(k).hash, k % 2 == 0 ? 1.0F : 0.5F});
    }
    std::vector<float> each(table.stride());
    std::vector<float> all(table.stride());
    for (const Feature& feature : features) {
        table.add(feature, each.data());
    }
    table.add_all(features, all.data());
    EXPECT_EQ(each, all);
    EXPECT_NE(all[0], 0);
    EXPECT_NE(all[8], 0);
}

/// Labels of each width that sums are written for, and more; rows of any length.
RC_GTEST_PROP(Table, SumsOfBinaryFeaturesAreThoseOfEach, (std::uint64_t seed)) {
    const auto labels = *rc::gen::element<std::size_t>(1, 3, 8, 9, 15, 17, 25, 33, 40);
    const std::size_t stride = Table::stride_of(labels);
    const auto random = [&seed](std::uint64_t below) {
        seed = hash_combine(seed, below);
        return seed % below;
    };
    std::vector<std::uint32_t> keys;
    std::vector<float> weights;
    for (std::uint32_t key = 0; key < 300; key += 3) {
        keys.push_back(key);
        const std::uint64_t largest = random(2) == 0 ? 30 : 100000;
        for (std::size_t l = 0; l < stride; ++l) {
            const float weight =
                static_cast<float>(random(2 * largest)) - static_cast<float>(largest);
            weights.push_back(l < labels ? weight : 0);
        }
    }
    const Table table = Table::build(bits, labels, keys, weights, 0);
    FeatureRows rows;
    for (const std::size_t size : {std::size_t{0}, random(4), random(99), FeatureRows::most}) {
        const bool part = random(2) == 0;
        if (part) {
            rows.begin_part();
        } else {
            rows.begin();
        }
        for (std::size_t i = 0; !part && i < std::min(rows.parts(), FeatureRows::most_parts); ++i) {
            rows.share(static_cast<std::uint32_t>(i));
        }
        for (std::size_t i = 0; i < size; ++i) {  // two of three are not there
            rows.add_hash(feature_of(static_cast<std::uint32_t>(random(303))).hash);
        }
    }
    const std::vector<FeatureVector> vectors = rows.vectors();
    RC_ASSERT(vectors.size() == rows.size());
    std::vector<float> scores(rows.size() * stride);
    table.score(rows, scores.data());
    std::vector<std::int32_t> sums(stride);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::vector<float> each(stride);
        std::vector<BinaryFeature> row;
        for (const Feature& feature : vectors[r].features()) {
            table.add(feature, each.data());
            row.push_back({static_cast<std::uint32_t>(feature.hash >> 32U), 0});
        }
        table.sum(row, sums.data());
        for (std::size_t l = 0; l < labels; ++l) {
            RC_ASSERT(static_cast<float>(sums[l]) == each[l]);
            RC_ASSERT(scores[r * stride + l] == each[l] * table.scale());
        }
    }
}

TEST(Table, MoreFeaturesThanABatchAreAllAdded) {
    const std::vector<std::uint32_t> keys{5};
    const Table table = Table::build(bits, 2, keys, padded({{1, -1}}), 0);
    const std::vector<BinaryFeature> features(
        3 * FeatureRows::most + 1, {static_cast<std::uint32_t>(feature_of(5).hash >> 32U), 0});
    std::vector<std::int32_t> one(table.stride());
    std::vector<std::int32_t> all(table.stride());
    table.sum(std::span(features).first(1), one.data());
    table.sum(features, all.data());
    EXPECT_GT(one[0], 0);
    EXPECT_EQ(all[0], one[0] * static_cast<std::int32_t>(features.size()));
    EXPECT_EQ(all[1], -all[0]);
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

std::string encoded(const Table& table) {
    ByteWriter out;
    table.encode(out);
    return out.take();
}

TEST(Table, BytesThatAreCutOffAreRefused) {
    const std::vector<std::uint32_t> keys{3, 400, 65535};
    const auto rows = padded(
        {{1, -2, 0, 0, 0, 0, 0, 0, 5}, {0, 1, 0, 0, 0, 0, 0, 0, 0}, {1, 2, 3, 4, 5, 6, 7, 8, 9}});
    const std::string bytes = encoded(Table::build(bits, 9, keys, rows, 0));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        ByteReader in(std::string_view(bytes).substr(0, size));
        static_cast<void>(Table::decode(in, 9));
        EXPECT_FALSE(in.ok()) << size;
    }
    const std::string longer = bytes + "rest";
    ByteReader in(longer);
    EXPECT_EQ(Table::decode(in, 9).size(), 3U);
    EXPECT_EQ(in.rest(), "rest");
}

TEST(Table, AWeightForALabelThatIsNotThereIsRefused) {
    ByteWriter out;
    out.u8(bits);
    out.u32(1);
    out.f32(1);
    out.varint(5);
    out.u8(0);     // shift
    out.u8(0x08);  // the fourth of three labels
    out.u8(1);
    const std::string bytes = out.take();
    ByteReader in(bytes);
    static_cast<void>(Table::decode(in, 3));
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
    const std::string bytes = encoded(table);
    ByteReader in(bytes);
    const Table again = Table::decode(in, labels);
    RC_ASSERT(in.done());
    RC_ASSERT(encoded(again) == bytes);
    for (const std::uint32_t key : keys) {
        for (std::size_t l = 0; l < labels; ++l) {
            RC_ASSERT(table.weight(feature_of(key), l) == again.weight(feature_of(key), l));
        }
    }
}

}  // namespace
}  // namespace stemma::model
