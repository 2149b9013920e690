#include "engine/input_stream.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

#include "unit/base/compress.h"
#include "unit/extract/archives/archive_builder.h"

namespace stemma::engine {
namespace {

/// Files that are only in memory; those of the set `broken` open but cannot be read.
class MemoryFiles final : public Files {
public:
    std::map<std::string, std::string> files;
    std::vector<std::string> broken;

    FileKind kind(const std::string& path) const override {
        if (files.contains(path)) {
            return FileKind::file;
        }
        const auto next = files.lower_bound(path + "/");
        return next != files.end() && next->first.starts_with(path + "/") ? FileKind::folder
                                                                          : FileKind::none;
    }
    Result<std::vector<std::string>> list(const std::string& folder) const override {
        std::vector<std::string> paths;
        for (const auto& [path, text] : files) {
            if (path.starts_with(folder + "/")) {
                paths.push_back(path);
            }
        }
        return paths;
    }
    Result<std::string> read(const std::string& path, std::uint64_t limit) const override {
        const auto source = open(path);
        return read_all(**source, limit, path);
    }
    Result<std::unique_ptr<ByteSource>> open(const std::string& path) const override {
        if (std::ranges::find(broken, path) != broken.end()) {
            return fail(ErrorCode::unreadable, path, "simulated");
        }
        return memory_source(files.at(path));
    }
    Result<void> write(const std::string& path, std::string_view /*bytes*/) override {
        return fail(ErrorCode::unwritable, path, "read-only");
    }
};

std::vector<std::string> ids_of(const Files& files, std::vector<std::string> inputs,
                                std::string_view standard_input = {}, InputOptions options = {}) {
    const auto in = memory_source(standard_input);
    InputStream stream(files, *in, std::move(inputs), std::move(options));
    std::vector<std::string> ids;
    while (const auto item = stream.next()) {
        ids.push_back(*item ? (**item).id : "! " + std::string(name_of(item->error().code)));
    }
    return ids;
}

TEST(InputStream, GivesEveryInputInOrder) {
    MemoryFiles files;
    files.files = {
        {"a.txt", "Words."}, {"d/1.html", "<p>x"}, {"d/2.jsonl", "{\"a\":1}\n\n{\"b\":2}"}};
    EXPECT_EQ(ids_of(files, {"d", "a.txt", "-"}, "{\"c\":3}\n"),
              (std::vector<std::string>{"d/1.html", "d/2.jsonl#1", "d/2.jsonl#3", "a.txt", "-#1"}));
}

TEST(InputStream, ABadInputIsAnErrorInItsPlace) {
    MemoryFiles files;
    files.files = {{"bad.txt", "x"}, {"empty.txt", ""}, {"good.txt", "Words."}};
    files.broken = {"bad.txt"};
    EXPECT_EQ(ids_of(files, {"bad.txt", "none.txt", "good.txt", "empty.txt"}),
              (std::vector<std::string>{"! unreadable", "! not found", "good.txt", "! empty"}));
}

TEST(InputStream, HoldsToItsLimits) {
    MemoryFiles files;
    files.files = {{"big.txt", std::string(9'000, 'x')},
                   {"lines.jsonl", "{\"a\":\"" + std::string(9'000, 'x') + "\"}\n{\"a\":1}\n"}};
    const InputOptions limits{.limits = {.document_bytes = 8'000, .line_bytes = 8'000}};
    EXPECT_EQ(ids_of(files, {"big.txt", "lines.jsonl"}, {}, limits),
              (std::vector<std::string>{"! too large", "! too large", "lines.jsonl#2"}));
}

TEST(InputStream, ReadsCompressedInputs) {
    MemoryFiles files;
    files.files = {{"a.html.gz", test::gzip_member("<p>The ferry")},
                   {"b.jsonl.zst", test::zstd_frame("{\"a\":1}\n") + test::zstd_frame("{\"b\":2}")},
                   {"c.gz", test::gzip_member(test::gzip_member("x"))},
                   {"d.gz", test::gzip_member("")}};
    EXPECT_EQ(ids_of(files, {"a.html.gz", "b.jsonl.zst", "c.gz", "d.gz", "-"},
                     test::gzip_member("Words.")),
              (std::vector<std::string>{"a.html.gz", "b.jsonl.zst#1", "b.jsonl.zst#2",
                                        "! unknown format", "! empty", "-"}));
}

TEST(InputStream, RecordsBeforeTheDamageAreKept) {
    std::string lines;
    for (int i = 0; i < 9'000; ++i) {
        lines += "{\"a\":" + std::to_string(i * 7919) + "}\n";
    }
    const std::string whole = test::gzip_member(lines);
    MemoryFiles files;
    files.files = {{"cut.jsonl.gz", whole.substr(0, whole.size() - 10)},
                   {"cut.html.gz", test::gzip_member("<p>The ferry").substr(0, 25)}};
    const auto ids = ids_of(files, {"cut.jsonl.gz", "cut.html.gz"});
    ASSERT_GT(ids.size(), 8'000U);
    EXPECT_EQ(ids[7'999], "cut.jsonl.gz#8000");
    EXPECT_EQ(ids[ids.size() - 2], "! damaged");
    EXPECT_EQ(ids.back(), "! damaged");
}

TEST(InputStream, ReadsArchivesFromAPlaceOn) {
    const std::string a = test::page_record("http://a.example/");
    const std::string b = test::page_record("http://b.example/");
    const std::string size = std::to_string(a.size());
    const std::string packed = std::to_string(test::gzip_member(a).size());
    MemoryFiles files;
    files.files = {{"a.warc", a + b},
                   {"a.warc.gz", test::gzip_member(a) + test::gzip_member(b)},
                   {"one.warc.gz", test::gzip_member(a + b)},
                   {"a.txt", "Words."}};
    EXPECT_EQ(ids_of(files, {"a.warc", "a.warc.gz", "one.warc.gz", "-"}, a),
              (std::vector<std::string>{"a.warc@0", "a.warc@" + size, "a.warc.gz@0",
                                        "a.warc.gz@" + packed, "one.warc.gz@0",
                                        "one.warc.gz@0+" + size, "-@0"}));
    const auto from = [&](const char* file, const std::string& place) {
        return ids_of(files, {file}, a, {.limits = {}, .from = place});
    };
    using Ids = std::vector<std::string>;
    EXPECT_EQ(from("a.warc", size), Ids{"a.warc@" + size});
    EXPECT_EQ(from("a.warc.gz", packed), Ids{"a.warc.gz@" + packed});
    EXPECT_EQ(from("one.warc.gz", "0+" + size), Ids{"one.warc.gz@0+" + size});
    EXPECT_EQ(from("a.warc", "9999"), Ids{});
    EXPECT_EQ(from("a.warc.gz", "3"), (Ids{"! damaged", "a.warc.gz@" + packed}));
    for (const char* bad : {"x", "1+", "+1", "1+1"}) {
        EXPECT_EQ(from("a.warc", bad), Ids{"! invalid argument"}) << bad;
    }
    EXPECT_EQ(from("-", "0"), Ids{"! invalid argument"});
    EXPECT_EQ(from("a.txt", "0"), Ids{"! invalid argument"});
}

/// One page for every address, and a robots.txt for none.
class OnePage final : public fetch::Network {
public:
    Result<fetch::Response> get(const fetch::Request& request) override {
        const bool robots = request.address.ends_with("/robots.txt");
        return fetch::Response{robots ? 404 : 200, "text/html; charset=utf-8", "",
                               "<p>The ferry to " + request.address, false};
    }
};

TEST(InputStream, FetchesAddressesAndWhatIsListed) {
    MemoryFiles files;
    files.files = {
        {"f.xml",
         "<rss><channel><item><link>http://a.example/1</link><description>s</description>"
         "</item><item><link>http://a.example/2</link><content:encoded>&lt;p>whole"
         "</content:encoded></item><item><link>file:///x</link></item></channel></rss>"}};
    OnePage network;
    fetch::Fetcher fetcher(network, {});
    InputOptions options;
    EXPECT_EQ(ids_of(files, {"http://a.example/"}, {}, options),
              std::vector<std::string>{"! unreadable"});
    options.fetcher = &fetcher;
    EXPECT_EQ(ids_of(files, {"http://a.example/"}, {}, options),
              std::vector<std::string>{"http://a.example/"});
    EXPECT_EQ(ids_of(files, {"f.xml"}, {}, options),
              (std::vector<std::string>{"f.xml#1", "f.xml#2", "! empty"}));
    options.follow = InputOptions::Follow::listed_pages;
    const auto in = memory_source({});
    InputStream stream(files, *in, {"f.xml"}, options);
    EXPECT_EQ(stream.next().value()->bytes, "<p>The ferry to http://a.example/1");
    EXPECT_NE(stream.next().value()->bytes.find("whole"), std::string::npos);
    EXPECT_FALSE(*stream.next());
    EXPECT_FALSE(stream.next());
}

TEST(InputStream, AFolderIsNeverStandardInput) {
    MemoryFiles files;
    files.files = {{"d/-", "Words."}};
    EXPECT_EQ(ids_of(files, {"d"}, "{\"c\":3}\n"), (std::vector<std::string>{"d/-"}));
}

RC_GTEST_PROP(InputStream, AnyBytesGiveItemsOrErrors, (const std::string& bytes)) {
    const MemoryFiles files;
    for (const std::string& id : ids_of(files, {"-"}, bytes)) {
        RC_ASSERT(!id.empty());
    }
}

}  // namespace
}  // namespace stemma::engine
