#pragma once

#include <array>
#include <cstdint>

/// Chance that falls the same on every machine: only +, -, ×, ÷ and square roots, which IEEE 754
/// fixes to the last bit, and no library's distributions.
namespace osmlm {

/// e to the power of x, to about 15 digits; x from -600 to 600.
double power_of_e(double x);
/// The natural logarithm of a positive number, to about 15 digits.
double natural_log(double x);

/// A stream of chance, one of many under one seed: xoshiro256++ (Blackman and Vigna 2021), its
/// state from SplitMix64. What one stream yields does not depend on how much another was asked for.
class Chance {
public:
    Chance(std::uint64_t seed, std::uint64_t sample, std::uint64_t stream);

    double uniform();                   ///< from 0 to 1, neither
    double normal();                    ///< mean 0, variance 1 (Marsaglia's polar method, 1964)
    double normal_above(double least);  ///< the same where it is above that (Robert 1995)
    double gamma(double shape);         ///< scale 1 (Marsaglia and Tsang 2000)
    double beta(double a, double b);

private:
    std::uint64_t next();

    std::array<std::uint64_t, 4> state_{};
    double spare_ = 0;
    bool has_spare_ = false;
};

}  // namespace osmlm
