#include "text/encoding.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "text/utf8.h"
#include "text_samples.h"

namespace stemma::text {
namespace {

std::string utf16(std::u16string_view units, bool big_endian) {
    std::string out;
    for (const char16_t unit : units) {
        const char high = static_cast<char>(unit >> 8U);
        const char low = static_cast<char>(unit & 0xFFU);
        out += big_endian ? std::string{high, low} : std::string{low, high};
    }
    return out;
}

TEST(Encoding, Utf8IsTrustedOverAnyDeclaration) {
    const Decoded d = decode_bytes("Café in Brno", "iso-8859-1");
    EXPECT_EQ(d.text, "Café in Brno");
    EXPECT_EQ(d.encoding, "UTF-8");
    EXPECT_FALSE(d.repaired);
}

TEST(Encoding, ByteOrderMarks) {
    EXPECT_EQ(decode_bytes("\xEF\xBB\xBFhi").text, "hi");
    EXPECT_EQ(decode_bytes("\xFF\xFE" + utf16(u"Grüße 😀", false)).text, "Grüße 😀");
    EXPECT_EQ(decode_bytes("\xFE\xFF" + utf16(u"Grüße", true)).text, "Grüße");
    EXPECT_EQ(decode_bytes("\xFE\xFF" + utf16(u"Grüße", true)).encoding, "UTF-16BE");
}

TEST(Encoding, Utf16WithoutMark) {
    EXPECT_EQ(decode_bytes(utf16(u"Plain letters and a ü", false)).text, "Plain letters and a ü");
    EXPECT_EQ(decode_bytes(utf16(u"Plain letters and a ü", true)).text, "Plain letters and a ü");
}

TEST(Encoding, DeclaredEncodingsOfBytesThatAreNotUtf8) {
    EXPECT_EQ(decode_bytes("Caf\xE9 \x93quoted\x94", "iso-8859-1").text, "Café “quoted”");
    EXPECT_EQ(decode_bytes("\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251").text, "Привет");
    EXPECT_EQ(decode_bytes("\x93\xFA\x96{", "Shift_JIS").text, "日本");
    EXPECT_EQ(decode_bytes("\xB1\xB1\xBE\xA9", "gb2312").encoding, "GB18030");
    EXPECT_EQ(decode_bytes("\x1B$B"
                           "F|K\\"
                           "\x1B(B",
                           "iso-2022-jp")
                  .text,
              "日本");
}

TEST(Encoding, FallsBackToStatisticsAndWindows1252) {
    EXPECT_EQ(decode_bytes("Un caf\xE9 tr\xE8s agr\xE9"
                           "able \xE0 Paris, o\xF9 l'on f\xEAte.")
                  .text,
              "Un café très agréable à Paris, où l'on fête.");
    EXPECT_EQ(decode_bytes("\x93Hi\x94", "no-such-label").text, "“Hi”");
}

TEST(Encoding, FewBrokenBytesDoNotMakeUtf8AnotherEncoding) {
    const Decoded d = decode_bytes("“Ça va”, dit-il à l’élève \xFF né à Orléans – été.", "utf-8");
    EXPECT_EQ(d.encoding, "UTF-8");
    EXPECT_TRUE(d.repaired);
    EXPECT_EQ(d.text, "“Ça va”, dit-il à l’élève \uFFFD né à Orléans – été.");
}

TEST(Encoding, MojibakeIsLeft) { EXPECT_EQ(decode_bytes("FranÃ§ois").text, "FranÃ§ois"); }

TEST(Encoding, LongInputKeepsSurrogatePairsTogether) {
    std::u16string units(4095, u'a');
    for (int i = 0; i < 5000; ++i) {
        units += u"😀";
    }
    const Decoded d = decode_bytes("\xFF\xFE" + utf16(units, false));
    EXPECT_EQ(d.text.size(), 4095U + 5000U * 4U);
    EXPECT_FALSE(d.repaired);
}

TEST(Encoding, ReadsDeclarations) {
    EXPECT_EQ(declared_encoding("<html><head><meta charset=\"Windows-1251\">"), "windows-1251");
    EXPECT_EQ(declared_encoding("<META http-equiv=Content-Type content='text/html; charset=GBK'>"),
              "gbk");
    EXPECT_EQ(declared_encoding("<?xml version='1.0' encoding='ISO-8859-2'?><a/>"), "iso-8859-2");
    EXPECT_EQ(declared_encoding("<p>charset=utf-8</p>"), "");
    EXPECT_EQ(declared_encoding(std::string(2000, ' ') + "<meta charset=utf-8>"), "");
}

TEST(Encoding, TellsBinary) {
    EXPECT_TRUE(looks_binary(std::string("\x89PNG\r\n\x1a\n\0\0", 10)));
    EXPECT_TRUE(looks_binary("%PDF-1.7 ..."));
    EXPECT_TRUE(looks_binary(std::string("ab\0\0\1\2cd", 8)));
    EXPECT_FALSE(looks_binary("plain"));
    EXPECT_FALSE(looks_binary(""));
    EXPECT_FALSE(looks_binary(utf16(u"wide letters", false)));
    EXPECT_FALSE(looks_binary("\xFF\xFE" + utf16(u"wide", false)));
    EXPECT_FALSE(looks_binary("Caf\xE9"));
}

RC_GTEST_PROP(EncodingLaws, AnyBytesDecodeToValidUtf8, ()) {
    const std::string bytes = *testing::any_bytes();
    const auto label = *rc::gen::element<std::string>("", "utf-8", "windows-1252", "shift_jis",
                                                      "gb18030", "big5", "euc-kr", "utf-16", "x");
    const Decoded d = decode_bytes(bytes, label);
    RC_ASSERT(is_valid_utf8(d.text));
    RC_ASSERT(d.text.find('\0') == std::string::npos);
}

TEST(Encoding, TellsWhetherThereAreCarriageReturns) {
    for (const std::size_t size : {0, 5, 31, 32, 33, 200}) {
        const std::string text(size, 'x');
        EXPECT_FALSE(decode_bytes(text).returns) << size;
        EXPECT_TRUE(decode_bytes(text + '\r' + text).returns) << size;
        EXPECT_TRUE(decode_bytes(std::string(size + 1, '\r')).returns) << size;
    }
    EXPECT_TRUE(decode_bytes("caf\xE9\r\n", "iso-8859-1").returns);
}

TEST(Encoding, NulIsReplacedWhereverItStands) {
    for (std::size_t at = 0; at < 70; ++at) {
        std::string bytes(70, 'x');
        bytes[at] = '\0';
        const Decoded d = decode_bytes(bytes, "utf-8", Utf8::valid);
        EXPECT_EQ(d.text.find("\uFFFD"), at);
        EXPECT_FALSE(d.text.contains('\0'));
    }
}

TEST(Encoding, BytesKnownToBeUtf8AreDecodedAsOthersAre) {
    for (const std::string& bytes :
         {std::string("plain"), std::string("caf\xC3\xA9\r\n"), std::string("a\0b", 3),
          std::string("\xEF\xBB\xBFmarked"), std::string("\x1B$B8l\x1B(B"), std::string()}) {
        const Decoded known = decode_bytes(bytes, "iso-2022-jp", Utf8::valid);
        const Decoded looked_at = decode_bytes(bytes, "iso-2022-jp");
        EXPECT_EQ(known.text, looked_at.text);
        EXPECT_EQ(known.encoding, looked_at.encoding);
        EXPECT_EQ(known.returns, looked_at.returns);
    }
}

TEST(Encoding, OwnedBytesAreDecodedAsOthersAre) {
    for (const std::string& bytes :
         {std::string("plain"), std::string("caf\xE9 au lait"), std::string("caf\xC3\xA9"),
          std::string("a\0b", 3), std::string("\xEF\xBB\xBFmarked"), std::string()}) {
        const Decoded viewed = decode_bytes(bytes, "iso-8859-1");
        const Decoded owned = decode_owned(bytes, "iso-8859-1");
        EXPECT_EQ(owned.text, viewed.text);
        EXPECT_EQ(owned.encoding, viewed.encoding);
        EXPECT_EQ(owned.repaired, viewed.repaired);
    }
}

}  // namespace
}  // namespace stemma::text
