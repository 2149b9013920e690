#include "read/events/event_lexicon.h"

#include <gtest/gtest.h>

#include "unit/read/read_helpers.h"

namespace stemma::read {
namespace {

std::optional<std::uint64_t> faulty_line(std::string_view text) {
    const auto lexicon = EventLexicon::parse(text, "events.txt", test_forms());
    return lexicon.has_value() ? std::nullopt : lexicon.error().place;
}

TEST(EventLexicon, LooksUpEveryForm) {
    const auto lexicon = EventLexicon::parse("verb ASSAULT: kidnap\ncontrol refuse: decline\n",
                                             "events.txt", test_forms());
    ASSERT_TRUE(lexicon.has_value());
    EXPECT_EQ(lexicon->word(test_forms().key("kidnapped")).verb, EventType::assault);
    EXPECT_EQ(lexicon->word(test_forms().key("declines")).control, Control::refuse);
    EXPECT_FALSE(lexicon->word(test_forms().key("sing")).verb.has_value());
}

TEST(EventLexicon, FirstRuleWins) {
    const auto lexicon = EventLexicon::parse(
        "with CONSULT: hold + talk\nwith PROTEST: hold + talk rally\nparticle RETREAT: pull+out\n",
        "events.txt", test_forms());
    ASSERT_TRUE(lexicon.has_value());
    const auto& hold = lexicon->word(test_forms().key("held"));
    EXPECT_EQ(lexicon->together(hold, lexicon->word(test_forms().key("talks")), false),
              EventType::consult);
    EXPECT_EQ(lexicon->together(hold, lexicon->word(test_forms().key("rally")), false),
              EventType::protest);
    EXPECT_EQ(lexicon->together(hold, lexicon->word(test_forms().key("out")), true), std::nullopt);
    const auto& pull = lexicon->word(test_forms().key("pulled"));
    EXPECT_EQ(lexicon->together(pull, lexicon->word(test_forms().key("out")), true),
              EventType::retreat);
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
