#include "report/forecast/hours.hpp"

#include <algorithm>

#include "osmlm/plan/in_plan.hpp"

namespace osmlm {
namespace {

/// What was done of it, session by session, up to today.
Chart::Curve done_so_far(const Inputs& inputs, Day today) {
    const Curriculum& curriculum = inputs.curriculum;
    const std::vector<bool> in_plan = resources_in_plan(curriculum, inputs.state);
    const auto counts = [&](const Session& session) {
        if (!session.resource || session.date() > today) return false;
        const Resource& resource = curriculum.resources[*session.resource];
        return in_plan[*session.resource] && resource.effort && !resource.optional;
    };
    Chart::Curve curve{"done", Tone::good, {}};
    Minutes sum = 0;
    for (const Session& session : inputs.state.sessions) {
        if (!counts(session)) continue;
        if (curve.points.empty()) curve.points.emplace_back(session.date() - days{1}, 0);
        sum += session.min();
        if (curve.points.back().first == session.date())
            curve.points.back().second = sum;
        else
            curve.points.emplace_back(session.date(), sum);
    }
    if (curve.points.empty() || curve.points.back().first < today)
        curve.points.emplace_back(today, sum);
    return curve;
}

}  // namespace

Chart hours_ahead(const Inputs& inputs, const Forecast& forecast) {
    Chart chart{{"Hours done, and what may follow", {}}, {done_so_far(inputs, forecast.today)}};
    const Minutes so_far = chart.curves.front().points.back().second;
    const Day begin = std::max(forecast.today, forecast.reached.front().day - days{7});
    const auto ahead = [&](std::string name, Tone tone, auto minutes_of) {
        Chart::Curve curve{std::move(name), tone, {{begin, so_far}}};
        for (const Reached& reached : forecast.reached)
            curve.points.emplace_back(reached.day, so_far + minutes_of(reached));
        return curve;
    };
    const auto of_fan = [&](std::size_t place) {
        return ahead("", Tone::plain,
                     [place](const Reached& reached) { return reached.minutes[place]; });
    };
    Chart::Curve middle = of_fan(2);
    middle.name = "even odds";
    chart.curves.push_back(std::move(middle));
    chart.curves.push_back(
        ahead("as planned", Tone::quiet, [](const Reached& reached) { return reached.planned; }));
    chart.bands = {{"in 90 of 100 cases", of_fan(0), of_fan(4)},
                   {"in 60 of 100 cases", of_fan(1), of_fan(3)}};
    chart.marks.push_back({forecast.today, "today"});
    const Outlook& whole = *forecast.whole;
    if (whole.dates[1]) chart.marks.push_back({*whole.dates[1], "safe"});
    if (whole.deadline) chart.marks.push_back({*whole.deadline, "deadline"});
    const auto& last = forecast.reached.back().minutes;
    chart.caption.alternative = "Done so far: " + duration_text(so_far) +
                                ". On the last day that is forecast it is " +
                                duration_text(so_far + last[2]) + " in the middle, and from " +
                                duration_text(so_far + last[0]) + " to " +
                                duration_text(so_far + last[4]) + " in 90 of 100 cases.";
    return chart;
}

}  // namespace osmlm
