#include <algorithm>

#include <fmt/core.h>

#include "cli/world/find_plan.hpp"
#include "osmlm/cli/command.hpp"
#include "osmlm/store/log_file.hpp"
#include "osmlm/store/store.hpp"

namespace osmlm {

namespace {

Piece say(std::string text) { return {Cell(std::move(text))}; }

/// What a repair would do.
Expected<Repaired, Failure> foreseen(const std::filesystem::path& directory) {
    const auto text = read_log(directory);
    if (!text && text.error().exit != Exit::input) return text.error();
    if (!text) return Repaired{0, {}, true};
    const auto findings = parse_journal(*text).findings;
    const auto damaged = std::count_if(findings.begin(), findings.end(),
                                       [](const Finding& f) { return f.id == "damaged-line"; });
    return Repaired{static_cast<int>(damaged), {}, false};
}

Outcome told(const Repaired& repaired, const Site& site) {
    const std::string file = repaired.aside.filename().string();
    Report report{"osmlm.repair/1",
                  site.today.day,
                  {{"moved", Cell(std::int64_t{repaired.moved})},
                   {"file", file.empty() ? Cell() : Cell(file)},
                   {"started", Cell(repaired.started)},
                   {"dry_run", Cell(site.dry_run)}},
                  {},
                  {"repair", {{"moved", ""}, {"file", ""}, {"started", ""}}, {}}};
    report.records.rows.push_back({{std::int64_t{repaired.moved}}, {file}, {repaired.started}});
    const auto add = [&](std::string text) {
        report.blocks.push_back(Paragraph{{say(std::move(text))}});
    };
    if (site.dry_run) add("Nothing is written; without --dry-run:");
    if (repaired.started) add("The log was lost; an empty one is started.");
    const std::string lines = repaired.moved == 1 ? "line is" : "lines are";
    if (repaired.moved > 0) {
        add(fmt::format("{} damaged {} set aside{}; all others stay as they were.", repaired.moved,
                        lines, file.empty() ? "" : " in " + file));
    } else if (!repaired.started) {
        add("No line of the log is damaged; nothing was changed.");
    }
    Outcome outcome{std::move(report)};
    outcome.news = repaired.moved > 0 || repaired.started;
    if (outcome.news && !site.dry_run) outcome.done = "written";
    return outcome;
}

Failure nothing_written(Failure failure) {
    if (failure.exit == Exit::io) failure.message = "nothing was written: " + failure.message;
    return failure;
}

Result answer(const Site& site) {
    const auto directory = find_plan(site.plan, site.world);
    if (!directory) return nothing_written(directory.error());
    const std::string time = std::to_string(
        std::chrono::floor<std::chrono::seconds>(site.now).time_since_epoch().count());
    const auto repaired = site.dry_run ? foreseen(*directory) : repair_log(*directory, time);
    if (!repaired) return repaired.error();
    return told(*repaired, site);
}

Action declare(Arguments&) { return BeforeLoad(answer); }

}  // namespace

extern const Command repair_command;
constinit const Command repair_command{
    "repair",           "",     Command::Group::more, "Sets damaged lines of the log aside.",
    "text json csv md", declare};

}  // namespace osmlm
