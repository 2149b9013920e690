#include "extract/feeds/feeds.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "extract/feeds/feed_text.h"

namespace stemma::extract {
namespace {

TEST(FeedText, DatesOfAllFormats) {
    const std::pair<const char*, const char*> cases[] = {
        {"Fri, 02 May 2031 06:15:00 GMT", "2031-05-02T06:15:00Z"},
        {"Fri, 2 May 2031 06:15 +0530", "2031-05-02T06:15+05:30"},
        {" 02 May 31 06:15:00 EST", "2031-05-02T06:15:00-05:00"},
        {"2 May 1997", "1997-05-02"},
        {"2 September 97", "1997-09-02"},
        {"Fri, 02 May 2031 06:15:00 Nowhere", "2031-05-02T06:15:00"},
        {"2031-05-02T06:15:00+02:00", "2031-05-02T06:15:00+02:00"},
        {"2031-05-02 06:15:00", "2031-05-02T06:15:00"},
        {"20310502T061500+0200", "2031-05-02T06:15:00+02:00"},
        {"20310502T061500Z", "2031-05-02T06:15:00Z"},
        {"20310502", "2031-05-02"},
        {"2031", "2031"},
        {"Fri, 31 Feb 2031 06:15:00 GMT", ""},
        {"2031-02-31", ""},
        {"yesterday", ""},
        {"", ""},
        {"Fri, 02 May", ""},
        {"0 May 2031", ""},
    };
    for (const auto& [text, iso] : cases) {
        EXPECT_EQ(iso_date(text), iso) << text;
    }
}

TEST(FeedText, WordsComeOutOfMarkup) {
    EXPECT_EQ(words_of("  Two\n words "), "Two words");
    EXPECT_EQ(words_of("R&amp;D <b>report</b> &#8211; out"), "R&D report \xE2\x80\x93 out");
    EXPECT_EQ(words_of("5 < 6 and 7 > 3"), "5 < 6 and 7 > 3");
    EXPECT_EQ(words_of(""), "");
    EXPECT_TRUE(has_markup("a <br/> b"));
    EXPECT_FALSE(has_markup("a < b > c, <3"));
    EXPECT_EQ(primary_language("de-AT"), "de");
}

TEST(Feeds, AWrongFeedIsAnErrorThatNamesIt) {
    for (const char* bad : {"", "no XML", "<rss/>", "<html/>", "<urlset><url/></urlset>",
                            "<nitf><body/></nitf>", "<newsItem/>"}) {
        const Listing listing = read_xml(bad, "f.xml");
        ASSERT_TRUE(listing.damage) << bad;
        EXPECT_EQ(listing.damage->source, "f.xml");
        EXPECT_TRUE(listing.items.empty());
    }
    for (const char* bad : {"", "{", "[]", R"({"items":[]})", R"({"items":"x"})"}) {
        EXPECT_TRUE(read_json_feed(bad, "f.json").damage) << bad;
    }
}

TEST(Feeds, ContentIsAPageAndSummariesAreClean) {
    const Listing listing = read_xml(
        "<rss><channel><item><title>a&lt;b</title><content:encoded>&lt;p>x&lt;/p></content:encoded>"
        "</item><item><description>Plain words.</description></item></channel></rss>",
        "f");
    ASSERT_EQ(listing.items.size(), 2U);
    EXPECT_EQ(listing.items[0].document.kind, DocumentKind::html);
    EXPECT_NE(listing.items[0].document.bytes.find("<h1>a&lt;b</h1>\n<p>x</p>"), std::string::npos);
    EXPECT_TRUE(listing.items[0].whole);
    EXPECT_EQ(listing.items[1].document.kind, DocumentKind::clean);
    EXPECT_FALSE(listing.items[1].whole);
    EXPECT_EQ(listing.items[1].document.id, "f#2");
}

TEST(Feeds, EncodingsAreDeclaredOrStated) {
    const std::string words = "<rss><channel><item><title>M\xF6we</title></item></channel></rss>";
    EXPECT_EQ(read_xml("<?xml version='1.0' encoding='iso-8859-1'?>" + words, "f")
                  .items.at(0)
                  .document.hints.title,
              "Möwe");
    EXPECT_EQ(read_xml(words, "f", "iso-8859-1").items.at(0).document.hints.title, "Möwe");
}

TEST(Feeds, TheNumberOfItemsIsBounded) {
    std::string feed = "<rss><channel>";
    for (std::size_t i = 0; i < most_items + 5; ++i) {
        feed += "<item><title>x</title></item>";
    }
    const Listing listing = read_xml(feed + "</channel></rss>", "f");
    EXPECT_EQ(listing.items.size(), most_items);
    ASSERT_TRUE(listing.damage);
    EXPECT_EQ(listing.damage->code, ErrorCode::too_large);
}

TEST(Feeds, ManyChildrenAreReadInLinearTime) {
    // A child is looked for among its siblings: an item with very many of them must stay cheap.
    std::string item = "<rss><channel><item>";
    for (int i = 0; i < 300'000; ++i) {
        item += "<x/>";
    }
    EXPECT_EQ(read_xml(item + "<title>t</title></item></channel></rss>", "f").items.size(), 1U);
}

RC_GTEST_PROP(Feeds, ATitleComesThroughEscaping, (const std::string& bytes)) {
    std::string title = "t";
    for (const char c : bytes) {
        title +=
            static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F ? c : '-';
    }
    RC_PRE(title.find_first_of("<&") == std::string::npos &&
           title.find("]]>") == std::string::npos);
    const std::string feed =
        "<feed><entry><title><![CDATA[" + title + "]]></title><summary>s</summary></entry></feed>";
    RC_ASSERT(read_xml(feed, "f").items.at(0).document.hints.title == title);
}

}  // namespace
}  // namespace stemma::extract
