#include "group/statistics.h"

#include <gtest/gtest.h>

#include <array>

#include "base/hash.h"

namespace stemma::group {
namespace {

TEST(Statistics, RareTermsWeighMore) {
    Result<Statistics> statistics = Statistics::parse("articles\t100\nword\tsea\t60\n", "b.tsv");
    ASSERT_TRUE(statistics);
    const std::uint32_t sea = term_key(TermKind::word, hash64("sea"));
    const std::uint32_t eel = term_key(TermKind::word, hash64("eel"));
    EXPECT_LT(statistics->idf(sea), 1.0F);
    EXPECT_GT(statistics->idf(eel), 4.0F);
    const std::array keys{eel};
    for (int i = 0; i < 50; ++i) {
        statistics->count(keys);
    }
    EXPECT_LT(statistics->idf(eel), 1.2F);
}

std::string saved(const Statistics& statistics) {
    model::ByteWriter out;
    statistics.save(out);
    return out.take();
}

TEST(Statistics, WhatIsTakenBackHasNotBeenCounted) {
    Statistics statistics = Statistics::parse("articles\t10\nword\tharbour\t3\n", "test").value();
    const std::vector<std::uint32_t> keys{term_key(TermKind::word, hash64("harbour")),
                                          term_key(TermKind::word, hash64("crane"))};
    const std::string before = saved(statistics);
    statistics.count(keys);
    EXPECT_NE(saved(statistics), before);
    statistics.uncount(keys);
    EXPECT_EQ(saved(statistics), before);
    statistics.uncount(keys);
    EXPECT_GE(statistics.idf(keys[1]), 0);
}

TEST(Statistics, NeverBelowZero) {
    const Result<Statistics> statistics =
        Statistics::parse("articles\t2\nword\tsea\t900\n", "b.tsv");
    ASSERT_TRUE(statistics);
    EXPECT_EQ(statistics->idf(term_key(TermKind::word, hash64("sea"))), 0.0F);
}

TEST(Statistics, NamesTheDamagedLine) {
    const Result<Statistics> statistics =
        Statistics::parse("articles\t2\n# fine\nword\tsea\tmany\n", "b.tsv");
    ASSERT_FALSE(statistics);
    EXPECT_EQ(statistics.error().code, ErrorCode::damaged);
    EXPECT_EQ(statistics.error().place, 3U);
    EXPECT_FALSE(Statistics::parse("", "b.tsv"));
    EXPECT_FALSE(Statistics::parse("articles\t1\nverb\tsea\t1\n", "b.tsv"));
    EXPECT_FALSE(Statistics::parse("articles\t1\nword\tsea\tside\t1\n", "b.tsv"));
    EXPECT_FALSE(Statistics::parse("articles\t1\nword\t1\n", "b.tsv"));
}

}  // namespace
}  // namespace stemma::group
