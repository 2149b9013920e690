// Whatever an article is, its reading keeps the laws of spans and says nothing absurd: each line of
// the list of bad inputs, as a test.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "read/reader.h"
#include "text/utf8.h"
#include "unit/read/read_helpers.h"

namespace stemma::read {
namespace {

const Reader& reader() {
    static const Reader opened = Reader::open(test_data()).value();
    return opened;
}

void expect_span(const std::string& text, Span span) {
    EXPECT_LE(span.begin, span.end);
    ASSERT_LE(span.end, text.size());
    EXPECT_EQ(text::boundary_before(text, span.begin), span.begin);
    EXPECT_EQ(text::boundary_before(text, span.end), span.end);
}

ReadArticle read_text(std::string text, std::string language = "en") {
    ReadArticle read;
    read.article.text = std::move(text);
    read.article.language = std::move(language);
    read.article.published = "2022-08-16";
    read.article.paragraphs = text::find_paragraphs(read.article.text);
    read.reading = reader().read(read.article, {.arcs = true, .explain = true});
    EXPECT_EQ(read.reading.arcs.size(), read.reading.tokens.size());
    for (const Token& token : read.reading.tokens) {
        expect_span(read.article.text, token.span);
    }
    for (const Reason& reason : read.reading.reasons) {
        expect_span(read.article.text, reason.span);
        EXPECT_FALSE(reason.what.empty());
    }
    for (const Attribution& a : read.reading.attributions) {
        for (const auto* spans : {&a.source, &a.cue, &a.content}) {
            for (const Span span : *spans) {
                expect_span(read.article.text, span);
            }
        }
    }
    return read;
}

std::string values(const ReadArticle& read) {
    std::string out;
    for (const Timex& time : read.reading.times) {
        out += (out.empty() ? "" : " ") + time.value;
    }
    return out;
}

bool has_entity(const ReadArticle& read, std::string_view name) {
    return std::ranges::any_of(read.reading.entities,
                               [&](const Entity& e) { return e.name == name; });
}

std::string joined(const std::vector<Span>& spans, const std::string& text) {
    std::string out;
    for (const Span span : spans) {
        out += (out.empty() ? "" : " & ") + std::string(span.of(text));
    }
    return out;
}

TEST(BadInput, AnotherLanguageIsNotReadAsEnglish) {
    const ReadArticle read = read_text(
        "Der Hafen bleibt geschlossen, sagte Bürgermeisterin Ida Brandt am Montag. Wer die Fähre "
        "braucht, soll bis 2023 warten.",
        "de");
    EXPECT_EQ(read.reading.sentences.size(), 2U);
    for (const Token& token : read.reading.tokens) {
        EXPECT_TRUE(token.pos == Pos::x || token.pos == Pos::num || token.pos == Pos::punct);
    }
}

TEST(BadInput, CapitalsAreNoNames) {
    const ReadArticle read =
        read_text("THE MAYOR OF ESKERBY SAID ON MONDAY THAT THE HARBOUR WILL STAY CLOSED.");
    EXPECT_EQ(values(read), "2022-08-15");
    ASSERT_EQ(read.reading.attributions.size(), 1U);
    EXPECT_EQ(joined(read.reading.attributions[0].cue, read.article.text), "SAID");
    EXPECT_LE(read.reading.entities.size(), 2U);
}

TEST(BadInput, NoSentenceEnds) {
    std::string text;
    for (int i = 0; i < 400; ++i) {
        text += "the mayor said the harbour stays closed and the ferry waits ";
    }
    const ReadArticle read = read_text(text);
    EXPECT_GE(read.reading.sentences.size(), 1U);
    EXPECT_FALSE(read.reading.attributions.empty());
}

TEST(BadInput, FiftyThousandWords) {
    std::string text;
    for (int i = 0; i < 5000; ++i) {
        text += "Mayor Ida Brandt said 12 boats left on Monday. ";
        text += i % 10 == 9 ? "\n\n" : "";
    }
    const ReadArticle read = read_text(text);
    EXPECT_GE(read.reading.tokens.size(), 50'000U);
    EXPECT_EQ(read.reading.sentences.size(), 5000U);
    EXPECT_EQ(read.reading.times.size(), 5000U);
    EXPECT_TRUE(has_entity(read, "Ida Brandt"));
}

TEST(BadInput, ALostQuotationMarkSpoilsOneParagraph) {
    const ReadArticle read = read_text(
        "“We will rebuild the bridge, Ida Brandt said on Monday.\n\n“The ferry sails again,” Karl "
        "Verholm said.");
    const auto& all = read.reading.attributions;
    ASSERT_FALSE(all.empty());
    EXPECT_EQ(joined(all.back().source, read.article.text), "Karl Verholm");
    EXPECT_TRUE(
        joined(all.back().content, read.article.text).ends_with("“The ferry sails again,”"));
}

TEST(BadInput, MixedQuoteStylesAreQuotesAllTheSame) {
    for (const std::string_view quoted :
         {"“The ferry sails again,”", "\"The ferry sails again,\"", "‘The ferry sails again,’",
          "“The ferry sails again,\"", "``The ferry sails again,''"}) {
        const ReadArticle read = read_text(std::string(quoted) + " Karl Verholm said on Monday.");
        ASSERT_EQ(read.reading.attributions.size(), 1U) << quoted;
        EXPECT_EQ(joined(read.reading.attributions[0].source, read.article.text), "Karl Verholm");
    }
}

TEST(BadInput, InvisibleCharactersDoNotHideWhatIsSaid) {
    const ReadArticle read = read_text(
        "\u202BKarl Verholm\u202C said on Mon\u200Bday that the \u2066harbour\u2069 is "
        "closed.\uFEFF");
    ASSERT_EQ(read.reading.attributions.size(), 1U);
    EXPECT_TRUE(
        joined(read.reading.attributions[0].source, read.article.text).contains("Karl Verholm"));
}

TEST(BadInput, AListOfNamesIsNoSpeech) {
    const ReadArticle read = read_text(
        "Ida Brandt, Karl Verholm, Ada Quill, Nils Aker, Tora Lund, Per Holm, Mina Dahl, Jon Vik.");
    EXPECT_TRUE(read.reading.attributions.empty());
    EXPECT_TRUE(read.reading.events.empty());
    EXPECT_TRUE(has_entity(read, "Karl Verholm"));
    EXPECT_GE(read.reading.entities.size(), 6U);
}

TEST(BadInput, Transcripts) {
    const ReadArticle read = read_text(
        "REPORTER: When will the harbour open?\n\nMAYOR BRANDT: We will open it on "
        "Friday.\n\nREPORTER: "
        "Is that certain?\n\nMAYOR BRANDT: It is.");
    EXPECT_EQ(read.reading.sentences.size(), 4U);
    EXPECT_EQ(values(read), "2022-08-19");
}

TEST(BadInput, NumbersThatLookLikeYears) {
    const ReadArticle read =
        read_text("The ferry carried 2020 passengers in 2021. Then 1999 workers left.");
    EXPECT_EQ(values(read), "2021");
    ASSERT_EQ(read.reading.numbers.size(), 2U);
    EXPECT_EQ(read.reading.numbers[0].value, 2020);
    EXPECT_EQ(read.reading.numbers[1].value, 1999);
}

TEST(BadInput, DatesThatDoNotExist) {
    const ReadArticle read = read_text("The report of 31 February named June 31 and 30 June.");
    EXPECT_FALSE(values(read).contains("02-31")) << values(read);
    EXPECT_FALSE(values(read).contains("06-31")) << values(read);
    EXPECT_TRUE(values(read).contains("06-30")) << values(read);
}

TEST(BadInput, TimesWithoutAZoneAreLocal) {
    const ReadArticle read = read_text("The ferry left at 6:15 p.m. on Monday.");
    EXPECT_EQ(values(read), "2022-08-15T18:15");
}

TEST(BadInput, NothingAtAll) {
    for (const std::string_view text : {"", " ", "\n\n\n", "…", "\u200B", "\""}) {
        const ReadArticle read = read_text(std::string(text));
        EXPECT_TRUE(read.reading.attributions.empty());
        EXPECT_TRUE(read.reading.events.empty());
    }
}

}  // namespace
}  // namespace stemma::read
