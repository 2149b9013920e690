#include "text/normalize.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "text/utf8.h"
#include "text_samples.h"

namespace stemma::text {
namespace {

TEST(Normalize, Spaces) {
    EXPECT_EQ(normalize_spaces("  a \t b\u00A0c  ").text, "a b c");
    EXPECT_EQ(normalize_spaces("a \r\n b").text, "a\nb");
    EXPECT_EQ(normalize_spaces("a\r\n \r\nb\n\n\n\nc").text, "a\n\nb\n\nc");
    EXPECT_EQ(normalize_spaces("a\u2029b\u2028c").text, "a\n\nb\nc");
    EXPECT_EQ(normalize_spaces("co\u00ADop\u200B ze\u200Dro\u202E").text, "coop zero");
    EXPECT_EQ(normalize_spaces("bell\x07here").text, "bell here");
    EXPECT_EQ(normalize_spaces(" \n\t ").text, "");
    EXPECT_EQ(normalize_spaces("").text, "");
}

TEST(Normalize, MapsSpansBack) {
    const std::string raw = "  one \u00A0 t\u00ADwo\n\n\nthree ";
    const Normalized n = normalize_spaces(raw);
    ASSERT_EQ(n.text, "one two\n\nthree");
    const auto source_of = [&](std::string_view word) {
        const auto at = static_cast<std::uint32_t>(n.text.find(word));
        const Span there = n.map.to_source(Span{at, at + static_cast<std::uint32_t>(word.size())});
        return there.of(raw);
    };
    EXPECT_EQ(source_of("one"), "one");
    EXPECT_EQ(source_of("two"), "t\u00ADwo");
    EXPECT_EQ(source_of("three"), "three");
    EXPECT_EQ(source_of("t"), "t");
}

TEST(Normalize, EmptyMapIsTheIdentity) {
    const OffsetMap map;
    EXPECT_EQ(map.to_source(7U), 7U);
    EXPECT_EQ(map.to_target(7U), 7U);
}

bool is_boundary(std::string_view text, std::size_t at) { return boundary_before(text, at) == at; }

RC_GTEST_PROP(NormalizeLaws, IsIdempotent, ()) {
    const std::string text = normalize_spaces(*testing::any_text()).text;
    RC_ASSERT(normalize_spaces(text).text == text);
}

RC_GTEST_PROP(NormalizeLaws, MapIsMonotoneAndOnCodePoints, ()) {
    const std::string raw = *testing::any_text();
    const Normalized n = normalize_spaces(raw);
    std::uint32_t last = 0;
    for (std::uint32_t at = 0; at <= n.text.size(); ++at) {
        if (!is_boundary(n.text, at)) {
            continue;
        }
        const std::uint32_t there = n.map.to_source(at);
        RC_ASSERT(there >= last);
        RC_ASSERT(there <= raw.size());
        RC_ASSERT(is_boundary(raw, there));
        last = there;
    }
    last = 0;
    for (std::uint32_t at = 0; at <= raw.size(); ++at) {
        if (!is_boundary(raw, at)) {
            continue;
        }
        const std::uint32_t there = n.map.to_target(at);
        RC_ASSERT(there >= last);
        RC_ASSERT(there <= n.text.size());
        RC_ASSERT(is_boundary(n.text, there));
        last = there;
    }
}

RC_GTEST_PROP(NormalizeLaws, KeptCharactersComeFromWhereTheMapSays, ()) {
    const std::string raw = *testing::any_text();
    const Normalized n = normalize_spaces(raw);
    for (std::uint32_t at = 0; at < n.text.size();) {
        const CodePoint c = decode(n.text, at);
        const Span here{at, at + c.size};
        if (!is_space(c.value)) {
            RC_ASSERT(n.map.to_source(here).of(raw) == here.of(n.text));
            RC_ASSERT(n.map.to_target(n.map.to_source(here)) == here);
        }
        at += c.size;
    }
}

RC_GTEST_PROP(NormalizeLaws, ThereAndBackContainsWhatWasKept, ()) {
    const std::string raw = *testing::any_text();
    const Normalized n = normalize_spaces(raw);
    const auto begin =
        static_cast<std::uint32_t>(*rc::gen::inRange<std::size_t>(0, raw.size() + 1));
    const auto end =
        static_cast<std::uint32_t>(*rc::gen::inRange<std::size_t>(begin, raw.size() + 1));
    if (!is_boundary(raw, begin) || !is_boundary(raw, end)) {
        return;
    }
    const Span back = n.map.to_source(n.map.to_target(Span{begin, end}));
    for (std::uint32_t at = begin; at < end;) {
        const CodePoint c = decode(raw, at);
        const Span here{at, at + c.size};
        const bool kept = !n.map.to_target(here).empty() && !is_space(c.value);
        RC_ASSERT(!kept || back.contains(here));
        at += c.size;
    }
}

}  // namespace
}  // namespace stemma::text
