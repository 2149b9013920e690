#include "base/json_unescape.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "base/json.h"
#include "base/json_escape.h"
#include "base/strings.h"

namespace stemma::json {
namespace {

/// What `content` means up to its quotation mark; "none" if it is damaged before one.
std::string meaning_of(std::string_view content) {
    std::string text(content.size(), '\0');
    const Unescaped done = unescape(content, text.data());
    return done.valid ? text.substr(0, done.written) : "none";
}

TEST(Unescape, ReadsToTheMark) {
    std::string text(12, '\0');
    const Unescaped done = unescape(R"(a\"b\\" : "x)", text.data());
    EXPECT_TRUE(done.valid);
    EXPECT_EQ(done.read, 6);
    EXPECT_EQ(text.substr(0, done.written), R"(a"b\)");
    EXPECT_TRUE(done.plain);
    EXPECT_FALSE(done.wide);
    EXPECT_FALSE(unescape("no mark", text.data()).valid);
    EXPECT_FALSE(unescape(R"(one that counts not \")", std::string(40, ' ').data()).valid);
}

/// Wherever in a block it stands, and whatever comes before it.
TEST(Unescape, EscapesAtAnyPlace) {
    for (std::size_t before = 0; before < 140; ++before) {
        for (const std::size_t after : {0, 70, 140}) {
            const std::string a(before, 'a');
            const std::string z(after, 'z');
            const auto whole = [&](std::string_view middle) { return cat(a, middle, z); };
            const auto meaning = [&](std::string_view middle) {
                return meaning_of(cat(whole(middle), '"', z));
            };
            ASSERT_EQ(meaning(R"(\"\\\/\b\f\n\r\t)"), whole("\"\\/\b\f\n\r\t")) << before;
            ASSERT_EQ(meaning(R"(\\\\\\\"\\n\n)"), whole("\\\\\\\"\\n\n")) << before;
            ASSERT_EQ(meaning(R"(\u00e9\ud83d\ude00-\u0041)"), whole("\u00e9\U0001F600-A"));
            for (const std::string_view wrong : {R"(\x)", R"(\u12g4)", R"(\ud83d)", "\\\xff"}) {
                ASSERT_EQ(meaning(wrong), "none") << wrong << ' ' << before;
            }
            ASSERT_EQ(meaning_of(cat(a, '\\')), "none") << before;
        }
    }
}

TEST(Unescape, StopsAtControlsAndNotesWhatIsWide) {
    for (const std::size_t before : {0, 30, 100}) {
        const auto of = [&](std::string_view middle) {
            const std::string content = cat(std::string(before, 'x'), middle, "\"");
            std::string text(content.size(), '\0');
            return unescape(content, text.data());
        };
        EXPECT_FALSE(of("\x1F").valid);
        EXPECT_EQ(of("\x1F").read, before);
        EXPECT_EQ(of("\x1F").written, before);
        EXPECT_TRUE(of(" ").valid);
        EXPECT_TRUE(of("\u00e9").wide);
        EXPECT_FALSE(of("\x7F").wide);
    }
}

TEST(Escape, FindsAMarkAtAnyPlace) {
    for (std::size_t size = 1; size < 50; ++size) {
        for (std::size_t at = 0; at < size; ++at) {
            std::string text(size, 'x');
            text[at] = '"';
            std::string escaped;
            append_escaped(escaped, text);
            EXPECT_EQ(escaped, text.substr(0, at) + "\\" + text.substr(at)) << size;
        }
    }
}

RC_GTEST_PROP(Unescape, UndoesWhatTheWriterDoes, ()) {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(
        std::vector<std::string>{"\"", "\\", "\\\\", "\n", "\t", "\r", "/", "u", "n", "\u00e9",
                                 "\x01", "\u2028", "plain", std::string(61, 'x')}));
    const std::string text = join(pieces, "");
    std::string content;
    append_escaped(content, text);
    RC_ASSERT(meaning_of(content + "\" and more") == text);
    std::string same = cat('"', content, "\" and more");
    const Unescaped done = unescape(std::string_view(same).substr(1), same.data());
    RC_ASSERT(same.substr(0, done.written) == text);
    RC_ASSERT(same.substr(1 + done.read) == "\" and more");
}

}  // namespace
}  // namespace stemma::json
