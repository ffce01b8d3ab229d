#include "oracle/milp.hpp"

#include <unistd.h>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/core.h>

namespace osmlm::oracle {
namespace {

namespace fs = std::filesystem;
using std::size_t;

bool passed(const Facts& facts, const Scenario& scenario) {
    for (size_t j = 0; j < facts.jobs.size(); ++j) {
        if (scenario.required[j] && facts.jobs[j].deadline.value_or(0) < 0) return true;
    }
    return false;
}

enum class Answer { yes, no, unknown };

/// The first line says what the solver made of it; the others name columns and their values.
Answer read_solution(const fs::path& path, const Facts& facts, Timetable& timetable) {
    std::ifstream file(path);
    std::string line;
    if (!std::getline(file, line)) return Answer::unknown;
    if (line.find("nfeasible") != std::string::npos) return Answer::no;
    if (line.rfind("Optimal", 0) != 0) return Answer::unknown;
    timetable.assign(static_cast<size_t>(facts.length), {});
    while (std::getline(file, line)) {
        std::istringstream words(line);
        std::string number, name;
        double value = 0;
        if (!(words >> number >> name >> value) || name.rfind("x_", 0) != 0) continue;
        const size_t job = std::stoul(name.substr(2));
        const size_t day = std::stoul(name.substr(name.rfind('_') + 1));
        const Minutes min = std::llround(value);
        if (min > 0) timetable[day].push_back({job, min});
    }
    return Answer::yes;
}

/// Every sitting after what it waits for.
void put_in_order(const Facts& facts, Timetable& timetable) {
    const std::vector<size_t> order = *in_order(facts);
    std::vector<size_t> place(order.size());
    for (size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    for (std::vector<Sitting>& day : timetable) {
        std::sort(day.begin(), day.end(),
                  [&](const Sitting& a, const Sitting& b) { return place[a.job] < place[b.job]; });
    }
}

Answer run_solver(const std::string& program, int seconds, const Facts& facts,
                  Timetable& timetable) {
    static int count = 0;
    const std::string stem = fmt::format("osmlm-oracle-{}-{}", ::getpid(), ++count);
    const fs::path model = fs::temp_directory_path() / (stem + ".lp");
    const fs::path solution = fs::temp_directory_path() / (stem + ".out");
    std::ofstream(model) << program;
    const std::string command = fmt::format("cbc {} -sec {} -solve -solution {} >/dev/null 2>&1",
                                            model.string(), seconds, solution.string());
    Answer answer = Answer::unknown;
    if (std::system(command.c_str()) == 0) answer = read_solution(solution, facts, timetable);
    std::error_code ignored;
    fs::remove(model, ignored);
    fs::remove(solution, ignored);
    return answer;
}

Late late_in(const Facts& facts, const Scenario& scenario, const Timetable& timetable) {
    Late late{};
    for (size_t j = 0; j < facts.jobs.size(); ++j) {
        const Job& job = facts.jobs[j];
        if (!scenario.required[j] || !job.deadline) continue;
        Minutes missing = job.left;
        for (int d = 0; d <= std::min(*job.deadline, facts.length - 1); ++d) {
            for (const Sitting& sitting : timetable[static_cast<size_t>(d)]) {
                if (sitting.job == j) missing -= sitting.min;
            }
        }
        late[static_cast<size_t>(job.priority)] += missing;
    }
    return late;
}

}  // namespace

bool solver_is_there() { return std::system("cbc -quit >/dev/null 2>&1") == 0; }

Found solve(const Facts& facts, int seconds) {
    if (!in_order(facts)) return {};
    bool all_decided = true;
    for (const Scenario& scenario : scenarios(facts)) {
        if (passed(facts, scenario)) continue;
        Timetable timetable;
        const Answer answer =
            run_solver(linear_program(facts, scenario, Wanted::plan), seconds, facts, timetable);
        if (answer == Answer::yes) {
            put_in_order(facts, timetable);
            if (broken_rule(facts, timetable).empty()) return {true, timetable};
        }
        all_decided = all_decided && answer == Answer::no;
    }
    return {all_decided, std::nullopt};
}

SolvedLate solve_late(const Facts& facts, bool minima, int seconds) {
    SolvedLate best{in_order(facts).has_value(), std::nullopt};
    if (!best.decided) return best;
    const Wanted wanted = minima ? Wanted::least_late_with_minima : Wanted::least_late;
    for (const Scenario& scenario : scenarios(facts)) {
        Timetable timetable;
        const std::string program = linear_program(facts, scenario, wanted);
        const Answer answer = run_solver(program, seconds, facts, timetable);
        best.decided = best.decided && answer != Answer::unknown;
        if (answer != Answer::yes) continue;
        const Late late = late_in(facts, scenario, timetable);
        if (!best.late || late < *best.late) best.late = late;
    }
    return best;
}

std::optional<bool> feasible_by_milp(const Curriculum& curriculum,
                                     const std::vector<Record>& records, Day today, int seconds) {
    const Found found = solve(derive(curriculum, records, today), seconds);
    if (!found.decided) return std::nullopt;
    return found.timetable.has_value();
}

}  // namespace osmlm::oracle
