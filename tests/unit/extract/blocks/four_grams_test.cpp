#include "extract/blocks/four_grams.h"

#include <gtest/gtest.h>

namespace stemma::extract {
namespace {

TEST(FourGrams, CoverWhatTheyHave) {
    FourGrams runs(measure("The harbour of Ellery was closed on Monday"));
    EXPECT_DOUBLE_EQ(runs.covered(measure("harbour of ellery was closed")), 1);
    EXPECT_DOUBLE_EQ(runs.covered(measure("harbour of Ellery was opened")), 0.5);
    EXPECT_DOUBLE_EQ(runs.covered(measure("The harbour opens")), FourGrams::too_short);
    EXPECT_TRUE(FourGrams().empty());
    EXPECT_EQ(runs.count(), 5U);
}

TEST(FourGrams, RunsGoOnFromOneTextToTheNext) {
    FourGrams runs;
    runs.add(measure("The crane fell."));
    runs.add(measure("Nobody was hurt."));
    EXPECT_DOUBLE_EQ(runs.covered(measure("The crane fell. Nobody was hurt.")), 1);
}

}  // namespace
}  // namespace stemma::extract
