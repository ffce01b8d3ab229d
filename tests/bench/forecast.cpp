#include "bench/forecast.hpp"

#include <cstdio>
#include <ctime>

#include <fmt/core.h>

#include "bench/families.hpp"
#include "osmlm/plan/forecast.hpp"
#include "osmlm/store/store.hpp"
#include "plan/forecast/track.hpp"

namespace osmlm::bench {
namespace {

/// Milliseconds of one core.
template <class Run>
double cost(Run run) {
    const std::clock_t begin = std::clock();
    run();
    return 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

void measure(const Family& family) {
    const auto loaded = parse_curriculum(curriculum_json(plant(family, 1)));
    if (!loaded) return;
    const Curriculum& curriculum = loaded->curriculum;
    const State state = fold(curriculum, {});
    const std::vector<Minutes> efforts(curriculum.resources.size());
    const Prospect prospect(curriculum, state, *curriculum.start, {}, efforts);
    const double samples = cost([&] { (void)prospect.trial.run(1, 1000); });
    const double whole = cost([&] {
        (void)forecast(curriculum, state, *curriculum.start, {1000, 1, {}, efforts});
    });
    fmt::print("{:<45} {:9.0f} {:9.0f}\n", family.name, samples, whole);
    std::fflush(stdout);
}

}  // namespace

void measure_forecasts() {
    fmt::print("{:<45} {:>9} {:>9}\n", "milliseconds of one core", "samples", "forecast");
    for (const Family& family : families())
        if (family.resources <= 100) measure(family);
}

}  // namespace osmlm::bench
