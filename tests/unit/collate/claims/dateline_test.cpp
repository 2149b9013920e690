#include "collate/claims/dateline.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "text/tokens.h"

namespace stemma::collate {
namespace {

/// What is left of a sentence.
std::string claim_of(const std::string& text) {
    ReadArticle read;
    read.article.text = text;
    for (const text::RawToken& token : text::tokenize(text).tokens) {
        Token& added = read.reading.tokens.emplace_back();
        added.span = token.span;
    }
    const auto count = static_cast<std::uint32_t>(read.reading.tokens.size());
    const TokenRange left = without_dateline(read, {0, count});
    EXPECT_EQ(left.end, count);
    return left.begin < count ? text.substr(read.reading.tokens[left.begin].span.begin) : "";
}

TEST(Dateline, TheClaimBeginsAfterTheDash) {
    EXPECT_EQ(claim_of("TOLLHAVEN (MNA) – A ferry ran aground."), "A ferry ran aground.");
    EXPECT_EQ(claim_of("TOLLHAVEN, Varnholm, May 5 (Meridian news agency) — A ferry ran aground."),
              "A ferry ran aground.");
    EXPECT_EQ(claim_of("SAN ORDO - Investigators look into it."), "Investigators look into it.");
}

TEST(Dateline, OtherSentencesStayWhole) {
    for (const char* sentence :
         {"A ferry ran aground – in the fog, they said.", "MNA reported a fire – a small one, too.",
          "TOLLHAVEN (MNA) A ferry ran aground.", "TOLLHAVEN – Fog.", "", "TOLLHAVEN",
          "The ferry – a new one – ran aground."}) {
        EXPECT_EQ(claim_of(sentence), sentence);
    }
}

RC_GTEST_PROP(Dateline, WhatIsLeftIsTheEndOfTheSentence, ()) {
    const auto words = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "TOLLHAVEN", "(", ")", "–", "-", "MNA", "of", "May", "5", ","));
    std::string text;
    for (const std::string& word : words) {
        text += text.empty() ? word : " " + word;
    }
    const std::string left = claim_of(text);
    RC_ASSERT(text.ends_with(left));
    RC_ASSERT(left.empty() == text.empty());
}

}  // namespace
}  // namespace stemma::collate
