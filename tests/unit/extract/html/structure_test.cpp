#include "extract/html/structure.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "extract/html/blocks.h"
#include "extract/html/labelling.h"

namespace stemma::extract::html {
namespace {

std::string some_page() {
    std::string html = "<body id=top class='page home'>";
    const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "<div class='post-body'>", "<ul>", "<li class=item>", "</li>", "</div>", "</ul>",
        "<p>Text.", "<b>bold</b>", "<img class=empty>", "<section></section>", " words ",
        "<pre>a\nb\nc</pre>", "<table><tr><td>1<td>2</table>", "<span id=mark>", "</span>",
        "<br>"));
    for (const std::string& part : parts) {
        html += part;
    }
    return html;
}

RC_GTEST_PROP(Structure, HasTheElementsThatHaveBlocks, ()) {
    const Page page = Page::parse(some_page());
    const Blocks blocks = find_blocks(page);
    const Structure structure(page, blocks);
    auto next = structure.elements().begin();
    for (NodeId id = 0; id < page.size(); ++id) {
        BlockRange inside{blocks.list.size(), 0};
        for (std::size_t i = 0; i < blocks.list.size(); ++i) {
            const NodeId text = blocks.list[i].text_node;
            if (id < text && text < page[id].end) {
                inside = {std::min(inside.begin, i), i + 1};
            }
        }
        if (inside.end == 0) {
            continue;
        }
        RC_ASSERT(next != structure.elements().end());
        const Structure::Element& element = *next++;
        RC_ASSERT(element.node == id);
        RC_ASSERT(element.tag == page[id].tag);
        RC_ASSERT(&structure.at(id) == &element);
        const BlockRange all = Structure::all_blocks_in(element);
        RC_ASSERT(all.begin == inside.begin && all.end == inside.end);
        const Structure::Element* const above = structure.above(element);
        RC_ASSERT((above == nullptr ? no_node : above->node) == page[id].parent);
        const bool last = element.after == structure.elements().size();
        RC_ASSERT(last || structure.elements()[element.after].node >= page[id].end);
        RC_ASSERT(structure.elements()[element.after - 1].node < page[id].end);
    }
    RC_ASSERT(next == structure.elements().end());
    for (const Block& block : blocks.list) {
        RC_ASSERT(structure.at(block.node).node == block.node);
    }
}

NodeId top_of(const Page& page) {
    const PageMaterial prepared(page, find_blocks(page), Structure(page, find_blocks(page)));
    return prepared.structure.top();
}

TEST(Structure, TheTopHasMostOfTheProse) {
    std::string prose;
    for (int i = 0; i < 6; ++i) {
        prose += "<p>The crane fell on the old harbour wall, the police said on Friday morning.";
    }
    const Page page = Page::parse("<body><nav><a href=/>Home</a></nav><div><article>" + prose +
                                  "</article><p>Read more.</div>");
    EXPECT_EQ(top_of(page), page.find(Tag::article));
}

TEST(Structure, TheTopMayBePreformattedText) {
    std::string lines;
    for (int i = 0; i < 6; ++i) {
        lines += "The crane fell on the old harbour wall, the police said on Friday morning.\n";
    }
    const Page page = Page::parse("<body><p>A title</p><pre>" + lines + "</pre>");
    EXPECT_EQ(top_of(page), page.find(Tag::pre) + 1);
}

}  // namespace
}  // namespace stemma::extract::html
