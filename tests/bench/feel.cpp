#include "bench/feel.hpp"

#include <fstream>
#include <sstream>

#include <fmt/core.h>

#include "feel/feel.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/store/store.hpp"

namespace osmlm::bench {
namespace {

feel::Feel feel_of_text(const std::string& text) {
    const auto loaded = parse_curriculum(text);
    if (!loaded) return {};
    const Curriculum& curriculum = loaded->curriculum;
    const State state = fold(curriculum, {});
    const Plan plan = make_plan(curriculum, state, *curriculum.start);
    return plan.verdict == Verdict::fits ? feel::feel_of(curriculum, plan) : feel::Feel{};
}

/// Minutes of the coming two weeks that move after missed days, with the promise and without.
void measure_drift() {
    fmt::print("\n{:<34} {:>10} {:>10} {:>10} {:>10}\n", "minutes moved after missed days",
               "missed", "promise", "without", "unlike");
    for (const int load : {60, 80, 92})
        for (const int missed : {0, 1, 2, 3}) {
            feel::Drift sum;
            int plans = 0;
            for (std::uint64_t seed = 1; seed <= 15; ++seed)
                for (const int weeks : {0, 5, 11}) {
                    const auto loaded = parse_curriculum(feel::lifelike_json(seed, load));
                    sum += feel::drift(loaded->curriculum, weeks, missed);
                    ++plans;
                }
            const auto mean = [&](Minutes minutes) { return static_cast<double>(minutes) / plans; };
            fmt::print("{:<34} {:10.0f} {:10.0f} {:10.0f} {:10}\n",
                       fmt::format("load {} %, {} days", load, missed), mean(sum.missed),
                       mean(sum.stable), mean(sum.anew), sum.unlike);
        }
}

}  // namespace

void measure_feel(const std::string& root) {
    fmt::print("{}\n", feel::heading());
    for (const char* example : {"ml-masters", "precollege-math"}) {
        std::ifstream file(fmt::format("{}/examples/{}/curriculum.json", root, example));
        std::ostringstream text;
        text << file.rdbuf();
        fmt::print("{}\n", feel::row(example, feel_of_text(text.str())));
    }
    for (const int load : {60, 80, 92}) {
        feel::Feel sum;
        for (std::uint64_t seed = 1; seed <= 30; ++seed)
            sum += feel_of_text(feel::lifelike_json(seed, load));
        fmt::print("{}\n", feel::row(fmt::format("30 lifelike, load {} %", load), sum));
    }
    for (const int load : {60, 80, 92}) {
        feel::Feel sum;
        for (std::uint64_t seed = 1; seed <= 30; ++seed)
            sum += feel_of_text(feel::finite_minima_json(seed, load));
        fmt::print("{}\n", feel::row(fmt::format("30 with finite minima, load {} %", load), sum));
    }
    feel::Feel near;
    for (std::uint64_t seed = 1; seed <= 30; ++seed)
        near += feel_of_text(feel::near_deadlines_json(seed));
    fmt::print("{}\n", feel::row("30 with short work near deadlines", near));
    measure_drift();
}

}  // namespace osmlm::bench
