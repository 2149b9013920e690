#include "render/json/json_records.h"

#include <gtest/gtest.h>

#include "base/json.h"

namespace stemma::render {
namespace {

Article sample_article() {
    Article article;
    article.id = "a.txt";
    article.outlet = "The Harbour Post";
    article.title = "Mayor \"resigns\"";
    article.text = "The mayor resigned.";
    article.paragraphs = {{0, 19}};
    article.dropped = {{"Share this", "share"}};
    return article;
}

TEST(ArticleRecord, HasTheMembersOfTheContractInOrder) {
    EXPECT_EQ(json_of(sample_article()),
              R"({"id":"a.txt","url":"","outlet":"The Harbour Post","title":"Mayor \"resigns\"",)"
              R"("authors":[],"published":null,"modified":null,"language":"","credit":"",)"
              R"("text":"The mayor resigned.","paragraphs":[[0,19]],)"
              R"("dropped":[{"text":"Share this","why":"share"}]})");
}

TEST(ArticleRecord, HandsUnknownMembersThroughAfterTheKnown) {
    Article article = sample_article();
    article.unknown = {
        {"shelf", "7"}, {"title", R"("another")"}, {"tags", R"(["x"])"}, {"shelf", "8"}};
    const std::string line = json_of(article);
    EXPECT_TRUE(line.ends_with(R"(,"shelf":7,"tags":["x"]})"));
    EXPECT_EQ(line.find("another"), std::string::npos);
}

TEST(ReadingRecord, PointsIntoTheText) {
    ReadArticle read{sample_article(), {}};
    read.reading.sentences = {{{0, 19}, {}, 0}};
    read.reading.entities = {{"the mayor", "", EntityType::person, {{4, 9}}, {}}};
    read.reading.numbers = {{{0, 3}, 2.5, 2.5, "percent", NumberModifier::about}};
    read.reading.attributions = {{{{0, 9}},
                                  {{10, 18}},
                                  {},
                                  AttributionKind::direct,
                                  {{"the mayor", EntityId{0}, LinkKind::person, {4, 9}},
                                   {"The Harbour Post", std::nullopt, LinkKind::outlet, {}}}}};
    Event event;
    event.type = "YIELD";
    event.actors = {{{4, 9}, EntityId{0}}};
    event.time = 3;
    read.reading.events.push_back(std::move(event));

    const auto value = json::parse(json_of(read), "test");
    ASSERT_TRUE(value.has_value());
    EXPECT_EQ(json::dump((*value)["sentences"]), "[[0,19]]");
    EXPECT_EQ(json::dump((*value)["entities"]),
              R"([{"id":0,"name":"the mayor","key":"","type":"PERSON","mentions":[[4,9]],)"
              R"("references":[]}])");
    EXPECT_EQ(json::dump((*value)["numbers"]),
              R"([{"begin":0,"end":3,"value":2.5,"unit":"percent","modifier":"about"}])");
    EXPECT_EQ(json::dump((*value)["attributions"]),
              R"([{"source":[[0,9]],"cue":[[10,18]],"content":[],"kind":"direct","chain":[)"
              R"({"name":"the mayor","entity":0,"kind":"person","span":[4,9]},)"
              R"({"name":"The Harbour Post","entity":null,"kind":"outlet"}]}])");
    EXPECT_EQ(
        json::dump((*value)["events"]),
        R"([{"type":"YIELD","actors":[{"text":"mayor","entity":0,"span":[4,9]}],)"
        R"("targets":[],"cue":[],"time":3,"place":null,"negated":false,"modality":"asserted"}])");
}

TEST(CollationRecord, NamesArticlesAndNodesByTheirIds) {
    Collation c;
    c.articles = {{"a", "Post", "T", "2024-05-02", std::nullopt, ""},
                  {"b", "Echo", "U", std::nullopt, "2024-05-03", "its “on Friday”"}};
    Claim claim;
    claim.text = "x";
    claim.reports = {{ArticleId{1}, {0, 1}, "x", 4, 0.5}};
    claim.support = {1, 1, 1};
    claim.origins = {"agency:n"};
    claim.conflicts = {{DifferenceKind::number, {{"12", {ArticleId{0}}, {}}}, true}};
    c.claims.push_back(std::move(claim));
    c.lineage.nodes = {{"agency:n", NodeKind::agency, "N", std::nullopt},
                       {"b", NodeKind::article, "Echo", ArticleId{1}}};
    c.lineage.edges = {{0, 1, EdgeKind::rewrites, 0.75, 0.5, {{{}, {2, 3}}}}};
    c.lineage.origins = {{"agency:n", NodeKind::agency, "N", {ArticleId{1}}}};

    const auto value = json::parse(json_of(c), "test");
    ASSERT_TRUE(value.has_value());
    EXPECT_EQ(json::dump((*value)["articles"]),
              R"([{"id":"a","outlet":"Post","title":"T","published":"2024-05-02",)"
              R"("published_estimate":null},{"id":"b","outlet":"Echo","title":"U",)"
              R"("published":null,"published_estimate":"2024-05-03",)"
              R"("estimate_reason":"its “on Friday”"}])");
    EXPECT_EQ(json::dump((*value)["lineage"]["edges"]),
              R"([{"from":"agency:n","to":"b","kind":"rewrites","confidence":0.75,"direction":1,)"
              R"("share":0.5,"evidence":[{"from_span":null,"to_span":[2,3]}]}])");
    EXPECT_EQ(json::dump((*value)["lineage"]["origins"]),
              R"([{"id":"agency:n","kind":"agency","name":"N","articles":["b"]}])");
    const json::Value& printed = (*(*value)["claims"].array())[0];
    EXPECT_EQ(json::dump(printed["reports"]),
              R"([{"article":"b","span":[0,1],"text":"x","attribution":4,"probability":0.5}])");
    EXPECT_EQ(json::dump(printed["conflicts"]),
              R"([{"kind":"number","update":true,"readings":[{"value":"12","articles":["a"],)"
              R"("evidence":[]}]}])");
    EXPECT_EQ(json::dump(printed["support"]), R"({"articles":1,"outlets":1,"origins":1})");
    EXPECT_EQ(printed["id"].number_or(-1), 0);
}

TEST(AlignmentRecord, HasTheMembersOfTheContract) {
    const Alignment alignment{
        0.9, 0.8, true, {{DifferenceKind::number, "12", "14", {0, 2}, {3, 5}}}};
    EXPECT_EQ(json_of("p1", alignment),
              R"({"id":"p1","similarity":0.8,"same":true,"probability":0.9,"differences":[)"
              R"({"kind":"number","a":"12","b":"14","span_a":[0,2],"span_b":[3,5]}]})");
}

TEST(ReportRecord, HoldsStoriesAndFailures) {
    const ReadArticle read{sample_article(), {}};
    RunReport report;
    report.version = "0.1";
    report.stories.emplace_back();
    report.stories[0].story.id = StoryId{5};
    report.stories[0].articles = {&read};
    report.failures = {{ErrorCode::empty, "b.txt", std::nullopt, "no text in it", ""}};
    const auto value = json::parse(json_of(report), "test");
    ASSERT_TRUE(value.has_value());
    EXPECT_EQ((*(*value)["stories"].array())[0]["id"].string_or(""), "s5");
    EXPECT_EQ((*(*(*value)["stories"].array())[0]["articles"].array()).size(), 1U);
    EXPECT_EQ(json::dump((*value)["failures"]),
              R"([{"source":"b.txt","place":null,"code":"empty","reason":"no text in it"}])");
}

}  // namespace
}  // namespace stemma::render
