#include "text/tokens.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "text/utf8.h"
#include "text_samples.h"

namespace stemma::text {
namespace {

/// Tokens parted by a space, sentences by " / ".
std::string show(std::string_view text) {
    const Tokenized t = tokenize(text);
    std::string out;
    for (const SentenceRange& sentence : t.sentences) {
        if (!out.empty()) {
            out += " /";
        }
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            out += out.empty() ? "" : " ";
            out += t.tokens[i].span.of(text);
        }
    }
    return out;
}
std::size_t sentences(std::string_view text) { return tokenize(text).sentences.size(); }

TEST(Tokens, Contractions) {
    EXPECT_EQ(show("I don't, can't and won’t."), "I do n't , ca n't and wo n’t .");
    EXPECT_EQ(show("Kim's they'll we’ve I'm"), "Kim 's they 'll we ’ve I 'm");
    EXPECT_EQ(show("They cannot."), "They can not .");
    EXPECT_EQ(show("the states' votes"), "the states ' votes");
    EXPECT_EQ(show("O'Brien of Coeur d'Alene"), "O'Brien of Coeur d'Alene");
    EXPECT_EQ(show("the '90s, get 'em"), "the '90s , get 'em");
}

TEST(Tokens, NumbersAndMoney) {
    EXPECT_EQ(show("$5bn, 1,000.5 or 10:30am"), "$ 5bn , 1,000.5 or 10:30am");
    EXPECT_EQ(show("5% of US$20"), "5 % of US$ 20");
    EXPECT_EQ(show("on 2022-08-15 or 15/8/2022"), "on 2022-08-15 or 15/8/2022");
    EXPECT_EQ(show("up .5 points"), "up .5 points");
    EXPECT_EQ(show("a 5-year-old"), "a 5-year-old");
}

TEST(Tokens, HyphensAbbreviationsAndCompounds) {
    EXPECT_EQ(show("Russian-backed Jong-un"), "Russian-backed Jong-un");
    EXPECT_EQ(show("AT&T and Q&A"), "AT&T and Q&A");
    EXPECT_EQ(show("either/or"), "either / or");
    EXPECT_EQ(show("Mr. J. Doe, Ph.D., of Acme Inc. on Aug. 5"),
              "Mr. J. Doe , Ph.D. , of Acme Inc. on Aug. 5");
    EXPECT_EQ(show("No. 5 said no."), "No. 5 said no .");
    EXPECT_EQ(show("yes--no ... so"), "yes -- no ... so");
}

TEST(Tokens, AddressesAndHandles) {
    EXPECT_EQ(show("See https://a.example/b?c=1, or www.b.example."),
              "See https://a.example/b?c=1 , or www.b.example .");
    EXPECT_EQ(show("mail who.is@a.example (now)"), "mail who.is@a.example ( now )");
    EXPECT_EQ(show("@someone wrote #topic"), "@someone wrote #topic");
}

TEST(Tokens, QuotationMarks) {
    const std::string text = R"(He said "no" (“yes”), ``a'' and 'b'.)";
    EXPECT_EQ(show(text), R"(He said " no " ( “ yes ” ) , `` a '' and ' b ' .)");
    const Tokenized t = tokenize(text);
    std::string kinds;
    for (const RawToken& token : t.tokens) {
        kinds += token.kind == TokenKind::quote_open    ? "<"
                 : token.kind == TokenKind::quote_close ? ">"
                                                        : "";
    }
    EXPECT_EQ(kinds, "<><><><>");
}

TEST(Tokens, ScriptsWithoutSpaces) { EXPECT_EQ(show("平壌です。"), "平 壌 で す 。"); }

TEST(Sentences, AbbreviationsDoNotEndThem) {
    EXPECT_EQ(sentences("Mr. Roe met Gen. Poe on Aug. 5 in Wash. or at 5 p.m. Monday."), 1U);
    EXPECT_EQ(sentences("J. R. Roe of the U.S. Navy spoke."), 1U);
    EXPECT_EQ(sentences("Profits at Acme Corp. Chief Jane Roe fell."), 1U);
}

TEST(Sentences, TitlesOfSpeakersInATranscriptDoNotEndThem) {
    EXPECT_EQ(sentences("SEN. HOLM: Did you see it? MR. QUILL: I did not."), 2U);
}

TEST(Sentences, AbbreviationsThatEndThem) {
    EXPECT_EQ(sentences("They left the U.S. The talks went on."), 2U);
    EXPECT_EQ(sentences("It opened at 5 p.m. Police came."), 2U);
    EXPECT_EQ(sentences("He joined Acme Inc. In May he left."), 2U);
    EXPECT_EQ(sentences("They chose plan B. But it failed."), 2U);
}

TEST(Sentences, Quotations) {
    EXPECT_EQ(sentences("“We go now.” he said."), 1U);
    EXPECT_EQ(sentences("“We go now,” he said. “We stay.” They left."), 3U);
    EXPECT_EQ(sentences("“Why?” Mr Roe asked. “Now!” she cried."), 2U);
    EXPECT_EQ(sentences("\"It ended.\" Then they left."), 2U);
    EXPECT_EQ(sentences("\"It ended.\" \"It did not.\""), 2U);
    EXPECT_EQ(show("(It was late.) They left."), "( It was late . ) / They left .");
}

TEST(Sentences, EllipsesDecimalsListsAndMissingSpaces) {
    EXPECT_EQ(sentences("He waited ... and left."), 1U);
    EXPECT_EQ(sentences("He waited… Then he left."), 2U);
    EXPECT_EQ(sentences("It rose 1.5 points. It fell 2."), 2U);
    EXPECT_EQ(sentences("1. Read the letter."), 1U);
    EXPECT_EQ(show("It is over.The talks end."), "It is over . / The talks end .");
}

TEST(Sentences, DatelineStaysWithItsSentence) {
    EXPECT_EQ(sentences("NORTHPORT, Aug. 15 (Agency) — The minister spoke."), 1U);
}

TEST(Sentences, TextThatWasTokenizedBefore) {
    EXPECT_EQ(sentences("John Roe Jr . said so . It is anti - gay ."), 2U);
    EXPECT_EQ(show("`` It is , '' Roe said . `` No . ''"), "`` It is , '' Roe said . / `` No . ''");
    EXPECT_EQ(show("Kim 's aide does n't"), "Kim 's aide does n't");
}

TEST(Sentences, WhatHasNoEndIsCut) {
    std::string text;
    for (int i = 0; i < 100; ++i) {
        text += "the ferry waits and waits, and the mayor says so ";
    }
    const Tokenized t = tokenize(text);
    ASSERT_EQ(t.tokens.size(), 1100U);
    ASSERT_EQ(t.sentences.size(), 4U);
    for (const SentenceRange& sentence : t.sentences) {
        EXPECT_LE(sentence.end - sentence.begin, longest_sentence);
        if (sentence.end < t.tokens.size()) {
            EXPECT_EQ(t.tokens[sentence.end - 1].span.of(text), ",");
        }
    }
    EXPECT_EQ(sentences(std::string(2 * longest_sentence, '(')), 2U);
}

TEST(Paragraphs, BlankLinesOrElseSingleNewlines) {
    EXPECT_EQ(find_paragraphs("a\nb").size(), 2U);
    EXPECT_EQ(find_paragraphs("a\nb\n\nc").size(), 2U);
    EXPECT_EQ(find_paragraphs(" a \r\n \u00A0\r\n c \n").size(), 2U);
    EXPECT_TRUE(find_paragraphs(" \n\n ").empty());
    EXPECT_EQ(sentences("Headline without a stop\nThe story begins."), 2U);
}

RC_GTEST_PROP(TokensLaws, EveryVisibleByteIsInExactlyOneToken, ()) {
    const std::string text = *testing::any_bytes();
    const std::vector<Span> paragraphs = find_paragraphs(text);
    const Tokenized t = tokenize(text, paragraphs);
    std::vector<int> covered(text.size(), 0);
    std::uint32_t last = 0;
    for (const RawToken& token : t.tokens) {
        RC_ASSERT(token.span.begin >= last);
        RC_ASSERT(token.span.begin < token.span.end && token.span.end <= text.size());
        RC_ASSERT(boundary_before(text, token.span.begin) == token.span.begin);
        RC_ASSERT(boundary_before(text, token.span.end) == token.span.end);
        last = token.span.end;
        for (std::uint32_t i = token.span.begin; i < token.span.end; ++i) {
            ++covered[i];
        }
    }
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        const bool white = c.valid && is_space(c.value);
        for (std::size_t i = at; i < at + c.size; ++i) {
            RC_ASSERT(covered[i] == (white ? 0 : 1));
        }
        at += c.size;
    }
}

RC_GTEST_PROP(TokensLaws, SentencesPartTheTokens, ()) {
    const std::string text = *testing::any_bytes();
    const std::vector<Span> paragraphs = find_paragraphs(text);
    const Tokenized t = tokenize(text, paragraphs);
    std::uint32_t next = 0;
    for (const SentenceRange& sentence : t.sentences) {
        RC_ASSERT(sentence.begin == next);
        RC_ASSERT(sentence.end > sentence.begin);
        RC_ASSERT(sentence.end - sentence.begin <= longest_sentence);
        RC_ASSERT(sentence.span.begin == t.tokens[sentence.begin].span.begin);
        RC_ASSERT(sentence.span.end == t.tokens[sentence.end - 1].span.end);
        RC_ASSERT(paragraphs[sentence.paragraph].contains(sentence.span));
        next = sentence.end;
    }
    RC_ASSERT(next == t.tokens.size());
}

RC_GTEST_PROP(TokensLaws, AParagraphDoesNotDependOnItsNeighbours, ()) {
    const std::string a = *testing::any_text();
    const std::string b = *testing::any_text();
    const std::string both = a + b;
    const Span first{0, static_cast<std::uint32_t>(a.size())};
    const Span second{first.end, static_cast<std::uint32_t>(both.size())};
    const Tokenized alone = tokenize(a, {first});
    const Tokenized together = tokenize(both, {first, second});
    for (std::size_t i = 0; i < alone.tokens.size(); ++i) {
        RC_ASSERT(alone.tokens[i].span == together.tokens[i].span);
        RC_ASSERT(alone.tokens[i].kind == together.tokens[i].kind);
    }
}

}  // namespace
}  // namespace stemma::text
