#include "extract/archives/http_message.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "unit/base/compress.h"
#include "unit/extract/archives/archive_builder.h"

namespace stemma::extract {
namespace {

using test::gzip_member;
using test::http_page;
using test::zlib_member;

std::string body_of(const std::string& message, std::uint64_t limit = 1'000'000) {
    const auto document = document_of_response("a@0", message, {}, limit);
    return document ? document->bytes : "! " + document.error().message();
}

std::string chunked(std::string_view text, std::size_t size) {
    std::string out;
    for (; !text.empty(); text.remove_prefix(std::min(size, text.size()))) {
        char line[24];
        std::snprintf(line, sizeof line, "%zx;x=y\r\n", std::min(size, text.size()));
        out += line + std::string(text.substr(0, size)) + "\r\n";
    }
    return out + "0\r\nTrailer: x\r\n\r\n";
}

TEST(HttpMessage, HeadTellsStatusTypeAndCharset) {
    const auto head = read_http_head(
        "HTTP/1.1 200 OK\r\ncontent-type: Text/HTML; charset=\"ISO-8859-2\"\r\nX:y\r\n\r\nbody");
    ASSERT_TRUE(head);
    EXPECT_TRUE(head->is_page());
    EXPECT_EQ(charset_of(head->fields.get("Content-Type")), "ISO-8859-2");
    EXPECT_EQ(head->fields.get("x"), "y");
    EXPECT_FALSE(
        read_http_head("HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n")->is_page());
    EXPECT_FALSE(read_http_head("HTTP/1.1 200 OK\r\nContent-Type: text/htmlx\r\n\r\n")->is_page());
    EXPECT_FALSE(read_http_head("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"));
    EXPECT_FALSE(read_http_head("<html>\n\n"));
    EXPECT_EQ(charset_of("text/html"), "");
}

TEST(HttpMessage, CodingsAreUndone) {
    const std::string page = "<p>The ferry to Skerrin";
    EXPECT_EQ(body_of(http_page(chunked(page, 7), "Transfer-Encoding: chunked\r\n")), page);
    EXPECT_EQ(body_of(http_page(gzip_member(page), "Content-Encoding: gzip\r\n")), page);
    EXPECT_EQ(body_of(http_page(zlib_member(page, 15), "Content-Encoding: deflate\r\n")), page);
    EXPECT_EQ(body_of(http_page(chunked(gzip_member(page), 9),
                                "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")),
              page);
}

TEST(HttpMessage, BrotliIsUndone) {
    const std::string body(
        "\x8b\x0c\x80<p>The ferry was late.</p>\x03");  // a block that is stored as it is
    EXPECT_EQ(body_of(http_page(body, "Content-Encoding: br\r\n")), "<p>The ferry was late.</p>");
}

TEST(HttpMessage, ABodyThatWasDecodedBeforeIsTakenAsItIs) {
    const std::string page = "<p>The ferry to Skerrin";
    for (const char* header : {"Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n",
                               "Content-Encoding: deflate\r\n", "Content-Encoding: br\r\n"}) {
        EXPECT_EQ(body_of(http_page(page, header)), page) << header;
    }
}

TEST(HttpMessage, BadBodies) {
    const std::string page = "<p>The ferry to Skerrin";
    EXPECT_EQ(body_of(http_page("5\r\n<p>Th\r\nfffffffffffffff\r\ne ferry",
                                "Transfer-Encoding: chunked\r\n")),
              "<p>The ferry");
    EXPECT_TRUE(body_of(http_page("\x8b\x0f\x80", "Content-Encoding: br\r\n"))
                    .starts_with("! a@0:3: damaged"));
    EXPECT_TRUE(body_of(http_page("x", "Content-Encoding: compress\r\n"))
                    .starts_with("! a@0: unknown format"));
    // Four million letters in fourteen bytes.
    const std::string_view bomb("\x9b\xff\x08\x3d\xf8\x25\xf0\xe2\xb1\x40\x20\x17\xa0\x07", 14);
    EXPECT_TRUE(body_of(http_page(std::string(bomb), "Content-Encoding: br\r\n"), 1'000)
                    .starts_with("! a@0: too large"));
    EXPECT_TRUE(body_of(http_page(gzip_member(page).substr(0, 20), "Content-Encoding: gzip\r\n"))
                    .starts_with("! a@0:20: damaged"));
    EXPECT_TRUE(
        body_of(http_page(gzip_member(std::string(2'000, 'x')), "Content-Encoding: gzip\r\n"),
                1'000)
            .starts_with("! a@0: too large"));
    EXPECT_TRUE(body_of(http_page("x", "Content-Encoding: gzip, gzip, gzip\r\n"))
                    .starts_with("! a@0: too large"));
    EXPECT_TRUE(body_of("HTTP/1.1 200 OK\r\nno end").starts_with("! a@0: damaged"));
}

RC_GTEST_PROP(HttpMessage, AnyBodyComesBackFromItsChunks, (const std::string& body)) {
    const auto size = *rc::gen::inRange<std::size_t>(1, 40);
    RC_ASSERT(body_of(http_page(chunked(body, size), "Transfer-Encoding: chunked\r\n")) == body);
}

RC_GTEST_PROP(HttpMessage, AnyBytesAreSurvived, (const std::string& bytes)) {
    RC_ASSERT(!read_http_head("HTTP/1.1 200 OK\r\n" + bytes) ||
              !body_of("HTTP/1.1 200 OK\r\n" + bytes).starts_with("! a@0: damaged: its"));
}

}  // namespace
}  // namespace stemma::extract
