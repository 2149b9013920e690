#include "collate/claims/clauses.h"

#include <gtest/gtest.h>

#include "collate/claims/clusters.h"
#include "unit/collate/statements.h"

namespace stemma::collate::testing {
namespace {

std::vector<std::string> clauses(const std::string& text) {
    const ReadArticle article = read(text);
    const std::vector<Token>& tokens = article.reading.tokens;
    std::vector<std::string> out;
    for (const TokenRange range :
         clauses_of(article, {0, static_cast<std::uint32_t>(tokens.size())})) {
        out.emplace_back(
            Span{tokens[range.begin].span.begin, tokens[range.end - 1].span.end}.of(text));
    }
    return out;
}

TEST(Clauses, TwoSubjectsAndTwoVerbs) {
    EXPECT_EQ(clauses("Ostra recognised the two valleys as states in July, and officials offered "
                      "to send workers to them."),
              (std::vector<std::string>{"Ostra recognised the two valleys as states in July",
                                        "officials offered to send workers to them."}));
}

TEST(Clauses, OneSubjectIsOneClaim) {
    EXPECT_EQ(clauses("The governor said closer ties would be in both interests, and would help "
                      "to strengthen the security of the valley.")
                  .size(),
              1U);
    EXPECT_EQ(
        clauses("Mr Brenk, Mr Quill, and the mayor of Orlick said the talks had failed.").size(),
        1U);
}

TEST(Clauses, NothingIsPartedInsideMarks) {
    EXPECT_EQ(clauses("She wrote \"we saw the cracks in the wall, and nobody came to help us "
                      "then\".")
                  .size(),
              1U);
}

TEST(Clusters, AnArticleRarelySaysAThingTwice) {
    ClusterOptions options;
    options.may_join = [](std::uint32_t, std::uint32_t) { return true; };
    // 0 and 1 are of one article; 2 is like both.
    const std::vector<std::vector<std::uint32_t>> articles = {{0}, {0}, {1}};
    const std::vector<Edge> edges = {{0, 2, 0.3F}, {1, 2, 0.2F}};
    EXPECT_EQ(cluster(articles, edges, options), (std::vector<std::uint32_t>{0, 1, 0}));
}

TEST(Clusters, RepulsionOutweighsAWeakAttraction) {
    ClusterOptions options;
    options.may_join = [](std::uint32_t, std::uint32_t) { return true; };
    const std::vector<std::vector<std::uint32_t>> articles = {{0}, {1}, {2}};
    EXPECT_EQ(cluster(articles, {{0, 1, 0.3F}, {1, 2, 0.1F}, {0, 2, -0.2F}}, options),
              (std::vector<std::uint32_t>{0, 0, 2}));
    EXPECT_EQ(cluster(articles, {{0, 1, 0.3F}, {1, 2, 0.3F}, {0, 2, -0.2F}}, options),
              (std::vector<std::uint32_t>{0, 0, 0}));
    options.may_join = [](std::uint32_t, std::uint32_t) { return false; };
    EXPECT_EQ(cluster(articles, {{0, 1, 0.3F}}, options), (std::vector<std::uint32_t>{0, 1, 2}));
}

}  // namespace
}  // namespace stemma::collate::testing
