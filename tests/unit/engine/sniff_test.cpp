#include "engine/sniff.h"

#include <gtest/gtest.h>

namespace stemma::engine {
namespace {

struct Case {
    std::string_view head;
    std::string_view path;
    InputFormat format;
};

TEST(Sniff, TellsByContentBeforeName) {
    const Case cases[] = {
        {"<!DOCTYPE html><p>x", "a", InputFormat::html},
        {"\n\n  <HTML lang=en>", "a.txt", InputFormat::html},
        {"<?xml version=\"1.0\"?><!DOCTYPE html><html>", "a.xml", InputFormat::html},
        {"<!-- saved --><div>x</div>", "-", InputFormat::html},
        {"just words", "page.html", InputFormat::html},
        {"just words", "a.txt", InputFormat::plain},
        {"{\"id\":1}", "a.txt", InputFormat::json_lines},
        {"\xEF\xBB\xBF{ \"id\":1}", "-", InputFormat::json_lines},
        {"{braces} in a text", "a.txt", InputFormat::plain},
        {"half a record", "a.jsonl", InputFormat::json_lines},
        {"", "a.txt", InputFormat::empty},
        {" \n\t ", "a.txt", InputFormat::empty},
        {"[{\"id\":1}]", "a.json", InputFormat::unknown},
        {"{\n  \"id\": 1,\n  \"text\": 2\n}", "a.json", InputFormat::unknown},
        {"{\"id\": 1, cut\n{\"id\": 2}", "a.jsonl", InputFormat::json_lines},
        {"<?xml version='1.0'?><!-- x --><rss version='2.0'>", "feed", InputFormat::xml},
        {"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed.html", InputFormat::xml},
        {"<?xml version='1.0'?><rss><![CDATA[<html>", "feed", InputFormat::xml},
        {"<!DOCTYPE nitf SYSTEM 'nitf.dtd' [<!ENTITY a 'b'>]>\n<nitf>", "n", InputFormat::xml},
        {"<?xml version='1.0'?><invoice/>", "a.xml", InputFormat::unknown},
        {"{\"version\" : \"https://jsonfeed.org/version/1.1\",", "f", InputFormat::json_feed},
        {"{\n\"version\":\"https:\\/\\/jsonfeed.org\\/version\\/1\"\n", "f",
         InputFormat::json_feed},
        {"{\"text\":\"\\\"https://jsonfeed.org/version/1\\\"\"}", "a", InputFormat::json_lines},
        {"WARC/1.0\r\n", "a", InputFormat::warc},
        {"%PDF-1.7", "a.html", InputFormat::unknown},
        {"\x1f\x8b\x08", "a.html.gz", InputFormat::unknown},
        {std::string_view("T\0h\0e\0 \0e\0n\0d\0.\0 \0I\0t\0 \0r\0a\0n\0", 28), "a.txt",
         InputFormat::plain},
    };
    for (const Case& c : cases) {
        const Sniffed sniffed = sniff(c.head, c.path);
        EXPECT_EQ(sniffed.format, c.format) << c.head << " in " << c.path;
        EXPECT_EQ(sniffed.reason.empty(), c.format != InputFormat::unknown) << c.head;
    }
}

}  // namespace
}  // namespace stemma::engine
