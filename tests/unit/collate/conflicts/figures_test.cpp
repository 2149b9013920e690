#include "collate/conflicts/figures.h"

#include <gtest/gtest.h>

#include "unit/collate/support.h"

namespace stemma::collate::testing {
namespace {

std::vector<Conflict> figures(const std::vector<Source>& sources) {
    std::vector<Conflict> out;
    for (const Claim& claim : Story(sources).collate().claims) {
        for (const Conflict& conflict : claim.conflicts) {
            if (conflict.kind == DifferenceKind::number) {
                out.push_back(conflict);
            }
        }
    }
    return out;
}

TEST(Figures, OfOneThingInSentencesThatShareHardlyAWord) {
    const auto found =
        figures({{"a", "A", "2031-03-04",
                  "A bus carrying 40 pupils and teachers left the road at Orlick.\n\n"
                  "The bus carried 40 people, the police said."},
                 {"b", "B", "2031-03-05",
                  "When her engine failed there were 52 people aboard, said driver Pavo Quill."}});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_FALSE(found[0].update);  // who is aboard does not grow with the news
    ASSERT_EQ(found[0].readings.size(), 2U);
    EXPECT_EQ(found[0].readings[0].value, "40");
    EXPECT_EQ(found[0].readings[1].value, "52");
}

TEST(Figures, OfTheIllMayGrow) {
    const std::vector<Source> sources = {
        {"a", "A", "2031-03-04",
         "The mill of Taskan knows of six people who fell ill after a meal."},
        {"b", "B", "2031-03-06", "Doctors at Orlick have treated nine people since Monday."}};
    const auto found = figures(sources);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].update);
}

TEST(Figures, RoundedOrOfOthersAreNoConflict) {
    EXPECT_TRUE(
        figures({{"a", "A", "", "A ferry carrying about 200 people struck the Skerrin shoal."},
                 {"b", "B", "", "There were 203 people aboard when she was towed off."}})
            .empty());
    EXPECT_TRUE(figures({{"a", "A", "", "A ferry carrying 200 people struck the Skerrin shoal."},
                         {"b", "B", "", "Eleven people were fined when the harbour was searched."}})
                    .empty());
}

TEST(FigureKinds, AreReadFromTheirFile) {
    const FigureKinds& kinds = opened<FigureKinds>();
    ASSERT_FALSE(kinds.all().empty());
    for (const FigureKinds::Kind& kind : kinds.all()) {
        EXPECT_FALSE(kind.words.empty() && kind.units.empty());
    }
}

}  // namespace
}  // namespace stemma::collate::testing
