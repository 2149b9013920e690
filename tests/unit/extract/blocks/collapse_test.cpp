#include "extract/blocks/collapse.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::extract {
namespace {

std::string collapsed(std::string_view text) {
    std::string out = "before\n";
    const std::size_t begin = out.size();
    append_collapsed(out, begin, text);
    end_collapsed(out, begin);
    return out.substr(begin);
}

/// The same, a character after the other.
std::string collapsed_plainly(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint c = text::decode(text, at);
        const bool nothing = c.value == 0xAD || (c.value >= 0x200B && c.value <= 0x200D) ||
                             c.value == 0x2060 || c.value == 0xFEFF;
        if (c.value <= 0x20 || c.value == 0x7F || (text::is_space(c.value) && !nothing)) {
            out += out.empty() || out.ends_with(' ') ? "" : " ";
        } else if (!nothing) {
            out.append(text, at, c.size);
        }
        at += c.size;
    }
    return out.ends_with(' ') ? out.substr(0, out.size() - 1) : out;
}

TEST(Collapse, RunsOfSpaceAreOneSpace) {
    EXPECT_EQ(collapsed("  It \n\t rained\u00a0\u2003hard.  "), "It rained hard.");
    EXPECT_EQ(collapsed("na\u00adme\u200b s\u2028"), "name s");
    EXPECT_EQ(collapsed("Übergröße – “so”"), "Übergröße – “so”");
    EXPECT_EQ(collapsed(" \n "), "");
}

RC_GTEST_PROP(Collapse, IsWhatEachCharacterMeans, ()) {
    const auto pieces =
        *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
            " ",      "\n",         "\x7f",   "\u00a0", "\u00ad", "\u00bb", "\u1680",
            "\u1e9e", "\u2003",     "\u200b", "\u2010", "\u2019", "\u2028", "\u202f",
            "\u205f", "\u2060",     "\u3000", "\u3042", "\ufeff", "\uff01", "\u00e9",
            "\u0436", "\U0001F600", "rain",   "x"}));
    const std::string text = join(pieces, "");
    RC_ASSERT(collapsed(text) == collapsed_plainly(text));
}

RC_GTEST_PROP(Collapse, OfAsciiAlone, ()) {
    const auto pieces =
        *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
            " ", "\n", "\t\r", "\x7f", "\x01", "\u00a0", "\u00ad", "\u2003", "rain", "x"}));
    const std::string text = join(pieces, "");
    std::string plainly;
    for (const char c : text) {
        const bool space = is_ascii_space(c);
        plainly += !space                                      ? std::string(1, c)
                   : plainly.empty() || plainly.ends_with(' ') ? ""
                                                               : " ";
    }
    std::string out;
    append_collapsed_ascii(out, text);
    RC_ASSERT(out == plainly);
}

}  // namespace
}  // namespace stemma::extract
