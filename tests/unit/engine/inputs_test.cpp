#include "stemma/inputs.h"

#include <gtest/gtest.h>

namespace stemma {
namespace {

const std::string cases = STEMMA_SOURCE_DIR "/tests/cases/extract/";

TEST(Inputs, GiveDocumentsOfAnyFormat) {
    Inputs inputs = Inputs::open({cases + "page/page.html", cases + "wire/nitf.xml", "none.html",
                                  cases + "feeds/feed.json"})
                        .value();
    std::vector<std::string> got;
    while (const auto document = inputs.next()) {
        got.push_back(*document ? (**document).id.substr((**document).id.rfind('/') + 1)
                                : "! " + document->error().source);
    }
    EXPECT_EQ(got, (std::vector<std::string>{"page.html", "nitf.xml", "! none.html", "feed.json#1",
                                             "feed.json#2"}));
}

TEST(Inputs, GoOnInAnArchive) {
    const std::string archive = cases + "archive/news.warc";
    Inputs inputs = Inputs::open({archive}).value();
    EXPECT_EQ(inputs.next().value()->hints.url, "http://skerra-post.example/puffins");
    InputOptions options;
    options.from = inputs.resume();
    Inputs rest = Inputs::open({archive}, options).value();
    EXPECT_FALSE(*rest.next());  // the record with a wrong length
    EXPECT_EQ(rest.next().value()->hints.url, "http://bote.example/hafenmeister");
    EXPECT_FALSE(rest.next());
    EXPECT_EQ(Inputs::open({archive, archive}, options).error().code, ErrorCode::invalid_argument);
}

TEST(Inputs, PrivateAddressesAreNotFetchedUnlessAllowed) {
    Inputs inputs = Inputs::open({"http://127.0.0.1:9/"}).value();
    EXPECT_NE(inputs.next().value().error().reason.find("private address"), std::string::npos);
}

}  // namespace
}  // namespace stemma
