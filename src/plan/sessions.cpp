#include "plan/sessions.hpp"

#include <algorithm>

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

}  // namespace

std::vector<PlannedSession> sessions_of(const Problem& problem, int day,
                                        const std::vector<Share>& shares, std::optional<int> now) {
    const Schedule& schedule = problem.curriculum->schedule;
    std::vector<PlannedSession> wholes;
    for (const Share& share : shares)
        wholes.push_back({resource_of(problem, share.task), share.min, std::nullopt, share.why});
    const DayHours& hours = hours_on(schedule, problem.date(day));
    const int from = day == problem.today ? now.value_or(0) : 0;
    std::vector<PlannedSession> sessions;
    for (const PlannedSession& whole : put_on_clock(wholes, windows_to_come(hours, from)))
        cut_into_sessions(whole, std::max<Minutes>(1, schedule.session_max), sessions);
    return sessions;
}

}  // namespace osmlm
