#include "collate/credits.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "unit/collate/support.h"

namespace stemma::collate::testing {
namespace {

bool shown(const std::string& line) {
    const Collation c =
        Story({{"a", "A", "2031-03-04", line + "\n\nThe dam of Velmora burst on Tuesday."},
               {"b", "B", "2031-03-04", line + "\n\nVelmora's dam burst, its keeper said."}})
            .collate();
    return std::ranges::any_of(c.claims, [&](const Claim& claim) {
        return std::ranges::any_of(claim.reports,
                                   [&](const Report& report) { return report.text == line; });
    });
}

TEST(Credits, OfWritersAndDaysAreNoClaims) {
    EXPECT_FALSE(shown("Associated Press Monday, March 4, 2031"));
    EXPECT_FALSE(shown("By Ilsa Brenk and Pavel Quill, Associated Press"));
    EXPECT_FALSE(shown("Photo credit should read ILSA BRENK/Meridian"));
}

TEST(Credits, SentencesOfNamesAndDaysAreClaims) {
    EXPECT_TRUE(shown("Ilsa Brenk met Pavel Quill in Orlick on Monday, March 4, 2031."));
    EXPECT_TRUE(shown("By Monday, March 4, 2031 the dam of Velmora had burst."));
}

}  // namespace
}  // namespace stemma::collate::testing
