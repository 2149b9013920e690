#include "text/language.h"

#include <gtest/gtest.h>

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "base/strings.h"
#include "text/stop_word_set.h"
#include "text/stop_words.h"
#include "text/words.h"

namespace stemma::text {
namespace {

const std::string english =
    "The ferry to Ellery did not leave on Monday, and those who had come to see it go were told "
    "that it would not be back for a week or more. It was said by the harbour's master that the "
    "rudder had been found to be loose, and that nobody would be asked to pay for the days that "
    "were lost. ";
const std::string german =
    "Die Fähre nach Ellery ist am Montag nicht ausgelaufen, und wer gekommen war, um sie zu sehen, "
    "dem wurde gesagt, dass sie erst in einer Woche wieder da sein werde. Das Ruder habe sich, so "
    "der Hafenmeister, als lose erwiesen, und niemand müsse für die Tage, die er verloren hat, "
    "auch noch bezahlen. ";

TEST(Language, IsToldFromTheText) {
    EXPECT_EQ(identify_language(english), "en");
    EXPECT_EQ(identify_language(german), "de");
    EXPECT_EQ(identify_language(""), "und");
}

TEST(Language, AWrongDeclarationDoesNotCount) {
    for (const char* declared : {"", "en", "de-AT", "fr", "xx", "EN-us"}) {
        EXPECT_EQ(identify_language(english, declared), "en") << declared;
        EXPECT_EQ(identify_language(english + english + english + english + english, declared),
                  "en")
            << declared;
        EXPECT_EQ(identify_language(german, declared), "de") << declared;
    }
}

TEST(StopWords, HaveTheirLanguagesByHash) {
    const std::uint32_t en = stop_word_language("en");
    const std::uint32_t de = stop_word_language("de");
    EXPECT_NE(en, 0U);
    EXPECT_NE(en, de);
    EXPECT_EQ(stop_word_language("fi"), 0U);
    EXPECT_EQ(stop_word_language(""), 0U);
    const StopWordSet& stop_words = StopWordSet::known();
    EXPECT_NE(stop_words.languages_of(hash64("was")) & en, 0U);
    EXPECT_NE(stop_words.languages_of(hash64("was")) & de, 0U);
    EXPECT_EQ(stop_words.languages_of(hash64("the")) & de, 0U);
    EXPECT_EQ(stop_words.languages_of(hash64("ferry")), 0U);
}

TEST(StopWords, HaveNumbersOfTheirOwn) {
    const StopWordSet& stop_words = StopWordSet::known();
    const std::uint32_t was = stop_words.number_of(hash64("was"));
    EXPECT_NE(was, 0U);
    EXPECT_LT(was, StopWordSet::numbers);
    EXPECT_NE(was, stop_words.number_of(hash64("the")));
    EXPECT_EQ(stop_words.number_of(hash64("ferry")), 0U);
}

TEST(StopWords, AllHavePlaces) {
    const StopWordSet& stop_words = StopWordSet::known();
    std::map<std::uint32_t, std::string_view> words;
    std::size_t count = 0;
    const detail::StopWordList* lists = detail::stop_word_lists(count);
    for (const detail::StopWordList& list : std::span(lists, count)) {
        for (const std::string_view word : split(list.words, ' ')) {
            const std::uint32_t number = stop_words.number_of(hash64(word));
            EXPECT_NE(number, 0U) << word;
            EXPECT_EQ(words.try_emplace(number, word).first->second, word);
            EXPECT_NE(stop_words.languages_of(hash64(word)) & stop_word_language(list.language),
                      0U);
        }
    }
    EXPECT_GT(words.size(), 1000U);
}

}  // namespace
}  // namespace stemma::text
