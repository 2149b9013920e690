#include "group/fingerprint.h"

#include <gtest/gtest.h>

#include "group/pair_features.h"
#include "group_fixture.h"

namespace stemma::group {
namespace {

Statistics statistics() { return *Statistics::parse("articles\t1000\n", "test"); }

Fingerprint print_of(const Sample& sample, Statistics& counts) {
    FingerprintMaker maker;
    const ReadArticle read = read_article(sample);
    maker.look(read.article, read.reading);
    return maker.make(read.article, read.reading, counts);
}

TEST(Fingerprint, IsSmallHoweverLongTheText) {
    Sample sample;
    for (int i = 0; i < 50'000; ++i) {
        sample.text += "Name" + std::to_string(i * 7919) + " in Town" + std::to_string(i) + ". ";
    }
    Statistics counts = statistics();
    const Fingerprint print = print_of(sample, counts);
    EXPECT_LE(print.bytes(), 1280U);
}

TEST(Fingerprint, ImplausibleDatesAreNone) {
    for (const char* date : {"", "1970-01-01", "2099-01-01", "2031", "soon"}) {
        Statistics counts = statistics();
        EXPECT_EQ(print_of({"T", "Text.", date}, counts).published, no_day) << date;
    }
    Statistics counts = statistics();
    EXPECT_EQ(print_of({"T", "Text.", "1971-01-02"}, counts).published, 366);
}

TEST(Fingerprint, TheSameWordsHaveTheSameHash) {
    Statistics counts = statistics();
    const Fingerprint a = print_of({"One", "The eel swam away.", ""}, counts);
    const Fingerprint b = print_of({"Two", "The  eel -- swam away!", ""}, counts);
    const Fingerprint c = print_of({"Two", "Away swam the eel.", ""}, counts);
    EXPECT_EQ(a.text_hash, b.text_hash);
    EXPECT_NE(a.text_hash, c.text_hash);
}

TEST(Fingerprint, SharedPassagesAreAShareOfTheSmallerText) {
    Sample whole;
    for (int i = 0; i < 400; ++i) {
        whole.text += "word" + std::to_string(i * 31 % 997) + " ";
    }
    Sample half = whole;
    half.text.resize(half.text.size() / 2);
    Sample other;
    for (int i = 0; i < 400; ++i) {
        other.text += "term" + std::to_string(i) + " ";
    }
    Statistics counts = statistics();
    const Fingerprint a = print_of(whole, counts);
    EXPECT_EQ(shared_passages(a, print_of(whole, counts)).of_smaller, 1.0F);
    EXPECT_EQ(shared_passages(a, print_of(whole, counts)).of_all, 1.0F);
    EXPECT_GT(shared_passages(a, print_of(half, counts)).of_smaller, 0.8F);
    EXPECT_LT(shared_passages(a, print_of(half, counts)).of_all, 0.7F);
    EXPECT_EQ(shared_passages(a, print_of(other, counts)).of_smaller, 0.0F);
    EXPECT_EQ(shared_passages(a, Fingerprint{}).of_all, 0.0F);
}

TEST(PairFeatures, AreSymmetricAndNamed) {
    Statistics counts = statistics();
    const std::vector<Sample> samples = quarrels();
    const Fingerprint a = print_of(samples[0], counts);
    const Fingerprint b = print_of(samples[1], counts);
    PairFeatures one;
    PairFeatures other;
    Probe probe;
    probe.set(a, counts);
    compare(probe, b, one);
    probe.set(b, counts);
    compare(probe, a, other);
    ASSERT_EQ(one.cells().size(), other.cells().size());
    for (std::size_t i = 0; i < one.cells().size(); ++i) {
        EXPECT_EQ(one.cells()[i].cell, other.cells()[i].cell);
        EXPECT_NEAR(one.cells()[i].value, other.cells()[i].value, 1e-5);
        EXPECT_FALSE(name_of(signal_of(one.cells()[i].cell)).empty());
    }
}

TEST(PairFeatures, EverySignalHasAName) {
    for (std::uint32_t signal = 0; signal < signal_count; ++signal) {
        EXPECT_FALSE(name_of(static_cast<Signal>(signal)).empty());
    }
    EXPECT_EQ(static_cast<std::size_t>(Signal::outlet) + 1, signal_count);
}

}  // namespace
}  // namespace stemma::group
