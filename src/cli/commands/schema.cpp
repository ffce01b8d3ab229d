#include <algorithm>
#include <memory>

#include <fmt/core.h>

#include "osmlm/base/words.hpp"
#include "osmlm/cli/command.hpp"
#include "osmlm/cli/schemas.hpp"

namespace osmlm {

namespace {

Outcome list(Day today) {
    Report report{"osmlm.schema/1", today, {}, {}, {"schemas", {{"name", ""}}, {}}};
    for (const Schema& schema : schemas()) {
        report.records.rows.push_back({{std::string(schema.name), Tone::plain}});
    }
    report.blocks.emplace_back(report.records);
    return Outcome{std::move(report)};
}

Result answer(const std::optional<std::string>& name, Day today) {
    if (!name) return list(today);
    std::vector<std::string> names;
    for (const Schema& schema : schemas()) {
        if (schema.name == *name) {
            Outcome outcome;
            outcome.verbatim = std::string(schema.text);
            return outcome;
        }
        names.emplace_back(schema.name);
    }
    const std::string near = did_you_mean(*name, names);
    return Failure{Exit::usage,
                   fmt::format("there is no schema \"{}\"", *name),
                   near.empty() ? "there are " + join_words(names) : near,
                   {}};
}

Action declare(Arguments& arguments) {
    auto name = std::make_shared<std::optional<std::string>>();
    arguments.optional_word("NAME", *name, "Of a file or an answer; without it, their names.");
    return BeforeLoad([name](const Site& site) { return answer(*name, site.today.day); });
}

}  // namespace

extern const Command schema_command;
constinit const Command schema_command{
    "schema",   "",     Command::Group::more, "Prints the JSON Schema of a file or of an answer.",
    "text csv", declare};

}  // namespace osmlm
