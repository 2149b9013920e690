#include "extract/html/sieve.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "extract/html/blocks.h"
#include "extract/html/labelling.h"

namespace stemma::extract::html {
namespace {

const Sieve& sieve() {
    static const Sieve instance = [] {
        const SystemFiles files;
        return Sieve::open(DataFolder(files, STEMMA_SOURCE_DIR "/data"), "extract/pages").value();
    }();
    return instance;
}

std::string some_page() {
    const std::vector<std::string> parts = {
        "<div class='story-body share'>",
        "<nav role=navigation id=menu>",
        "</div>",
        "</nav>",
        "<li class=Comments><a href=/y>Older</a>",
        "<p>The crane fell on Monday, the mayor said, and nobody was hurt by it or by its load.",
        "<h2>Related</h2>",
        "<a href=/x>More from Tollhaven</a>",
        "<article><p class=lead><b>Skerra</b>",
        "<table><td>12:30<td>2022"};
    std::string html;
    for (const auto part :
         *rc::gen::container<std::vector<std::uint8_t>>(rc::gen::arbitrary<std::uint8_t>())) {
        html += parts[part % parts.size()];
    }
    return html;
}

RC_GTEST_PROP(Sieve, WeighsWhatItWritesDown, ()) {
    const Page page = Page::parse(some_page());
    const Blocks blocks = find_blocks(page);
    const Structure structure(page, blocks);
    const std::vector<model::FeatureVector> rows = sieve_rows(blocks, structure);
    RC_ASSERT(sieve().outlook(blocks, structure) == keep_probabilities(sieve().tagger(), rows));
}

RC_GTEST_PROP(Sieve, ABlockIsLeftOrLeftOut, ()) {
    const Page page = Page::parse(some_page());
    const Blocks all = find_blocks(page);
    Blocks blocks = all;
    Structure structure(page, blocks);
    const auto out =
        *rc::gen::container<std::vector<bool>>(all.list.size(), rc::gen::arbitrary<bool>());
    leave_out(blocks, structure, out, std::vector<float>(out.size(), 0.25F));
    const std::vector<const Block*> in_order = blocks.in_order();
    RC_ASSERT(in_order.size() == all.list.size());
    RC_ASSERT(blocks.total() == all.list.size());
    for (std::size_t i = 0; i < all.list.size(); ++i) {
        RC_ASSERT(in_order[i]->text == all.list[i].text);
    }
    std::size_t between = 0;
    for (std::size_t i = 0; i < blocks.list.size(); ++i) {
        RC_ASSERT(blocks.list[i].text == all.list[blocks.place_of(i)].text);
        between += blocks.left_out_between(i);
    }
    RC_ASSERT(between + blocks.left_out_between(blocks.list.size()) == blocks.left_out.size());
    if (!all.list.empty()) {
        const BlockRange root = structure.blocks_in(structure.at(0));
        RC_ASSERT(root.end - root.begin == blocks.list.size());
    }
}

std::string story_with_menu() {
    std::string html = "<body><nav class='main-menu navigation'><ul>";
    for (const char* entry : {"News", "Sport", "Weather", "Jobs", "Money", "Travel"}) {
        html += std::string("<li class=menu-item><a href=/x>") + entry + "</a>";
    }
    html += "</ul></nav><article><h1>Crane falls in Tollhaven</h1>";
    for (int i = 0; i < 8; ++i) {
        html +=
            "<p>The crane at the old harbour fell on Monday, the mayor said, and nobody was "
            "hurt by it, although the street will be closed for a week.</p>";
    }
    return html + "</article><footer><ul class=footer-links><li><a href=/i>Imprint</a></footer>";
}

TEST(Sieve, LeavesOutAMenuAndNoSentence) {
    const Page page = Page::parse(story_with_menu());
    const Blocks blocks = find_blocks(page);
    const std::vector<bool> out =
        hopeless(blocks, sieve().outlook(blocks, Structure(page, blocks)));
    for (std::size_t i = 0; i < out.size(); ++i) {
        const std::string_view text = blocks.text_of(blocks.list[i]);
        EXPECT_FALSE(out[i] && (text.starts_with("The crane") || text.starts_with("Crane")));
        EXPECT_TRUE(out[i] || text != "Sport");
    }
}

TEST(Sieve, LeavesOutNothingWhereNextToNoTextWouldStay) {
    const Page page = Page::parse("<nav class=menu><a href=/x>News</a></nav><p>It rained.</p>");
    const Blocks blocks = find_blocks(page);
    const std::vector<bool> out = hopeless(blocks, std::vector<float>(blocks.list.size(), 0));
    EXPECT_EQ(std::ranges::count(out, true), 0);
}

TEST(Sieve, LongSentencesAreNeverLeftOut) {
    const Page page = Page::parse(story_with_menu());
    const Blocks blocks = find_blocks(page);
    std::vector<float> outlook(blocks.list.size(), 0);
    const auto first = std::ranges::find_if(blocks.list, [&](const Block& block) {
        return blocks.text_of(block).starts_with("The crane");
    });
    const auto at = static_cast<std::size_t>(first - blocks.list.begin());
    for (std::size_t i = at; i + 3 < outlook.size(); ++i) {
        outlook[i] = 0.9F;  // enough for the rest to be left out
    }
    const std::vector<bool> out = hopeless(blocks, outlook);
    EXPECT_TRUE(out[0]);
    for (std::size_t i = 0; i < out.size(); ++i) {
        EXPECT_FALSE(out[i] && blocks.text_of(blocks.list[i]).starts_with("The crane"));
    }
}

}  // namespace
}  // namespace stemma::extract::html
