#include "extract/metadata/structured.h"

#include <gtest/gtest.h>

#include <utility>

namespace stemma::extract {
namespace {

TEST(StructuredData, NamesOfMetasAreInLowerCase) {
    const html::Page page = html::Page::parse(
        "<meta name=' DC.Date ' content=' 2020-01-02 '><meta content=x HTTP-EQUIV=Refresh>"
        "<meta name=author property='' content='Ida Okell'><meta name=empty content=''>"
        "<meta itemprop=a name=b property=og:title content=Flood>");
    StructuredData read = read_structured(page);
    const StructuredData data = std::move(read);
    ASSERT_EQ(data.metas.size(), 4U);
    EXPECT_EQ(data.meta("dc.date"), "2020-01-02");
    EXPECT_EQ(data.meta("refresh"), "x");
    EXPECT_EQ(data.meta("author"), "Ida Okell");
    EXPECT_EQ(data.meta("og:title"), "Flood");
}

}  // namespace
}  // namespace stemma::extract
