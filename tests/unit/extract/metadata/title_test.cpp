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

TEST(Address, DomainsAndSites) {
    EXPECT_EQ(domain_of("https://www.Example.org:80/a?b#c"), "example.org");
    EXPECT_EQ(domain_of("//user@news.example.co.uk"), "news.example.co.uk");
    EXPECT_EQ(domain_of("/path/only"), "");
    EXPECT_EQ(domain_of("localhost"), "");
    EXPECT_EQ(site_of("news.daily-herald.co.uk"), "daily-herald");
    EXPECT_EQ(site_of("example.org"), "example");
    EXPECT_TRUE(same_name("The Daily-Herald", "dailyherald"));
    EXPECT_FALSE(same_name("", ""));
}

TEST(Address, Resolving) {
    EXPECT_EQ(resolve_address("/b", "https://example.org/a/c"), "https://example.org/b");
    EXPECT_EQ(resolve_address("//cdn.example/b", "https://example.org/a"), "https://cdn.example/b");
    EXPECT_EQ(resolve_address("http://other.example", "https://example.org"),
              "http://other.example");
}

}  // namespace
}  // namespace stemma::extract
