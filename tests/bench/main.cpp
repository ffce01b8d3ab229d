/// Times the planner on generated curricula, in this process and as a whole process.
/// Usage: osmlm_bench [PROGRAM] [NAME]: PROGRAM is the built osmlm, NAME a part of a family's name.
///        osmlm_bench PROGRAM --tj3: compares with TaskJuggler instead.
///        osmlm_bench PROGRAM --feel ROOT: how plans feel, of ROOT's examples and generated ones.
///        osmlm_bench PROGRAM --urgency: deadlines by urgency, and remedies.
///        osmlm_bench PROGRAM --forecast: what a forecast of 1,000 samples costs.
///        osmlm_bench PROGRAM --log: long logs beside bare simdjson, and starting the program.

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <fmt/core.h>

#include "bench/families.hpp"
#include "bench/feel.hpp"
#include "bench/forecast.hpp"
#include "bench/juggler.hpp"
#include "bench/log.hpp"
#include "bench/urgency.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"
#include "osmlm/store/store.hpp"
#include "plan/search/decide.hpp"

namespace osmlm::bench {
namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

/// The median of some runs; fewer of what takes long.
template <class Run>
double median(Run run) {
    std::vector<double> times;
    double total = 0;
    while (times.size() < 9 && (times.size() < 3 || total < 1500)) {
        const auto begin = Clock::now();
        run();
        times.push_back(milliseconds(Clock::now() - begin));
        total += times.back();
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

/// Runs the program on a plan directory with its output thrown away; peak memory in MB.
double whole_process(const std::string& program, const std::string& directory) {
    const pid_t child = fork();
    if (child == 0) {
        if (std::freopen("/dev/null", "w", stdout) == nullptr) _exit(1);
        execl(program.c_str(), program.c_str(), "-C", directory.c_str(), "--today", "2026-09-07",
              "plan", "--json", static_cast<char*>(nullptr));
        _exit(1);
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

void measure(const Family& family, const std::string& program) {
    const std::string text = curriculum_json(plant(family, 1));
    const auto loaded = parse_curriculum(text);
    if (!loaded) {
        fmt::print("{}: {}\n", family.name, loaded.error().front().message);
        return;
    }
    const Curriculum& curriculum = loaded->curriculum;
    const State state = fold(curriculum, {});
    const Day today = *curriculum.start;
    const double parse = median([&] { (void)parse_curriculum(text); });
    const Problem problem = make_problem(curriculum, state, today);
    const double decision = median([&] { (void)decide(problem, false); });
    Plan plan;
    const double planning = median([&] { plan = make_plan(curriculum, state, today); });
    std::size_t violations = 0;
    const double proof = median([&] { violations = verify(curriculum, {}, plan).size(); });
    const char* verdict = plan.verdict == Verdict::fits   ? "fits"
                          : plan.verdict == Verdict::open ? "open"
                                                          : "short";
    std::string process = "     -      -";
    if (!program.empty()) {
        const auto directory = std::filesystem::temp_directory_path() / "osmlm-bench";
        std::filesystem::create_directories(directory);
        std::ofstream(directory / "curriculum.json") << text;
        double memory = 0;
        const double time = median([&] { memory = whole_process(program, directory.string()); });
        process = fmt::format("{:6.1f} {:6.1f}", time, memory);
        std::filesystem::remove_all(directory);
    }
    fmt::print("{:<45} {:<6} {:7.1f} {:9.2f} {:8.1f} {:8.1f}  {}{}\n", family.name, verdict, parse,
               decision, planning, proof, process,
               violations > 0 ? fmt::format("  {} VIOLATIONS", violations) : "");
    std::fflush(stdout);
}

}  // namespace
}  // namespace osmlm::bench

int main(int argc, char** argv) {
    using namespace osmlm::bench;
    const std::string program = argc > 1 ? argv[1] : "";
    const std::string name = argc > 2 ? argv[2] : "";
    if (program == "--read-log" && argc > 3) {
        read_log_once(name, argv[3]);
        return 0;
    }
    if (name == "--feel" && argc > 3) {
        measure_feel(argv[3]);
        return 0;
    }
    if (name == "--urgency") {
        measure_urgency();
        return 0;
    }
    if (name == "--forecast") {
        measure_forecasts();
        return 0;
    }
    if (name == "--log") {
        compare_logs(std::filesystem::read_symlink("/proc/self/exe"), program);
        return 0;
    }
    if (name == "--tj3") {
        compare_with_juggler(program);
        return 0;
    }
    fmt::print("{:<45} {:<6} {:>7} {:>9} {:>8} {:>8}  {:>6} {:>6}\n", "milliseconds, median", "",
               "parse", "decision", "plan", "verify", "whole", "MB");
    std::fflush(stdout);
    for (const Family& family : families())
        if (family.name.find(name) != std::string::npos) measure(family, program);
}
