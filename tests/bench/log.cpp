#include "bench/log.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <sstream>
#include <vector>

#include <fmt/core.h>

#include "bench/log_text.hpp"

extern char** environ;

namespace osmlm::bench {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

double milliseconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

/// Runs a program with its output thrown away; milliseconds of processor time, so that it hardly
/// matters what else runs, or nothing when it fails.
std::optional<double> run(const Words& words) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    int status = 1;
    rusage used{};
    if (posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ) == 0) {
        wait4(child, &status, 0, &used);
    }
    posix_spawn_file_actions_destroy(&actions);
    if (status != 0) return std::nullopt;
    return milliseconds(used.ru_utime) + milliseconds(used.ru_stime);
}

struct Row {
    std::string name;
    Words words;
    std::function<void()> before = [] {};
    std::vector<double> times{};
};

/// Times whole processes, each in its turn, and prints one line for each.
void take_turns(std::vector<Row> rows, int rounds) {
    for (int round = 0; round < rounds; ++round) {
        for (Row& row : rows) {
            row.before();
            if (const auto time = run(row.words)) row.times.push_back(*time);
        }
    }
    for (const Row& row : rows) {
        if (row.times.empty()) {
            fmt::print("  {:<44} fails\n", row.name);
            continue;
        }
        fmt::print("  {:<44} {:8.2f} ms {:6.2f}\n", row.name, median(row.times),
                   median(row.times) / median(rows.front().times));
    }
}

struct Way {
    std::string name;
    std::string label;
    std::vector<double> times{}, memory{};
};

/// One measurement in a process of its own.
void measure(const std::string& self, Way& way, const fs::path& directory) {
    const std::string command =
        fmt::format("'{}' --read-log {} '{}'", self, way.name, directory.string());
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::array<char, 200> line{};
    if (!pipe || std::fgets(line.data(), line.size(), pipe.get()) == nullptr) return;
    double time = 0, memory = 0;
    std::istringstream(line.data()) >> time >> memory;
    way.times.push_back(time);
    way.memory.push_back(memory);
}

void compare_readers(const std::string& self, const fs::path& directory, int rounds) {
    std::vector<Way> ways = {{"on-demand", "simdjson, on demand, line by line"},
                             {"on-demand-many", "simdjson, on demand, as a stream"},
                             {"dom", "simdjson, a tree a line"},
                             {"dom-many", "simdjson, trees, as a stream"},
                             {"ours", "osmlm: read, fold, total"}};
    for (int round = 0; round < rounds; ++round) {
        for (Way& way : ways) measure(self, way, directory);
    }
    double floor = median(ways.front().times);
    for (std::size_t i = 1; i + 1 < ways.size(); ++i) {
        floor = std::min(floor, median(ways[i].times));
    }
    for (const Way& way : ways) {
        fmt::print("  {:<44} {:8.2f} ms {:6.2f} {:8.1f} MB\n", way.label, median(way.times),
                   median(way.times) / floor, median(way.memory));
    }
}

/// A plan directory with a log of so many records; its size in MB.
double write_plan(const fs::path& directory, std::size_t records) {
    fs::create_directories(directory);
    std::ofstream(directory / "curriculum.json") << logged_curriculum();
    std::ofstream(directory / "log.jsonl") << log_text(records, 1);
    return static_cast<double>(fs::file_size(directory / "log.jsonl")) / (1 << 20);
}

/// Whole processes on the last day of the log, beside one that only loops over it with simdjson.
/// What one of them appends is taken back.
void compare_commands(const std::string& self, const std::string& program,
                      const fs::path& directory, Day today, int rounds) {
    const auto command = [&](const std::string& line, int days_ago = 0) {
        Words whole = {program, "-C", directory.string(), "--today",
                       iso_date(today - days{days_ago})};
        std::istringstream words(line);
        for (std::string word; words >> word;) whole.push_back(word);
        return whole;
    };
    // As every log that osmlm has written in this week and the last, but not before: ids ascend.
    setenv("OSMLM_NOW", (iso_date(today) + "T23:59:00Z").c_str(), 1);
    for (const int days_ago : {7, 0})
        if (!run(command("plan --promise", days_ago))) fmt::print("  a week gets no promise\n");
    const fs::path log = directory / "log.jsonl", kept = directory / "kept";
    fs::copy_file(log, kept, fs::copy_options::overwrite_existing);
    const auto restore = [&] { fs::resize_file(log, fs::file_size(kept)); };
    std::vector<Row> rows = {{"simdjson, on demand, as a process",
                              {self, "--read-log", "on-demand", directory.string()}}};
    const auto add = [&](const std::string& line, const std::string& remark = {}) {
        rows.push_back({"osmlm " + line + remark, command(line), restore});
    };
    for (const char* line : {"plan --json", "log course-1 30m", "progress", "week", "week --latest",
                             "week --last-week"})
        add(line);
    add("week --week " + iso_week(monday_of(today) - days{14}), " (no promise)");
    take_turns(std::move(rows), rounds);
    restore();
}

}  // namespace

void compare_logs(const std::string& self, const std::string& program) {
    const fs::path directory = fs::temp_directory_path() / "osmlm-bench-log";
    const fs::path empty = fs::path(self).parent_path() / "osmlm_empty";
    fmt::print("start (median processor time of whole processes, times the first)\n");
    take_turns({{"an empty C++ program", {empty.string()}},
                {"osmlm --version", {program, "--version"}},
                {"osmlm help", {program, "help"}}},
               400);
    for (const auto& [records, rounds] : {std::pair{100, 101}, {100'000, 15}, {1'000'000, 5}}) {
        const double size = write_plan(directory, static_cast<std::size_t>(records));
        fmt::print(
            "{} records, {:.1f} MB (median processor time, times the fastest bare loop, peak "
            "memory)\n",
            records, size);
        std::fflush(stdout);
        compare_readers(self, directory, rounds);
        compare_commands(self, program, directory, last_day(static_cast<std::size_t>(records)),
                         rounds);
        std::fflush(stdout);
    }
    fs::remove_all(directory);
}

}  // namespace osmlm::bench
