#include "plan/forecast/chance.hpp"

#include <bit>
#include <cmath>

namespace osmlm {
namespace {

constexpr double ln2 = 0.69314718055994530942;

std::uint64_t split_mix(std::uint64_t& state) {
    state += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state;
    z = (z ^ z >> 30U) * 0xbf58476d1ce4e5b9U;
    z = (z ^ z >> 27U) * 0x94d049bb133111ebU;
    return z ^ z >> 31U;
}

}  // namespace

double power_of_e(double x) {
    const double twos = std::floor(x / ln2 + 0.5);
    const double rest = x - twos * ln2;
    double sum = 1;
    for (int i = 14; i > 0; --i) sum = 1 + sum * rest / i;
    return std::ldexp(sum, static_cast<int>(twos));
}

double natural_log(double x) {
    int twos = 0;
    double part = std::frexp(x, &twos);  // from 0.5 to 1
    if (part < 0.70710678118654752) {
        part *= 2;
        --twos;
    }
    const double s = (part - 1) / (part + 1);
    double sum = 0;
    for (int i = 21; i > 0; i -= 2) sum = sum * s * s + 1.0 / i;
    return 2 * s * sum + twos * ln2;
}

Chance::Chance(std::uint64_t seed, std::uint64_t sample, std::uint64_t stream) {
    std::uint64_t mixed = seed;
    mixed = split_mix(mixed) ^ sample;
    mixed = split_mix(mixed) ^ stream;
    for (std::uint64_t& word : state_) word = split_mix(mixed);
}

std::uint64_t Chance::next() {
    auto& s = state_;
    const std::uint64_t result = std::rotl(s[0] + s[3], 23) + s[0];
    const std::uint64_t shifted = s[1] << 17U;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = std::rotl(s[3], 45);
    return result;
}

double Chance::uniform() { return (static_cast<double>(next() >> 11U) + 0.5) * 0x1p-53; }

double Chance::normal() {
    if (has_spare_) {
        has_spare_ = false;
        return spare_;
    }
    while (true) {
        const double x = 2 * uniform() - 1, y = 2 * uniform() - 1;
        const double square = x * x + y * y;
        if (square >= 1 || square == 0) continue;
        const double factor = std::sqrt(-2 * natural_log(square) / square);
        spare_ = y * factor;
        has_spare_ = true;
        return x * factor;
    }
}

double Chance::normal_above(double least) {
    if (least <= 0) {
        while (true)
            if (const double z = normal(); z > least) return z;
    }
    const double rate = (least + std::sqrt(least * least + 4)) / 2;
    while (true) {
        const double z = least - natural_log(uniform()) / rate;
        if (natural_log(uniform()) <= -(z - rate) * (z - rate) / 2) return z;
    }
}

double Chance::gamma(double shape) {
    if (shape < 1) return gamma(shape + 1) * power_of_e(natural_log(uniform()) / shape);
    const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
    while (true) {
        const double z = normal(), root = 1 + c * z;
        if (root <= 0) continue;
        const double v = root * root * root;
        if (natural_log(uniform()) < z * z / 2 + d - d * v + d * natural_log(v)) return d * v;
    }
}

double Chance::beta(double a, double b) {
    const double x = gamma(a);
    return x / (x + gamma(b));
}

}  // namespace osmlm
