#include "render/markdown/markdown.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "text/utf8.h"
#include "unit/render/hostile_report.h"
#include "unit/render/sample_report.h"

namespace stemma::render {
namespace {

std::string harbour() {
    SampleReport sample;
    add_harbour_story(sample);
    return markdown(sample.report);
}

TEST(Markdown, SaysWhatThePageSays) {
    const std::string text = harbour();
    std::size_t before = 0;
    for (const char* part :
         {"# Crane collapse closes Vellmar port, 12 hurt\n", "**5 outlets, 3 independent origins**",
          "## In brief\n", "## Who reports what\n", "| differs: at least 14 dock workers |",
          "Ilse Tarrant → statement → Northern Press Agency → The Vellmar Post",
          "## Where they differ\n", "“**remain closed** until **each** bolt has been **examined**”",
          "Kell Daily **copies** lost text 1 (confidence 91 %)", "## When\n",
          "- 2 May 2024: The port", "## Which words\n", "## Only here\n", "## The articles\n",
          "Kell Daily: Port of Vellmar closed (2 May 2024, estimated"}) {
        const std::size_t at = text.find(part, before);
        ASSERT_NE(at, std::string::npos) << part;
        before = at;
    }
}

TEST(Markdown, RowsOfTheTableHaveOneCellForEachOutlet) {
    const std::string text = harbour();
    std::size_t rows = 0;
    for (std::size_t at = text.find("| Claim"); at != std::string::npos && text[at] == '|';) {
        const std::size_t end = text.find('\n', at);
        EXPECT_EQ(std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                             text.begin() + static_cast<std::ptrdiff_t>(end), '|'),
                  8);
        at = end + 1;
        ++rows;
    }
    EXPECT_EQ(rows, 6U);
}

RC_GTEST_PROP(Markdown, NoFieldAddsALineOrATag, ()) {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("<b>", "](x)", "![", "`", "\n# x\n", "\n\n", "| ", "*", "_",
                                      "\xFF", "\xE2\x80\xAE", "a", " "));
    std::string evil = "a";
    for (const std::string& piece : pieces) {
        evil += piece;
    }
    SampleReport sample;
    add_harbour_story(sample);
    SampleReport plain;
    add_harbour_story(plain);
    poison(sample, evil);
    poison(plain, "a");
    const std::string text = markdown(sample.report);
    const std::string expected = markdown(plain.report);
    RC_ASSERT(std::ranges::count(text, '\n') == std::ranges::count(expected, '\n'));
    RC_ASSERT(text::is_valid_utf8(text));
    for (std::size_t i = 0; i < text.size(); ++i) {
        RC_ASSERT(!std::string_view("<>[]`").contains(text[i]) || (i > 0 && text[i - 1] == '\\'));
    }
}

TEST(Markdown, AnEmptyReportSaysSo) {
    EXPECT_TRUE(markdown(RunReport{}).starts_with("# No story\n"));
}

TEST(Markdown, SeveralStoriesBeginWithAnIndex) {
    SampleReport sample;
    add_harbour_story(sample);
    add_harbour_story(sample);
    EXPECT_TRUE(markdown(sample.report).starts_with("# 2 stories\n\n- Crane collapse"));
}

}  // namespace
}  // namespace stemma::render
