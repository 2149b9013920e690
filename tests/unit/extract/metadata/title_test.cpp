#include "extract/metadata/title.h"

#include <gtest/gtest.h>

#include "extract/metadata/address.h"

namespace stemma::extract {
namespace {

TEST(Title, SiteNamesAreStripped) {
    const std::vector<std::string> sites = {"The Orland Times", "orlandtimes"};
    EXPECT_EQ(strip_site("Dam bursts | The Orland Times", sites), "Dam bursts");
    EXPECT_EQ(strip_site("Orland Times - Dam bursts", sites), "Dam bursts");
    EXPECT_EQ(strip_site("Dam bursts – World – orlandtimes.example", sites), "Dam bursts – World");
    EXPECT_EQ(strip_site("Dam bursts - again", sites), "Dam bursts - again");
    EXPECT_EQ(strip_site("Dam bursts -", sites), "Dam bursts");
}

TEST(Title, MostSourcesWin) {
    const std::vector<std::string> sites = {"Orland Times"};
    const std::vector<TitleSource> sources = {{"Sections", 1, false},
                                              {"Dam bursts", 2, true},
                                              {"Dam bursts | Orland Times", 2, true},
                                              {"Orland Times", 9, false}};
    EXPECT_EQ(choose_title(sources, sites), "Dam bursts");
    EXPECT_EQ(choose_title({}, sites), "");
    const std::vector<TitleSource> alike = {
        {"Rain stops", 3, true}, {"Dam bursts", 2, true}, {"Dam bursts", 2, true}};
    EXPECT_EQ(choose_title(alike, sites), "Dam bursts");
}

TEST(Title, CutShortByAQuotationMarkIsTakenFromElsewhere) {
    EXPECT_EQ(
        choose_title(std::vector<TitleSource>{{"Senator calls dam", 2.6, true},
                                              {"Senator calls dam \"unsafe\" | Orland", 2, true}},
                     std::vector<std::string>{"Orland"}),
        "Senator calls dam \"unsafe\"");
}

TEST(Title, AKickerThatNothingPartsFromTheHeadlineIsNone) {
    const std::vector<TitleSource> printed{{"Flood Dam bursts in Orland", 5, false},
                                           {"Dam bursts in Orland", 2.6, true}};
    EXPECT_EQ(choose_title(printed, {}), "Dam bursts in Orland");
    const std::vector<TitleSource> parted{{"Flood: Dam bursts in Orland", 5, false},
                                          {"Dam bursts in Orland", 2.6, true}};
    EXPECT_EQ(choose_title(parted, {}), "Flood: Dam bursts in Orland");
    const std::vector<TitleSource> few{{"Flood Dam bursts now", 5, false},
                                       {"Dam bursts now", 2.6, true}};
    EXPECT_EQ(choose_title(few, {}), "Flood Dam bursts now");
}

}  // namespace
}  // namespace stemma::extract
