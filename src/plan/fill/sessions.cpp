#include "plan/fill/sessions.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "osmlm/model/calendar.hpp"

namespace osmlm {
namespace {

std::size_t resource_of(const Problem& problem, int task) {
    const auto index = static_cast<std::size_t>(task);
    const std::size_t works = problem.works.size();
    return index < works ? problem.works[index].resource : problem.open[index - works].resource;
}

/// Equal sessions, to the minute, of at most the longest wished.
void cut_into_sessions(PlannedSession whole, Minutes longest, std::vector<PlannedSession>& into) {
    for (Minutes count = (whole.min + longest - 1) / longest; count > 0; --count) {
        PlannedSession session = whole;
        session.min = (whole.min + count - 1) / count;
        whole.min -= session.min;
        if (whole.start) *whole.start += static_cast<int>(session.min);
        into.push_back(session);
    }
}

std::vector<ClockWindow> windows_to_come(const DayHours& hours, int now) {
    std::vector<ClockWindow> windows = hours.windows;
    for (ClockWindow& window : windows) window.from = std::max(window.from, now);
    std::erase_if(windows, [](const ClockWindow& w) { return w.from >= w.until; });
    std::sort(windows.begin(), windows.end(),
              [](const ClockWindow& a, const ClockWindow& b) { return a.from < b.from; });
    return windows;
}

/// Puts shares into windows in order, parting one where a window ends.
std::vector<PlannedSession> put_on_clock(const std::vector<PlannedSession>& shares,
                                         std::vector<ClockWindow> windows) {
    std::vector<PlannedSession> placed;
    placed.reserve(shares.size() + windows.size());
    auto window = windows.begin();
    for (PlannedSession rest : shares) {
        while (rest.min > 0 && window != windows.end()) {
            PlannedSession part = rest;
            part.start = window->from;
            part.min = std::min<Minutes>(rest.min, window->until - window->from);
            rest.min -= part.min;
            window->from += static_cast<int>(part.min);
            if (window->from == window->until) ++window;
            placed.push_back(part);
        }
        if (rest.min > 0) placed.push_back(rest);
    }
    return placed;
}

/// Pieces that a window's end made shorter than a session.
long splinters(const std::vector<PlannedSession>& wholes, const std::vector<PlannedSession>& pieces,
               Minutes shortest) {
    return std::count_if(pieces.begin(), pieces.end(), [&](const PlannedSession& piece) {
        const auto whole = std::find_if(wholes.begin(), wholes.end(), [&](const auto& one) {
            return one.resource == piece.resource;
        });
        return piece.min < std::min(shortest, whole->min);
    });
}

bool waits_for(const Problem& problem, const PlannedSession& later, const PlannedSession& before) {
    const auto& after = problem.curriculum->resources[later.resource].after;
    return std::any_of(after.begin(), after.end(), [&](const auto& group) {
        return std::count(group.begin(), group.end(), before.resource) > 0;
    });
}

bool in_working_order(const Problem& problem, const std::vector<PlannedSession>& wholes) {
    for (auto later = wholes.begin(); later != wholes.end(); ++later)
        for (auto before = wholes.begin(); before != later; ++before)
            if (waits_for(problem, *before, *later)) return false;
    return true;
}

/// The pieces of that order of the day's work which window ends splinter least; of equals the
/// first, counted from the given one. All orders of a few are tried.
std::vector<PlannedSession> fit_windows(const Problem& problem,
                                        const std::vector<PlannedSession>& wholes,
                                        const std::vector<ClockWindow>& windows) {
    constexpr std::size_t most_to_order = 5;
    const Minutes shortest = problem.curriculum->schedule.session_min;
    std::vector<PlannedSession> best = put_on_clock(wholes, windows);
    long least = splinters(wholes, best, shortest);
    std::vector<std::size_t> order(wholes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    while (least > 0 && wholes.size() <= most_to_order &&
           std::next_permutation(order.begin(), order.end())) {
        std::vector<PlannedSession> ordered;
        for (const std::size_t i : order) ordered.push_back(wholes[i]);
        if (!in_working_order(problem, ordered)) continue;
        std::vector<PlannedSession> pieces = put_on_clock(ordered, windows);
        const long count = splinters(wholes, pieces, shortest);
        if (count < least) std::tie(least, best) = std::pair(count, std::move(pieces));
    }
    return best;
}

}  // namespace

std::vector<PlannedSession> sessions_of(const Problem& problem, int day,
                                        const std::vector<Share>& shares, std::optional<int> now) {
    const Schedule& schedule = problem.curriculum->schedule;
    std::vector<PlannedSession> wholes;
    wholes.reserve(shares.size());
    for (const Share& share : shares)
        wholes.push_back({resource_of(problem, share.task), share.min, std::nullopt, share.why});
    const DayHours& hours = hours_on(schedule, problem.date(day));
    const int from = day == problem.today ? now.value_or(0) : 0;
    std::vector<PlannedSession> sessions;
    for (const PlannedSession& whole : fit_windows(problem, wholes, windows_to_come(hours, from)))
        cut_into_sessions(whole, std::max<Minutes>(1, schedule.session_max), sessions);
    return sessions;
}

}  // namespace osmlm
