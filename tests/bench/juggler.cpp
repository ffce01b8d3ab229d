#include "bench/juggler.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <numeric>
#include <optional>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "osmlm/base/day.hpp"

namespace osmlm::bench {
namespace {

namespace fs = std::filesystem;

constexpr unsigned patience = 60;  // seconds that a process may take
constexpr int opening = 9 * 60;    // of every study day in a project, minutes after midnight
constexpr int overtime = 120;      // days of a project after the last deadline
constexpr std::array rankings{Ranking::flat, Ranking::deadline, Ranking::heirs};

const Day first_day = std::chrono::sys_days{std::chrono::year{2026} / 9 / 7};

std::size_t at(int i) { return static_cast<std::size_t>(i); }

std::string date(int day) { return iso_date(first_day + days{day}); }

int project_days(const Planted& planted) {
    return planted.family.days + planted.family.slack_days + overtime;
}

// -- The project

std::string clock(int minute) { return fmt::format("{}:{:02}", minute / 60, minute % 60); }

/// `workinghours` of a week in which only these weekdays are open.
std::string working_hours(const std::vector<int>& hours, const std::vector<int>& open) {
    std::string text;
    for (int weekday = 0; weekday < 7; ++weekday) {
        const bool closed =
            hours[at(weekday)] == 0 || std::count(open.begin(), open.end(), weekday) == 0;
        text += fmt::format(
            "  workinghours {} {}\n", weekday_names[at(weekday)],
            closed ? "off"
                   : fmt::format("{} - {}", clock(opening), clock(opening + hours[at(weekday)])));
    }
    return text;
}

std::vector<int> own_deadlines(const std::vector<PlantedWork>& works) {
    std::vector<int> deadlines;
    for (const PlantedWork& work : works) deadlines.push_back(work.deadline);
    return deadlines;
}

/// The earliest deadline of each work and of all that wait for it.
std::vector<int> heirs_deadlines(const std::vector<PlantedWork>& works) {
    std::vector<int> deadlines = own_deadlines(works);
    for (std::size_t i = works.size(); i-- > 0;) {  // work stands behind what it waits for
        if (works[i].after < 0) continue;
        int& before = deadlines[at(works[i].after)];
        before = std::min(before, deadlines[i]);
    }
    return deadlines;
}

/// 1 to 1000, the higher the sooner TaskJuggler gives hours to the task.
std::vector<int> priorities(const std::vector<PlantedWork>& works, Ranking ranking) {
    std::vector<int> result(works.size(), 500), order(works.size());
    if (ranking == Ranking::flat) return result;
    const auto deadlines =
        ranking == Ranking::heirs ? heirs_deadlines(works) : own_deadlines(works);
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return deadlines[at(a)] < deadlines[at(b)]; });
    for (std::size_t rank = 0; rank < order.size(); ++rank)
        result[at(order[rank])] = 1000 - static_cast<int>(rank);
    return result;
}

std::string task(const PlantedWork& work, std::size_t index, int priority) {
    std::string text = fmt::format(
        "task r{0} \"r{0}\" {{\n  effort {1}min\n  allocate me\n  shifts g{2}\n  priority {3}\n  "
        "maxend {4}\n",
        index, work.effort, work.goal, priority, date(work.deadline + 1));
    if (work.after >= 0) text += fmt::format("  depends r{}\n", work.after);
    if (work.daily_max > 0) text += fmt::format("  limits {{ dailymax {}min }}\n", work.daily_max);
    return text + "}\n";
}

// -- Processes

struct Finished {
    double seconds = 0;
    double busy = 0;       ///< seconds of processor time, which other processes do not stretch
    double megabytes = 0;  ///< at its peak
    bool stopped = false;  ///< it took too long
    int code = 0;
};

double in_seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

Finished run(const std::vector<std::string>& words, const fs::path& directory) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        const int out = open((directory / "out").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        const int err = open((directory / "err").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (chdir(directory.c_str()) != 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0) _exit(127);
        alarm(patience);  // outlives exec; tj3 ends with code 1 on it
        execvp(arguments[0], arguments.data());
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin;
    return {time.count(), in_seconds(usage.ru_utime) + in_seconds(usage.ru_stime),
            static_cast<double>(usage.ru_maxrss) / 1024, time.count() >= patience,
            WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

// -- Results

using Ends =
    std::map<std::string, int>;  // of each resource that has one, in minutes from the start

struct Score {
    int missed = 0;   ///< deadlines
    int late = 0;     ///< study minutes from deadlines to the ends of what missed them
    int endless = 0;  ///< resources without an end, counted as ending with the project
};

/// The study minutes after the day of the deadline and up to the end, in minutes from the start.
int lateness(const Planted& planted, int deadline, int end) {
    int late = 0;
    for (int day = deadline + 1; day * 1440 < end; ++day)
        late += std::clamp(end - day * 1440 - opening, 0, planted.hours[at(day % 7)]);
    return late;
}

Score score_of(const Planted& planted, const Ends& ends) {
    Score score;
    for (std::size_t i = 0; i < planted.works.size(); ++i) {
        const auto found = ends.find(fmt::format("r{}", i));
        if (found == ends.end()) ++score.endless;
        const int end = found == ends.end() ? project_days(planted) * 1440 : found->second;
        if (end <= (planted.works[i].deadline + 1) * 1440) continue;
        ++score.missed;
        score.late += lateness(planted, planted.works[i].deadline, end);
    }
    return score;
}

/// Lines such as `"r12";"2026-09-08-15:00"`.
Ends juggler_ends(const fs::path& file) {
    Ends ends;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        std::erase(line, '"');
        int resource = 0, year = 0, month = 0, day = 0, hour = 0, minute = 0;
        if (std::sscanf(line.c_str(), "r%d;%d-%d-%d-%d:%d", &resource, &year, &month, &day, &hour,
                        &minute) != 6)
            continue;
        const auto on = std::chrono::sys_days{std::chrono::year{year} / month / day};
        ends[fmt::format("r{}", resource)] =
            static_cast<int>((on - first_day).count()) * 1440 + hour * 60 + minute;
    }
    return ends;
}

/// Only the days are told, so each resource is taken to end with the hours of its last day.
Ends osmlm_ends(const nlohmann::json& plan, const Planted& planted) {
    Ends ends;
    for (const auto& resource : plan.at("resources")) {
        if (resource.at("last").is_null()) continue;
        const auto last = parse_day(resource.at("last").get<std::string>());
        const int day = static_cast<int>((*last - first_day).count());
        ends[resource.at("id")] = day * 1440 + opening + planted.hours[at(day % 7)];
    }
    return ends;
}

// -- The table

void print_row(const std::string& what, const Finished& process, const std::optional<Score>& score,
               const std::string& said) {
    const std::string figures =
        score ? fmt::format("{:>6} {:>8.1f}", score->missed, score->late / 60.0)
              : "     -        -";
    fmt::print("  {:<24} {:>8.3f} {:>8.3f} {:>7.1f} {}  {}\n", what, process.seconds, process.busy,
               process.megabytes, figures, said);
    std::fflush(stdout);
}

void run_osmlm(const Planted& planted, const std::string& program, const fs::path& directory) {
    std::ofstream(directory / "curriculum.json") << curriculum_json(planted);
    std::vector<Finished> runs;
    while (runs.size() < 3)
        runs.push_back(run({program, "-C", ".", "--today", date(0), "plan", "--json"}, directory));
    std::sort(runs.begin(), runs.end(),
              [](const Finished& a, const Finished& b) { return a.seconds < b.seconds; });
    std::ifstream out(directory / "out");
    const auto plan = nlohmann::json::parse(out, nullptr, false);
    if (plan.is_discarded())
        return print_row("osmlm", runs[1], std::nullopt, fmt::format("exit {}", runs[1].code));
    print_row("osmlm", runs[1], score_of(planted, osmlm_ends(plan, planted)),
              plan.at("verdict").get<std::string>());
}

std::string said(const Finished& process, const Score& score) {
    std::string text = process.code == 0 ? "" : fmt::format("exit {}", process.code);
    if (score.endless > 0)
        text += fmt::format("{}{} without an end", text.empty() ? "" : ", ", score.endless);
    return text;
}

void run_juggler(const Planted& planted, Ranking ranking, const fs::path& directory) {
    constexpr std::array names{"tj3, flat", "tj3, deadline order", "tj3, heirs' deadlines"};
    const std::string name = names[static_cast<std::size_t>(ranking)];
    std::ofstream(directory / "plan.tjp") << juggler_project(planted, ranking);
    fs::remove(directory / "ends.csv");
    const Finished process =
        run({"tj3", "--silent", "--no-color", "--force-reports", "plan.tjp"}, directory);
    if (process.stopped)
        return print_row(name, process, std::nullopt, fmt::format("stopped after {} s", patience));
    if (!fs::exists(directory / "ends.csv"))
        return print_row(name, process, std::nullopt,
                         fmt::format("no report, exit {}", process.code));
    const Score score = score_of(planted, juggler_ends(directory / "ends.csv"));
    print_row(name, process, score, said(process, score));
}

}  // namespace

std::vector<Family> juggler_families() {
    std::vector<Family> list{{"100 x 365, load 80 %", 100, 365, 80},
                             {"100 x 365, zero slack", 100, 365, 100, 6, 0},
                             {"300 x 1095, load 95 %", 300, 1095, 95, 6, 10},
                             {"300 x 1095, zero slack", 300, 1095, 100, 6, 0}};
    for (Family& family : list) family.grain = 15;
    return list;
}

std::string juggler_project(const Planted& planted, Ranking ranking) {
    std::string text = fmt::format(
        "project plan \"Plan\" {} - {} {{\n  timingresolution {}min\n  timezone \"UTC\"\n"
        "  timeformat \"%Y-%m-%d-%H:%M\"\n  now {}\n}}\n",
        date(0), date(project_days(planted)), planted.family.grain, date(0));
    for (std::size_t goal = 0; goal < planted.goal_days.size(); ++goal)
        text += fmt::format("shift g{0} \"g{0}\" {{\n{1}}}\n", goal,
                            working_hours(planted.hours, planted.goal_days[goal]));
    text += fmt::format("resource me \"Me\" {{\n{}}}\n",
                        working_hours(planted.hours, {0, 1, 2, 3, 4, 5, 6}));
    const std::vector<int> priority = priorities(planted.works, ranking);
    for (std::size_t i = 0; i < planted.works.size(); ++i)
        text += task(planted.works[i], i, priority[i]);
    return text + "taskreport \"ends\" {\n  formats csv\n  columns id, end\n  hideresource 1\n}\n";
}

void compare_with_juggler(const std::string& program) {
    const fs::path directory =
        fs::temp_directory_path() / fmt::format("osmlm-juggler-{}", getpid());
    fs::create_directories(directory);
    if (run({"tj3", "--version"}, directory).code != 0) {
        fmt::print("tj3 is not installed; there is nothing to compare with\n");
    } else {
        fmt::print("  {:<24} {:>8} {:>8} {:>7} {:>6} {:>8}\n", "whole process", "seconds", "cpu",
                   "MB", "missed", "late h");
        for (const Family& family : juggler_families()) {
            const Planted planted = plant(family, 1);
            fmt::print("{}: {} resources, {} minutes a slot\n", family.name, planted.works.size(),
                       family.grain);
            run_osmlm(planted, fs::absolute(program).string(), directory);
            for (const Ranking ranking : rankings) run_juggler(planted, ranking, directory);
        }
    }
    fs::remove_all(directory);
}

}  // namespace osmlm::bench
