#include "extract/html/script_texts.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "text/utf8.h"

namespace stemma::extract::html {
namespace {

std::vector<std::string> values(std::string_view script) {
    std::vector<std::string> out;
    for (const ScriptText& text : read_script(script).texts) {
        out.push_back(text.key + "=" + text.value);
    }
    return out;
}

using Values = std::vector<std::string>;

TEST(ScriptTexts, ReadsJsonAndAssignmentsAlike) {
    EXPECT_EQ(values(R"({"body":"The pier of Orm is shut."})"),
              Values{"body=The pier of Orm is shut."});
    EXPECT_EQ(values("window.state = {body: 'The pier of Orm is shut.', n: 3};"),
              Values{"body=The pier of Orm is shut."});
    EXPECT_EQ(values("load(`The pier of Orm\nis shut.`)"), Values{"=The pier of Orm\nis shut."});
}

TEST(ScriptTexts, ResolvesEscapes) {
    EXPECT_EQ(values(R"(["caf\u00e9 \x41 \"now\" \/ \ud83d\udea2 \n end"])"),
              Values{"=café A \"now\" / 🚢 \n end"});
    EXPECT_EQ(values(R"(["half a pair: \ud83d ends"])"), Values{"=half a pair: \uFFFD ends"});
}

TEST(ScriptTexts, ReadsJsonThatStandsInAString) {
    const std::string inner(100, ' ');
    EXPECT_EQ(values("x = JSON.parse(\"{" + inner + R"(\"body\":\"The pier of Orm is shut.\"}"))"),
              Values{"body=The pier of Orm is shut."});
}

TEST(ScriptTexts, SkipsCommentsAndStringsWithoutAnEnd) {
    EXPECT_EQ(values("// don't\n/* \"no text is in here\" */ a = 'The pier of Orm.'"),
              Values{"=The pier of Orm."});
    EXPECT_EQ(values("r = /'/;\nb = 'The pier of Orm.'"), Values{"=The pier of Orm."});
}

TEST(ScriptTexts, KnowsTheObjectAroundAText) {
    const ScriptTexts found =
        read_script(R"({"a":[{"type":"paragraph","text":"one"}],"b":{"text":"two"}})");
    ASSERT_EQ(found.texts.size(), 2U);
    const ScriptHolder& paragraph = found.holders[found.texts[0].holder];
    EXPECT_EQ(paragraph.type, "paragraph");
    EXPECT_EQ(found.holders[found.holders[paragraph.parent].parent].parent, 0U);
    EXPECT_NE(found.texts[1].holder, found.texts[0].holder);
}

RC_GTEST_PROP(ScriptTexts, AnyBytesGiveValidTextsWithinTheScript, ()) {
    const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(
        std::vector<std::string>{"{", "}", "[", "]", "\"", "'", "`", "\\", "\n", ":", ",", "/", "*",
                                 "text", "type", "a text of words", "é", "\\u00e9", "\\ud800"}));
    std::string script;
    for (const std::string& part : parts) {
        script += part;
    }
    const ScriptTexts found = read_script(script);
    std::size_t bytes = 0;
    for (const ScriptText& text : found.texts) {
        RC_ASSERT(text::is_valid_utf8(text.value));
        RC_ASSERT(text.holder < found.holders.size());
        bytes += text.value.size();
    }
    RC_ASSERT(bytes <= script.size() * 2);
    for (std::size_t i = 1; i < found.holders.size(); ++i) {
        RC_ASSERT(found.holders[i].parent < i);
    }
}

}  // namespace
}  // namespace stemma::extract::html
