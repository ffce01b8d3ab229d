#include "osmlm/cli/run.hpp"

#include <cerrno>
#include <cstring>

#include <fmt/core.h>

#include "cli/desk/write_log.hpp"
#include "cli/words/help.hpp"
#include "cli/words/request.hpp"
#include "cli/world/find_plan.hpp"
#include "cli/world/load.hpp"
#include "cli/world/look.hpp"
#include "cli/world/now.hpp"
#include "cli/world/own_file.hpp"
#include "osmlm/base/overload.hpp"
#include "osmlm/report/findings.hpp"
#include "osmlm/store/store.hpp"
#include "osmlm/store/write_file.hpp"

namespace osmlm {

namespace {

Expected<Inputs, Failure> load_plan(const Globals& globals, const World& world, Tell tell) {
    const auto directory = find_plan(globals.plan, world);
    return directory ? load(*directory, tell) : directory.error();
}

Expected<Site, Failure> site_of(const Globals& globals, const World& world, const Inputs* inputs) {
    const auto today = today_of(globals, world, inputs);
    if (!today) return today.error();
    const auto now = instant_now(world);
    if (!now) return now.error();
    return Site{world, *today, *now, globals.plan, globals.dry_run, globals.quiet};
}

/// Reads as much as the command's shape asks for, then does it.
Result execute(const Request& request, const World& world) {
    const auto before = [&](const BeforeLoad& act) -> Result {
        const auto site = site_of(request.globals, world, nullptr);
        return site ? act(*site) : site.error();
    };
    const auto after = [&](const AfterLoad& act) -> Result {
        const auto inputs = load_plan(request.globals, world, Tell::errors);
        if (!inputs) return inputs.error();
        const auto site = site_of(request.globals, world, &*inputs);
        return site ? act(*inputs, *site) : site.error();
    };
    const auto in_any_case = [&](const AfterTry& act) -> Result {
        const auto inputs = load_plan(request.globals, world, Tell::everything);
        const auto site = site_of(request.globals, world, inputs ? &*inputs : nullptr);
        return site ? act(inputs, *site) : site.error();
    };
    const auto ids_only = [&](const AfterLog& act) {
        return write_log(act, request.globals, world);
    };
    return std::visit(Overload{before, after, in_any_case, ids_only}, request.action);
}

const char* const version_line = "osmlm " OSMLM_VERSION "\n";

/// Told before anything is done: a file that the answer must not go to.
std::optional<Failure> wrong_output(const Globals& globals, const World& world) {
    if (!globals.output) return std::nullopt;
    if (globals.output->empty()) {
        return Failure{
            Exit::usage, "--output: expected a file, got nothing", "such as -o plan.txt", {}};
    }
    const auto plan = find_plan(globals.plan, world);
    if (!is_own_file(world.directory / *globals.output, plan ? std::optional(*plan) : std::nullopt))
        return std::nullopt;
    return Failure{
        Exit::usage, "--output: a plan's own files are never overwritten", "name another file", {}};
}

/// What is to be printed, and the exit code with which to end.
struct Answer {
    std::string text;
    Exit exit = Exit::done;
    std::vector<Finding> aside{};
    std::string_view done{};             ///< as in `Outcome`
    std::function<void()> afterwards{};  ///< as in `Outcome`
};

Expected<Answer, Failure> answer(const Request& request, const World& world) {
    const Globals& globals = request.globals;
    const auto style = answer_style(globals, world);
    if (!style) return style.error();
    if (globals.version) return Answer{version_line};
    if (globals.help) return Answer{text_of(help_on(request.command), Day{}, *style)};
    const auto format = answer_format(globals, request.command ? *request.command : bare_command());
    if (!format) return format.error();
    if (auto wrong = wrong_output(globals, world)) return *std::move(wrong);
    const Result outcome = execute(request, world);
    if (!outcome) return outcome.error();
    Answer answer{{}, outcome->exit, outcome->aside, outcome->done, outcome->afterwards};
    const bool for_programs = (*format)->name == "json";  // which always gives one object
    if (globals.quiet && !outcome->news && !for_programs) return answer;
    answer.text =
        outcome->verbatim ? *outcome->verbatim : (*format)->render(outcome->report, *style);
    return answer;
}

/// Prints; a reader that went away (`osmlm plan | head`) is no error.
std::optional<Failure> print(const std::string& text, const World& world) {
    errno = 0;
    world.out.text << text << std::flush;
    if (world.out.text || errno == EPIPE) return std::nullopt;
    return Failure{
        Exit::io, std::string("could not print the answer: ") + std::strerror(errno), {}, {}};
}

/// What was done stays done when the answer does not arrive, and that is said.
std::optional<Failure> deliver(const Answer& answer, const Globals& globals, const World& world) {
    const bool prints = !globals.output || globals.output == "-";
    auto failure = prints ? print(answer.text, world)
                          : write_file(world.directory / *globals.output, answer.text);
    if (failure && !answer.done.empty())
        failure->message =
            fmt::format("it was {}, but not told: {}", answer.done, failure->message);
    return failure;
}

void tell_findings(const std::vector<Finding>& findings, const Globals& globals,
                   const World& world) {
    if (findings.empty()) return;
    world.err.text << text_of(finding_blocks(findings), Day{}, message_style(globals, world))
                   << std::flush;
}

/// The one place where a failure becomes text and an exit code.
int tell(const Failure& failure, const Globals& globals, const World& world) {
    std::vector<Finding> errors;
    for (const Finding& finding : failure.findings) {
        if (finding.severity == Severity::error) errors.push_back(finding);
    }
    std::vector<Block> blocks = finding_blocks(errors);
    if (!failure.message.empty()) {
        blocks.emplace_back(
            Paragraph{{{std::string("osmlm: "), Tone::bad}, {failure.message, Tone::plain}}});
    }
    if (!failure.hint.empty()) blocks.emplace_back(Paragraph{{{"  " + failure.hint, Tone::quiet}}});
    world.err.text << text_of(blocks, Day{}, message_style(globals, world)) << std::flush;
    return static_cast<int>(failure.exit);
}

}  // namespace

int run(const std::vector<std::string>& arguments, const World& world) {
    if (arguments == std::vector<std::string>{"--version"}) {  // without all that options need
        const auto failure = print(version_line, world);
        return failure ? tell(*failure, {}, world) : 0;
    }
    const auto request = read_command_line(arguments);
    if (!request) return tell(request.error(), {}, world);
    const auto found = answer(*request, world);
    if (!found) return tell(found.error(), request->globals, world);
    tell_findings(found->aside, request->globals, world);
    const auto failure = deliver(*found, request->globals, world);
    const int code =
        failure ? tell(*failure, request->globals, world) : static_cast<int>(found->exit);
    if (found->afterwards) found->afterwards();
    return code;
}

}  // namespace osmlm
