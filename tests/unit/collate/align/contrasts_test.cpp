#include "collate/align/contrasts.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "unit/collate/statements.h"

namespace stemma::collate::testing {
namespace {

std::vector<std::string> differences(const std::string& a, const std::string& b,
                                     DifferenceKind kind) {
    const Made x(a);
    const Made y(b);
    std::vector<std::string> found;
    for (const Contrast& c :
         find_contrasts(x.statement, y.statement, match_words(x.statement, y.statement))) {
        if (!c.equal && c.kind == kind) {
            found.push_back(std::string(x.statement.text_of(c.span_a)) + " | " +
                            std::string(y.statement.text_of(c.span_b)));
        }
    }
    return found;
}

TEST(Contrasts, FiguresThatPlayTheSamePart) {
    EXPECT_EQ(differences("The flood killed 12 people in Orlick.",
                          "The flood killed 19 people in Orlick.", DifferenceKind::number),
              (std::vector<std::string>{"12 | 19"}));
    EXPECT_TRUE(differences("The flood killed five people in Orlick.",
                            "The flood killed 5 people in Orlick.", DifferenceKind::number)
                    .empty());
    EXPECT_TRUE(differences("The flood killed 98 people in Orlick.",
                            "The flood killed dozens of people in Orlick.", DifferenceKind::number)
                    .empty());
}

TEST(Contrasts, EqualFiguresInOtherPartsAreNotPaired) {
    const auto found =
        differences("The blast killed 12 people and injured 25 people.",
                    "The blast killed 6 people and injured 12 people.", DifferenceKind::number);
    EXPECT_EQ(found, (std::vector<std::string>{"12 | 6", "25 | 12"}));
}

TEST(Contrasts, WordsInsideMarks) {
    EXPECT_EQ(differences("They will \"expand relations with common efforts\" soon.",
                          "They will \"expand relations with joint efforts\" soon.",
                          DifferenceKind::quote),
              (std::vector<std::string>{"common | joint"}));
}

TEST(Contrasts, Denial) {
    EXPECT_EQ(differences("The ministry did not identify the engineer.",
                          "The ministry did identify the engineer.", DifferenceKind::polarity)
                  .size(),
              1U);
    EXPECT_TRUE(differences("The ministry did not identify the engineer.",
                            "The ministry never did identify the engineer.",
                            DifferenceKind::polarity)
                    .empty());
}

TEST(Contrasts, Terms) {
    EXPECT_EQ(differences("Ostra's ruler met the engineers on the bridge.",
                          "Ostra's leader met the engineers on the bridge.", DifferenceKind::term),
              (std::vector<std::string>{"ruler | leader"}));
}

Number number(double value, NumberModifier modifier = NumberModifier::exactly) {
    return {{}, value, value, "person", modifier};
}

TEST(Contrasts, CompatibleFigures) {
    EXPECT_TRUE(compatible(number(12, NumberModifier::at_least), number(14)));
    EXPECT_FALSE(compatible(number(12, NumberModifier::at_least), number(9)));
    EXPECT_TRUE(compatible(number(1500), number(1483)));
    EXPECT_FALSE(compatible(number(1500), number(1380)));
    EXPECT_FALSE(compatible(number(12), number(14)));
    EXPECT_TRUE(compatible(number(60, NumberModifier::about), number(61)));
}

TEST(Contrasts, CompatibleDates) {
    const Timex month{{}, TimexType::date, "2031-03"};
    const Timex day{{}, TimexType::date, "2031-03-04"};
    const Timex next{{}, TimexType::date, "2031-03-05"};
    EXPECT_TRUE(compatible(month, day));
    EXPECT_FALSE(compatible(day, next));
}

TEST(Contrasts, Units) {
    EXPECT_TRUE(comparable_units("person:killed/soldier", "person:killed"));
    EXPECT_TRUE(comparable_units("person", "person:injured"));
    EXPECT_FALSE(comparable_units("person:killed", "person:injured"));
    EXPECT_FALSE(comparable_units("home", "person"));
}

RC_GTEST_PROP(Contrasts, CompatibilityIsMutual, ()) {
    const auto any = [] {
        return number(*rc::gen::inRange(0, 5000),
                      static_cast<NumberModifier>(*rc::gen::inRange(0, 7)));
    };
    const Number a = any();
    const Number b = any();
    RC_ASSERT(compatible(a, b) == compatible(b, a));
    RC_ASSERT(compatible(a, a));
}

}  // namespace
}  // namespace stemma::collate::testing
