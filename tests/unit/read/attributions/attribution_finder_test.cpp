#include "read/attributions/attribution_finder.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>

#include "text/utf8.h"
#include "unit/read/read_helpers.h"

namespace stemma::read {
namespace {

const AttributionFinder& finder() {
    static const AttributionFinder opened =
        AttributionFinder::open(test_data(), test_forms()).value();
    return opened;
}

ReadArticle read_text(std::string_view text) {
    ReadArticle read = tag_text(text);
    find_attributions(finder(), read);
    return read;
}

std::string join_spans(const std::vector<Span>& spans, const std::string& text) {
    std::string out;
    for (const Span span : spans) {
        out += (out.empty() ? "" : " & ") + std::string(span.of(text));
    }
    return out;
}

/// "source | cue | content" a line.
std::string found_in(std::string_view text) {
    const ReadArticle read = read_text(text);
    std::string out;
    for (const Attribution& a : read.reading.attributions) {
        out += join_spans(a.source, read.article.text) + " | " +
               join_spans(a.cue, read.article.text) + " | " +
               join_spans(a.content, read.article.text) + "\n";
    }
    return out;
}

AttributionKind kind_in(std::string_view text) {
    return read_text(text).reading.attributions.at(0).kind;
}

TEST(AttributionFinder, CueBeforeItsContent) {
    EXPECT_EQ(found_in("Mayor Ada Quill said the mill would never open again."),
              "Mayor Ada Quill | said | the mill would never open again\n");
}

TEST(AttributionFinder, CueAfterItsContent) {
    EXPECT_EQ(found_in("“The mill will never open again,” Ada Quill said."),
              "Ada Quill | said | “The mill will never open again,”\n");
}

TEST(AttributionFinder, CueInsideItsContent) {
    EXPECT_EQ(found_in("“The mill is closed,” Ada Quill said. “It will never open again.”"),
              "Ada Quill | said | “The mill is closed,” & “It will never open again.”\n");
}

TEST(AttributionFinder, AccordingTo) {
    EXPECT_EQ(found_in("The mill lost three million crowns last year, according to the owners."),
              "the owners | according to | The mill lost three million crowns last year\n");
}

TEST(AttributionFinder, TwoVoicesInOneArticle) {
    EXPECT_EQ(found_in("Ada Quill denied that the mill was sold.\n\nOfficials said it was."),
              "Ada Quill | denied | that the mill was sold\nOfficials | said | it was\n");
}

TEST(AttributionFinder, QuotationOverSeveralSentences) {
    const ReadArticle read = read_text(
        "“The mill is closed. It lost money for years. It will never open again,” Quill said.");
    ASSERT_EQ(read.reading.attributions.size(), 1U);
    const Attribution& a = read.reading.attributions[0];
    EXPECT_EQ(a.content.front().begin, 0U);
    EXPECT_EQ(a.kind, AttributionKind::direct);
}

TEST(AttributionFinder, QuotationOverSeveralParagraphsAfterItsCue) {
    EXPECT_EQ(found_in("“The mill is closed,” Ada Quill said.\n\n“It lost money for years.”\n\n“It "
                       "will never open again.”\n\nRain fell."),
              "Ada Quill | said | “The mill is closed,” & “It lost money for years.” & “It will "
              "never open again.”\n");
}

TEST(AttributionFinder, QuotationOverSeveralParagraphsBeforeItsCue) {
    EXPECT_EQ(found_in("“The mill lost money for years.\n\n“It will never open again,” Ada Quill "
                       "said."),
              "Ada Quill | said | “The mill lost money for years. & “It will never open again,”\n");
}

TEST(AttributionFinder, QuotedParagraphAfterAnotherThatSaysNothingIsLeftAlone) {
    EXPECT_EQ(found_in("Ada Quill said the mill was closed.\n\nRain fell.\n\n“It lost money.”"),
              "Ada Quill | said | the mill was closed\n");
}

TEST(AttributionFinder, Kinds) {
    EXPECT_EQ(kind_in("“The mill is closed,” Ada Quill said."), AttributionKind::direct);
    EXPECT_EQ(kind_in("Ada Quill said the mill was closed."), AttributionKind::indirect);
    EXPECT_EQ(kind_in("Ada Quill said the mill was “closed for good” and sold."),
              AttributionKind::mixed);
}

TEST(AttributionFinder, NothingSaidNothingFound) {
    EXPECT_EQ(found_in("Rain fell on Elmstead for three days. The river rose by a metre."), "");
    EXPECT_EQ(found_in(""), "");
}

TEST(AttributionFinder, TextWithoutSensePasses) {
    for (const std::string_view text :
         {"said", "said said said", "“", "”””", "according to", ": “", "‘said’ “said” ''said",
          "REPORTER: Why?\n\nQUILL: Because.", "“He said “she said ‘they said"}) {
        (void)found_in(text);
    }
}

TEST(AttributionFinder, LongArticleIsRead) {
    std::string text;
    for (int i = 0; i < 5000; ++i) {
        text += "“The mill is closed,” Ada Quill said on Monday. ";
    }
    EXPECT_GE(read_text(text).reading.attributions.size(), 4000U);
}

TEST(AttributionFinder, UnclosedQuotationOfManyCuesIsRead) {
    std::string text = "“";
    for (int i = 0; i < 20000; ++i) {
        text += "He said no. ";
    }
    (void)read_text(text);
}

TEST(AttributionFinder, MissingWeightsAreNamed) {
    const SystemFiles files;
    const auto opened = AttributionFinder::open(DataFolder(files, "/nowhere"), test_forms());
    ASSERT_FALSE(opened.has_value());
    EXPECT_NE(opened.error().message().find("/nowhere/read/"), std::string::npos);
}

void check_spans(const std::vector<Span>& spans, const std::string& text) {
    RC_ASSERT(std::ranges::is_sorted(spans));
    for (const Span span : spans) {
        RC_ASSERT(span.begin < span.end && span.end <= text.size());
        RC_ASSERT(text::boundary_before(text, span.begin) == span.begin);
        RC_ASSERT(text::boundary_before(text, span.end) == span.end);
    }
}

RC_GTEST_PROP(AttributionFinder, SpansLieInTheTextOnCodePoints, ()) {
    static const std::vector<std::string> pieces = {"“",
                                                    "”",
                                                    "\"",
                                                    "'",
                                                    "said ",
                                                    "Kim ",
                                                    "according to ",
                                                    "the mill ",
                                                    ". ",
                                                    ", ",
                                                    "\n\n",
                                                    ": ",
                                                    "über ",
                                                    "denied ",
                                                    "a statement ",
                                                    "Norrnet ",
                                                    "she ",
                                                    "told ",
                                                    "works ",
                                                    "市長は",
                                                    "‘",
                                                    "’",
                                                    "— ",
                                                    "that "};
    const auto choice = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces));
    std::string text;
    for (const std::string& piece : choice) {
        text += piece;
    }
    const ReadArticle read = read_text(text);
    for (const Attribution& a : read.reading.attributions) {
        RC_ASSERT(!a.cue.empty());
        check_spans(a.source, text);
        check_spans(a.cue, text);
        check_spans(a.content, text);
    }
}

}  // namespace
}  // namespace stemma::read
