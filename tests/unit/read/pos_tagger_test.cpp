#include "read/pos/pos_tagger.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "read_helpers.h"

namespace stemma::read {
namespace {

std::string tags_of(std::string_view text, std::string_view language = "en") {
    std::string out;
    const ReadArticle read = tag_text(text, language);
    for (const Token& token : read.reading.tokens) {
        out += out.empty() ? "" : " ";
        out += name_of(token.pos);
    }
    return out;
}

TEST(PosTagger, TagsNews) {
    EXPECT_EQ(tags_of("The minister told them on Monday to wait."),
              "DET NOUN VERB PRON ADP PROPN PART VERB PUNCT");
    EXPECT_EQ(tags_of("He opened two new ports."), "PRON VERB NUM ADJ NOUN PUNCT");
}

TEST(PosTagger, CapitalsAreNoNames) {
    EXPECT_EQ(tags_of("THE MINISTER OPENED TWO NEW PORTS ."), "DET NOUN VERB NUM ADJ NOUN PUNCT");
}

TEST(PosTagger, AnotherLanguageGetsOnlyWhatIsPlain) {
    EXPECT_EQ(tags_of("Der Minister sprach 3 Stunden.", "de"), "X X X NUM X PUNCT");
}

TEST(PosTagger, MissingOrDamagedWeightsAreNamed) {
    const SystemFiles files;
    const auto missing = PosTagger::open(DataFolder(files, "nowhere"), test_clusters());
    ASSERT_FALSE(missing);
    EXPECT_NE(missing.error().message().find("nowhere/read/pos.weights"), std::string::npos);
}

RC_GTEST_PROP(PosTagger, ALaterParagraphChangesNothingBefore, ()) {
    const auto words = *rc::gen::container<std::vector<std::string>>(
        rc::gen::elementOf(std::vector<std::string>{"the", "Minister", "said", ".", "MINE", "2,000",
                                                    "Ostrava", "’s", "\u200b", "新", "\xff"}));
    std::string text = "It began";
    for (const std::string& word : words) {
        text += " " + word;
    }
    const ReadArticle alone = tag_text(text, "en");
    const ReadArticle longer = tag_text(text + "\n\nAnother paragraph follows.", "en");
    RC_ASSERT(longer.reading.tokens.size() >= alone.reading.tokens.size());
    for (std::size_t i = 0; i < alone.reading.tokens.size(); ++i) {
        RC_ASSERT(alone.reading.tokens[i] == longer.reading.tokens[i]);
    }
}

}  // namespace
}  // namespace stemma::read
