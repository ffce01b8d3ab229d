#include <numeric>
#include <vector>

#include <fmt/core.h>

#include "feel/feel.hpp"
#include "oracle/dice.hpp"

namespace osmlm::feel {
namespace {

std::string date_after(int days_later) {
    return iso_date(*parse_day("2026-09-07") + days{days_later});
}

/// A resource without its effort, and what it weighs beside the others.
struct Sketch {
    std::string head, tail;
    int weight = 0;
};

/// The parts of a goal with weekly hours, some of which wait for the one before.
void sketch_parts(oracle::Dice& dice, int goal, std::vector<Sketch>& sketches) {
    const int parts = dice.between(1, 5);
    for (int part = 0; part < parts; ++part)
        sketches.push_back({fmt::format(R"("id":"g{}p{}","goal":"g{}")", goal, part, goal),
                            part > 0 && dice.chance(60)
                                ? fmt::format(R"(,"after":["g{}p{}"])", goal, part - 1)
                                : "",
                            dice.between(40, 100) / parts + 5});
}

/// Exams, papers and readings.
void sketch_others(oracle::Dice& dice, int weeks, std::vector<Sketch>& sketches) {
    const int others = dice.between(3, 9);
    for (int i = 0; i < others; ++i) {
        std::string more;
        if (dice.chance(60))
            more += fmt::format(R"(,"deadline":"{}")",
                                date_after(7 * dice.between(3, weeks) - dice.between(1, 7)));
        const int priority = dice.between(1, 4);
        if (priority == 1) more += R"(,"priority":"high")";
        if (priority == 2) more += R"(,"priority":"low")";
        sketches.push_back({fmt::format(R"("id":"r{}")", i), more, dice.between(10, 60)});
    }
}

}  // namespace

std::string finite_minima_json(std::uint64_t seed, int load) {
    oracle::Dice dice("finite minima", seed);
    const int weeks = dice.between(12, 30), day = 60 * dice.between(8, 20) / 5;
    const int total = weeks * 5 * day * load / 100;
    const int steady = dice.between(1, 2);
    std::vector<Sketch> sketches;
    std::string goals, resources;
    for (int goal = 0; goal < steady; ++goal) sketch_parts(dice, goal, sketches);
    const std::size_t parts = sketches.size();
    sketch_others(dice, weeks, sketches);
    const int sum = std::accumulate(sketches.begin(), sketches.end(), 0,
                                    [](int s, const Sketch& one) { return s + one.weight; });
    const auto effort = [&](const Sketch& one) { return total * one.weight / sum; };
    for (int goal = 0; goal < steady; ++goal) {
        const std::string name = fmt::format(R"("goal":"g{}")", goal);
        int minutes = 0;
        for (std::size_t i = 0; i < parts; ++i)
            if (sketches[i].head.ends_with(name)) minutes += effort(sketches[i]);
        const int even = minutes / weeks * dice.between(50, 180) / 100;
        const int weekly = std::max(60, std::min(even, 5 * day / (steady + 1)) / 30 * 30);
        goals += fmt::format(
            R"({}{{"id":"g{}","weekly":"{}m"{}}})", goal > 0 ? "," : "", goal, weekly,
            dice.chance(25) ? fmt::format(R"(,"deadline":"{}")",
                                          date_after(7 * dice.between(weeks * 2 / 3, weeks) - 3))
                            : "");
    }
    for (std::size_t i = sketches.size(); i > 1; --i)  // in any order in the file
        std::swap(sketches[i - 1],
                  sketches[static_cast<std::size_t>(dice.between(0, static_cast<int>(i) - 1))]);
    for (const Sketch& one : sketches)
        resources += fmt::format(R"({}{{{},"effort":"{}m"{}}})", resources.empty() ? "" : ",",
                                 one.head, effort(one), one.tail);
    std::string week;
    for (const char* name : {"mon", "tue", "wed", "thu", "fri"})
        week += fmt::format(R"({}"{}":"{}m")", week.empty() ? "" : ",", name, day);
    return fmt::format(
        R"({{"osmlm":1,"start":"2026-09-07","end":"{}","schedule":{{"week":{{{}}}}},)"
        R"("goals":[{}],"resources":[{}]}})",
        date_after(7 * weeks - 1), week, goals, resources);
}

}  // namespace osmlm::feel
