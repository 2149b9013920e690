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
                  "When her engine failed there were 52 people aboard, said driver Pavel Quill."}});
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

Source told(const std::string& id, const std::string& text,
            const std::string& published = "2031-03-04") {
    return {id, id, published, text};
}

std::size_t dates(const std::string& first, const std::string& second) {
    std::size_t count = 0;
    const Collation c =
        Story({told("a", "The bridge of Orlick was opened to the trams " + first + "."),
               told("b", "Trams have crossed the bridge of Orlick, which was opened " + second +
                             ", every day.")})
            .collate();
    for (const Claim& claim : c.claims) {
        for (const Conflict& conflict : claim.conflicts) {
            count += conflict.kind == DifferenceKind::date ? 1 : 0;
        }
    }
    return count;
}

TEST(Figures, OfMoneyAndOfLengthWithoutAClaimInCommon) {
    EXPECT_EQ(figures({told("a",
                            "The Ostra Bank put its charge down to the $32.6 billion in "
                            "foreign earnings that it held at the end of 2029."),
                       told("b",
                            "Half of the revenue of Ostra Bank is made abroad, and it held "
                            "$31.2 billion in foreign earnings at the end of 2029.")})
                  .size(),
              1U);
    EXPECT_EQ(figures({told("a", "Divers found the bell of Velmora at a depth of 38 metres."),
                       told("b", "The bell of Velmora lay at a depth of 52 metres, divers said.")})
                  .size(),
              1U);
}

TEST(Figures, OfOtherThingsAreNoConflict) {
    // of another kind; of another referent; in another year; in another unit
    EXPECT_TRUE(figures({told("a", "The rocket of Lintz reached an altitude of 770 km."),
                         told("b", "The rocket of Lintz flew over a distance of 910 km.")})
                    .empty());
    EXPECT_TRUE(figures({told("a", "More than 70 officers searched the wreck at Orlick."),
                         told("b", "Nine people were killed in the wreck at Orlick.")})
                    .empty());
    EXPECT_TRUE(figures({told("a", "The mill of Taskan sold flour worth $12 million in 2027."),
                         told("b", "The mill of Taskan sold flour worth $19 million in 2029.")})
                    .empty());
    EXPECT_TRUE(figures({told("a", "The tower of Orlick is 230 feet tall."),
                         told("b", "The tower of Orlick is 70 metres (229 feet) tall.")})
                    .empty());
}

TEST(Figures, ThatOneArticleTellsBothAreOfTwoThings) {
    EXPECT_TRUE(
        figures({told("a", "The ferry of Lintz carried 214 passengers and 17 of its crew."),
                 told("b",
                      "The ferry of Lintz carried 231 people. Her owner had sold tickets to "
                      "214 people, and the rest were her crew.")})
            .empty());
}

TEST(Figures, ThatOneArticleTellsBothTheOtherWithoutItsUnit) {
    const Source post = told("a", "The wind reached 31 knots during the evening at Skerrin.");
    const std::string limit =
        "Sailings at Skerrin end when the wind passes 35 knots in the evening.";
    EXPECT_EQ(figures({post, told("b", limit)}).size(), 1U);
    EXPECT_TRUE(figures({post, told("b", limit + " On Wednesday it stood at 31.")}).empty());
}

TEST(Figures, OfAges) {
    EXPECT_EQ(figures({told("a", "A three-year-old boy fell into the lock of Orlick."),
                       told("b", "A four-year-old boy fell into the lock of Orlick.")})
                  .size(),
              1U);
    EXPECT_TRUE(figures({told("a", "Ilsa Brenk, 61, heard the dam of Velmora burst."),
                         told("b", "Pavel Quill, 62, heard the dam of Velmora burst.")})
                    .empty());
}

TEST(Figures, OfAgesBesideTheirNames) {
    const auto ages = [](const std::string& first, const std::string& second) {
        return figures({told("a", first + " drowned in the lock of Orlick."),
                        told("b", second + " drowned in the lock of Orlick.")})
            .size();
    };
    EXPECT_EQ(ages("Ilsa Brenk, 14, and Pavel Quill, 28,", "Ilsa Brenk, 15, and Pavel Quill, 28,"),
              1U);
    EXPECT_EQ(ages("Ilsa Brenk, 14, and Pavel Quill, 17,", "Ilsa Brenk, 14, and Marta Stroud, 16,"),
              0U);
}

TEST(Figures, OfSumsAndOfWhenAPageWasChanged) {
    EXPECT_TRUE(figures({told("a", "Two men and a woman were injured by the tram at Orlick."),
                         told("b", "Three people were injured by the tram at Orlick.")})
                    .empty());
    EXPECT_TRUE(figures({told("a", "The other two people injured by the tram at Orlick are home."),
                         told("b", "Five people were injured by the tram at Orlick.")})
                    .empty());
    EXPECT_EQ(dates("on May 12, 2029", "on May 16, 2029"), 1U);
    EXPECT_EQ(dates("Updated: May 12, 2029", "Updated: May 16, 2029"), 0U);
    EXPECT_EQ(dates("in 2802", "in 2804"), 0U);
}

TEST(Figures, AtLeastLeavesMoreOpenButNotLess) {
    const auto toll = [](const std::string& first, const std::string& second) {
        return figures({told("a", "The fire at Taskan killed " + first + " people."),
                        told("b", "The fire at Taskan killed " + second + " people.")})
            .size();
    };
    EXPECT_EQ(toll("at least 50", "84"), 0U);
    EXPECT_EQ(toll("at least 50", "40"), 1U);
    EXPECT_EQ(toll("up to 32", "30"), 0U);
    EXPECT_EQ(toll("dozens of", "98"), 0U);
    EXPECT_EQ(toll("dozens of", "590"), 1U);
}

TEST(Figures, WithAZeroLessInOneClaim) {
    EXPECT_EQ(figures({told("a", "The mill of Taskan has recalled 12,000 bags of flour."),
                       told("b", "The mill of Taskan has recalled 1,200 bags of flour.")})
                  .size(),
              1U);
}

TEST(Figures, OfATollWithoutANoun) {
    EXPECT_EQ(figures({told("a", "The death toll of the fire at Taskan, an old mill, rose to 85."),
                       told("b", "Flames killed 77 people at Taskan.")})
                  .size(),
              1U);
}

TEST(Figures, OfCalendarDays) {
    EXPECT_EQ(dates("in 2027", "in 2029"), 1U);
    EXPECT_EQ(dates("in 2027", "in May 2027"), 0U);
    EXPECT_EQ(dates("in May", "on May 12"), 0U);
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
