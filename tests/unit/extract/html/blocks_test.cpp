#include "extract/html/blocks.h"

#include <gtest/gtest.h>

namespace stemma::extract::html {
namespace {

TEST(Blocks, PartAtBlockElementsAndBreaks) {
    const Page page = Page::parse(
        "<p>One <a href=x>two</a><p>three<br>four<br><br>five<table><tr><td>a<td>b<tr><td>c</table>"
        "<select><option>no</select><div hidden>six</div><pre>x\ny</pre>");
    const Blocks blocks = find_blocks(page);
    std::string dump;
    for (const Block& b : blocks.list) {
        dump += b.gap == Gap::cell ? "|" : b.gap == Gap::line ? "/" : "#";
        dump += std::string(blocks.text_of(b)) + (b.hidden ? "!" : "");
    }
    EXPECT_EQ(dump, "#One two#three/four#five#a|b#c#six!#x/y");
    EXPECT_EQ(blocks.list[0].link_bytes, 3U);
    EXPECT_EQ(page[blocks.list[0].node].tag, Tag::p);
    EXPECT_EQ(blocks.list[4].kind, BlockKind::cell);
}

}  // namespace
}  // namespace stemma::extract::html
