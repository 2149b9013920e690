#include "collate/conflicts/near.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "unit/collate/statements.h"

namespace stemma::collate::testing {
namespace {

/// A sentence with the words near one of its own; every word weighs 1 in its story.
struct Around {
    Made made;
    StoryWeights weights;
    std::vector<Near> near;

    Around(const std::string& text, const std::string& word) : made(text) {
        weights.words.assign(s().words.size(), 1);
        weights.sum = static_cast<float>(s().words.size());
        std::uint32_t at = 0;
        while (at < s().words.size() && s().text_of(s().words[at].span) != word) {
            ++at;
        }
        EXPECT_LT(at, s().words.size()) << word << " in: " << text;
        near = words_near(s(), {at, at + 1}, weights);
    }
    const Statement& s() const { return made.statement; }
    float weight_of(const std::string& word) const {
        float weight = 0;
        for (const Near& n : near) {
            weight += s().text_of(s().words[n.word].span) == word ? n.weight : 0;
        }
        return weight;
    }
};

float alike(const Around& a, const Around& b) { return near_alike(a.s(), a.near, b.s(), b.near); }

TEST(Near, TheNearerTheHeavier) {
    const Around a("The old ferry struck a shoal, crushing rudder chains.", "struck");
    EXPECT_GT(a.weight_of("ferry"), a.weight_of("old"));
    EXPECT_GT(a.weight_of("shoal"), a.weight_of("crushing"));
    EXPECT_EQ(a.weight_of("struck"), 0);  // of itself
    EXPECT_EQ(a.weight_of("The"), 0);     // tells nothing
    const Around b("The old ferry struck a shoal crushing rudder chains.", "struck");
    EXPECT_GT(b.weight_of("crushing"), a.weight_of("crushing"));  // over no comma
}

TEST(Near, AsFarAsEightWords) {
    const Around a("Ferry one two three four five six seven struck shoals.", "struck");
    EXPECT_GT(a.weight_of("Ferry"), 0);
    const Around b("Ferry zero one two three four five six seven struck shoals.", "struck");
    EXPECT_EQ(b.weight_of("Ferry"), 0);
}

TEST(Near, WordsThatArePassed) {
    const Around a("The old ferry struck a shoal.", "struck");
    const auto none = words_near(a.s(), {3, 4}, a.weights, [](std::uint32_t) { return true; });
    EXPECT_TRUE(none.empty());
}

TEST(Near, AlikeIsOneOfItselfAndNoneOfOthers) {
    const Around a("The old ferry struck a shoal.", "struck");
    const Around b("Bakers in Taskan sell honey.", "sell");
    EXPECT_FLOAT_EQ(alike(a, a), 1);
    EXPECT_FLOAT_EQ(alike(a, b), 0);
    const Around c("The old ferry left the harbour.", "left");
    EXPECT_GT(alike(a, c), 0);
    EXPECT_LT(alike(a, c), 1);
}

TEST(Near, OthersAreNamedBesideEach) {
    const Around brenk("Ilsa Brenk, 42, drove the tram.", "42");
    const Around quill("Pavel Quill, 43, drove the tram.", "43");
    const Around again("Ilsa Brenk, 43, drove the tram.", "43");
    const auto others = [](const Around& a, const Around& b, std::optional<EntityType> only) {
        return of_others(a.s(), a.near, b.s(), b.near, only);
    };
    EXPECT_TRUE(others(brenk, quill, std::nullopt));
    EXPECT_TRUE(others(brenk, quill, EntityType::person));
    EXPECT_FALSE(others(brenk, quill, EntityType::organization));
    EXPECT_FALSE(others(brenk, again, std::nullopt));
    EXPECT_TRUE(of_one_person(brenk.s(), brenk.near, again.s(), again.near));
    EXPECT_FALSE(of_one_person(brenk.s(), brenk.near, quill.s(), quill.near));
}

RC_GTEST_PROP(Near, IsSymmetricalAndWithinBounds, ()) {
    const std::vector<std::string> all{"ferry", "struck", "Orlick", "12",  "old",
                                       ",",     "shoal",  "left",   "the", "harbour"};
    const auto text = [&] {
        std::string out;
        for (const std::size_t at : *rc::gen::container<std::vector<std::size_t>>(
                 rc::gen::inRange<std::size_t>(0, all.size()))) {
            out += all[at] + " ";
        }
        return out + "boat " + out + "end.";
    };
    const Around a(text(), "boat");
    const Around b(text(), "boat");
    const float one = alike(a, b);
    RC_ASSERT(one >= 0);
    RC_ASSERT(one <= 1.0001F);
    RC_ASSERT(of_others(a.s(), a.near, b.s(), b.near) == of_others(b.s(), b.near, a.s(), a.near));
    RC_ASSERT(a.near.size() <= 16U);
    const float said = said_alike(a.s(), a.weights, b.s(), b.weights);
    RC_ASSERT(said == said_alike(b.s(), b.weights, a.s(), a.weights));
    RC_ASSERT(said >= 0);
    RC_ASSERT(said <= 1.0001F);
}

}  // namespace
}  // namespace stemma::collate::testing
