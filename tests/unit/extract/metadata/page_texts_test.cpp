#include "extract/metadata/page_texts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/strings.h"

namespace stemma::extract {
namespace {

/// The texts with a digit, in order.
std::string with_digits(const html::Page& page) {
    const PageTexts texts(page);
    std::string all;
    for (const html::NodeId node : texts.with_digits()) {
        all.append(all.empty() ? "" : "|").append(page.text(node));
    }
    return all;
}

TEST(PageTexts, OfAnyLengthAndPlaceWithADigitAreFound) {
    EXPECT_EQ(
        with_digits(html::Page::parse("<p>5<p>a<p>of May&nbsp;6<p>7 and text of some length")),
        "5|of May\xC2\xA0"
        "6|7 and text of some length");
    for (std::size_t before = 0; before < 40; ++before) {
        for (std::size_t after = 0; after < 40; ++after) {
            const std::string text = std::string(before, 'x') + '8' + std::string(after, ':');
            EXPECT_EQ(with_digits(html::Page::parse("<b>none</b>9<i>" + text)), "9|" + text);
        }
    }
    EXPECT_EQ(with_digits(html::Page::parse("<b>none</b>1<b>short</b>2")), "1|2");
    EXPECT_EQ(with_digits(html::Page::parse("<b>/</b>:<b>none</b>")), "");
}

TEST(PageTexts, BytesShownBeforeANodeLeaveScriptsOut) {
    const html::Page page =
        html::Page::parse("<p>four<script type=application/ld+json>{}</script><p>five!");
    const PageTexts texts(page);
    EXPECT_EQ(texts.shown_before(page.size()), 9U);
    EXPECT_EQ(texts.before(page.size()), 11U);
    EXPECT_EQ(texts.shown_in(page.find(html::Tag::p)), 4U);
}

TEST(PageTexts, ManyNodesAreLookedAtAsFewAre) {
    std::string markup;
    for (int i = 0; i < 2000; ++i) {
        markup += cat("<p title='2020-01-0", i % 9, "'>", i % 3 == 0 ? "1" : "one");
    }
    const html::Page page = html::Page::parse(markup);
    const PageTexts texts(page);
    EXPECT_EQ(texts.with_digits().size(), 667U);
    EXPECT_EQ(texts.may_be_dated().size(), 2000U);
    EXPECT_TRUE(std::ranges::is_sorted(texts.may_be_dated(), {}, &PageTexts::OfNode::node));
}

TEST(PageTexts, AttributesAreDatedByNameAndLength) {
    const html::Page page = html::Page::parse(
        "<time class=2020-01-01 datetime=2020-01-02 title=2020-01-03 lang=2020-01-04></time>"
        "<div data-date=2020-01-05 data-published-at=2020-01-06 data-date=short></div>"
        "<meta name=2020-01-07 content=2020-01-08><i data-date=short></i>");
    const PageTexts texts(page);
    std::string all;
    for (const auto& [node, attribute] : texts.may_be_dated()) {
        all.append(all.empty() ? "" : " ").append(attribute->value.substr(8));
    }
    EXPECT_EQ(all, "02 03 05 06 08");
}

}  // namespace
}  // namespace stemma::extract
