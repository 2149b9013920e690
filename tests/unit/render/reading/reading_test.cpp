#include "render/reading/reading.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace stemma::render {
namespace {

Span span_of(const std::string& text, std::string_view piece) {
    const auto begin = static_cast<std::uint32_t>(text.find(piece));
    return {begin, begin + static_cast<std::uint32_t>(piece.size())};
}

ReadArticle sample() {
    ReadArticle read;
    read.article.id = "a.html";
    read.article.title = "Ferry <b>late</b>";
    read.article.text = "Ada Quill said 12 ferries ran late on Monday.";
    const std::string& text = read.article.text;
    const auto end = static_cast<std::uint32_t>(text.size());
    read.article.paragraphs = {{0, end}};
    Reading& r = read.reading;
    for (const std::string_view word :
         {"Ada", "Quill", "said", "12", "ferries", "ran", "late", "on", "Monday", "."}) {
        r.tokens.push_back({span_of(text, word), Pos::noun});
    }
    r.sentences.push_back({{0, end}, {0, 10}, 0});
    r.entities.push_back(
        {"Ada Quill", "person:ada quill", EntityType::person, {span_of(text, "Ada Quill")}, {}});
    r.times.push_back({span_of(text, "on Monday"), TimexType::date, "2022-08-15"});
    r.numbers.push_back({span_of(text, "12"), 12, 12, "ferry", NumberModifier::exactly});
    Attribution a;
    a.source = {span_of(text, "Ada Quill")};
    a.cue = {span_of(text, "said")};
    a.content = {span_of(text, "12 ferries ran late on Monday")};
    a.chain.push_back({"Ada <i>Quill</i>", std::nullopt, LinkKind::person, a.source.front()});
    r.attributions.push_back(a);
    return read;
}

bool has(const std::string& page, std::string_view piece) { return page.contains(piece); }

TEST(ReadingPage, MarksWhatWasReadWhereItStands) {
    const std::string page = reading_page(sample(), "1.0");
    EXPECT_TRUE(has(page, "<span class=\"r r-source r-entity\">Ada Quill</span> "));
    EXPECT_TRUE(
        has(page, "<a class=\"anchor\" id=\"at-0\"></a><span class=\"r r-cue\">said</span>"));
    EXPECT_TRUE(has(page, "<span class=\"r r-content r-number\">12</span>"));
    EXPECT_TRUE(has(page, "<span class=\"r r-content r-time\">on Monday</span>"));
    EXPECT_TRUE(has(page, "<a href=\"#at-0\"><bdi>said</bdi></a>"));
    EXPECT_TRUE(has(page, "2022-08-15"));
}

TEST(ReadingPage, EscapesWhatComesFromOutside) {
    const std::string page = reading_page(sample(), "1.0");
    EXPECT_TRUE(has(page, "Ferry &lt;b&gt;late&lt;/b&gt;"));
    EXPECT_TRUE(has(page, "Ada &lt;i&gt;Quill&lt;/i&gt;"));
    EXPECT_FALSE(has(page, "<b>late"));
    EXPECT_FALSE(has(page, "<i>Quill"));
}

TEST(ReadingPage, RequestsNothing) {
    const std::string page = reading_page(sample(), "1.0");
    EXPECT_TRUE(has(page, "default-src &#39;none&#39;"));
    EXPECT_FALSE(has(page, "src=\""));
    EXPECT_FALSE(has(page, "href=\"http"));
}

TEST(ReadingPage, SpansThatAreNoneAreLeftOut) {
    ReadArticle read = sample();
    read.article.text[4] = '\xC3';  // a code point of two bytes
    read.article.text[5] = '\xA9';
    read.reading.entities.front().mentions = {{0, 5}, {3, 900}, {7, 7}};
    read.reading.attributions.clear();
    const std::string page = reading_page(read, "1.0");
    EXPECT_FALSE(has(page, "class=\"r r-entity\">Ada"));
}

TEST(ReadingDump, OneLineAToken) {
    ReadArticle read = sample();
    read.reading.arcs.assign(10, {2, Relation::obl});
    read.reading.arcs[2] = {Arc::no_head, Relation::root};
    const std::string dump = reading_dump(read);
    EXPECT_TRUE(
        dump.starts_with("# article a.html\n# sentence 1 paragraph 1\n"
                         "1\tAda\tNOUN\t3\tobl\t0\t3\n2\tQuill\tNOUN\t3\tobl\t4\t9\n"
                         "3\tsaid\tNOUN\t0\troot\t10\t14\n"))
        << dump;
    EXPECT_TRUE(dump.ends_with("\n\n"));
}

TEST(ReadingDump, WithoutArcsTheirColumnsAreEmpty) {
    EXPECT_TRUE(has(reading_dump(sample()), "1\tAda\tNOUN\t_\t_\t0\t3\n"));
}

TEST(ReadingDump, NothingBreaksItsLines) {
    ReadArticle read = sample();
    read.article.id = "a\tb\nc";
    const std::string dump = reading_dump(read);
    EXPECT_TRUE(dump.starts_with("# article a b c\n"));
    EXPECT_EQ(std::ranges::count(dump, '\n'), 13);
}

}  // namespace
}  // namespace stemma::render
