#include "extract/html/element_features.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "extract/html/labelling.h"

namespace stemma::extract::html {
namespace {

DataFolder data() {
    static const SystemFiles files;
    return {files, STEMMA_SOURCE_DIR "/data"};
}

const Cues& cues() {
    static const Cues instance = Cues::open(data()).value();
    return instance;
}

const Labeller& labeller() {
    static const Labeller instance = Labeller::open(data(), "extract/pages").value();
    return instance;
}

const model::Tagger& tagger() {
    static const model::Tagger instance = [] {
        const std::string name = "extract/pages-1.weights";
        return model::Tagger::parse(data().read(name).value(), name).value();
    }();
    return instance;
}

std::size_t count(const model::FeatureVector& features, F name, std::uint64_t value) {
    const std::uint32_t tag = Row<WrittenFeatures>::tag(name, value);
    return static_cast<std::size_t>(
        std::ranges::count(features.features(), tag, &model::Feature::tag));
}

TEST(ElementFeatures, AWordCountsOnceHoweverManyElementsHaveIt) {
    const Page page = Page::parse(
        "<body class=outer><div class=story><section class='story lead'><p class=story>One."
        "<p>Two.</section></div>");
    const PageMaterial prepared = prepare(page, cues(), WrittenFeatures{});
    ASSERT_EQ(prepared.material.rows.size(), 2U);
    const model::FeatureVector& first = prepared.material.rows[0];
    EXPECT_EQ(count(first, F::token_any, hash64("story")), 1U);
    EXPECT_EQ(count(first, F::token_any, hash64("lead")), 1U);
    EXPECT_EQ(count(first, F::token_any, hash64("outer")), 0U);  // the body is every block's
    EXPECT_EQ(count(first, F::token_own, hash64("story")), 1U);
    EXPECT_EQ(count(first, F::token_parent, hash64("lead")), 1U);
    EXPECT_EQ(count(prepared.material.rows[1], F::token_own, hash64("story")), 0U);
    EXPECT_EQ(count(prepared.material.rows[1], F::token_any, hash64("story")), 1U);
}

/// Labelling weighs features without writing them down: it must find what the written ones weigh.
RC_GTEST_PROP(ElementFeatures, AreWeighedAsTheyAreWritten, ()) {
    const std::vector<std::string> parts = {
        "<div class='story-body share'>",
        "<nav role=navigation id=menu>",
        "</div>",
        "<li class=Comments>",
        "<p>The crane fell on Monday, the mayor said, and nobody was hurt.",
        "<h2>Related</h2>",
        "<section><div><div><div><div><span itemprop=author>",
        "Share this",
        "</section>",
        "<a href=/x>More</a>",
        "<article aria-hidden=true>",
        "<table><td>12:30<td>2022"};
    std::string html;
    for (const auto part :
         *rc::gen::container<std::vector<std::uint8_t>>(rc::gen::arbitrary<std::uint8_t>())) {
        html += parts[part % parts.size()];
    }
    const Page page = Page::parse(std::move(html));
    const std::vector<float> weighed = prepare(page, cues(), labeller()).material.first;
    const PageMaterial written = prepare(page, cues(), WrittenFeatures{});
    RC_ASSERT(weighed == keep_probabilities(tagger(), written.material.rows));
}

}  // namespace
}  // namespace stemma::extract::html
