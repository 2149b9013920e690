#include "render/html/html.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "render/html/sections.h"
#include "render/html/sha256.h"
#include "text/utf8.h"
#include "unit/render/hostile_report.h"
#include "unit/render/html/page_checker.h"
#include "unit/render/sample_report.h"

namespace stemma::render {
namespace {

/// The page without its style sheet and script, which are ours.
std::string without_own(std::string page) {
    for (const std::string_view own : {style_sheet(), script()}) {
        const std::size_t at = page.find(own);
        if (at != std::string::npos) {
            page.erase(at, own.size());
        }
    }
    return page;
}

std::string harbour_page() {
    SampleReport sample;
    add_harbour_story(sample);
    return html(sample.report);
}

testing::AssertionResult is_sound(const std::string& page) {
    const PageChecker checker(page);
    if (checker.problems().empty()) {
        return testing::AssertionSuccess();
    }
    return testing::AssertionFailure() << checker.problems().front();
}

TEST(PageChecker, FindsWhatIsWrong) {
    for (const char* bad : {"<p>", "<p><b></p></b>", "<a href=x>", "<a href=\"#x\">y</a>", "a > b",
                            "<p id=\"a\"></p><p id=\"a\"></p>", "<3"}) {
        EXPECT_FALSE(is_sound(bad)) << bad;
    }
    EXPECT_TRUE(is_sound("<!doctype html><p id=\"x\">a<a href=\"#x\">b</a></p>"));
}

TEST(Html, AnswersTheReportersQuestionsAtTheTop) {
    const std::string page = harbour_page();
    const std::size_t brief = page.find("id=\"s0-brief\"");
    ASSERT_NE(brief, std::string::npos);
    for (const char* answer :
         {"Crane collapse closes Vellmar port, 12 hurt</h1>", "<b>5</b> outlets",
          "<b>3</b> independent origins", "Ilse Tarrant", "2 May 2024", "1 of 5 estimated"}) {
        EXPECT_LT(page.find(answer), brief) << answer;
    }
}

TEST(Html, ShowsEveryPartInTheOrderOfTheQuestions) {
    const std::string page = harbour_page();
    std::size_t before = 0;
    for (const char* part : {"brief", "claims", "conflicts", "quotes", "lineage", "timeline",
                             "wording", "only", "articles"}) {
        const std::size_t at = page.find(std::string("<section class=\"part\" id=\"s0-") + part);
        ASSERT_NE(at, std::string::npos) << part;
        EXPECT_GT(at, before) << part;
        before = at;
    }
}

TEST(Html, MarksWordsThatDifferAndTellsThemToAScreenReader) {
    const std::string page = harbour_page();
    EXPECT_NE(page.find("<mark class=\"diff\">remain closed</mark> until"), std::string::npos);
    EXPECT_NE(page.find("<span class=\"vh\">differs</span>"), std::string::npos);
    EXPECT_NE(page.find("scope=\"row\""), std::string::npos);
    EXPECT_NE(page.find("scope=\"colgroup\""), std::string::npos);
}

TEST(Html, ShowsTheChainTheEstimateAndWhatWasDropped) {
    const std::string page = harbour_page();
    EXPECT_NE(page.find("<bdi>Northern Press Agency</bdi> <span class=\"arrow\">→</span> "
                        "<bdi>The Vellmar Post</bdi>"),
              std::string::npos);
    EXPECT_NE(page.find("three siblings of that week"), std::string::npos);
    EXPECT_NE(page.find("3 pieces left out, and why"), std::string::npos);
}

TEST(Html, NoTwoLandmarksOfSeveralStoriesSoundAlike) {
    SampleReport sample;
    add_harbour_story(sample);
    add_harbour_story(sample);
    const std::string page = html(sample.report);
    std::set<std::string> names;
    std::size_t found = 0;
    constexpr std::string_view label = "aria-labelledby=\"";
    for (std::size_t at = page.find(label); at != std::string::npos; at = page.find(label, at)) {
        at += label.size();
        const std::string name = page.substr(at, page.find('"', at) - at);
        EXPECT_TRUE(names.insert(name).second) << name;
        EXPECT_TRUE(name == "stories" || name.ends_with("-h")) << name;
        ++found;
    }
    EXPECT_GT(found, 12U);
}

TEST(Html, IsWellFormed) {
    EXPECT_TRUE(is_sound(harbour_page()));
    SampleReport several;
    add_harbour_story(several);
    add_harbour_story(several);
    const std::string page = html(several.report);
    EXPECT_TRUE(is_sound(page));
    EXPECT_LT(page.find("<h1 id=\"stories\">2 stories"), page.find("class=\"story\""));
}

TEST(Html, AsksNothingOfAnyone) {
    const std::string page = harbour_page();
    const PageChecker checker(page);
    EXPECT_TRUE(checker.sources().empty());
    for (const char* element :
         {"link", "img", "iframe", "object", "embed", "form", "base", "video"}) {
        EXPECT_FALSE(checker.elements().contains(element)) << element;
    }
    for (const std::string& attribute : checker.attributes()) {
        EXPECT_FALSE(attribute.starts_with("on")) << attribute;
        EXPECT_NE(attribute, "style");
    }
    for (const std::string& link : checker.links()) {
        EXPECT_TRUE(link.starts_with('#') || link == "https://post.example/harbour?id=7&amp;ref=a")
            << link;
    }
    EXPECT_EQ(style_sheet().find("url("), std::string_view::npos);
    EXPECT_EQ(style_sheet().find("@import"), std::string_view::npos);
    EXPECT_EQ(script().find("fetch("), std::string_view::npos);
    EXPECT_EQ(script().find("innerHTML"), std::string_view::npos);
}

TEST(Html, ThePolicyNamesTheStyleAndTheScriptByTheirHashes) {
    const std::string page = harbour_page();
    EXPECT_NE(page.find("default-src &#39;none&#39;; style-src &#39;sha256-" +
                        sha256_base64(style_sheet()) + "&#39;; script-src &#39;sha256-" +
                        sha256_base64(script()) + "&#39;"),
              std::string::npos);
    EXPECT_EQ(page.find("unsafe"), std::string::npos);
}

TEST(Html, NoFieldCanBreakOut) {
    for (const std::string evil :
         {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><b>",
          "</style></title></script>", "--><!--", "]]>", "javascript:alert(1)"}) {
        SampleReport sample;
        add_harbour_story(sample);
        poison(sample, evil);
        const std::string page = html(sample.report);
        EXPECT_TRUE(is_sound(page)) << evil;
        if (evil.find_first_of("<>\"'") != std::string::npos) {
            EXPECT_EQ(without_own(page).find(evil), std::string::npos) << evil;
        }
        EXPECT_FALSE(PageChecker(page).elements().contains("img"));
    }
}

TEST(Html, OnlyWebAddressesBecomeLinks) {
    for (const char* url : {"javascript:alert(1)", "data:text/html,<p>", "file:///etc/passwd"}) {
        SampleReport sample;
        add_harbour_story(sample);
        sample.article(0).article.url = url;
        const std::string page = html(sample.report);
        const PageChecker checker(page);
        for (const std::string& link : checker.links()) {
            EXPECT_TRUE(link.starts_with('#')) << link;
        }
    }
}

RC_GTEST_PROP(Html, StaysSoundWhateverTheFieldsHold, ()) {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "<", ">", "&", "\"", "'", "=", "/", "\x02", "\xFF", "\xE2\x80\xAE", "\xE2\x81\xA9", "\n\n",
        "a", " ", "é", "\xD7\x90"));
    std::string evil;
    for (const std::string& piece : pieces) {
        evil += piece;
    }
    SampleReport sample;
    add_harbour_story(sample);
    poison(sample, evil);
    const std::string page = html(sample.report);
    RC_ASSERT(is_sound(page));
    RC_ASSERT(text::is_valid_utf8(page));
    RC_ASSERT(page.find("\xE2\x80\xAE") == std::string::npos);
}

RC_GTEST_PROP(Html, ForeignIdsAndSpansDoNoHarm, ()) {
    SampleReport sample;
    add_harbour_story(sample);
    Collation& c = sample.report.stories[0].collation;
    const auto any = [] { return *rc::gen::inRange<std::uint32_t>(0, 300); };
    const ArticleId article{any()};
    for (Claim& claim : c.claims) {
        claim.reports.push_back({article, {any(), any()}, "x", any(), 0.5});
        claim.best = {article, {any(), any()}};
        claim.conflicts.push_back({DifferenceKind::date,
                                   {{"a", {article}, {{article, {any(), any()}}}}, {"b", {}, {}}},
                                   true});
    }
    c.only.push_back({article, {any(), any()}, "x"});
    c.brief.push_back({"x", article, {any(), any()}, ClaimId{any()}});
    c.timeline.push_back({"x", ClaimId{any()}});
    c.lineage.edges.push_back({any(), any(), EdgeKind::cites, 7, -1, {{{}, {any(), any()}}}});
    c.lineage.nodes.push_back({"n", NodeKind::article, "", article});
    c.lineage.origins.push_back({"n", NodeKind::article, "", {article}});
    const std::string page = html(sample.report);
    const PageChecker checker(page);
    for (const std::string& problem : checker.problems()) {
        // A link to an article that does not exist leads nowhere; nothing else may be wrong.
        RC_ASSERT(problem.starts_with("no target"));
    }
}

TEST(Html, AnEmptyReportSaysSo) {
    const std::string page = html(RunReport{});
    EXPECT_TRUE(is_sound(page));
    EXPECT_NE(page.find("No story"), std::string::npos);
}

TEST(Html, OneArticleAloneHasNoMatrix) {
    SampleReport sample;
    sample.add_article(sample.report.stories.emplace_back(), "Post", "A title", "Some text.",
                       "2024");
    const std::string page = html(sample.report);
    EXPECT_TRUE(is_sound(page));
    EXPECT_EQ(page.find("<table"), std::string::npos);
    EXPECT_NE(page.find("<b>1</b> outlet<"), std::string::npos);
}

TEST(Html, RightToLeftTextsAreIsolated) {
    SampleReport sample;
    sample.add_article(sample.report.stories.emplace_back(), "عنوان", "كلمة <b>", "نص", "2024");
    const std::string page = html(sample.report);
    EXPECT_NE(page.find("<bdi>عنوان</bdi>"), std::string::npos);
    EXPECT_NE(page.find("<h1 dir=\"auto\""), std::string::npos);
}

TEST(Html, FailuresAreListedWithTheirReasons) {
    RunReport report;
    report.failures.push_back({ErrorCode::invalid_json, "a.jsonl", 12, "cut off", ""});
    const std::string page = html(report);
    EXPECT_NE(page.find("1 input could not be used"), std::string::npos);
    EXPECT_NE(page.find("<bdi>a.jsonl</bdi>:12</b> <span>invalid JSON: <bdi>cut off</bdi>"),
              std::string::npos);
}

/// A story of many articles that all report every claim.
void add_large_story(SampleReport& sample, std::uint32_t articles, std::uint32_t claims) {
    StoryReport& story = sample.report.stories.emplace_back();
    Collation& c = story.collation;
    std::string text;
    for (std::uint32_t i = 0; i < claims; ++i) {
        text += "Sentence number " + std::to_string(i) + " of the story.\n\n";
    }
    c.lineage.nodes.push_back({"agency:a", NodeKind::agency, "Agency", std::nullopt});
    for (std::uint32_t i = 0; i < articles; ++i) {
        const std::string name = "Outlet " + std::to_string(i);
        const ArticleId id = sample.add_article(story, name, "Title", text, "2024-05-02");
        c.lineage.nodes.push_back({name, NodeKind::article, name, id});
        c.lineage.edges.push_back({0, i + 1, EdgeKind::copies, 0.9, 0.9, {}});
    }
    for (std::uint32_t k = 0; k < claims; ++k) {
        Claim& claim = c.claims.emplace_back();
        claim.text = "Sentence number " + std::to_string(k) + " of the story.";
        for (std::uint32_t i = 0; i < articles; ++i) {
            claim.reports.push_back({ArticleId{i},
                                     SampleReport::find(story, ArticleId{i}, claim.text),
                                     claim.text, std::nullopt, 1});
        }
        claim.support = {articles, articles, 1};
    }
}

TEST(Html, FourHundredArticlesStayBounded) {
    SampleReport sample;
    add_large_story(sample, 400, 40);
    std::size_t texts = 0;
    for (const ReadArticle& read : sample.articles) {
        texts += read.article.text.size();
    }
    const std::string page = html(sample.report);
    EXPECT_TRUE(is_sound(page));
    // The texts with a mark around every sentence, and at most 2 MB for all else.
    EXPECT_LT(page.size(), texts * 5 + (std::size_t{2} << 20U));
    EXPECT_EQ(page.find("class=\"cell"), std::string::npos);
    EXPECT_NE(page.find("400 of 400"), std::string::npos);
    EXPECT_NE(page.find("data-filter=\"s0-articles\""), std::string::npos);
}

TEST(Html, SameReportSameBytes) { EXPECT_EQ(harbour_page(), harbour_page()); }

}  // namespace
}  // namespace stemma::render
