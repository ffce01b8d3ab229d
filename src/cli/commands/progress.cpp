#include <memory>

#include "cli/desk/promise.hpp"
#include "cli/entries/selection_options.hpp"
#include "osmlm/cli/command.hpp"
#include "osmlm/report/reports.hpp"

namespace osmlm {

namespace {

struct Options {
    SelectionOptions selection;
    bool charts = false;
};

Result answer(const Options& options, const Desk& desk) {
    if (ids_only(desk)) return Failure{Exit::input, {}, {}, desk.errors};
    const auto selection = read_selection(options.selection, desk);
    if (!selection) return selection.error();
    Outcome outcome{progress_report(desk.inputs, kept_promises(desk.inputs.state), *selection,
                                    desk.today.day, options.charts)};
    outcome.news = !outcome.report.records.rows.empty();
    return outcome;
}

Action declare(Arguments& arguments) {
    auto options = std::make_shared<Options>();
    declare_selection(arguments, options->selection);
    arguments.flag("--chart", options->charts,
                   "Also hours done against hours promised, and the days of a year.");
    return AfterLog([options](const Desk& desk, Scribe&) { return answer(*options, desk); });
}

}  // namespace

extern const Command progress_command;
constinit const Command progress_command{"progress",
                                         "",
                                         Command::Group::more,
                                         "Shows what is done and left of each resource and goal.",
                                         "text json csv md html",
                                         declare};

}  // namespace osmlm
