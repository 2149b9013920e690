#include "collate/conflicts/polarity_words.h"

#include <gtest/gtest.h>

#include "base/hash.h"
#include "unit/collate/support.h"

namespace stemma::collate::testing {
namespace {

TEST(PolarityWords, MayBeOfSeveralClasses) {
    const auto& words = opened<PolarityWords>();
    EXPECT_EQ(words.classes_of(hash64("unable")), PolarityWords::negation | PolarityWords::refuse);
    EXPECT_EQ(words.classes_of(hash64("isn’t")), 0U);  // two words: "is", "n’t"
    EXPECT_EQ(words.classes_of(hash64("n’t")), PolarityWords::negation);
    EXPECT_EQ(words.classes_of(hash64("harbour")), 0U);
}

TEST(PolarityWords, DamagedListsSayWhere) {
    for (const char* text : {"not never\n", "maybe: perhaps\n", ": not\n"}) {
        const auto parsed = PolarityWords::parse("# words\n\n" + std::string(text), "list");
        ASSERT_FALSE(parsed);
        EXPECT_NE(parsed.error().message().find("line 3"), std::string::npos);
    }
}

TEST(PolarityWords, EachClassMustBeThere) {
    const std::string all = data().read("collate/polarity.txt").value();
    ASSERT_TRUE(PolarityWords::parse(all, "list"));
    const std::string line = "conjunction: that\n";
    for (const std::string& other : {std::string(), std::string("conjunction:  \n")}) {
        std::string text = all;
        text.replace(text.find(line), line.size(), other);
        const auto parsed = PolarityWords::parse(text, "list");
        ASSERT_FALSE(parsed);
        EXPECT_NE(parsed.error().message().find("conjunction"), std::string::npos);
    }
}

}  // namespace
}  // namespace stemma::collate::testing
