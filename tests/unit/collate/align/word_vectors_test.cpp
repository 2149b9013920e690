#include "collate/align/word_vectors.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "text/words.h"
#include "unit/collate/statements.h"

namespace stemma::collate::testing {
namespace {

WordVectors::Entry entry(std::string_view stem, std::int8_t x, std::int8_t y) {
    WordVectors::Entry out{WordVectors::key_of(stem), {}};
    out.row[0] = x;
    out.row[1] = y;
    return out;
}

TEST(WordVectors, CosineOfWhatWasWritten) {
    const std::string bytes =
        WordVectors::encode({entry("dam", 100, 0), entry("wall", 60, 80), entry("song", 0, -90)});
    const auto vectors = WordVectors::parse(bytes, "words");
    ASSERT_TRUE(vectors);
    const auto cosine = [&](std::string_view x, std::string_view y) {
        return vectors->cosine(vectors->find(x), vectors->find(y));
    };
    EXPECT_FLOAT_EQ(cosine("dam", "wall"), 0.6F);
    EXPECT_FLOAT_EQ(cosine("wall", "song"), -0.8F);
    EXPECT_FLOAT_EQ(cosine("dam", "dam"), 1);
    EXPECT_EQ(vectors->find("river"), WordVectors::unknown);
    EXPECT_EQ(cosine("dam", "river"), 0);
}

TEST(WordVectors, SumsAreWeighted) {
    const auto vectors = WordVectors::parse(
        WordVectors::encode({entry("dam", 9, 0), entry("wall", 0, 70)}), "words");
    ASSERT_TRUE(vectors);
    WordVectors::Sum x{};
    WordVectors::Sum y{};
    EXPECT_EQ(WordVectors::cosine(x, y), 0);
    vectors->add(vectors->find("dam"), 3, x);
    vectors->add(vectors->find("wall"), 4, x);
    vectors->add(vectors->find("river"), 5, x);
    vectors->add(vectors->find("dam"), 1, y);
    EXPECT_FLOAT_EQ(WordVectors::cosine(x, y), 0.6F);
}

TEST(WordVectors, RelatedWordsLieCloseTogether) {
    const WordVectors& vectors = background().vectors();
    const auto cosine = [&](std::string_view x, std::string_view y) {
        return vectors.cosine(vectors.find(text::stem(x)), vectors.find(text::stem(y)));
    };
    EXPECT_GT(cosine("slain", "killed"), 0.5F);
    EXPECT_GT(cosine("river", "lake"), 0.5F);
    EXPECT_LT(cosine("killed", "violin"), 0.2F);
}

RC_GTEST_PROP(WordVectors, DamagedBytesAreAnError, ()) {
    const std::string whole = WordVectors::encode({entry("dam", 100, 0), entry("wall", 60, 80)});
    std::string bytes = whole;
    const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
    if (*rc::gen::arbitrary<bool>()) {
        bytes.resize(at);
    } else {
        bytes[at] = static_cast<char>(bytes[at] ^ *rc::gen::inRange(1, 256));
    }
    const auto vectors = WordVectors::parse(bytes, "words.weights");
    RC_ASSERT(!vectors);
    RC_ASSERT(vectors.error().code == ErrorCode::damaged);
    RC_ASSERT(vectors.error().message().find("words.weights") != std::string::npos);
}

}  // namespace
}  // namespace stemma::collate::testing
