#include "extract/blocks/text_stats.h"

#include <gtest/gtest.h>

#include <string>

#include "base/hash.h"
#include "base/strings.h"

namespace stemma::extract {
namespace {

TEST(Measure, SeesShape) {
    const TextStats stats = measure("© 2022 Post, 12:30 | \"It rained.\"");
    EXPECT_EQ(stats.first, Edge::copyright);
    EXPECT_EQ(stats.last, Edge::sentence_end);
    EXPECT_TRUE(stats.year);
    EXPECT_TRUE(stats.clock_time);
    EXPECT_TRUE(stats.quote);
    EXPECT_EQ(stats.sentence_ends, 1U);
    EXPECT_EQ(stats.separators, 1U);
    EXPECT_EQ(measure("東京").words, 2U);
    EXPECT_EQ(measure("Read more").hash, measure("read: MORE!").hash);
}

TEST(Measure, CountsKindsOfWords) {
    const TextStats stats =
        measure("The 2 UN envoys left A\xC3\x89ROSPATIALE in 1998, \xC3\x89va said");
    EXPECT_EQ(stats.words, 10U);
    EXPECT_EQ(stats.numbers, 2U);
    EXPECT_EQ(stats.capitalised, 4U);
    EXPECT_EQ(stats.all_caps, 2U);
    EXPECT_EQ(stats.commas, 1U);
    EXPECT_TRUE(stats.year);
    EXPECT_EQ(stats.list[5].hash, hash64("a\xC3\xA9rospatiale"));
    EXPECT_EQ(stats.list[8].hash, hash64("\xC3\xA9va"));
}

TEST(Measure, WordsEndBeforeDashesAndQuotationMarks) {
    const TextStats stats = measure("it\xE2\x80\x99s caf\xC3\xA9\xE2\x80\x94here");
    ASSERT_EQ(stats.list.size(), 4U);
    EXPECT_EQ(stats.list[0].hash, hash64("it"));
    EXPECT_EQ(stats.list[2].hash, hash64("caf\xC3\xA9"));
    EXPECT_EQ(stats.list[3].hash, hash64("here"));
}

TEST(Measure, FindsWordsOfAnyLengthAtAnyPlace) {
    for (std::size_t before = 0; before < 70; ++before) {
        for (const std::size_t size : {1U, 7U, 16U, 55U, 56U, 57U, 130U}) {
            const std::string word(size, 'Q');
            const TextStats stats = measure(std::string(before, '-') + word + "\xE2\x80\x9D a9");
            ASSERT_EQ(stats.list.size(), 2U);
            EXPECT_EQ(stats.list[0].hash, hash64(ascii_lower(word)));
            EXPECT_EQ(stats.letters, size + 1);
            EXPECT_EQ(stats.capitalised, 1U);
            EXPECT_EQ(stats.all_caps, size > 1 ? 1U : 0U);
            EXPECT_EQ(stats.last, Edge::digit);
        }
    }
}

TEST(Measure, SeesAPartAsATextOfItsOwn) {
    const std::string text = "One, two\nThree: \xC3\xA9\xC3\xA9 \xE6\x9D\xB1\nfour@five.com?\n";
    const ByteClasses bytes(text);
    for (const Span part : {Span{0, 8}, Span{9, 24}, Span{25, 39}}) {
        const TextStats of_part = measure(text, bytes, part);
        const TextStats alone = measure(part.of(text));
        EXPECT_EQ(of_part.hash, alone.hash);
        EXPECT_EQ(of_part.words, alone.words);
        EXPECT_EQ(of_part.letters, alone.letters);
        EXPECT_EQ(of_part.first, alone.first);
        EXPECT_EQ(of_part.last, alone.last);
        EXPECT_EQ(of_part.sentence_ends, alone.sentence_ends);
        EXPECT_EQ(of_part.address, alone.address);
    }
}

}  // namespace
}  // namespace stemma::extract
