#include "read/words/word_clusters.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "read/words/word_form.h"
#include "read_helpers.h"

namespace stemma::read {
namespace {

WordClusters parsed(const std::string& bytes) { return WordClusters::parse(bytes, "t").value(); }

TEST(WordClusters, WordsOfOneKindLieTogether) {
    const WordClusters& clusters = test_clusters();
    const auto coarse = [&](std::string_view word) {
        return clusters.coarse(clusters.find(hash_of_lower(word)));
    };
    EXPECT_EQ(coarse("monday"), coarse("thursday"));
    EXPECT_EQ(coarse("nairobi"), coarse("lusaka"));
    EXPECT_NE(coarse("nairobi"), coarse("thursday"));
}

TEST(WordClusters, FewUnknownWordsAreTakenForKnownOnes) {
    const WordClusters& clusters = test_clusters();
    constexpr int asked = 10000;
    int known = 0;
    for (int i = 0; i < asked; ++i) {
        const std::string word = "zq" + std::to_string(i) + "xv";
        known += clusters.find(hash_of_lower(word)) != clusters.unknown() ? 1 : 0;
    }
    EXPECT_LT(known, asked / 25);
    EXPECT_GT(known, asked / 50);
}

TEST(WordClusters, UnknownWordsHaveWiderClustersOfTheirOwn) {
    const std::vector<WordClusters::Wider> wider{{1, 0}, {3, 2}};
    const WordClusters clusters = parsed(WordClusters::encode({}, wider));
    EXPECT_EQ(clusters.unknown(), 2);
    EXPECT_EQ(clusters.middle(clusters.unknown()), 4);
    EXPECT_EQ(clusters.coarse(clusters.unknown()), 4);
    EXPECT_EQ(clusters.middle(1), 3);
}

TEST(WordClusters, OfTwoEntriesOfAWordTheFirstCounts) {
    const std::vector<WordClusters::Wider> wider{{0, 0}, {1, 1}};
    const WordClusters clusters = parsed(WordClusters::encode({{77, 1}, {77, 0}}, wider));
    EXPECT_EQ(clusters.find(77), 1);
}

TEST(WordClusters, DamagedFilesAreNamed) {
    const SystemFiles files;
    const auto missing = WordClusters::open(DataFolder(files, "nowhere"));
    ASSERT_FALSE(missing);
    EXPECT_NE(missing.error().message().find("nowhere/read/word_clusters.weights"),
              std::string::npos);
    const std::vector<WordClusters::Wider> wider{{WordClusters::most, 0}};
    EXPECT_FALSE(WordClusters::parse(WordClusters::encode({{5, 0}}, wider), "t"));
    std::string bytes = WordClusters::encode({{5, 0}}, std::vector<WordClusters::Wider>{{0, 0}});
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_FALSE(WordClusters::parse(bytes.substr(0, size), "t"));
    }
}

RC_GTEST_PROP(WordClusters, EveryWordIsFoundAgain, (std::map<std::uint64_t, std::uint16_t> words)) {
    std::vector<WordClusters::Entry> entries;
    for (const auto& [word, fine] : words) {
        entries.push_back({word, static_cast<std::uint16_t>(fine % WordClusters::most)});
    }
    const std::vector<WordClusters::Wider> wider(WordClusters::most);
    const WordClusters clusters = parsed(WordClusters::encode(entries, wider));
    for (const WordClusters::Entry& entry : entries) {
        RC_ASSERT(clusters.find(entry.word) == entry.fine);
    }
}

}  // namespace
}  // namespace stemma::read
