#include "bench/feel.hpp"

#include <fstream>
#include <sstream>

#include <fmt/format.h>

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
    return feel::feel_of(curriculum, make_plan(curriculum, state, *curriculum.start));
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
}

}  // namespace osmlm::bench
