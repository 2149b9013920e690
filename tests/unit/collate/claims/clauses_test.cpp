#include "collate/claims/clauses.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace stemma::collate::testing
