// Amounts: what stands as a number in the text – figures, spelled numbers, fractions, magnitudes,
// ranges – before it is asked what is counted.
//
//   AmountReader amounts(text);
//   if (auto amount = amounts.read(i))          // "1.5 million", "half a dozen", "several"
//       amounts.read_range(*amount, nullptr);   // "10 to 15", "$5-10m"
//
// Thread safety: a value of one thread; the text must outlive it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "read/numbers/counted.h"
#include "stemma/reading.h"

namespace stemma::read {

/// A number as read from pieces [begin, end).
struct Amount {
    double value = 0;
    double high = 0;
    double magnitude = 1;  ///< already in the value
    std::size_t begin = 0;
    std::size_t end = 0;
    bool digits = false;
    bool vague = false;
};

class AmountReader {
public:
    explicit AmountReader(const NumberText& t) : t_(t) {}

    /// Telephone numbers, "F-16", "5G", "24/7", "#3": past them; i if none stands there.
    [[nodiscard]] std::size_t after_name(std::size_t i) const;
    [[nodiscard]] std::optional<Amount> read(std::size_t i) const;
    /// Joins "10 to 15", "$5-10m", "between 3 and 4". The piece to go on at if it is a score.
    /// `next_time`: the first time expression that does not end before the amount, if any.
    [[nodiscard]] std::optional<std::size_t> read_range(Amount& amount,
                                                        const Timex* next_time) const;
    /// Where the sign of money before `begin` begins; `begin` if there is none.
    [[nodiscard]] std::size_t before_sign(std::size_t begin) const;

private:
    [[nodiscard]] bool binds_before(std::size_t i) const;
    [[nodiscard]] bool binds_after(std::size_t i) const;
    [[nodiscard]] std::size_t dozen_after(std::size_t i) const;
    void add_fraction(Amount& amount) const;
    void add_magnitude(Amount& amount) const;

    const NumberText& t_;
};

}  // namespace stemma::read
