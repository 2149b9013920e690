#include "read/attributions/first_person.h"

#include <gtest/gtest.h>

#include "read/reader.h"
#include "unit/read/read_helpers.h"

namespace stemma::read {
namespace {

ReadArticle read_text(std::string text) {
    static const Reader reader = Reader::open(test_data()).value();
    ReadArticle out;
    out.article.text = std::move(text);
    out.article.language = "en";
    out.article.paragraphs = text::find_paragraphs(out.article.text);
    out.reading = reader.read(out.article, {});
    return out;
}

TEST(FirstPerson, IIsWhoSpeaks) {
    const ReadArticle read = read_text("“I read the plan and they blamed me,” Mary Tolland said.");
    EXPECT_EQ(references(read, "Mary Tolland"), "I|me");
}

TEST(FirstPerson, WeAndYouAreLeftOpen) {
    const ReadArticle read = read_text("“We met you on the quay,” John Farrow said.");
    EXPECT_EQ(references(read, "John Farrow"), "");
}

TEST(FirstPerson, OutsideQuotationMarksItIsSomebodyElse) {
    const ReadArticle read = read_text("John Farrow said that I was late.");
    EXPECT_EQ(references(read, "John Farrow"), "");
}

TEST(FirstPerson, WhoActsInAQuotationIsItsSpeaker) {
    const ReadArticle read = read_text("“I attacked the guards,” Mary Tolland said on Monday.");
    ASSERT_FALSE(read.reading.events.empty());
    ASSERT_FALSE(read.reading.events[0].actors.empty());
    ASSERT_TRUE(read.reading.events[0].actors[0].entity);
    EXPECT_EQ(read.reading.entities[read.reading.events[0].actors[0].entity->index()].name,
              "Mary Tolland");
}

}  // namespace
}  // namespace stemma::read
