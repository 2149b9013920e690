#include "extract/blocks/traits.h"

#include <gtest/gtest.h>

#include "extract/html/labelling.h"
#include "extract/plain/labelling.h"

namespace stemma::extract {
namespace {

const Cues& cues() {
    static const Cues instance = [] {
        const SystemFiles files;
        return Cues::open(DataFolder(files, STEMMA_SOURCE_DIR "/data")).value();
    }();
    return instance;
}

TEST(KeptSums, ShareOfTheOthers) {
    Blocks blocks;
    for (const std::string_view text : {"one two three", "four five six", "seven"}) {
        const auto begin = static_cast<std::uint32_t>(blocks.text.size());
        blocks.text += text;
        blocks.list.push_back({.text = {begin, static_cast<std::uint32_t>(blocks.text.size())}});
        blocks.text += '\n';
    }
    const std::vector<float> keep{1, 0, 1};
    const FirstThoughts all(blocks, Context::of(blocks), keep);
    const KeptSums sums(all.words, all.keep);
    EXPECT_FLOAT_EQ(sums.others({0, 2}, 0), 0);
    EXPECT_FLOAT_EQ(sums.others({0, 2}, 1), 1);
    EXPECT_FLOAT_EQ(sums.others({0, 2}, 2), 0.5F);
    EXPECT_FLOAT_EQ(sums.others({1, 2}, 1), -1);  // no other
}

/// Every row has the same columns: the weights know them by position.
void expect_even(const Material& material) {
    const std::vector<float> keep(material.blocks.list.size(), 0.5F);
    const FirstPassTraits first(material.blocks, material.context, material.groups, material.traits,
                                keep);
    std::vector<float> row;
    std::vector<std::size_t> sizes;
    for (std::size_t i = 0; i < keep.size(); ++i) {
        row.clear();
        first.append(i, row);
        sizes.push_back(row.size());
    }
    ASSERT_FALSE(sizes.empty());
    EXPECT_EQ(std::ranges::count(sizes, sizes.front()), static_cast<std::ptrdiff_t>(sizes.size()));
}

TEST(Traits, EveryRowHasTheSameColumns) {
    expect_even(
        plain::prepare("Home\n\nThe crane fell on Monday.\n\nShare", cues(), WrittenFeatures{}));
    const auto page = html::Page::parse(
        "<nav>Home</nav><h1>Crane falls</h1><p>The crane fell on Monday, the mayor said."
        "<ul class=comments><li>Poor crane<li>Who paid for it?</ul>");
    const html::PageMaterial prepared = html::prepare(page, cues(), WrittenFeatures{});
    expect_even(prepared.material);
    EXPECT_EQ(prepared.material.in_comments, (std::vector<bool>{false, false, false, true, true}));
}

}  // namespace
}  // namespace stemma::extract
