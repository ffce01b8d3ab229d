#include "osmlm/cli/run.hpp"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "cli/clock.hpp"
#include "cli/find_plan.hpp"
#include "cli/help.hpp"
#include "cli/load.hpp"
#include "cli/look.hpp"
#include "cli/request.hpp"
#include "osmlm/report/findings.hpp"
#include "osmlm/store/store.hpp"
#include "osmlm/store/write_file.hpp"

namespace osmlm {

namespace {

template <class... Cases>
struct Overload : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overload(Cases...) -> Overload<Cases...>;

Expected<Instant, Failure> instant_now(const World& world) {
    const auto set = world.variable("OSMLM_NOW");
    if (!set) return world.now;
    if (const auto instant = parse_instant(*set)) return *instant;
    return Failure{Exit::usage,
                   fmt::format("$OSMLM_NOW: \"{}\" is no instant", *set),
                   "write it as in RFC 3339, such as 2026-10-01T22:30:00+02:00",
                   {}};
}

/// An unknown zone is the fault of the curriculum when it names one, else of $TZ.
Failure unknown_zone(Complaint complaint, const Inputs* inputs) {
    if (!inputs) {
        return {Exit::usage, "$TZ: " + complaint.message, std::move(complaint.hint), {}};
    }
    std::vector<Finding> findings = {{"unknown-timezone",
                                      Severity::error,
                                      "curriculum.json",
                                      0,
                                      0,
                                      "/timezone",
                                      complaint.message,
                                      complaint.hint,
                                      {}}};
    locate(findings, inputs->text);
    return {Exit::input, {}, {}, std::move(findings)};
}

/// The study day: --today, else that of the instant in the curriculum's zone or the machine's.
Expected<Today, Failure> today_of(const Globals& globals, const World& world,
                                  const Inputs* inputs) {
    if (globals.today) {
        if (const auto day = parse_day(*globals.today)) return Today{*day, std::nullopt};
        return Failure{Exit::usage,
                       fmt::format("--today: \"{}\" is no date", *globals.today),
                       "write it as YYYY-MM-DD",
                       {}};
    }
    const auto now = instant_now(world);
    if (!now) return now.error();
    const bool own_zone = inputs && !inputs->curriculum.timezone.empty();
    const auto local = own_zone ? local_time(*now, inputs->curriculum.timezone)
                                : machine_time(*now, world.environment("TZ"));
    if (!local) return unknown_zone(local.error(), own_zone ? inputs : nullptr);
    return study_day(*local,
                     inputs ? inputs->curriculum.schedule.day_starts : Schedule{}.day_starts);
}

Expected<Inputs, Failure> load_plan(const Globals& globals, const World& world) {
    const auto directory = find_plan(globals.plan, world);
    return directory ? load(*directory) : directory.error();
}

/// Reads as much as the command's shape asks for, then does it.
Result execute(const Request& request, const World& world) {
    const auto before = [&](const BeforeLoad& act) -> Result {
        const auto today = today_of(request.globals, world, nullptr);
        return today ? act(world, *today) : today.error();
    };
    const auto after = [&](const AfterLoad& act) -> Result {
        const auto inputs = load_plan(request.globals, world);
        if (!inputs) return inputs.error();
        const auto today = today_of(request.globals, world, &*inputs);
        return today ? act(*inputs, *today) : today.error();
    };
    const auto in_any_case = [&](const AfterTry& act) -> Result {
        const auto inputs = load_plan(request.globals, world);
        const auto today = today_of(request.globals, world, inputs ? &*inputs : nullptr);
        return today ? act(inputs, *today) : today.error();
    };
    return std::visit(Overload{before, after, in_any_case}, request.action);
}

const char* const version_line = "osmlm " OSMLM_VERSION "\n";

/// What is to be printed, and the exit code with which to end.
struct Answer {
    std::string text;
    Exit exit = Exit::done;
};

Expected<Answer, Failure> answer(const Request& request, const World& world) {
    const Globals& globals = request.globals;
    const auto style = answer_style(globals, world);
    if (!style) return style.error();
    if (globals.version) return Answer{version_line};
    if (globals.help) return Answer{text_of(help_on(request.command), Day{}, *style)};
    const auto format = answer_format(globals, request.command ? *request.command : bare_command());
    if (!format) return format.error();
    const Result outcome = execute(request, world);
    if (!outcome) return outcome.error();
    if (globals.quiet && !outcome->news) return Answer{{}, outcome->exit};
    if (outcome->verbatim) return Answer{*outcome->verbatim, outcome->exit};
    return Answer{(*format)->render(outcome->report, *style), outcome->exit};
}

/// Prints; a reader that went away (`osmlm plan | head`) is no error.
std::optional<Failure> print(const std::string& text, const World& world) {
    errno = 0;
    world.out.text << text << std::flush;
    if (world.out.text || errno == EPIPE) return std::nullopt;
    return Failure{
        Exit::io, std::string("could not print the answer: ") + std::strerror(errno), {}, {}};
}

std::optional<Failure> deliver(const std::string& text, const Globals& globals,
                               const World& world) {
    if (!globals.output || globals.output == "-") return print(text, world);
    const std::filesystem::path file = world.directory / *globals.output;
    if (file.filename() == "curriculum.json" || file.filename() == "log.jsonl") {
        return Failure{Exit::usage,
                       "--output: a plan's own files are never overwritten",
                       "name another file",
                       {}};
    }
    return write_file(file, text);
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
    const auto failure = deliver(found->text, request->globals, world);
    if (failure) return tell(*failure, request->globals, world);
    return static_cast<int>(found->exit);
}

}  // namespace osmlm
