#include "collate/align/aligner.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "collate/align/pair_features.h"
#include "unit/collate/statements.h"

namespace stemma::collate::testing {
namespace {

Alignment align(const std::string& a, const std::string& b) {
    return opened<Collator>().align(read(a), read(b));
}

TEST(Aligner, SaysTheSameInOtherWords) {
    const Alignment a = align("The old dam at Velmora burst early on Tuesday, killing 12 people.",
                              "Twelve people died on Tuesday when the old Velmora dam burst.");
    const Alignment other = align("The old dam at Velmora burst early on Tuesday.",
                                  "A chess champion praised her opponents after the final.");
    EXPECT_GT(a.similarity, 0.5);
    EXPECT_LT(other.similarity, 0.2);
    EXPECT_GT(a.probability, other.probability);
    EXPECT_FALSE(other.same);
}

TEST(Aligner, TheSameTextIsTheSame) {
    const std::string text = "Governor Brenk warned the ministry about the cracks in the dam.";
    const Alignment a = align(text, text);
    EXPECT_TRUE(a.same);
    EXPECT_GT(a.similarity, 0.85);
    EXPECT_TRUE(a.differences.empty());
}

TEST(Aligner, EmptyTexts) {
    EXPECT_TRUE(align("", "").same);
    EXPECT_FALSE(align("", "The dam burst.").same);
    EXPECT_FALSE(align("?!", "The dam burst.").same);
}

RC_GTEST_PROP(Aligner, DoesNotDependOnWhichComesFirst, ()) {
    static const std::vector<std::string> pieces = {"the dam burst",
                                                    "12 people",
                                                    "on Tuesday",
                                                    "did not",
                                                    "Governor Brenk",
                                                    "said",
                                                    "\"with common efforts\"",
                                                    "about 4,000 residents",
                                                    "left Orlick",
                                                    "fourteen",
                                                    ","};
    const auto text = [] {
        std::string out;
        for (const int p : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 11))) {
            out += pieces[static_cast<std::size_t>(p)] + " ";
        }
        return out;
    };
    const Made a(text());
    const Made b(text());
    if (a.statement.words.empty() || b.statement.words.empty()) {
        return;
    }
    const Aligner& aligner = opened<Aligner>();
    const auto sum = [](const WordMatch& m) {
        float total = 0;
        for (const WordPair& p : m.pairs) {
            total += p.strength;
        }
        return total;
    };
    const WordMatch there = match_words(a.statement, b.statement);
    RC_ASSERT(sum(there) <=
              static_cast<float>(std::min(a.statement.words.size(), b.statement.words.size())));
    const PairScore once = aligner.score(a.statement, b.statement, there);
    const PairScore again = aligner.score(a.statement, b.statement, there);
    RC_ASSERT(once.probability == again.probability);
    RC_ASSERT(once.similarity >= 0 && once.similarity <= 1);
}

/// The features of a pair are the same bits every time: no temporary lives in them.
TEST(PairFeatures, AreTheSameEveryTime) {
    const Made a("The index fell 34 points, or 2.1%, to 1610 on Tuesday, 3 March.");
    const Made b("The index was off 24.44 points, or 1.39 percent, at 1,739.87.");
    const auto make = [&] {
        return pair_features(background().vectors(), a.statement, b.statement,
                             match_words(a.statement, b.statement));
    };
    const model::FeatureVector first = make();
    for (int i = 0; i < 20; ++i) {
        const model::FeatureVector next = make();
        ASSERT_EQ(first.features().size(), next.features().size());
        for (std::size_t k = 0; k < next.features().size(); ++k) {
            EXPECT_EQ(first.features()[k].hash, next.features()[k].hash);
            EXPECT_EQ(first.features()[k].value, next.features()[k].value);
        }
    }
}

}  // namespace
}  // namespace stemma::collate::testing
