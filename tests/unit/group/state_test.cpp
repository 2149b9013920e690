#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "base/strings.h"
#include "group/grouper.h"
#include "group/state_file.h"
#include "group_fixture.h"

namespace stemma::group {
namespace {

std::string printed(const std::vector<Change>& changes) {
    std::string out;
    for (const Change& change : changes) {
        out += cat(name_of(change.kind), " ", change.article.value, " ", change.story.value, " ",
                   change.other.value, " ", std::to_string(change.probability), " ",
                   name_of(change.copy), " ", change.copy_of.value, "\n");
    }
    return out;
}

std::string printed(const Grouper& grouper) {
    std::string out;
    for (const Story& story : grouper.stories()) {
        out += cat(story.id.value, " ", story.first, " ", story.last, ":");
        for (const ArticleId member : story.members) {
            out += cat(" ", member.value);
        }
        out += "\n";
    }
    return out;
}

/// Articles of a few towns: events of a town share words, and some articles are copies.
Sample article(std::uint64_t number) {
    const std::uint64_t event = number % 5;
    const std::uint64_t version = number / 5 % 4;
    Sample sample = quarrels()[event % 4];
    if (event == 4) {
        sample = {"Ferry late", "The ferry to Brackholm was late again on Sunday.", "2031-04-20"};
    }
    for (std::uint64_t i = 0; i < version; ++i) {
        sample.text += cat(" Witness number ", i, " of ", event, " told what the neighbours saw.");
    }
    sample.published = version == 3 ? "" : cat("2031-04-", 10 + version);
    return sample;
}

RC_GTEST_PROP(State, AStreamThatStoppedGoesOnAsIfItHadNot, ()) {
    const auto numbers = *rc::gen::resize(
        24, rc::gen::container<std::vector<std::uint64_t>>(rc::gen::inRange<std::uint64_t>(0, 40)));
    const auto stop = *rc::gen::inRange<std::size_t>(0, numbers.size() + 1);
    const GroupOptions options{
        .open_days = 3, .max_age_days = 5, .max_open = 7, .remember_days = 4, .max_closed = 3};
    Grouper whole = open_grouper(options);
    Grouper parts = open_grouper(options);
    for (std::uint32_t i = 0; i < numbers.size(); ++i) {
        if (i == stop) {
            const std::string state = parts.save();
            parts = open_grouper(options);
            RC_ASSERT(parts.resume(state, "test").has_value());
            RC_ASSERT(parts.save() == state);
            RC_ASSERT(parts.articles() == i);
        }
        const std::vector<Change> expected = add(whole, i, article(numbers[i]));
        RC_ASSERT(printed(add(parts, i, article(numbers[i]))) == printed(expected));
    }
    RC_ASSERT(printed(parts) == printed(whole));
    RC_ASSERT(parts.save() == whole.save());
}

std::string some_state() {
    Grouper grouper = open_grouper();
    for (std::uint32_t i = 0; i < 12; ++i) {
        add(grouper, i, article(i));
    }
    return grouper.save();
}

TEST(State, ACutOffFileIsNamedWhereverItIsCut) {
    const std::string state = some_state();
    for (const std::size_t size : {std::size_t{0}, std::size_t{5}, std::size_t{20}, std::size_t{40},
                                   state.size() / 2, state.size() - 1}) {
        Grouper grouper = open_grouper();
        const Result<void> resumed = grouper.resume(state.substr(0, size), "my.state");
        ASSERT_FALSE(resumed) << size;
        EXPECT_EQ(resumed.error().code, ErrorCode::damaged);
        EXPECT_EQ(resumed.error().source, "my.state");
        EXPECT_EQ(grouper.articles(), 0U);
    }
}

TEST(State, AnAlteredByteIsSeen) {
    std::string state = some_state();
    state[state.size() / 3] = static_cast<char>(state[state.size() / 3] ^ 1);
    const Result<void> resumed = open_grouper().resume(state, "my.state");
    ASSERT_FALSE(resumed);
    EXPECT_NE(resumed.error().reason.find("altered"), std::string::npos);
}

TEST(State, AnotherVersionIsSaid) {
    std::string state = some_state();
    state[8] = 9;
    const Result<void> resumed = open_grouper().resume(state, "my.state");
    ASSERT_FALSE(resumed);
    EXPECT_NE(resumed.error().reason.find("version 9"), std::string::npos);
}

TEST(State, OtherWeightsAreSaid) {
    const Result<std::string_view> payload = decode_state(encode_state("abc", 1), 2, "s");
    ASSERT_FALSE(payload);
    EXPECT_NE(payload.error().reason.find("weights"), std::string::npos);
    const std::string state = encode_state("abc", 1);
    EXPECT_EQ(decode_state(state, 1, "s").value(), "abc");
}

TEST(State, PartsThatContradictEachOtherAreRefused) {
    std::string state = some_state();
    constexpr std::size_t header = 28;
    const std::uint64_t weights = [&] {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            value |= std::uint64_t{static_cast<unsigned char>(state[12 + i])} << (8 * i);
        }
        return value;
    }();
    const std::string payload = state.substr(header, state.size() - header - 8);
    EXPECT_TRUE(open_grouper().resume(encode_state(payload, weights), "s"));
    for (const std::size_t cut : {std::size_t{1}, payload.size() / 2, payload.size()}) {
        EXPECT_FALSE(open_grouper().resume(
            encode_state(payload.substr(0, payload.size() - cut), weights), "s"));
    }
    EXPECT_FALSE(open_grouper().resume(encode_state(payload + "x", weights), "s"));
}

}  // namespace
}  // namespace stemma::group
