#include "model/weights.h"

#include <gtest/gtest.h>

namespace stemma::model {
namespace {

const WeightsFile example{WeightsKind::tagger, "toy", std::string_view("payload\0with nul", 16)};

TEST(Weights, RoundTrip) {
    const std::string bytes = encode_weights(example);
    const auto decoded = decode_weights(bytes, "toy.weights", example.kind);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->name, example.name);
    EXPECT_EQ(decoded->payload, example.payload);
    EXPECT_EQ(decoded->kind, example.kind);
}

TEST(Weights, EveryAlteredByteIsAnErrorThatNamesTheFile) {
    const std::string bytes = encode_weights(example);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string altered = bytes;
        altered[i] = static_cast<char>(altered[i] ^ 0x20);
        const auto decoded = decode_weights(altered, "toy.weights", example.kind);
        ASSERT_FALSE(decoded) << i;
        EXPECT_EQ(decoded.error().code, ErrorCode::damaged);
        EXPECT_EQ(decoded.error().source, "toy.weights");
    }
}

TEST(Weights, EveryCutIsAnError) {
    const std::string bytes = encode_weights(example);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_FALSE(decode_weights(bytes.substr(0, size), "toy", example.kind)) << size;
    }
    EXPECT_FALSE(decode_weights(bytes + "x", "toy", example.kind));
}

TEST(Weights, AnotherKindIsAnError) {
    const auto decoded = decode_weights(encode_weights(example), "toy", WeightsKind::classifier);
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().reason, "weights of kind 1, not the expected 2");
}

}  // namespace
}  // namespace stemma::model
