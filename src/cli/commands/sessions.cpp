#include <memory>

#include "cli/entries/selection_options.hpp"
#include "osmlm/cli/command.hpp"
#include "osmlm/report/reports.hpp"

namespace osmlm {

namespace {

Result answer(const SelectionOptions& options, const Desk& desk) {
    const auto selection = read_selection(options, desk);
    if (!selection) return selection.error();
    Outcome outcome{sessions_report(desk.inputs, *selection, desk.today.day)};
    outcome.news = !outcome.report.records.rows.empty();
    return outcome;
}

Action declare(Arguments& arguments) {
    auto options = std::make_shared<SelectionOptions>();
    declare_selection(arguments, *options);
    return AfterLog([options](const Desk& desk, Scribe&) { return answer(*options, desk); });
}

}  // namespace

extern const Command sessions_command;
constinit const Command sessions_command{"sessions",           "",
                                         Command::Group::more, "Lists what was logged, with ids.",
                                         "text json csv md",   declare};

}  // namespace osmlm
