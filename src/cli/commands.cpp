#include <algorithm>

#include "osmlm/cli/command.hpp"

namespace osmlm {

// Each stands in src/cli/commands/<name>.cpp.
extern const Command today_command, log_command, start_command, stop_command, undo_command,
    plan_command, week_command, why_command, urgency_command, forecast_command, progress_command,
    cancel_command, done_command, left_command, note_command, sessions_command, amend_command,
    remove_command, init_command, check_command, merge_command, repair_command, schema_command,
    help_command;

namespace {

constexpr const Command* table[] = {
    // the order of the help
    &today_command,    &log_command,    &start_command,  &stop_command,    &undo_command,
    &plan_command,     &week_command,   &why_command,    &urgency_command, &forecast_command,
    &progress_command, &cancel_command, &done_command,   &left_command,    &note_command,
    &sessions_command, &amend_command,  &remove_command, &init_command,    &check_command,
    &merge_command,    &repair_command, &schema_command, &help_command,
};

}  // namespace

std::span<const Command* const> commands() { return table; }

const Command& bare_command() { return today_command; }

const Command* find_command(std::string_view name) {
    const auto* row = std::ranges::find_if(table, [name](const Command* command) {
        return command->name == name || (!command->alias.empty() && command->alias == name);
    });
    return row == std::end(table) ? nullptr : *row;
}

}  // namespace osmlm
