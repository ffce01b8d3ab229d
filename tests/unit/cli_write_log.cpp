// Commands that write at once: each works from what all before it have written.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "osmlm/cli/run.hpp"
#include "osmlm/store/log_file.hpp"
#include "osmlm/store/store.hpp"
#include "unit/folder.hpp"

using namespace osmlm;

namespace {

constexpr int writers = 12;

/// Runs the same command from as many threads as there are writers; how many ended with 0.
int run_at_once(const std::filesystem::path& plan, const std::vector<std::string>& words) {
    std::vector<int> codes(writers, -1);
    std::vector<std::thread> threads;
    for (int i = 0; i < writers; ++i) {
        threads.emplace_back([&, i] {
            std::ostringstream shown;
            const auto environment = [&](const std::string& name) -> std::optional<std::string> {
                if (name == "OSMLM_NOW") return "2026-09-16T10:00:00Z";
                return std::nullopt;
            };
            codes[static_cast<std::size_t>(i)] =
                run(words, {{}, environment, plan, {shown}, {shown}, {}, {}, [] { return 7U; }});
        });
    }
    for (std::thread& thread : threads) thread.join();
    return static_cast<int>(std::count(codes.begin(), codes.end(), 0));
}

struct Counted {
    std::set<std::string> ids;
    int logs = 0, starts = 0, promises = 0;
};

Counted count(const std::filesystem::path& plan) {
    const Journal journal = parse_journal(*read_log(plan));
    CHECK(journal.findings.empty());
    Counted counted;
    for (const Record& record : journal.records) {
        counted.ids.emplace(record.id);
        counted.logs += record.op == Op::log ? 1 : 0;
        counted.starts += record.op == Op::start ? 1 : 0;
        counted.promises += record.op == Op::promise ? 1 : 0;
    }
    return counted;
}

void write_plan(const std::filesystem::path& plan) {
    std::ofstream(plan / "curriculum.json")
        << R"({"osmlm": 1, "schedule": {"week": {"wed": 2}}, "resources": [{"id": "la", "effort": 9}]})";
}

}  // namespace

TEST_CASE("commands at once, in one millisecond and with the same chance, lose nothing") {
    const Folder plan;
    write_plan(plan.path);
    CHECK(run_at_once(plan.path, {"log", "la", "10m"}) == writers);
    const Counted counted = count(plan.path);
    CHECK(counted.logs == writers);
    CHECK(counted.promises == 1);
    CHECK(counted.ids.size() == writers + 1);
}

TEST_CASE("of timers that are started at once one runs") {
    const Folder plan;
    write_plan(plan.path);
    CHECK(run_at_once(plan.path, {"start", "la"}) == 1);
    CHECK(count(plan.path).starts == 1);
}
