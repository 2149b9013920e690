#include "extract/trait_names.h"

#include <gtest/gtest.h>

#include <set>

#include "extract/html/labelling.h"
#include "extract/plain/labelling.h"

namespace stemma::extract {
namespace {

std::size_t columns(const Material& material) {
    const std::vector<float> keep(material.blocks.list.size(), 0.5F);
    std::vector<float> row;
    FirstPassTraits(material.blocks, material.context, material.groups, material.traits, keep)
        .append(0, row);
    return row.size();
}

TEST(TraitNames, EachColumnHasOne) {
    const SystemFiles files;
    const Cues cues = Cues::open(DataFolder(files, STEMMA_SOURCE_DIR "/data")).value();
    const html::Page page = html::Page::parse("<main><p>It rained.</p><p>It snowed.</p></main>");
    EXPECT_EQ(trait_names(TraitLayout::page, cues).size(),
              columns(html::prepare(page, cues, WrittenFeatures{}).material));
    EXPECT_EQ(trait_names(TraitLayout::plain, cues).size(),
              columns(plain::prepare("It rained.\n\nIt snowed.", cues, WrittenFeatures{})));
}

TEST(TraitNames, NoTwoAreTheSame) {
    const SystemFiles files;
    const Cues cues = Cues::open(DataFolder(files, STEMMA_SOURCE_DIR "/data")).value();
    std::set<std::string> seen;
    for (const std::string& name : trait_names(TraitLayout::page, cues)) {
        EXPECT_FALSE(name.empty());
        EXPECT_TRUE(seen.insert(name).second || name.ends_with(": none")) << name;
    }
}

}  // namespace
}  // namespace stemma::extract
