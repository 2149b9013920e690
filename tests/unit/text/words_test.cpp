#include "text/words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "base/strings.h"
#include "text/language.h"
#include "text/stop_words.h"
#include "text/utf8.h"

namespace stemma::text {
namespace {

TEST(Words, Stems) {
    EXPECT_EQ(stem("relations"), stem("relation"));
    EXPECT_EQ(stem("häusern", "de"), stem("hauses", "de"));
    EXPECT_EQ(stem("слова", "ru"), "слов");
    EXPECT_EQ(stem("whatever", "xx"), "whatever");
    EXPECT_EQ(stem(std::string(100000, 'a')), std::string(100000, 'a'));
}

TEST(Words, StemsOnManyThreads) {
    std::vector<std::thread> threads;
    std::array<std::string, 4> stems;
    for (std::string& out : stems) {
        threads.emplace_back([&out] {
            for (int i = 0; i < 200; ++i) {
                out = stem("negotiations") + stem("verhandlungen", "de");
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    for (const std::string& out : stems) {
        EXPECT_EQ(out, stem("negotiations") + stem("verhandlungen", "de"));
    }
}

TEST(Words, StopWords) {
    EXPECT_TRUE(is_stop_word("the") && is_stop_word("wouldn't") && !is_stop_word("letter"));
    EXPECT_TRUE(is_stop_word("nicht", "de") && !is_stop_word("nicht", "en"));
    EXPECT_TRUE(is_stop_word("nicht", "") && is_stop_word("что", "") && !is_stop_word("kim", ""));
    EXPECT_FALSE(is_stop_word("the", "xx"));
}

TEST(Words, StopWordListsAreCleanAndLowerCase) {
    std::size_t count = 0;
    const detail::StopWordList* lists = detail::stop_word_lists(count);
    ASSERT_EQ(count, 8U);
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<std::string_view> words = split(lists[i].words, ' ');
        for (const std::string_view word : words) {
            EXPECT_EQ(lower(word), word);
            EXPECT_FALSE(word.empty()) << lists[i].language;
        }
        std::ranges::sort(words);
        const auto twice = std::ranges::adjacent_find(words);
        EXPECT_EQ(twice, words.end()) << lists[i].language << ": " << *twice;
    }
}

TEST(Words, Shapes) {
    EXPECT_EQ(shape("Jong-un"), "Xx-x");
    EXPECT_EQ(shape("2022"), "d");
    EXPECT_EQ(shape("U.S."), "X.X.");
    EXPECT_EQ(shape("KCNA"), "X");
    EXPECT_EQ(shape("1,000.5"), "d,d.d");
    EXPECT_EQ(shape("Élan"), "Xx");
    EXPECT_EQ(shape(""), "");
}

TEST(Language, Identifies) {
    EXPECT_EQ(identify_language("The president said on Monday that the talks would go on."), "en");
    EXPECT_EQ(identify_language("Der Präsident sagte am Montag, dass die Gespräche weitergehen."),
              "de");
    EXPECT_EQ(identify_language("Президент сказал в понедельник, что переговоры продолжатся."),
              "ru");
    EXPECT_EQ(identify_language(""), "und");
    EXPECT_EQ(identify_language("12 34 !"), "und");
}

TEST(Language, DeclarationDoesNotOverruleTheText) {
    EXPECT_EQ(
        identify_language("The president said on Monday that the talks would go on.", "de-DE"),
        "en");
}

}  // namespace
}  // namespace stemma::text
