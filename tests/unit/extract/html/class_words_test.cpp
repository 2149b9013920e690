#include "extract/html/class_words.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/hash.h"
#include "base/strings.h"

namespace stemma::extract::html {
namespace {

std::vector<std::uint64_t> hashes(const std::vector<std::string>& words) {
    std::vector<std::uint64_t> out;
    for (const std::string& word : words) {
        out.push_back(hash64(word));
    }
    return out;
}

std::vector<std::uint64_t> words_of(std::string_view names) {
    ClassWords words;
    std::vector<std::uint64_t> found;
    words.each(names, [&](std::uint64_t word) { found.push_back(word); });
    return found;
}

/// Letter by letter.
std::vector<std::string> plain_words(std::string_view names) {
    std::vector<std::string> words;
    std::string word;
    for (std::size_t i = 0; i <= names.size(); ++i) {
        const bool letter = i < names.size() && is_ascii_alpha(names[i]);
        const bool parts =
            letter && i > 0 && is_ascii_upper(names[i]) && is_ascii_lower(names[i - 1]);
        if (!letter || parts) {
            if (word.size() > 1) {
                words.push_back(word);
            }
            word.clear();
        }
        if (letter) {
            word += ascii_lower(names[i]);
        }
    }
    return words;
}

TEST(ClassWords, PartsAtWhatIsNoLetterAndBeforeCapitals) {
    EXPECT_EQ(words_of("post-body navItem"), hashes({"post", "body", "nav", "item"}));
    EXPECT_EQ(words_of("col2 a  B_c XHTMLPage h1"), hashes({"col", "xhtmlpage"}));
    EXPECT_EQ(words_of("größe @[`{"), hashes({"gr"}));
    EXPECT_TRUE(words_of({}).empty());
    EXPECT_TRUE(words_of("").empty());
}

TEST(ClassWords, ForgetsItsLastCall) {
    ClassWords words;
    std::vector<std::uint64_t> found;
    const auto note = [&](std::uint64_t word) { found.push_back(word); };
    words.each(std::string(200, 'x') + " menu", note);
    words.each("ab", note);
    EXPECT_EQ(found, hashes({std::string(200, 'x'), "menu", "ab"}));
}

RC_GTEST_PROP(ClassWords, FindsWhatAWalkFinds, ()) {
    const auto letters = *rc::gen::container<std::string>(
        rc::gen::elementOf(std::string("aZbY-_ 7kLmNopq\xC3\xA4@[`{")));
    const std::size_t times = *rc::gen::inRange<std::size_t>(1, 9);
    std::string names;
    for (std::size_t i = 0; i < times; ++i) {
        names += letters;
    }
    RC_ASSERT(words_of(names) == hashes(plain_words(names)));
}

}  // namespace
}  // namespace stemma::extract::html
