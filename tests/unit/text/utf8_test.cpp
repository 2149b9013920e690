#include "text/utf8.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "text_samples.h"

namespace stemma::text {
namespace {

TEST(Utf8, DecodesEachLength) {
    const std::string text = "aé€😀";
    EXPECT_EQ(decode(text, 0).value, U'a');
    EXPECT_EQ(decode(text, 1).value, U'é');
    EXPECT_EQ(decode(text, 3).value, U'€');
    EXPECT_EQ(decode(text, 6).value, U'😀');
    EXPECT_EQ(decode_before(text, text.size()).value, U'😀');
    EXPECT_EQ(decode_before(text, 6).value, U'€');
    EXPECT_EQ(decode_before(text, 1).value, U'a');
}

TEST(Utf8, RefusesWhatIsNotWellFormed) {
    for (const std::string bytes : {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                    "\x80", "\xE2\x82", "\xFF"}) {
        EXPECT_FALSE(decode(bytes, 0).valid);
        EXPECT_EQ(decode(bytes, 0).size, 1U);
        EXPECT_FALSE(is_valid_utf8(bytes));
    }
}

// Unicode 15, table 3-11 and 3-8: the number of replacement characters for ill-formed sequences.
TEST(Utf8, RepairsMaximalSubparts) {
    EXPECT_EQ(repair_utf8("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64"),
              "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
    EXPECT_EQ(repair_utf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(repair_utf8(std::string_view("a\0b", 3)), "a\uFFFDb");
    EXPECT_EQ(repair_utf8("plain é"), "plain é");
}

TEST(Utf8, FindsBoundaries) {
    const std::string text = "a€b";
    EXPECT_EQ(boundary_before(text, 0), 0U);
    EXPECT_EQ(boundary_before(text, 1), 1U);
    EXPECT_EQ(boundary_before(text, 2), 1U);
    EXPECT_EQ(boundary_before(text, 3), 1U);
    EXPECT_EQ(boundary_before(text, 4), 4U);
    EXPECT_EQ(boundary_before(text, 99), 5U);
}

TEST(Utf8, Classes) {
    EXPECT_TRUE(is_letter(U'д') && is_letter(U'平') && !is_letter(U'5') && !is_letter(U'€'));
    EXPECT_TRUE(is_upper(U'É') && !is_upper(U'é') && is_lower(U'é') && is_upper(U'Д'));
    EXPECT_TRUE(is_digit(U'5') && is_digit(U'٥') && !is_digit(U'²'));
    EXPECT_TRUE(is_space(U'\u00A0') && is_space(U'\u200B') && is_space(U'\n') && !is_space(U'_'));
    EXPECT_TRUE(is_mark(U'\u0301') && !is_mark(U'e'));
    EXPECT_TRUE(is_punctuation(U'“') && is_punctuation(U'€') && !is_punctuation(U'x'));
}

TEST(Utf8, LowersAndFolds) {
    EXPECT_EQ(lower("ÉCOLE Đ КИМ"), "école đ ким");
    EXPECT_EQ(fold("Façade"), "facade");
    EXPECT_EQ(fold("Kim’s “Straße”"), "kim's \"strasse\"");
    EXPECT_EQ(fold("ﬁve – Erdoğan, Łódź, Ørsted"), "five - erdogan, lodz, orsted");
    EXPECT_NE(fold("が"), fold("か")) << "a voicing mark makes another letter";
}

RC_GTEST_PROP(Utf8Laws, RepairedIsValidAndRepairIsIdempotent, ()) {
    const std::string bytes = *testing::any_bytes();
    const std::string repaired = repair_utf8(bytes);
    RC_ASSERT(is_valid_utf8(repaired));
    RC_ASSERT(repair_utf8(repaired) == repaired);
    RC_ASSERT(!is_valid_utf8(bytes) || bytes.find('\0') != std::string::npos || repaired == bytes);
}
RC_GTEST_PROP(Utf8Laws, ForwardAndBackwardDecodingAgree, ()) {
    const std::string text = repair_utf8(*testing::any_bytes());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        RC_ASSERT(c.valid);
        RC_ASSERT(boundary_before(text, at + c.size - 1) == at);
        at += c.size;
        RC_ASSERT(decode_before(text, at).value == c.value);
        std::string again;
        append(again, c.value);
        RC_ASSERT(again == text.substr(at - c.size, c.size));
    }
}
RC_GTEST_PROP(Utf8Laws, FoldIsIdempotentAndIgnoresCase, ()) {
    const std::string text = *testing::any_text();
    RC_ASSERT(fold(fold(text)) == fold(text));
    RC_ASSERT(fold(lower(text)) == fold(text));
}

}  // namespace
}  // namespace stemma::text
