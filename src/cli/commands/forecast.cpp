#include "osmlm/plan/forecast.hpp"

#include <charconv>
#include <memory>

#include <fmt/core.h>

#include "cli/desk/promise.hpp"
#include "cli/world/progress_line.hpp"
#include "osmlm/base/words.hpp"
#include "osmlm/cli/command.hpp"
#include "osmlm/model/first_effort.hpp"
#include "osmlm/report/reports.hpp"
#include "osmlm/store/store.hpp"

namespace osmlm {

namespace {

constexpr std::uint64_t most_samples = 100'000;
constexpr std::uint64_t most_seed = 0x7fffffffffffffff;

struct Options {
    std::optional<std::string> samples, seed;
    bool chart = false;
};

/// A whole number of at least `least`, at most `most`; without a word, `otherwise`.
Expected<std::uint64_t, Failure> number_of(std::string_view option,
                                           const std::optional<std::string>& word,
                                           std::uint64_t otherwise, std::uint64_t least,
                                           std::uint64_t most) {
    if (!word) return otherwise;
    std::uint64_t number = 0;
    const char* end = word->data() + word->size();
    const auto read = std::from_chars(word->data(), end, number);
    if (read.ec == std::errc() && read.ptr == end && number >= least && number <= most)
        return number;
    return misused({fmt::format("{}: expected a whole number from {} to {}, got \"{}\"", option,
                                least, most, printable(*word)),
                    fmt::format("such as {} {}", option, otherwise)});
}

std::vector<Minutes> first_efforts_of(const Curriculum& curriculum, const State& state) {
    return first_efforts(curriculum, state, kept_promises(state));
}

Result answer(const Options& options, const Desk& desk) {
    if (ids_only(desk)) return Failure{Exit::input, {}, {}, desk.errors};
    const auto samples = number_of("--samples", options.samples, 1000, 20, most_samples);
    if (!samples) return samples.error();
    const auto seed = number_of("--seed", options.seed, 1, 0, most_seed);
    if (!seed) return seed.error();
    const Inputs& inputs = desk.inputs;
    const auto past = [&desk](Day day) {
        State then = known_before(desk, day).state;
        std::vector<Minutes> efforts = first_efforts_of(desk.inputs.curriculum, then);
        return PastRecord{std::move(then), std::move(efforts)};
    };
    ProgressLine line(desk.world, desk.quiet, "drawing futures");
    Forecast made =
        forecast(inputs.curriculum, inputs.state, desk.today.day,
                 {static_cast<int>(*samples), *seed,
                  promised_days(inputs.curriculum, inputs.state, desk.today.day),
                  first_efforts_of(inputs.curriculum, inputs.state), past, line.how_far()});
    locate(made.findings, inputs.text);
    return Outcome{forecast_report(inputs, made, options.chart)};
}

Action declare(Arguments& arguments) {
    auto options = std::make_shared<Options>();
    arguments.value("--samples", options->samples, "N", "Draw so many futures (1000).");
    arguments.value("--seed", options->seed, "N", "Draw other ones (1).");
    arguments.flag("--chart", options->chart, "Also the hours done and what may follow.");
    return AfterLog([options](const Desk& desk, Scribe&) { return answer(*options, desk); });
}

}  // namespace

extern const Command forecast_command;
constinit const Command forecast_command{"forecast",
                                         "",
                                         Command::Group::more,
                                         "Says when it will be done, going by your own record.",
                                         "text json csv md html",
                                         declare};

}  // namespace osmlm
