#include "model/stable_math.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/simd.h"

namespace stemma::model {
namespace {

constexpr std::size_t lanes = 4;
using Numbers = double __attribute__((vector_size(lanes * 8)));
using Words = std::int64_t __attribute__((vector_size(lanes * 8)));
using Integers = std::int32_t __attribute__((vector_size(lanes * 4)));

/// The steps of stable_exp().
STEMMA_INLINE void exp_of_each(double* values) {
    Numbers x;
    std::memcpy(&x, values, sizeof x);
    const auto in_range = x > -700.0;
    x = x > 700.0 ? Numbers{} + 700.0 : x;
    const Numbers scaled = x * 1.4426950408889634 + 0.5;
    Numbers k = __builtin_convertvector(__builtin_convertvector(scaled, Integers), Numbers);
    k -= k > scaled ? Numbers{} + 1.0 : Numbers{};  // towards zero became downwards
    const Numbers r = (x - k * 0.693145751953125) - k * 1.42860682030941723212e-6;
    Numbers sum = Numbers{} + 1.0;
    for (int i = 13; i > 0; --i) {
        sum = 1.0 + sum * r / static_cast<double>(i);
    }
    const Words exponents =
        __builtin_convertvector(__builtin_convertvector(k, Integers), Words) + 1023;
    Numbers powers;
    const Words shifted = exponents << 52;
    std::memcpy(&powers, &shifted, sizeof powers);
    const Numbers found = in_range ? sum * powers : Numbers{};
    std::memcpy(values, &found, sizeof found);
}

}  // namespace

STEMMA_SIMD void stable_exp_all(std::span<double> values) {
    std::size_t i = 0;
    for (; i + lanes <= values.size(); i += lanes) {
        exp_of_each(&values[i]);
    }
    std::array<double, lanes> rest{};
    std::ranges::copy(values.subspan(i), rest.begin());
    exp_of_each(rest.data());
    std::copy_n(rest.begin(), values.size() - i, values.begin() + static_cast<std::ptrdiff_t>(i));
}

}  // namespace stemma::model
