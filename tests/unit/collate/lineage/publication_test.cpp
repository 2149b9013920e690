#include "collate/lineage/publication.h"

#include <gtest/gtest.h>

namespace stemma::collate {
namespace {

bool before(std::string_view x, std::string_view y) {
    return read_publication(x).before(read_publication(y));
}

TEST(Publication, ComparesWhatIsCertain) {
    EXPECT_TRUE(before("2031-05-07", "2031-05-08"));
    EXPECT_FALSE(before("2031-05-07", "2031-05-07T09:00Z"));
    EXPECT_TRUE(before("2031-05-07T09:00Z", "2031-05-07T09:01Z"));
    EXPECT_TRUE(before("2031-05-07T09:00+05:30", "2031-05-07T04:00Z"));
    EXPECT_TRUE(before("2031-05-06", "2031-05-07T00:00Z"));
    EXPECT_TRUE(before("2031-04", "2031-05-01"));
    EXPECT_FALSE(before("2031-05", "2031-05-31"));
    EXPECT_TRUE(before("2030", "2031-01"));
}

TEST(Publication, UnknownIsNeitherBeforeNorAfter) {
    for (const std::string_view unknown : {"", "yesterday", "2031-02-31"}) {
        EXPECT_FALSE(before(unknown, "2031-05-07"));
        EXPECT_FALSE(before("2031-05-07", unknown));
    }
}

}  // namespace
}  // namespace stemma::collate
