#include "plan/forecast/track.hpp"

#include <algorithm>

#include "plan/fill/fill.hpp"

namespace osmlm {
namespace {

constexpr days quarter{13 * 7};
constexpr int most_quarters = 8;
constexpr int past_samples = 99;
constexpr int enough = 10;  ///< dates that have come, before anything is corrected
constexpr double step = 0.05;
constexpr std::array<double, 3> least = {0.3, 0.6, 0.85}, most = {0.7, 0.95, 0.99};

/// A date that has come.
struct Due {
    Day date;
    bool held = false;
};
using DueDates = std::array<std::vector<Due>, 3>;

/// The last day of what is finished.
std::optional<Day> end_of(const State& state, std::size_t resource) {
    const Progress& progress = state.progress[resource];
    return progress.left == Minutes{0} ? progress.last : std::nullopt;
}

void add_due(const Prospect& then, const State& state, Day today, std::uint64_t seed,
             DueDates& due) {
    Ends ends = then.trial.run(seed, past_samples);
    for (std::size_t work = 0; work < ends.size(); ++work) {
        if (!then.chosen.node.required[work]) continue;
        const std::optional<Day> end = end_of(state, then.problem.works[work].resource);
        std::ranges::sort(ends[work]);
        for (std::size_t level = 0; level < levels.size(); ++level) {
            const auto date = then.date(end_at(ends[work], levels[level]));
            if (date && *date < today) due[level].push_back({*date, end && *end <= *date});
        }
    }
}

double corrected(std::vector<Due> due, std::size_t level) {
    double share = levels[level];
    if (due.size() < enough) return share;
    std::ranges::stable_sort(due, {}, &Due::date);
    for (const Due& one : due)
        share = std::clamp(share + step * (levels[level] - (one.held ? 1 : 0)), least[level],
                           most[level]);
    return share;
}

}  // namespace

Prospect::Prospect(const Curriculum& curriculum, const State& state, Day today,
                   const PromisedDays& promised, const std::vector<Minutes>& first_efforts)
    : problem(make_problem(curriculum, state, today)),
      chosen(choose_plan(problem, state, Pace::asap, promised)),
      habits(learn_habits(curriculum, state, first_efforts, today)),
      trial(problem, chosen.node, {chosen.filled.allotment, wish_ranks(problem, chosen.node)},
            state, habits) {}

Track look_back(const Curriculum& curriculum, const State& state, Day today,
                const ForecastOptions& options) {
    Track track;
    if (!options.past || state.sessions.empty()) return track;
    DueDates due;
    const Day first = state.sessions.front().date() + days{14};
    Day then = monday_of(today) - quarter;
    for (int back = 0; back < most_quarters && then >= first; ++back, then -= quarter) {
        const PastRecord past = options.past(then);
        const Prospect prospect(curriculum, past.state, then, {}, past.first_efforts);
        add_due(prospect, state, today, options.seed, due);
    }
    for (std::size_t level = 0; level < levels.size(); ++level) {
        track.coverage[level].due = static_cast<int>(due[level].size());
        track.coverage[level].held =
            static_cast<int>(std::ranges::count_if(due[level], &Due::held));
        track.shares[level] = corrected(due[level], level);
    }
    for (std::size_t level = 1; level < levels.size(); ++level)
        track.shares[level] = std::max(track.shares[level], track.shares[level - 1]);
    return track;
}

}  // namespace osmlm
