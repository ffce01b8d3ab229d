#include <algorithm>
#include <memory>

#include <fmt/core.h>

#include "cli/world/find_plan.hpp"
#include "osmlm/base/json_string.hpp"
#include "osmlm/base/words.hpp"
#include "osmlm/cli/command.hpp"
#include "osmlm/cli/day_words.hpp"
#include "osmlm/store/store.hpp"
#include "osmlm/store/write_file.hpp"

namespace osmlm {

namespace {

namespace fs = std::filesystem;

struct Options {
    std::optional<std::string> title, start, end, week;
};

Failure misused(std::string message, std::string hint) {
    return {Exit::usage, std::move(message), std::move(hint), {}};
}

Expected<Day, Failure> day_of(const char* option, const std::string& text, Day today) {
    const auto day = parse_day_word(text, today, Looking::forward);
    if (day) return *day;
    return misused(fmt::format("{}: {}", option, day.error().message), day.error().hint);
}

std::optional<std::size_t> weekday_named(std::string_view name) {
    const auto* found = std::ranges::find(weekday_names, name);
    if (found == weekday_names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - weekday_names.begin());
}

using WeekHours = std::array<std::optional<Minutes>, 7>;

/// `mon-fri=6h` or `sat=2h`.
std::optional<Failure> read_part(std::string_view part, WeekHours& week) {
    const std::size_t sign = part.find('=');
    const std::string_view names = part.substr(0, sign);
    const std::size_t dash = names.find('-');
    const auto first = weekday_named(names.substr(0, dash));
    const auto last = dash == names.npos ? first : weekday_named(names.substr(dash + 1));
    const std::string hint = "such as --week \"mon-fri=6h sat=2h\"";
    if (sign == part.npos || !first || !last || *last < *first) {
        return misused(fmt::format("--week: \"{}\" names no days", printable(part)), hint);
    }
    const auto hours = parse_duration(part.substr(sign + 1));
    if (!hours) return misused("--week: " + hours.error().message, hours.error().hint);
    if (*hours > 24 * 60) return misused("--week: a day has 24h", hint);
    for (std::size_t day = *first; day <= *last; ++day) week[day] = *hours;
    return std::nullopt;
}

Expected<WeekHours, Failure> week_of(std::string_view text) {
    WeekHours week;
    while (!text.empty()) {
        const std::string_view part = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        if (part.empty()) continue;
        if (auto failure = read_part(part, week)) return *failure;
    }
    return week;
}

std::string week_text(const WeekHours& week) {
    std::string text;
    for (std::size_t day = 0; day < week.size(); ++day) {
        if (!week[day]) continue;
        text += fmt::format("{}\"{}\": \"{}\"", text.empty() ? "" : ", ", weekday_names[day],
                            duration_text(*week[day]));
    }
    return "{ " + text + " }";
}

Expected<std::string, Failure> curriculum_text(const Options& options, const std::string& name,
                                               Day today) {
    std::string text = "{\n  \"osmlm\": 1,\n";
    text += fmt::format("  \"title\": {},\n", json_string(options.title.value_or(name)));
    auto start = options.start ? day_of("--start", *options.start, today) : today;
    if (!start) return start.error();
    text += fmt::format("  \"start\": \"{}\",\n", iso_date(*start));
    if (options.end) {
        const auto end = day_of("--end", *options.end, today);
        if (!end) return end.error();
        if (*end < *start) return misused("--end is before --start", "the end comes later");
        text += fmt::format("  \"end\": \"{}\",\n", iso_date(*end));
    }
    const auto week = week_of(options.week.value_or("mon-fri=2h"));
    if (!week) return week.error();
    return text + fmt::format(R"(  "schedule": {{ "week": {} }},
  "goals": [],
  "resources": [
    // {{ "id": "la", "title": "Linear algebra", "effort": "90h", "deadline": "{}" }}
  ]
}}
)",
                              week_text(*week), iso_date(*start + days{180}));
}

/// The text of a file with those of the lines that it lacks.
std::string with_lines(std::string text, std::initializer_list<std::string_view> lines) {
    if (!text.empty() && text.back() != '\n') text += '\n';
    for (const std::string_view line : lines) {
        const std::string whole = std::string(line) + '\n';
        if (("\n" + text).find("\n" + whole) == std::string::npos) text += whole;
    }
    return text;
}

Expected<std::string, Failure> extended(const fs::path& file,
                                        std::initializer_list<std::string_view> lines) {
    const auto old = read_file(file);
    if (!old) return old.error();
    return with_lines(old->value_or(""), lines);
}

Outcome told(const fs::path& directory, const Site& site) {
    Array files;
    Table records{"files", {{"file", ""}}, {}};
    for (const char* name : {"curriculum.json", "log.jsonl", ".gitattributes", ".gitignore"}) {
        files.emplace_back(Cell(std::string(name)));
        records.rows.push_back({{std::string(name)}});
    }
    Report report{"osmlm.init/1",
                  site.today.day,
                  {{"directory", Cell(directory.string())},
                   {"files", std::move(files)},
                   {"dry_run", Cell(site.dry_run)}},
                  {},
                  std::move(records)};
    const std::string did = site.dry_run
                                ? "Nothing is written; without --dry-run there is a plan in "
                                : "There is a plan in ";
    report.blocks.push_back(Paragraph{{{did + directory.string() + " now."}}});
    report.blocks.push_back(
        Paragraph{{{std::string("Write your goals and resources into curriculum.json; ")},
                   {CommandLine{"osmlm check"}},
                   {std::string(" helps.")}}});
    return Outcome{std::move(report)};
}

/// Before the curriculum is there, what else was written is no plan yet, and is written again.
Failure no_plan(Failure failure) {
    if (failure.exit == Exit::io) failure.message = "no plan was made: " + failure.message;
    return failure;
}

Result answer(const Options& options, const Site& site) {
    const fs::path directory =
        site.plan ? (site.world.directory / *site.plan).lexically_normal() : site.world.directory;
    const auto present = read_file(directory / "curriculum.json");
    if (!present) return no_plan(present.error());
    if (present->has_value()) {
        return misused("there is a curriculum.json in " + directory.string() + " already",
                       "it stays as it is; name another directory with --plan");
    }
    const auto curriculum = curriculum_text(options, directory.filename().string(), site.today.day);
    if (!curriculum) return curriculum.error();
    if (const auto sound = parse_curriculum(*curriculum); !sound) {
        return Failure{Exit::usage, "these options make no plan", "", sound.error()};
    }
    const auto attributes =
        extended(directory / ".gitattributes",
                 {"*.jsonl text eol=lf merge=union", "curriculum.json text eol=lf"});
    if (!attributes) return no_plan(attributes.error());
    const auto ignored = extended(directory / ".gitignore", {".osmlm.lock", ".*.osmlm-tmp", "*~"});
    if (!ignored) return no_plan(ignored.error());
    if (site.dry_run) return told(directory, site);
    if (auto failure = make_directories(directory)) return no_plan(*failure);
    if (auto failure = write_file(directory / ".gitattributes", *attributes))
        return no_plan(*failure);
    if (auto failure = write_file(directory / ".gitignore", *ignored)) return no_plan(*failure);
    if (auto failure = rewrite_file(directory, "curriculum.json", std::nullopt, *curriculum)) {
        return *failure;
    }
    Outcome outcome = told(directory, site);
    outcome.done = "written";
    return outcome;
}

Action declare(Arguments& arguments) {
    auto options = std::make_shared<Options>();
    arguments.value("--title", options->title, "TITLE", "What it is called.");
    arguments.value("--start", options->start, "DAY", "The first day; else today.");
    arguments.value("--end", options->end, "DAY", "The last day; else there is none.");
    arguments.value("--week", options->week, "HOURS", "Such as \"mon-fri=6h sat=2h\".");
    return BeforeLoad([options](const Site& site) { return answer(*options, site); });
}

}  // namespace

extern const Command init_command;
constinit const Command init_command{
    "init", "", Command::Group::more, "Starts a plan in this directory.", "text json csv md",
    declare};

}  // namespace osmlm
