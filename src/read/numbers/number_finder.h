// Numbers with value, unit and modifier: what two outlets can contradict each other in.
//
//   Result<NumberFinder> finder = NumberFinder::open(data);
//   finder->find(article, reading);              // "more than 30 civilians were injured"
//   reading.numbers[0]                           // 30, "person:injured/civilian", more_than
//
// Units are made comparable, so that equal units mean the same thing counted:
//
//   person[:role][/noun]   people; the role is what befell them, the noun what they are beyond
//                          "people": "person", "person:killed", "person/soldier",
//                          "person:arrested/protester"
//   USD, EUR …             money, ISO 4217; cents and pence become the whole currency
//   percent, percentage-point
//   metre kilogram square-metre litre km/h watt   measures in the International System, converted:
//                          "5 miles" is 8046.72 metre (compare with a tolerance)
//   age                    "a 14-year-old", "aged 14", "Mr Varga, 61,"
//   ordinal:noun           "the 21st test"
//   any other noun         singular, lower case: "missile", "country"
//   (empty)                a number with nothing that says what it counts
//
// `dozens`, `thousands` … are ranges with the modifier `about`. A span covers the number with its
// sign, magnitude and unit word, not the counted noun. Years, dates, times, telephone numbers and
// numbers that are names ("No. 5", "F-16", "3-2") are none.
// Thread safety: find() may be called from many threads. Linear in the text.
#pragma once

#include <memory>

#include "base/data_folder.h"
#include "stemma/article.h"
#include "stemma/reading.h"
#include "stemma/result.h"

namespace stemma::read {

class NumberFinder {
public:
    [[nodiscard]] static Result<NumberFinder> open(const DataFolder& data);
    NumberFinder(NumberFinder&&) noexcept;
    NumberFinder& operator=(NumberFinder&&) noexcept;
    ~NumberFinder();

    /// Fills Reading::numbers; needs tagged tokens, sentences and times (a year is no number).
    void find(const Article& article, Reading& reading) const;

private:
    struct State;
    explicit NumberFinder(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace stemma::read
