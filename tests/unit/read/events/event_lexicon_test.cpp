#include "read/events/event_lexicon.h"

#include <gtest/gtest.h>

#include "unit/read/read_helpers.h"

namespace stemma::read {
namespace {

const Inflections& forms() {
    static const Inflections loaded = Inflections::open(test_data()).value();
    return loaded;
}

std::optional<std::uint64_t> faulty_line(std::string_view text) {
    const auto lexicon = EventLexicon::parse(text, "events.txt", forms());
    return lexicon.has_value() ? std::nullopt : lexicon.error().place;
}

TEST(EventLexicon, LooksUpEveryForm) {
    const auto lexicon = EventLexicon::parse("verb ASSAULT: kidnap\ncontrol refuse: decline\n",
                                             "events.txt", forms());
    ASSERT_TRUE(lexicon.has_value());
    EXPECT_EQ(lexicon->word(forms().key("kidnapped")).verb, EventType::assault);
    EXPECT_EQ(lexicon->word(forms().key("declines")).control, Control::refuse);
    EXPECT_FALSE(lexicon->word(forms().key("sing")).verb.has_value());
}

TEST(EventLexicon, FirstRuleWins) {
    const auto lexicon = EventLexicon::parse(
        "with CONSULT: hold + talk\nwith PROTEST: hold + talk rally\nparticle RETREAT: pull+out\n",
        "events.txt", forms());
    ASSERT_TRUE(lexicon.has_value());
    const auto& hold = lexicon->word(forms().key("held"));
    EXPECT_EQ(lexicon->together(hold, lexicon->word(forms().key("talks")), false),
              EventType::consult);
    EXPECT_EQ(lexicon->together(hold, lexicon->word(forms().key("rally")), false),
              EventType::protest);
    EXPECT_EQ(lexicon->together(hold, lexicon->word(forms().key("out")), true), std::nullopt);
    const auto& pull = lexicon->word(forms().key("pulled"));
    EXPECT_EQ(lexicon->together(pull, lexicon->word(forms().key("out")), true), EventType::retreat);
}

TEST(EventLexicon, DamagedLinesAreNamed) {
    EXPECT_EQ(faulty_line("verb AGREE: agree\nverb NONSENSE: word\n"), 2U);
    EXPECT_EQ(faulty_line("nothing\n"), 1U);
    EXPECT_EQ(faulty_line("control nonsense: word\n"), 1U);
    EXPECT_EQ(faulty_line("with AGREE: hold talk\n"), 1U);
    EXPECT_EQ(faulty_line("particle AGREE: hold\n"), 1U);
    EXPECT_EQ(faulty_line("kind AGREE: hold\n"), 1U);
}

TEST(EventLexicon, TypesHaveNames) {
    EXPECT_EQ(name_of(EventType::agree), "AGREE");
    EXPECT_EQ(name_of(EventType::fight), "FIGHT");
    EXPECT_TRUE(is_cooperative(EventType::retreat));
    EXPECT_FALSE(is_cooperative(EventType::reject));
}

}  // namespace
}  // namespace stemma::read
