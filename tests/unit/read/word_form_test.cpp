#include "read/words/word_form.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "text/tokens.h"

namespace stemma::read {
namespace {

WordForms forms_of(std::string_view text) {
    std::vector<Token> tokens;
    for (const text::RawToken& token : text::tokenize(text).tokens) {
        tokens.push_back({token.span, Pos::x});
    }
    WordForms forms;
    forms.read(text, tokens);
    return forms;
}

TEST(WordForm, CaseDoesNotChangeTheWord) {
    EXPECT_EQ(form_of("Ostrava").lower, form_of("OSTRAVA").lower);
    EXPECT_EQ(form_of("ÉLAN").lower, form_of("élan").lower);
    EXPECT_EQ(form_of("Ostrava").lower, hash_of_lower("ostrava"));
    EXPECT_NE(form_of("Ostrava").shape, form_of("OSTRAVA").shape);
}

TEST(WordForm, PrintersMarksAreAlike) {
    EXPECT_EQ(form_of("O’Dell").lower, form_of("O'Dell").lower);
    EXPECT_EQ(form_of("Min‑ho").lower, form_of("Min-ho").lower);
}

TEST(WordForm, Casing) {
    EXPECT_EQ(form_of("ship").casing, WordCasing::lower);
    EXPECT_EQ(form_of("Ship").casing, WordCasing::initial);
    EXPECT_EQ(form_of("NDRC").casing, WordCasing::upper);
    EXPECT_EQ(form_of("A").casing, WordCasing::single);
    EXPECT_EQ(form_of("eShip").casing, WordCasing::inner);
    EXPECT_EQ(form_of("12").casing, WordCasing::none);
    EXPECT_EQ(form_of("新聞").casing, WordCasing::none);
    EXPECT_TRUE(form_of("新聞").has_letter);
}

TEST(WordForm, EndsOfShortWordsAreTheWord) {
    EXPECT_EQ(form_of("of").suffix4, form_of("of").suffix2);
    EXPECT_EQ(form_of("mining").suffix3, form_of("sailing").suffix3);
}

TEST(WordForms, SentenceCasing) {
    EXPECT_EQ(forms_of("The harbour was closed after the storm.").casing(), SentenceCasing::normal);
    EXPECT_EQ(forms_of("HARBOUR CLOSED AFTER THE STORM").casing(), SentenceCasing::upper);
    EXPECT_EQ(forms_of("Harbour Closed After the Great Storm").casing(), SentenceCasing::title);
    EXPECT_EQ(forms_of("harbour closed after great storm").casing(), SentenceCasing::lower);
}

RC_GTEST_PROP(WordForm, AnyBytesGiveAForm, (const std::string& bytes)) {
    RC_ASSERT(form_of(bytes).length <= 64);
    RC_ASSERT(form_of(bytes).lower == form_of(bytes).lower);
}

}  // namespace
}  // namespace stemma::read
