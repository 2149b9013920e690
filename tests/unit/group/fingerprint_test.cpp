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
    const std::size_t bytes = sizeof print + print.terms.size() * sizeof(Term) +
                              (print.passages.size() + print.days.size()) * 4;
    EXPECT_LE(bytes, 2048U);
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
    EXPECT_EQ(shared_passages(a, print_of(whole, counts)), 1.0F);
    EXPECT_GT(shared_passages(a, print_of(half, counts)), 0.8F);
    EXPECT_EQ(shared_passages(a, print_of(other, counts)), 0.0F);
    EXPECT_EQ(shared_passages(a, Fingerprint{}), 0.0F);
}

TEST(PairFeatures, AreSymmetricAndNamed) {
    Statistics counts = statistics();
    const std::vector<Sample> samples = quarrels();
    const Fingerprint a = print_of(samples[0], counts);
    const Fingerprint b = print_of(samples[1], counts);
    PairFeatures one;
    PairFeatures other;
    compare(a, b, counts, one);
    compare(b, a, counts, other);
    ASSERT_EQ(one.vector.features().size(), other.vector.features().size());
    ASSERT_EQ(one.signals.size(), one.vector.features().size());
    for (std::size_t i = 0; i < one.signals.size(); ++i) {
        EXPECT_EQ(one.vector.features()[i].hash, other.vector.features()[i].hash);
        EXPECT_NEAR(one.vector.features()[i].value, other.vector.features()[i].value, 1e-5);
        EXPECT_FALSE(name_of(one.signals[i]).empty());
    }
}

}  // namespace
}  // namespace stemma::group
