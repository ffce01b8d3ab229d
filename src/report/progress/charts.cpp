#include "report/progress/charts.hpp"

namespace osmlm {
namespace {

/// What was promised for each day by the promise that held then.
MinutesByDay promised_by_day(const Inputs& inputs, const std::vector<Promise>& promises,
                             const Selection& selection) {
    const ResourceIndex index(inputs.curriculum);
    const auto counts = [&](const std::string& id) {
        const auto resource = index.find(id);
        return resource && selects(inputs.curriculum, selection, *resource);
    };
    MinutesByDay promised;
    for (const Promise& promise : promises) {
        promised.erase(promised.lower_bound(promise.week), promised.end());
        for (const auto& [day, shares] : promise.days) {
            if (day < selection.range.from || day > selection.range.until) continue;
            for (const auto& [id, minutes] : shares)
                if (counts(id)) promised[day] += minutes;
        }
    }
    return promised;
}

Minutes sum_before(const MinutesByDay& minutes, Day day) {
    Minutes sum = 0;
    for (auto at = minutes.begin(); at != minutes.end() && at->first < day; ++at) sum += at->second;
    return sum;
}

/// Added up from a point on, which stands at the end of the day before the first.
Chart::Curve added_up(std::string name, Tone tone, const MinutesByDay& minutes, Minutes so_far) {
    Chart::Curve curve{std::move(name), tone, {}};
    if (!minutes.empty()) curve.points.emplace_back(minutes.begin()->first - days{1}, so_far);
    for (const auto& [day, more] : minutes) curve.points.emplace_back(day, so_far += more);
    return curve;
}

}  // namespace

MinutesByDay done_by_day(const Inputs& inputs, const Selection& selection, Day today) {
    MinutesByDay done;
    for (const std::size_t s : selected(inputs, selection)) {
        const Session& session = inputs.state.sessions[s];
        if (session.date() > today) break;
        done.try_emplace(done.end(), session.date(), 0)->second += session.min();
    }
    return done;
}

Chart burn_up(const Inputs& inputs, const std::vector<Promise>& promises,
              const Selection& selection, const MinutesByDay& done, Day today) {
    const MinutesByDay promised = promised_by_day(inputs, promises, selection);
    Chart chart{{"Hours done", {}}, {added_up("done", Tone::good, done, 0)}, {}, {}};
    const Minutes so_far = sum_before(done, today);
    chart.caption.alternative = "Done before today: " + duration_text(so_far);
    Chart::Curve& curve = chart.curves.front();
    if (!curve.points.empty() && curve.points.back().first < today)
        curve.points.emplace_back(today, curve.points.back().second);
    if (!promised.empty()) {
        const Minutes before = sum_before(done, promised.begin()->first);
        chart.curves.push_back(added_up("promised", Tone::quiet, promised, before));
        chart.caption.title = "Hours done and promised";
        chart.caption.alternative += "; with what was promised for each day: " +
                                     duration_text(before + sum_before(promised, today));
    }
    chart.caption.alternative += ".";
    chart.marks.push_back({today, "today"});
    return chart;
}

HeatMap year_of_days(const MinutesByDay& done, Day today) {
    HeatMap map{{"Hours a day", {}}, monday_of(today) - days{7 * 52}, {}};
    map.minutes.resize(static_cast<std::size_t>((today - map.from).count()) + 1);
    Minutes sum = 0;
    std::int64_t studied = 0;
    for (auto at = done.lower_bound(map.from); at != done.end(); ++at) {
        map.minutes[static_cast<std::size_t>((at->first - map.from).count())] = at->second;
        sum += at->second;
        ++studied;
    }
    map.caption.alternative = studied == 0
                                  ? "No study in the last year."
                                  : "Study on " + std::to_string(studied) + " of the last " +
                                        std::to_string(map.minutes.size()) + " days, " +
                                        duration_text(sum / studied) + " each on average.";
    return map;
}

}  // namespace osmlm
