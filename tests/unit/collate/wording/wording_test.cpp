#include "collate/wording/wording.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "unit/collate/support.h"

namespace stemma::collate::testing {
namespace {

const Wording* with_term(const Collation& c, std::string_view term) {
    for (const Wording& wording : c.wording) {
        for (const Term& t : wording.terms) {
            if (t.term == term) {
                return &wording;
            }
        }
    }
    return nullptr;
}

TEST(Wording, TermsThatOutletsSetAgainstEachOther) {
    const Collation c =
        Story({{"a", "A", "",
                "Ostra's incursion, described by Lintz as a “special mountain exercise”, began in "
                "May."},
               {"b", "B", "", "The special mountain exercise of Ostra began in May."},
               {"c", "C", "", "The incursion of Ostra began in May."}})
            .collate();
    const Wording* wording = with_term(c, "special mountain exercise");
    ASSERT_NE(wording, nullptr);
    EXPECT_EQ(wording->about, "incursion");
    EXPECT_EQ(wording->terms[0].articles, (std::vector<ArticleId>{{0}, {2}}));
    EXPECT_EQ(wording->terms[1].articles, (std::vector<ArticleId>{{0}, {1}}));
}

TEST(Wording, OneWordForOneThingIsNothingToTell) {
    const Collation c = Story({{"a", "A", "", "The old dam at Velmora burst early on Tuesday."},
                               {"b", "B", "", "The old dam at Velmora burst early on Tuesday."}})
                            .collate();
    EXPECT_TRUE(c.wording.empty());
}

}  // namespace
}  // namespace stemma::collate::testing
