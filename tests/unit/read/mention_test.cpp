#include "read/entities/mention.h"

#include <gtest/gtest.h>

#include "read_helpers.h"

namespace stemma::read {
namespace {

/// The mentions that a name of tokens [begin, end) becomes.
std::vector<std::string> mentions_of(std::string_view text, Name name) {
    static const Gazetteer gazetteer = Gazetteer::open(test_data()).value();
    const ReadArticle read = tag_text(text);
    std::vector<std::string> out;
    for (const Mention& mention : make_mentions(text, read.reading, {name}, gazetteer)) {
        out.emplace_back(mention.span.of(text));
    }
    return out;
}

using Strings = std::vector<std::string>;

TEST(Mention, FoldedWordsCompare) {
    EXPECT_EQ(fold_name("Pak Min-su"), (Strings{"pak", "min", "su"}));
    EXPECT_EQ(fold_name("The Élan Trust"), (Strings{"elan", "trust"}));
    EXPECT_EQ(fold_name("U.N."), (Strings{"un"}));
    EXPECT_EQ(fold_name("The"), (Strings{"the"}));
    EXPECT_TRUE(fold_name(" .-'").empty());
}

TEST(Mention, CompoundsNameTheirParts) {
    EXPECT_EQ(mentions_of("the Russian-backed troops", {1, 2, EntityType::group, 0}),
              (Strings{"Russian"}));
    EXPECT_EQ(mentions_of("closer Russia-North Korea ties", {1, 2, EntityType::location, 0}),
              (Strings{"Russia", "North Korea"}));
    EXPECT_EQ(mentions_of("an anti-Japanese war", {1, 2, EntityType::group, 0}),
              (Strings{"Japanese"}));
}

TEST(Mention, OtherHyphensStay) {
    EXPECT_EQ(mentions_of("for Halmar-Dask Shipping", {1, 3, EntityType::organization, 0}),
              (Strings{"Halmar-Dask Shipping"}));
}

TEST(Mention, ListedNamesAreCompleted) {
    EXPECT_EQ(mentions_of("sent to Kim Jong un today", {2, 4, EntityType::person, 0}),
              (Strings{"Kim Jong un"}));
}

}  // namespace
}  // namespace stemma::read
