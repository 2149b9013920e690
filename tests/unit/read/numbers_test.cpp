#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "base/strings.h"
#include "read/numbers/counted.h"
#include "read/numbers/number_finder.h"
#include "read/times/time_finder.h"
#include "text/utf8.h"

namespace stemma::read {
namespace {

template <class Finder>
const Finder& finder() {
    static const Finder instance = [] {
        const SystemFiles files;
        return Finder::open(DataFolder(files, STEMMA_SOURCE_DIR "/data")).value();
    }();
    return instance;
}

Reading read(const Article& a) {
    Reading reading;
    finder<TimeFinder>().find(a, reading);
    finder<NumberFinder>().find(a, reading);
    return reading;
}

std::string figure(double value) {
    char buffer[32];
    const int size = std::snprintf(buffer, sizeof buffer, "%.12g", value);
    return {buffer, static_cast<std::size_t>(size)};
}

/// "span=value[..high] unit[ (modifier)]; …"
std::string numbers(std::string text) {
    Article a;
    a.text = std::move(text);
    std::string out;
    for (const Number& n : read(a).numbers) {
        out.append(out.empty() ? "" : "; ").append(n.span.of(a.text)).append("=");
        out.append(figure(n.value)).append(n.high == n.value ? "" : ".." + figure(n.high));
        out.append(n.unit.empty() ? "" : " " + n.unit);
        if (n.modifier != NumberModifier::exactly) {
            out.append(" (").append(name_of(n.modifier)).append(")");
        }
    }
    return out;
}

TEST(Numbers, SharesOfAWhole) {
    EXPECT_EQ(numbers("Two-thirds of voters and a third of the seats."),
              "Two-thirds=66.67 percent; a third=33.33 percent");
    EXPECT_EQ(numbers("More than half of the houses, one in five children, 3 out of 10 shops."),
              "half=50 percent (more than); one in five=20 percent; 3 out of 10=30 percent");
    EXPECT_EQ(numbers("A third man came in the second half of the match."),
              "third=3 ordinal:person/man");
}

TEST(Numbers, PartsOfAMagnitude) {
    EXPECT_EQ(numbers("Half a million people and two and a half million euros."),
              "Half a million=500000 person; two and a half million euros=2500000 EUR");
    EXPECT_EQ(numbers("A quarter of a million tons."), "A quarter of a million tons=250000 ton");
}

TEST(Numbers, NoOneIsACount) {
    EXPECT_EQ(numbers("No one was injured. Nobody was killed, and no arrests were made."),
              "No one=0 person:injured; Nobody=0 person:killed; no=0 person:arrested");
    EXPECT_EQ(numbers("No one knows, and there is no bread. None of it matters."), "");
}

TEST(Numbers, TollsThatRise) {
    EXPECT_EQ(numbers("The death toll rose from 12 to 19."),
              "12=12 person:killed; 19=19 person:killed");
    EXPECT_EQ(numbers("The toll rose to 57."), "57=57 person:killed");
    EXPECT_EQ(numbers("The number of people killed rose to 31."), "31=31 person:killed");
}

TEST(Numbers, SeveralFatesAreNoneOfThem) {
    EXPECT_EQ(numbers("About 60 people were killed, injured or missing."),
              "60=60 person:casualty (about)");
    EXPECT_EQ(numbers("Some 12 were killed and 40 injured."),
              "12=12 person:killed (about); 40=40 person:injured");
}

TEST(Numbers, PoundsAndMagnitudes) {
    EXPECT_EQ(numbers("It cost 5 million pounds. It weighs 20 pounds."),
              "5 million pounds=5000000 GBP; 20=20 pound");
    EXPECT_EQ(numbers("A magnitude 6.1 earthquake struck."), "6.1=6.1 magnitude");
}

TEST(Numbers, PeopleAndWhatBefellThem) {
    EXPECT_EQ(numbers("At least 12 people were killed and 30 injured."),
              "12=12 person:killed (at least); 30=30 person:injured");
    EXPECT_EQ(numbers("The blast killed two soldiers and wounded more than 1,300 civilians."),
              "two=2 person:killed/soldier; 1,300=1300 person:injured/civilian (more than)");
    EXPECT_EQ(numbers("Police arrested five protesters."), "five=5 person:arrested/protester");
    EXPECT_EQ(numbers("The death toll rose to 41."), "41=41 person:killed");
    EXPECT_EQ(numbers("Nine dead, 14 of the passengers missing."),
              "Nine=9 person:killed; 14=14 person:missing/passenger");
    EXPECT_EQ(numbers("Nearly 500 troops stayed."), "500=500 person/soldier (nearly)");
}

TEST(Numbers, Money) {
    EXPECT_EQ(numbers("It cost $1.5 million."), "$1.5 million=1500000 USD");
    EXPECT_EQ(numbers("up to £5m"), "£5m=5000000 GBP (at most)");
    EXPECT_EQ(numbers("50 cents, 20 million euros, USD 300"),
              "50 cents=0.5 USD; 20 million euros=20000000 EUR; USD 300=300 USD");
    EXPECT_EQ(numbers("between $5 and $10 billion"),
              "$5 and $10 billion=5000000000..10000000000 USD");
}

TEST(Numbers, SharesAndMeasures) {
    EXPECT_EQ(numbers("It fell 3.5 per cent or by 12%"),
              "3.5 per cent=3.5 percent; 12%=12 percent");
    EXPECT_EQ(numbers("a 10-mile road, 5km long"), "10-mile=16093.44 metre; 5km=5000 metre");
    EXPECT_EQ(numbers("10 to 15 percent"), "10 to 15 percent=10..15 percent");
    EXPECT_EQ(numbers("it carried 90 cubic metres a second"),
              "90 cubic metres a second=90 cubic-metre/s");
    EXPECT_EQ(numbers("1500 mm of rain fell"), "1500 mm=1.5 metre");
}

TEST(Numbers, Ages) {
    EXPECT_EQ(numbers("a 14-year-old boy"), "14-year-old=14 age");
    EXPECT_EQ(numbers("Anna Varga, 61, left"), "61=61 age");
    EXPECT_EQ(numbers("men, ages 18 to 35"), "18 to 35=18..35 age");
}

TEST(Numbers, OtherCounts) {
    EXPECT_EQ(numbers("six missiles hit two dozen ships"), "six=6 missile; two dozen=24 ship");
    EXPECT_EQ(numbers("5-6,000 people left"), "5-6,000=5000..6000 person");
    EXPECT_EQ(numbers("Picture 3 of 30"), "");
    EXPECT_EQ(numbers("billions of dollars"),
              "billions of dollars=2000000000..9999999999 USD (about)");
    EXPECT_EQ(numbers("dozens of houses burned"), "dozens=20..99 house (about)");
    EXPECT_EQ(numbers("the 21st test"), "");
    EXPECT_EQ(numbers("the 21st tests"), "21st=21 ordinal:test");
}

TEST(Numbers, NoneOfThese) {
    EXPECT_EQ(numbers("In 2017, on Aug. 15 at 10:30, five months after"), "");
    EXPECT_EQ(numbers("Call 555-123-4567 or +44 20 7946 0000."), "");
    EXPECT_EQ(numbers("an F-16, a 5G net, 24/7, No. 5, won 3-2, agent 007"), "");
    EXPECT_EQ(numbers("one of the many"), "");
    EXPECT_EQ(numbers("99999999999999999999999"), "");
}

TEST(Numbers, Singular) {
    EXPECT_EQ(singular("countries"), "country");
    EXPECT_EQ(singular("classes"), "class");
    EXPECT_EQ(singular("missiles"), "missile");
    EXPECT_EQ(singular("boxes"), "box");
    EXPECT_EQ(singular("gas"), "gas");
    EXPECT_EQ(singular("bus"), "bus");
}

TEST(Numbers, DamagedWordsNameTheLine) {
    for (const std::string_view damaged :
         {"", "what is 1", "person people", "stop the more", "measure km", "measure km metre*x",
          "before over much", "vague dozens 20"}) {
        const auto parsed = NumberLexicon::parse(damaged, "words.txt");
        ASSERT_FALSE(parsed) << damaged;
        EXPECT_NE(parsed.error().message().find("words.txt"), std::string::npos);
    }
}

RC_GTEST_PROP(Numbers, SpansAreOrderedAndValuesSane, ()) {
    const auto words = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "12", "1,300", "2.5", "0", "007", "-", "to", "and", "between", "$", "£", "%", "million",
        "m", "people", "killed", "wounded", "at", "least", "more", "than", "or", "dozen", "dozens",
        "year", "old", "five", "twenty", "hundred", "Rs", "km", "/", ".", ",", "third", "21", "st",
        "of", "the", "é", "“", "\n\n", "2022", "Aug.", "999999999999999999"));
    Article a;
    a.text = join(words, *rc::gen::element<std::string>(" ", ""));
    std::uint32_t at = 0;
    for (const Number& n : read(a).numbers) {
        RC_ASSERT(n.span.begin >= at);
        RC_ASSERT(n.span.end > n.span.begin);
        RC_ASSERT(n.span.end <= a.text.size());
        RC_ASSERT(text::boundary_before(a.text, n.span.end) == n.span.end);
        RC_ASSERT(std::isfinite(n.value) && n.value >= 0);
        RC_ASSERT(n.high >= n.value);
        at = n.span.end;
    }
}

}  // namespace
}  // namespace stemma::read
