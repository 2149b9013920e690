#include <gtest/gtest.h>

#include <numeric>

#include "base/hash.h"
#include "read/attributions/argument_features.h"
#include "unit/read/read_helpers.h"

namespace stemma::read {
namespace {

/// The text of each window of a cue that is a "said".
std::vector<std::string> windows(const std::string& text) {
    const ReadArticle read = tag_text(text);
    const TokenTable table = table_of(read);
    const ArticleView view(read.article.text, read.reading, table);
    std::vector<TokenRange> cues;
    for (std::uint32_t i = 0; i < view.size(); ++i) {
        if (view.word(i) == "said") {
            cues.push_back({i, i + 1});
        }
    }
    std::vector<std::string> out;
    for (std::size_t c = 0; c < cues.size(); ++c) {
        const TokenRange window = argument_window(view, cues, c);
        const Span first = read.reading.tokens[window.begin].span;
        const Span last = read.reading.tokens[window.end - 1].span;
        out.push_back(text.substr(first.begin, last.end - first.begin));
    }
    return out;
}

std::string repeated(std::string_view sentence, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) {
        out += sentence;
    }
    return out;
}

std::size_t work(const std::string& text) {
    const std::vector<std::string> all = windows(text);
    return std::accumulate(all.begin(), all.end(), std::size_t{0},
                           [](std::size_t sum, const std::string& w) { return sum + w.size(); });
}

TEST(ArgumentWindow, IsTheSentenceAndTheQuotationThatFollows) {
    EXPECT_EQ(
        windows("It rained. Ada Quill said so. “The mill is shut. It will stay shut.” Nobody "
                "came."),
        std::vector<std::string>{"Ada Quill said so. “The mill is shut. It will stay shut.”"});
}

TEST(ArgumentWindow, ReachesOverSomeOtherCuesButNotOverAll) {
    const std::vector<std::string> all = windows(repeated("“Yes,” he said. ", 40));
    ASSERT_EQ(all.size(), 40U);
    const std::string sentence = "“Yes,” he said. ";
    EXPECT_GT(all[0].size(), 3 * sentence.size());
    for (const std::string& window : all) {
        EXPECT_LT(window.size(), 15 * sentence.size());
    }
}

/// What the second pass looks at grows as the article does, and is a few times as much.
TEST(ArgumentWindow, ShortQuotationsCostNoMoreForBeingMany) {
    for (const std::string_view sentence : {"“Yes,” he said. ", "\"No\", she said, \"never\". "}) {
        const std::size_t once = work(repeated(sentence, 200));
        const std::size_t twice = work(repeated(sentence, 400));
        EXPECT_LE(once, 15 * 200 * sentence.size());
        EXPECT_LE(twice, 2 * once + 60 * sentence.size());
    }
}

}  // namespace
}  // namespace stemma::read
