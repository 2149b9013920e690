#include "extract/blocks/cues.h"

#include <gtest/gtest.h>

#include "base/hash.h"

namespace stemma::extract {
namespace {

TEST(Cues, MatchPhrasesAtTheStartOrAnywhere) {
    const Cues cues =
        Cues::parse("# words\nshare\tstart\tfollow us|tweet\nlogin\thas\tsign in\n", "cues.tsv")
            .value();
    const Cues::Found found = cues.in(measure("Follow us, or sign in!"));
    EXPECT_EQ(found.start, 1U);
    EXPECT_EQ(found.has, 2U);
    EXPECT_EQ(cues.in(measure("They follow us")).start, 0U);
    EXPECT_EQ(cues.in(measure("sign")).has, 0U);
    EXPECT_EQ(cues.in(measure("sign up, sign in")).has, 2U);
    EXPECT_EQ(cues.in(measure("Tweet")).start, 1U);
    EXPECT_EQ(cues.in(measure("Tweet this")).start, 1U);
    EXPECT_EQ(cues.name(1), "login");
}

TEST(Cues, KnowClassWords) {
    const Cues cues = Cues::parse("share\tclass\tsocial|sharing", "cues.tsv").value();
    EXPECT_EQ(cues.of_class(hash64("sharing")), 0U);
    EXPECT_EQ(cues.of_class(hash64("body")), Cues::none);
}

TEST(Cues, NameTheLineThatIsWrong) {
    const auto cues = Cues::parse("share\tstart\tx\nshare\tnowhere\tx\n", "cues.tsv");
    ASSERT_FALSE(cues);
    EXPECT_EQ(cues.error().code, ErrorCode::damaged);
    EXPECT_EQ(cues.error().place, 2U);
}

}  // namespace
}  // namespace stemma::extract
