#include "collate/lineage/cut_texts.h"

#include <gtest/gtest.h>

#include "story_builder.h"

namespace stemma::collate {
namespace {

using testing::dam_report;
using testing::harbour_report;
using testing::has_edge;
using testing::origins_of_article;
using testing::paragraphs;
using testing::StoryBuilder;

StoryBuilder page_with_cut(const std::string& cut) {
    StoryBuilder story;
    story.add("short", paragraphs(dam_report(), 0, 2), "2031-05-07");
    const std::uint32_t page = story.add("page", paragraphs(harbour_report(), 0, 6), "2031-05-08");
    story.article(page).article.dropped = {{cut, "caption"}};
    return story;
}

TEST(CutTexts, AShortTextWholeInWhatWasCutFeedsThePage) {
    const Lineage lineage = page_with_cut("SEE ALSO " + paragraphs(dam_report(), 0, 3)).trace();
    EXPECT_TRUE(has_edge(lineage, "short.txt copies page.txt"));
    EXPECT_EQ(origins_of_article(lineage, "page.txt"),
              (std::vector<std::string>{"page.txt", "short.txt"}));
}

TEST(CutTexts, APartOfItDoesNot) {
    EXPECT_TRUE(page_with_cut(dam_report()[1]).trace().edges.empty());
}

}  // namespace
}  // namespace stemma::collate
