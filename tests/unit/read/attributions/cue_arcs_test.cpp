#include "read/attributions/cue_arcs.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "unit/read/read_helpers.h"

namespace stemma::read {
namespace {

std::uint32_t find_word(const ReadArticle& read, std::string_view word) {
    for (std::uint32_t i = 0; i < read.reading.tokens.size(); ++i) {
        if (read.reading.tokens[i].span.of(read.article.text) == word) {
            return i;
        }
    }
    return UINT32_MAX;
}

TEST(CueArcs, WhatIsSaidStandsInOneBranchAndWhoSaysItInAnother) {
    const ReadArticle read = tag_text("Officials said that the bridge was destroyed .");
    const TokenTable table = table_of(read);
    ArcTable arcs(test_parser(), table, read.reading.sentences);
    const auto at = [&](std::string_view word) { return find_word(read, word); };
    CueArcs around;
    around.read(arcs, {0, table.size()}, {at("said"), at("said") + 1});
    EXPECT_EQ(around.head(), at("said"));
    EXPECT_EQ(around.top(at("bridge")), at("destroyed"));
    EXPECT_EQ(around.branch(at("bridge")), around.branch(at("that")));
    EXPECT_NE(around.branch(at("bridge")), around.branch(at("Officials")));
    EXPECT_EQ(around.branch(at("Officials")), static_cast<std::uint16_t>(Relation::nsubj));
    EXPECT_EQ(around.relation(at("bridge")), Relation::nsubj_pass);
    EXPECT_EQ(around.level(at("bridge")), 0);
    around.read(arcs, {0, table.size()}, {at("destroyed"), at("destroyed") + 1});
    EXPECT_EQ(around.level(at("Officials")), 1);
}

TEST(CueArcs, NothingIsKnownBeyondTheSentence) {
    const ReadArticle read = tag_text("She said so. He left.");
    const TokenTable table = table_of(read);
    ArcTable arcs(test_parser(), table, read.reading.sentences);
    CueArcs around;
    around.read(arcs, read.reading.sentences[0].tokens, {1, 2});
    const std::uint32_t beyond = read.reading.sentences[1].tokens.begin;
    EXPECT_EQ(around.branch(beyond), CueArcs::no_branch);
    EXPECT_EQ(around.branch(UINT32_MAX), CueArcs::no_branch);
}

RC_GTEST_PROP(CueArcs, EveryTokenHasItsBranch, ()) {
    const auto words = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("the", "said", "Quill", ",", "that", "of", "ran", "and")));
    std::string text;
    for (const std::string& word : words) {
        text += word + " ";
    }
    const ReadArticle read = tag_text(text);
    const TokenTable table = table_of(read);
    ArcTable arcs(test_parser(), table, read.reading.sentences);
    for (const Sentence& sentence : read.reading.sentences) {
        const auto cue = *rc::gen::inRange(sentence.tokens.begin, sentence.tokens.end);
        CueArcs around;
        around.read(arcs, sentence.tokens, {cue, cue + 1});
        for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
            RC_ASSERT(around.branch(i) != CueArcs::no_branch);
            RC_ASSERT(around.level(i) <= 3);
            RC_ASSERT(around.direct(i) == (i == cue || arcs[i].head == cue));
        }
    }
}

}  // namespace
}  // namespace stemma::read
