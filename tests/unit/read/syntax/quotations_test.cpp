#include "read/syntax/quotations.h"

#include <gtest/gtest.h>

#include <string>

#include "unit/read/read_helpers.h"

namespace stemma::read {
namespace {

/// The text of every quotation, each in ⟨⟩, "…" after those that are not closed.
std::string quoted(std::string_view text) {
    const ReadArticle read = tag_text(text);
    const Quotations found = find_quotations(read.article.text, read.reading);
    std::string out;
    for (const Quotation& q : found.list) {
        const Span span{read.reading.tokens[q.tokens.begin].span.begin,
                        read.reading.tokens[q.tokens.end - 1].span.end};
        out += "⟨" + std::string(span.of(read.article.text)) + (q.closed ? "⟩" : "…⟩");
        out += q.continues ? "+" : "";
    }
    return out;
}

TEST(Quotations, EveryStyle) {
    EXPECT_EQ(quoted("“Go home,” said Ada Quill."), "⟨“Go home,”⟩");
    EXPECT_EQ(quoted("\"Go home,\" said Ada Quill. \"Now.\""), "⟨\"Go home,\"⟩⟨\"Now.\"⟩");
    EXPECT_EQ(quoted("``Go home,'' said Ada Quill."), "⟨``Go home,''⟩");
    EXPECT_EQ(quoted("‘Go home,’ said Ada Quill."), "⟨‘Go home,’⟩");
    EXPECT_EQ(quoted("«Go home», said Ada Quill."), "⟨«Go home»⟩");
}

TEST(Quotations, ApostrophesAreNoMarks) {
    EXPECT_EQ(quoted("Quill's dog doesn't like the miners' band or the cooks’ hats."), "");
}

TEST(Quotations, SingleMarksInsideDoubleOnesAreLeftAlone) {
    EXPECT_EQ(quoted("“They cried ‘more’ and left,” she said."), "⟨“They cried ‘more’ and left,”⟩");
}

TEST(Quotations, LostMarkSpoilsItsParagraphOnly) {
    EXPECT_EQ(quoted("“The mill is closed, he said.\n\nNobody came.\n\n“Yes,” she said."),
              "⟨“The mill is closed, he said.…⟩⟨“Yes,”⟩");
}

TEST(Quotations, LongQuotationGoesOnInTheNextParagraph) {
    EXPECT_EQ(quoted("She said: “The mill is closed.\n\n“It will not open again.”"),
              "⟨“The mill is closed.…⟩⟨“It will not open again.”⟩+");
}

TEST(Quotations, SecondOpeningMarkEndsTheFirst) {
    EXPECT_EQ(quoted("“The mill is shut, “it is sold” they said."),
              "⟨“The mill is shut,…⟩⟨“it is sold”⟩");
}

TEST(Quotations, NoneInAnEmptyText) { EXPECT_EQ(quoted(""), ""); }

}  // namespace
}  // namespace stemma::read
