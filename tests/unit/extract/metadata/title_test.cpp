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

}  // namespace
}  // namespace stemma::extract
