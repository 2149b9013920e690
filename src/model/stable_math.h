// exp and what is built on it, the same to the last bit on every machine: libm's differ between
// processors (with and without fused multiply-add), and probabilities are printed.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <span>

namespace stemma::model {

/// e^x to about 1e-15 relative; 0 below -700, e^700 above 700.
[[nodiscard]] inline double stable_exp(double x) {
    if (!(x > -700.0)) {
        return 0.0;
    }
    x = x > 700.0 ? 700.0 : x;
    // x = k ln 2 + r with |r| <= ln 2 / 2; ln 2 in two parts (Cody, Waite 1980).
    const double k = std::floor(x * 1.4426950408889634 + 0.5);
    const double r = (x - k * 0.693145751953125) - k * 1.42860682030941723212e-6;
    double sum = 1.0;
    for (int i = 13; i > 0; --i) {
        sum = 1.0 + sum * r / i;
    }
    const auto exponent = static_cast<std::uint64_t>(static_cast<std::int64_t>(k) + 1023);
    return sum * std::bit_cast<double>(exponent << 52U);
}

/// Replaces each x by stable_exp(x), the same to the last bit; several at once.
void stable_exp_all(std::span<double> values);

[[nodiscard]] inline double sigmoid(double x) {
    if (x >= 0) {
        return 1.0 / (1.0 + stable_exp(-x));
    }
    const double e = stable_exp(x);
    return e / (1.0 + e);
}

}  // namespace stemma::model
