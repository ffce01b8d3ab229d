#include "plan/forecast/trial.hpp"

#include <algorithm>
#include <cmath>

namespace osmlm {
namespace {

constexpr int ten_years = 3653;

std::vector<int> or_never(std::vector<int> ends) {
    std::ranges::replace(ends, -1, never);
    return ends;
}

/// Adds up what a walk tells.
std::function<void(int, Minutes)> sum_of_weeks(std::vector<Minutes>& weeks) {
    return [&weeks, sum = Minutes{0}](int day, Minutes minutes) mutable {
        weeks.resize(at(day / 7) + 1);
        weeks.back() = sum += minutes;
    };
}

}  // namespace

ForecastTrial::ForecastTrial(const Problem& problem, const Node& node, const Order& order,
                             const State& state, const Habits& habits)
    : problem_(problem),
      walk_(problem, node, order),
      doubts_(doubts_of(problem, state)),
      habits_(habits) {}

Ends ForecastTrial::run(std::uint64_t seed, int samples, const Variation& variation,
                        const HowFar& how_far, Weeks* weeks) const {
    Ends ends(problem_.works.size(), std::vector<int>(at(samples), never));
    for (int sample = 0; sample < samples; ++sample) {
        DrawnDays drawn(problem_, habits_.attendance, seed, sample, variation);
        Course course{draw_left(problem_, doubts_, habits_.estimates, seed, sample, variation),
                      [&](int day) { return drawn.next(day); },
                      std::min(problem_.horizon, ten_years)};
        if (weeks != nullptr && at(sample) < weeks->size())
            course.told = sum_of_weeks((*weeks)[at(sample)]);
        const std::vector<int> finished = or_never(walk_.along(course));
        for (std::size_t work = 0; work < ends.size(); ++work)
            ends[work][at(sample)] = finished[work];
        if (how_far) how_far(sample + 1, samples);
    }
    return ends;
}

std::vector<int> ForecastTrial::as_planned(std::vector<Minutes>& weeks) const {
    Course course = osmlm::as_planned(problem_);
    course.told = sum_of_weeks(weeks);
    return or_never(walk_.along(course));
}

std::vector<int> last_of(const Ends& ends, const std::vector<int>& works) {
    std::vector<int> last = ends[at(works.front())];
    for (const int work : works)
        for (std::size_t sample = 0; sample < last.size(); ++sample)
            last[sample] = std::max(last[sample], ends[at(work)][sample]);
    return last;
}

int end_at(const std::vector<int>& sorted, double share) {
    const double place = std::ceil(share * static_cast<double>(sorted.size() + 1) - 1e-9);
    const auto index = static_cast<std::size_t>(std::max(1.0, place)) - 1;
    return sorted[std::min(index, sorted.size() - 1)];
}

}  // namespace osmlm
