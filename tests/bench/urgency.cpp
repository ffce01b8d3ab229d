#include "bench/urgency.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>

#include <fmt/core.h>

#include "bench/families.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/plan/urgency.hpp"
#include "osmlm/store/store.hpp"

namespace osmlm::bench {
namespace {

/// Milliseconds of processor time of the fastest of three runs.
template <class Run>
double fastest(Run run) {
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
        const std::clock_t begin = std::clock();
        run();
        best = std::min(best, 1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    return best;
}

void measure(const Family& family) {
    const std::string text = curriculum_json(plant(family, 1));
    const auto loaded = parse_curriculum(text);
    if (!loaded) {
        fmt::print("{}: {}\n", family.name, loaded.error().front().message);
        return;
    }
    const Curriculum& curriculum = loaded->curriculum;
    const State state = fold(curriculum, {});
    Plan plan;
    const double planning =
        fastest([&] { plan = make_plan(curriculum, state, *curriculum.start); });
    std::vector<Urgency> list;
    const double urgency = fastest([&] { list = urgencies(curriculum, state, plan); });
    const double remedies =
        fastest([&] { plan.remedies = find_remedies(curriculum, state, plan); });
    const char* verdict = plan.verdict == Verdict::fits     ? "fits"
                          : plan.verdict == Verdict::short_ ? "short"
                                                            : "open";
    fmt::print("{:<45} {:<6} {:8.1f} {:9} {:8.1f} {:8} {:8.1f}\n", family.name, verdict, planning,
               list.size(), urgency, plan.remedies.size(), remedies);
    std::fflush(stdout);
}

}  // namespace

void measure_urgency() {
    fmt::print("{:<45} {:<6} {:>8} {:>9} {:>8} {:>8} {:>8}\n",
               "milliseconds (processor), fastest of three", "", "plan", "deadlines", "urgency",
               "remedies", "");
    for (const auto& [resources, days] : {std::pair{100, 365}, {1000, 1095}}) {
        const std::string size = fmt::format("{} x {}", resources, days);
        measure({size + ", load 80 %", resources, days, 80});
        measure({size + ", load 95 %", resources, days, 95, 6, 10});
        measure({size + ", load 80 %, two weekly minima", resources, days, 70, 6, 30, 5, 60, 2});
        measure({size + ", zero slack", resources, days, 100, 6, 0});
        measure({size + ", zero slack and a minute more", resources, days, 100, 6, 0, 5, 60, 0, 1});
        measure({size + ", ten hours too much", resources, days, 100, 6, 0, 5, 60, 0, 600});
        measure({size + ", a hundred hours too much", resources, days, 95, 6, 10, 5, 60, 0, 6000});
        measure({size + ", the same with minima", resources, days, 85, 6, 10, 5, 60, 2, 6000});
    }
}

}  // namespace osmlm::bench
