#include "read/arcs/arc_parser.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "read/arcs/arc_table.h"
#include "unit/read/read_helpers.h"

namespace stemma::read {
namespace {

std::vector<Arc> arcs_of(const ReadArticle& read) {
    const TokenTable table = table_of(read);
    return ArcTable(test_parser(), table, read.reading.sentences).all();
}

/// "word←relation of head" of each token, parted by blanks.
std::string arcs(std::string_view text) {
    const ReadArticle read = tag_text(text);
    const std::vector<Arc> found = arcs_of(read);
    const auto word = [&](std::uint32_t i) {
        return std::string(read.reading.tokens[i].span.of(read.article.text));
    };
    std::string out;
    for (std::uint32_t i = 0; i < found.size(); ++i) {
        out += out.empty() ? "" : " ";
        out += word(i) + ":" + std::string(name_of(found[i].relation));
        out += found[i].head == Arc::no_head ? "" : "(" + word(found[i].head) + ")";
    }
    return out;
}

TEST(ArcParser, PlainSentences) {
    EXPECT_EQ(arcs("The mayor signed a treaty ."),
              "The:det(mayor) mayor:nsubj(signed) signed:root a:det(treaty) treaty:obj(signed) "
              ".:punct(signed)");
    EXPECT_EQ(
        arcs("Officials said that the bridge was destroyed ."),
        "Officials:nsubj(said) said:root that:mark(destroyed) the:det(bridge) "
        "bridge:nsubj:pass(destroyed) was:aux:pass(destroyed) destroyed:ccomp(said) .:punct(said)");
}

TEST(ArcParser, WeightsOfAnotherTaskAreAnError) {
    model::ScorerLesson lesson({"shift", "left"}, 10);
    lesson.freeze(1);
    const auto wrong = ArcParser::make(lesson.finish("a", 0), lesson.finish("b", 0), "here");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, ErrorCode::damaged);
    EXPECT_EQ(wrong.error().source, "here");
}

TEST(ArcTable, ParsesOnlyWhatIsAskedFor) {
    const ReadArticle read = tag_text("Dogs bark. Cats sleep.");
    ASSERT_EQ(read.reading.sentences.size(), 2U);
    const TokenTable table = table_of(read);
    ArcTable lazy(test_parser(), table, read.reading.sentences);
    const Arc late = lazy[read.reading.sentences[1].tokens.begin];
    EXPECT_EQ(late, lazy.all()[read.reading.sentences[1].tokens.begin]);
    EXPECT_EQ(lazy.all(), arcs_of(read));
}

/// Laws of a tree: one root a sentence, heads in the same sentence, no circle, no crossing arcs.
void expect_trees(const ReadArticle& read) {
    const std::vector<Arc> found = arcs_of(read);
    for (const Sentence& sentence : read.reading.sentences) {
        const TokenRange range = sentence.tokens;
        std::uint32_t roots = 0;
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            roots += found[i].head == Arc::no_head ? 1 : 0;
            RC_ASSERT((found[i].head == Arc::no_head) == (found[i].relation == Relation::root));
            std::uint32_t steps = 0;
            for (std::uint32_t at = i; found[at].head != Arc::no_head; at = found[at].head) {
                RC_ASSERT(found[at].head >= range.begin && found[at].head < range.end);
                RC_ASSERT(++steps <= range.end - range.begin);
            }
            const std::uint32_t low = std::min(i, found[i].head);
            const std::uint32_t high = std::max(i, found[i].head);
            for (std::uint32_t j = low + 1; found[i].head != Arc::no_head && j < high; ++j) {
                RC_ASSERT(found[j].head >= low && found[j].head <= high);
            }
        }
        RC_ASSERT(roots == (range.begin == range.end ? 0U : 1U));
    }
}

RC_GTEST_PROP(ArcParser, AnyWordsGiveTrees, ()) {
    const auto words = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("the", "said", "Quill", ",", "that", "\"", "of", "ran", ".",
                                      "12", "(", ")", "and", "—", "was", "who", "\n\n"));
    std::string text;
    for (const std::string& word : words) {
        text += word + " ";
    }
    expect_trees(tag_text(text));
}

TEST(ArcParser, ASentenceWithoutEndIsATreeToo) {
    std::string text;
    for (int i = 0; i < 3000; ++i) {
        text += i % 7 == 0 ? "and " : "report ";
    }
    const ReadArticle read = tag_text(text);
    const std::vector<Arc> found = arcs_of(read);
    std::size_t roots = 0;
    for (const Arc& arc : found) {
        roots += arc.head == Arc::no_head ? 1 : 0;
    }
    EXPECT_EQ(roots, read.reading.sentences.size());
}

}  // namespace
}  // namespace stemma::read
