#include "base/expand.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

#include "unit/base/compress.h"

namespace stemma {
namespace {

using test::gzip_member;
using test::zlib_member;
using test::zstd_frame;

/// Everything up to the end or the first error, read in pieces of `piece` bytes.
struct Outcome {
    std::string bytes;
    std::vector<std::uint64_t> members;  ///< offset of each, in order
    std::optional<Error> error;
};

Outcome drain(MemberSource& source, std::size_t piece = 7) {
    Outcome out;
    std::string buffer(piece, '\0');
    while (true) {
        const auto n = source.read(buffer.data(), piece);
        if (!n) {
            out.error = n.error();
            return out;
        }
        if (*n == 0) {
            return out;
        }
        out.bytes.append(buffer, 0, *n);
        if (out.members.empty() || out.members.back() != source.member()) {
            out.members.push_back(source.member());
        }
    }
}

Outcome drain(const std::string& bytes, Compression compression) {
    const auto source = memory_source(bytes);
    return drain(*expand(*source, compression, "in"));
}

TEST(Expand, TellsByTheFirstBytes) {
    EXPECT_EQ(compression_of(gzip_member("x")), Compression::gzip);
    EXPECT_EQ(compression_of(zstd_frame("x")), Compression::zstd);
    EXPECT_EQ(compression_of("WARC/1.0"), Compression::none);
    EXPECT_EQ(compression_of(""), Compression::none);
}

TEST(Expand, GivesMembersOneByOneWithTheirOffsets) {
    const std::string a = gzip_member("The ferry ");
    const std::string b = gzip_member("was late.");
    const Outcome out = drain(a + b, Compression::gzip);
    EXPECT_EQ(out.bytes, "The ferry was late.");
    EXPECT_EQ(out.members, (std::vector<std::uint64_t>{0, a.size()}));
    EXPECT_FALSE(out.error);
}

TEST(Expand, SkipsPaddingButNotOtherBytesBehindTheLastMember) {
    const std::string member = gzip_member("The ferry.");
    EXPECT_FALSE(drain(member + std::string(512, '\0'), Compression::gzip).error);
    const Outcome out = drain(member + "junk", Compression::gzip);
    EXPECT_EQ(out.bytes, "The ferry.");
    ASSERT_TRUE(out.error);
    EXPECT_EQ(out.error->code, ErrorCode::damaged);
    EXPECT_EQ(out.error->place, member.size());
}

TEST(Expand, ATruncatedStreamKeepsWhatCameBefore) {
    std::string text;
    for (int i = 0; i < 20'000; ++i) {
        text += std::to_string(i * 7919) + ' ';
    }
    for (const Compression compression : {Compression::gzip, Compression::zstd}) {
        const std::string whole =
            compression == Compression::gzip ? gzip_member(text) : zstd_frame(text);
        const Outcome out = drain(whole.substr(0, whole.size() - 9), compression);
        ASSERT_TRUE(out.error) << name_of(compression);
        EXPECT_EQ(out.error->source, "in");
        EXPECT_EQ(out.error->place, whole.size() - 9);
        EXPECT_TRUE(text.starts_with(out.bytes));
        EXPECT_GT(out.bytes.size(), text.size() / 2);
    }
}

TEST(Expand, AWrongChecksumIsSeenAndTheNextMemberFound) {
    std::string first = gzip_member("WARC/1.0 one");
    first[first.size() - 6] ^= 1;
    const std::string second = gzip_member("WARC/1.0 two");
    const std::string bytes = first + second;
    const auto source = memory_source(bytes);
    const auto expanded = expand(*source, Compression::gzip, "in");
    const Outcome damaged = drain(*expanded);
    ASSERT_TRUE(damaged.error);
    EXPECT_FALSE(drain(*expanded).bytes.size());  // the error stays
    ASSERT_TRUE(expanded->recover("WARC/").value());
    const Outcome rest = drain(*expanded);
    EXPECT_EQ(rest.bytes, "WARC/1.0 two");
    EXPECT_EQ(rest.members, (std::vector<std::uint64_t>{first.size()}));
    EXPECT_FALSE(rest.error);
}

TEST(Expand, RecoveryEndsWhereNothingFollows) {
    const std::string bytes = "\x1f\x8b\x08 junk and no end \x1f\x8b\x08\x01 more";
    const auto source = memory_source(bytes);
    const auto expanded = expand(*source, Compression::gzip, "in");
    ASSERT_TRUE(drain(*expanded).error);
    EXPECT_FALSE(expanded->recover("WARC/").value());
    EXPECT_FALSE(drain(*expanded).error);
}

TEST(Expand, AMemberThatWasCutIsLeftForTheNext) {
    const std::string first = gzip_member("WARC/1.0 " + std::string(500, 'x') + "abcdefghijklmnop");
    const std::string second = gzip_member("WARC/1.0 two");
    const std::string bytes = first.substr(0, first.size() / 2) + second;
    const auto source = memory_source(bytes);
    const auto expanded = expand(*source, Compression::gzip, "in");
    ASSERT_TRUE(drain(*expanded).error);
    ASSERT_TRUE(expanded->recover("WARC/").value());
    EXPECT_EQ(drain(*expanded).bytes, "WARC/1.0 two");
}

TEST(Expand, DeflateOfBothKinds) {
    for (const int window : {15, -15}) {
        const Outcome out = drain(zlib_member("The ferry.", window), Compression::deflate);
        EXPECT_EQ(out.bytes, "The ferry.");
        EXPECT_FALSE(out.error);
    }
}

TEST(Expand, ABombIsStopped) {
    const std::string bomb = zstd_frame(std::string(std::size_t{40} << 20U, 'x'));
    const auto source = memory_source(bomb);
    const auto expanded = expand(*source, Compression::zstd, "in", {}, 0,
                                 {.free_bytes = std::uint64_t{1} << 20U, .ratio = 100});
    const Outcome out = drain(*expanded, 65'536);
    ASSERT_TRUE(out.error);
    EXPECT_EQ(out.error->code, ErrorCode::too_large);
    EXPECT_LT(out.bytes.size(), std::size_t{4} << 20U);
    EXPECT_EQ(expand_all(bomb, Compression::zstd, 1'000, "in").error().code, ErrorCode::too_large);
}

RC_GTEST_PROP(Expand, EveryCompressionGivesBackWhatWentIn,
              (const std::vector<std::string>& parts, bool gzip)) {
    std::string whole;
    std::string text;
    for (const std::string& part : parts) {
        whole += gzip ? gzip_member(part) : zstd_frame(part);
        text += part;
    }
    const Outcome out = drain(whole, gzip ? Compression::gzip : Compression::zstd);
    RC_ASSERT(!out.error);
    RC_ASSERT(out.bytes == text);
}

RC_GTEST_PROP(Expand, AnyDamageGivesATrueBeginningOrAnError, (const std::string& text)) {
    std::string bytes = gzip_member(text) + gzip_member(text);
    const std::size_t at = *rc::gen::inRange<std::size_t>(0, bytes.size());
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << *rc::gen::inRange(0, 8)));
    const auto source = memory_source(bytes);
    const auto expanded = expand(*source, Compression::gzip, "in");
    const Outcome out = drain(*expanded);
    RC_ASSERT(out.error || out.bytes == text + text);  // a flag or a time stamp harms nothing
    while (out.error && expanded->recover("").value()) {
        if (!drain(*expanded).error) {
            break;
        }
    }
}

}  // namespace
}  // namespace stemma
