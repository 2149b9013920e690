#include "collate/conflicts/polarity.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "unit/collate/statements.h"

namespace stemma::collate::testing {
namespace {

/// A sentence with what it says of one of its words.
struct Read {
    Made made;
    Polarity polarity;
    std::uint32_t word = 0;

    Read(const std::string& text, const std::string& of)
        : made(text), polarity(opened<PolarityWords>(), made.statement) {
        const Statement& s = made.statement;
        while (word < s.words.size() && s.text_of(s.words[word].span) != of) {
            ++word;
        }
        EXPECT_LT(word, s.words.size()) << of << " in: " << text;
    }
    Saying saying() const { return polarity.said(word).saying; }
    std::string shown() const {
        const WordRange range = polarity.said(word).shown;
        const std::vector<Word>& words = made.statement.words;
        return std::string(
            made.statement.text_of({words[range.begin].span.begin, words[range.end - 1].span.end}));
    }
};

Saying said(const std::string& text, const std::string& of) { return Read(text, of).saying(); }

TEST(Polarity, OfWhatIsPlainlySaid) {
    EXPECT_EQ(said("The police of Orlick identified two suspects.", "identified"), Saying::so);
    EXPECT_EQ(said("The ferry is out of control.", "control"), Saying::so);
}

TEST(Polarity, OfWhatIsDenied) {
    EXPECT_EQ(said("The police have not yet identified any suspects.", "identified"),
              Saying::not_so);
    EXPECT_EQ(said("The police haven't identified any suspects.", "identified"), Saying::not_so);
    EXPECT_EQ(said("The ferry is not out of control.", "control"), Saying::not_so);
    EXPECT_EQ(said("No group has claimed responsibility for the fire.", "claimed"), Saying::not_so);
    EXPECT_EQ(said("Divers found no survivors in the wreck.", "found"), Saying::not_so);
    EXPECT_EQ(said("The mill failed to report the fire.", "report"), Saying::not_so);
    EXPECT_EQ(said("The mayor denied that the dam had cracked.", "cracked"), Saying::not_so);
    EXPECT_EQ(said("The mayor denied taking money.", "taking"), Saying::not_so);
}

TEST(Polarity, OfWhatIsLeftOpen) {
    EXPECT_EQ(said("The police may have identified the driver.", "identified"), Saying::unclear);
    EXPECT_EQ(said("If the dam has cracked, Orlick must leave.", "cracked"), Saying::unclear);
    EXPECT_EQ(said("Has the dam of Velmora cracked?", "cracked"), Saying::unclear);
    EXPECT_EQ(said("The mill wants to report the fire.", "report"), Saying::unclear);
    EXPECT_EQ(said("The mayor did not deny that the dam had cracked.", "cracked"), Saying::unclear);
    EXPECT_EQ(said("The mill was not only burned but flooded.", "burned"), Saying::unclear);
    EXPECT_EQ(said("The dam has not cracked since 2019.", "cracked"), Saying::unclear);
    EXPECT_EQ(said("The crew left without telling the mayor.", "telling"), Saying::unclear);
}

TEST(Polarity, ShowsWhatDenies) {
    EXPECT_EQ(Read("The police have not identified the driver.", "identified").shown(),
              "not identified");
    EXPECT_EQ(Read("The police identified the driver.", "identified").shown(), "identified");
}

TEST(Polarity, TellsWhoDidNot) {
    const auto nobody = [](const std::string& text) {
        const Read read(text, "claimed");
        return read.polarity.said(read.word).nobody;
    };
    EXPECT_TRUE(nobody("No group has claimed the fire."));
    EXPECT_TRUE(nobody("Nobody claimed the fire."));
    EXPECT_FALSE(nobody("The Front has not claimed the fire."));
}

TEST(Polarity, PartsOfWords) {
    const auto part = [](const std::string& text, const std::string& of) {
        const Read read(text, of);
        return read.polarity.part_of(read.word);
    };
    EXPECT_EQ(part("The police identified the driver.", "identified"), Part::verb);
    EXPECT_EQ(part("The ferry is out of control.", "control"), Part::state);
    EXPECT_EQ(part("Divers saw no survivors.", "survivors"), Part::thing);
    EXPECT_EQ(part("The police identified the driver.", "The"), Part::none);
    EXPECT_EQ(part("The mayor did not respond.", "respond"), Part::none);  // says nothing
}

TEST(Polarity, TimesAndVoices) {
    const Read later("The mill will reopen in May.", "reopen");
    EXPECT_TRUE(later.polarity.later(later.word));
    const Read past("The mill reopened in May.", "reopened");
    EXPECT_FALSE(past.polarity.later(past.word));
    const Read yet("The police have not yet identified the driver.", "identified");
    EXPECT_TRUE(yet.polarity.provisional(yet.word));
    EXPECT_FALSE(yet.polarity.passive(yet.word));
    const Read passive("The driver was identified by the police.", "identified");
    EXPECT_TRUE(passive.polarity.passive(passive.word));
    EXPECT_FALSE(passive.polarity.provisional(passive.word));
}

RC_GTEST_PROP(Polarity, ShowsWordsOfTheStatementAroundTheWord, ()) {
    const std::vector<std::string> all{"no",  "not",  "denied", "that",   "refused", "to",
                                       "is",  "will", "found",  "driver", "leaving", "before",
                                       "may", "?",    ",",      "yet",    "nobody",  "out"};
    std::string text = "The";
    for (const std::size_t at : *rc::gen::container<std::vector<std::size_t>>(
             rc::gen::inRange<std::size_t>(0, all.size()))) {
        text += " " + all[at];
    }
    const Made made(text);
    const Polarity polarity(opened<PolarityWords>(), made.statement);
    const auto size = static_cast<std::uint32_t>(made.statement.words.size());
    for (std::uint32_t word = 0; word < size; ++word) {
        const WordRange shown = polarity.said(word).shown;
        RC_ASSERT(shown.begin <= word);
        RC_ASSERT(shown.end > word);
        RC_ASSERT(shown.end <= size);
    }
}

}  // namespace
}  // namespace stemma::collate::testing
