#include "extract/archives/warc.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

#include "unit/base/compress.h"
#include "unit/extract/archives/archive_builder.h"

namespace stemma::extract {
namespace {

using test::gzip_member;
using test::http_page;
using test::page_record;
using test::warc_record;
using test::zstd_frame;

/// One line a record: its address and place, or "! " and the error.
std::vector<std::string> read(const std::string& bytes, WarcLimits limits = {}, Place start = {}) {
    const std::string from = bytes.substr(start.member == 0 ? start.inside : start.member);
    const auto raw = memory_source(from);
    const Compression compression = compression_of(from);
    const auto members = compression == Compression::none
                             ? nullptr
                             : expand(*raw, compression, "a", {}, start.member);
    Segments segments(members ? *members : *raw, members.get(), start, {});
    WarcReader reader(std::move(segments), "a", limits);
    std::vector<std::string> out;
    while (const auto record = reader.next()) {
        out.push_back(*record ? (**record).uri + " " + (**record).place
                              : "! " + record->error().message());
    }
    return out;
}

using Lines = std::vector<std::string>;

TEST(Warc, GivesPagesAndPassesByTheRest) {
    const std::string info = warc_record("warcinfo", "", "software: none");
    const std::string a = page_record("http://a/");
    const std::string gone = warc_record("response", "http://b/",
                                         "HTTP/1.1 404 Gone\r\nContent-Type: text/html\r\n\r\nx");
    const std::string image = warc_record(
        "response", "http://c/", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG");
    const std::string b = page_record("<http://d/>");
    const std::string all = info + a + gone + image + b;
    EXPECT_EQ(read(all), (Lines{"http://a/ " + std::to_string(info.size()),
                                "http://d/ " + std::to_string(all.size() - b.size())}));
}

TEST(Warc, AMemberARecord) {
    const std::string a = gzip_member(page_record("http://a/"));
    const std::string b = gzip_member(page_record("http://b/"));
    EXPECT_EQ(read(a + b), (Lines{"http://a/ 0", "http://b/ " + std::to_string(a.size())}));
    const std::string c = zstd_frame(page_record("http://c/"));
    EXPECT_EQ(read(c + c), (Lines{"http://c/ 0", "http://c/ " + std::to_string(c.size())}));
}

TEST(Warc, OneMemberForAllOrBlocksAcrossRecords) {
    const std::string a = page_record("http://a/");
    const std::string all = a + page_record("http://b/");
    const std::string inside = "+" + std::to_string(a.size());
    EXPECT_EQ(read(gzip_member(all)), (Lines{"http://a/ 0", "http://b/ 0" + inside}));
    const std::string first = gzip_member(all.substr(0, 40));
    const std::string split = first + gzip_member(all.substr(40));
    EXPECT_EQ(read(split), (Lines{"http://a/ 0", "http://b/ " + std::to_string(first.size()) + "+" +
                                                     std::to_string(a.size() - 40)}));
}

TEST(Warc, GoesOnFromAPlace) {
    const std::string a = page_record("http://a/");
    const std::string b = page_record("http://b/");
    EXPECT_EQ(read(a + b, {}, {0, a.size()}), (Lines{"http://b/ " + std::to_string(a.size())}));
    const std::string packed = gzip_member(a);
    EXPECT_EQ(read(packed + gzip_member(b), {}, {packed.size(), 0}),
              (Lines{"http://b/ " + std::to_string(packed.size())}));
}

TEST(Warc, AWrongLengthIsSkippedAndTheNextRecordFound) {
    const std::string block = http_page("<p>x");
    const std::string next = page_record("http://b/");
    for (const char* length :
         {"7", "70", "200", "9000000", "99999999999", "99999999999999999", "-1", "many", ""}) {
        std::string wrong = warc_record("response", "http://a/", block, length);
        if (std::string_view(length).empty()) {
            wrong.replace(wrong.find("Content-Length"), 14, "Content-Langth");
        }
        const Lines lines = read(wrong + next);
        ASSERT_EQ(lines.size(), 2U) << length;
        EXPECT_TRUE(lines[0].starts_with("! a@0: damaged: ")) << lines[0];
        EXPECT_EQ(lines[1], "http://b/ " + std::to_string(wrong.size())) << length;
        EXPECT_EQ(read(gzip_member(wrong) + gzip_member(next)).size(), 2U) << length;
    }
}

TEST(Warc, DamagedMembersAreSkipped) {
    const std::string record = gzip_member(page_record("http://a/"));
    std::string wrong = record;
    wrong[wrong.size() - 6] ^= 1;
    const std::string cut = record.substr(0, record.size() / 2);
    std::string header = record;
    header[3] = '\xFF';
    for (const std::string& bad : {wrong, cut, header}) {
        const Lines lines = read(record + bad + record);
        ASSERT_EQ(lines.size(), 3U);
        EXPECT_EQ(lines[0], "http://a/ 0");
        EXPECT_TRUE(lines[1].starts_with("! a@" + std::to_string(record.size()) + ": damaged: "))
            << lines[1];
        EXPECT_EQ(lines[2], "http://a/ " + std::to_string(record.size() + bad.size()));
    }
    EXPECT_EQ(read(record + cut).size(), 2U);
    EXPECT_EQ(read(cut).size(), 1U);
}

TEST(Warc, JunkBetweenRecordsIsOneError) {
    const std::string a = page_record("http://a/");
    const Lines lines = read(a + "junk\nWARC/x is none\n" + a);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_TRUE(lines[1].starts_with("! a@" + std::to_string(a.size()) + ": damaged: no record"));
}

TEST(Warc, HoldsToItsLimits) {
    const std::string big = page_record("http://big/", std::string(3'000'000, 'x'));
    const Lines lines = read(big + page_record("http://b/"), {.block_bytes = 1'000'000});
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_TRUE(lines[0].starts_with("! a@0: too large: ")) << lines[0];
    EXPECT_TRUE(lines[1].starts_with("http://b/"));
    std::string endless = page_record("http://a/");
    endless.insert(endless.find("WARC-Date"), "X: " + std::string(100'000, 'x') + "\r\n");
    EXPECT_TRUE(read(endless)[0].starts_with("! a@0: damaged: its header"));
}

RC_GTEST_PROP(Warc, EveryRecordThatIsWholeIsFoundAroundAnyDamage, (bool gzip)) {
    const auto packed = [&](const std::string& record) {
        return gzip ? gzip_member(record) : record;
    };
    std::string all;
    std::vector<std::size_t> starts;
    for (int i = 0; i < 5; ++i) {
        starts.push_back(all.size());
        all += packed(page_record("http://" + std::to_string(i) + "/"));
    }
    const auto at = *rc::gen::inRange<std::size_t>(4, all.size());
    all[at] = static_cast<char>(all[at] ^ (1 << *rc::gen::inRange(0, 8)));
    std::size_t found = 0;
    for (const std::string& line : read(all)) {
        found += line.starts_with("! ") ? 0 : 1;
    }
    RC_ASSERT(found >= 3U);  // the damaged one, and at most the one that it runs into
}

RC_GTEST_PROP(Warc, GoingOnFromAnyPlaceGivesTheRest, (bool gzip)) {
    std::string all;
    for (int i = 0; i < 4; ++i) {
        const std::string record = page_record("http://" + std::to_string(i) + "/");
        all += gzip ? gzip_member(record) : record;
    }
    const Lines whole = read(all);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const std::uint64_t offset = std::stoull(whole[i].substr(whole[i].find(' ') + 1));
        const Place place = gzip ? Place{offset, 0} : Place{0, offset};
        RC_ASSERT(read(all, {}, place) ==
                  Lines(whole.begin() + static_cast<std::ptrdiff_t>(i), whole.end()));
    }
}

}  // namespace
}  // namespace stemma::extract
