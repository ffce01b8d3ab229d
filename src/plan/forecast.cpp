#include "osmlm/plan/forecast.hpp"

#include <algorithm>

#include "plan/forecast/track.hpp"

namespace osmlm {
namespace {

constexpr int samples_for_help = 200;
constexpr int samples_for_fan = 1000;
constexpr std::size_t most_dropped = 3;  ///< resources that are tried without

class Forecaster {
public:
    Forecaster(const Curriculum& curriculum, const State& state, Day today,
               const ForecastOptions& options)
        : options_(options),
          curriculum_(curriculum),
          now_(curriculum, state, today, options.promised, options.first_efforts),
          track_(look_back(curriculum, state, today, options)) {
        for (int work = 0; work < static_cast<int>(now_.problem.works.size()); ++work)
            if (now_.chosen.node.required[at(work)]) required_.push_back(work);
    }

    Forecast run(Day today) {
        Forecast result{today, options_.samples, options_.seed};
        result.findings = now_.problem.findings;
        write_habits(result);
        if (track_.coverage[0].due >= 10) result.coverage = track_.coverage;
        Weeks weeks(at(std::min(options_.samples, samples_for_fan)));
        const Ends ends =
            now_.trial.run(options_.seed, options_.samples, {}, options_.how_far, &weeks);
        write_works(ends, result);
        write_goals(ends, result);
        if (required_.empty()) return result;
        std::vector<int> last = last_of(ends, required_);
        result.whole = outlook(0, last, day_of(curriculum_.end));
        std::ranges::sort(last);
        for (const int day : last)
            if (day < never) result.ends.push_back(now_.problem.date(day));
        std::vector<Minutes> as_planned;
        const std::vector<int> planned = now_.trial.as_planned(as_planned);
        int planned_last = 0;
        for (const int work : required_) planned_last = std::max(planned_last, planned[at(work)]);
        result.planned = now_.date(planned_last);
        write_reached(weeks, as_planned, result);
        write_help(ends, result);
        return result;
    }

private:
    void write_habits(Forecast& result) const {
        const Estimates& estimates = now_.habits.estimates;
        result.finished = estimates.count;
        result.ratio = power_of_e(estimates.log_ratio.mean);
        result.days_seen = now_.habits.attendance.count;
        result.attendance = now_.habits.attendance.expected_share();
        result.weekdays = now_.habits.attendance.weekday;
    }

    [[nodiscard]] int day_of(const std::optional<Day>& date) const {
        return date ? static_cast<int>((*date - now_.problem.begin).count()) : never;
    }

    [[nodiscard]] Outlook outlook(std::size_t index, std::vector<int> ends, int deadline) const {
        Outlook found{index, {}, now_.date(deadline), {}, true};
        std::ranges::sort(ends);
        for (std::size_t level = 0; level < levels.size(); ++level)
            found.dates[level] = now_.date(end_at(ends, track_.shares[level]));
        if (deadline >= never) return found;
        const auto on_time = std::ranges::upper_bound(ends, deadline) - ends.begin();
        const double share = static_cast<double>(on_time) / static_cast<double>(ends.size());
        // Nothing is certain that is still to come.
        found.on_time = std::min(99, static_cast<int>(100 * as_it_holds(share) + 0.5));
        return found;
    }

    /// The share of cases that a share of samples stands for, by the forecast's own record.
    [[nodiscard]] double as_it_holds(double share) const {
        double from = 0, holds_from = 0;
        for (std::size_t level = 0; level <= levels.size(); ++level) {
            const bool last = level == levels.size();
            const double to = last ? 1 : track_.shares[level], holds_to = last ? 1 : levels[level];
            if (share <= to && to > from)
                return holds_from + (share - from) / (to - from) * (holds_to - holds_from);
            from = to;
            holds_from = holds_to;
        }
        return 1;
    }

    void write_works(const Ends& ends, Forecast& result) const {
        for (std::size_t i = 0; i < ends.size(); ++i) {
            const Work& work = now_.problem.works[i];
            result.resources.push_back(
                outlook(work.resource, ends[i], work.has_deadline ? work.until : never));
            result.resources.back().required = now_.chosen.node.required[i];
        }
    }

    void write_goals(const Ends& ends, Forecast& result) const {
        for (std::size_t g = 0; g < now_.problem.goals.size(); ++g) {
            std::vector<int> works = now_.problem.goals[g].works;
            std::erase_if(works, [&](int work) { return !now_.chosen.node.required[at(work)]; });
            if (works.empty()) continue;
            const int deadline =
                std::min(day_of(curriculum_.goals[g].deadline), day_of(curriculum_.end));
            result.goals.push_back(outlook(g, last_of(ends, works), deadline));
        }
    }

    void write_reached(const Weeks& weeks, const std::vector<Minutes>& as_planned,
                       Forecast& result) const {
        if (result.ends.empty()) return;
        const auto done_by = [](const std::vector<Minutes>& own, int week) {
            return own.empty() ? 0 : own[std::min(at(week), own.size() - 1)];
        };
        const Day last = result.ends[(result.ends.size() - 1) * 19 / 20];
        std::vector<Minutes> done(weeks.size());
        for (int week = 0; now_.problem.date(7 * week) <= last; ++week) {
            std::ranges::transform(weeks, done.begin(),
                                   [&](const auto& own) { return done_by(own, week); });
            std::ranges::sort(done);
            Reached reached{now_.problem.date(7 * week + 6), {}, done_by(as_planned, week)};
            for (std::size_t i = 0; i < fan.size(); ++i)
                reached.minutes[i] = done[static_cast<std::size_t>(
                    fan[i] * static_cast<double>(done.size() - 1) + 0.5)];
            result.reached.push_back(reached);
        }
    }

    /// The works of most minutes that nothing waits for, or only beside others.
    [[nodiscard]] std::vector<int> spare_works() const {
        std::vector<int> works = required_;
        const auto leave_out = [&](const auto& waiters) {
            for (const auto& waiter : waiters)
                for (const auto& group : waiter.after)
                    if (group.size() == 1) std::erase(works, group.front());
        };
        leave_out(now_.problem.works);
        leave_out(now_.problem.open);
        std::ranges::stable_sort(works, std::greater(),
                                 [&](int work) { return now_.problem.works[at(work)].left; });
        if (works.size() > most_dropped) works.resize(most_dropped);
        return works;
    }

    /// The safe end of all required works but one, going by the first samples.
    [[nodiscard]] int safe_end(const Ends& ends, int samples, int without) const {
        std::vector<int> works = required_;
        std::erase(works, without);
        std::vector<int> last = last_of(ends, works);
        last.resize(at(samples));
        std::ranges::sort(last);
        return end_at(last, track_.shares[1]);
    }

    /// The day that `shown` becomes when the time until then changes as from `before` to `after`
    /// (ratio estimator): `shown` itself when nothing changes.
    [[nodiscard]] static int scaled(int shown, int after, int before) {
        const std::int64_t dividend = std::int64_t{shown + 1} * (after + 1), divisor = before + 1;
        return static_cast<int>((2 * dividend + divisor) / (2 * divisor)) - 1;
    }

    [[nodiscard]] int study_day_from(int day) const {
        const std::vector<Minutes>& hours = now_.problem.hours;
        const auto from =
            hours.begin() + std::min<std::ptrdiff_t>(day + now_.problem.lead, std::ssize(hours));
        const auto found = std::find_if(from, hours.end(), [](Minutes min) { return min > 0; });
        return found == hours.end() ? day : day + static_cast<int>(found - from);
    }

    void write_help(const Ends& ends, Forecast& result) const {
        const int shown = safe_end(ends, options_.samples, -1);
        int some = std::min(options_.samples, samples_for_help);
        // A few that cannot tell what all of them tell are no base.
        if ((safe_end(ends, some, -1) < never) != (shown < never)) some = options_.samples;
        const int before = safe_end(ends, some, -1);
        const auto try_out = [&](const Variation& variation, Help help) {
            int after =
                safe_end(now_.trial.run(options_.seed, some, variation), some, variation.without);
            if (before < never && after < never) {
                after = study_day_from(scaled(shown, after, before));
                help.earlier = shown - after;
            }
            help.date = now_.date(after);
            return help;
        };
        result.help.push_back(try_out({1.1, 1, -1}, {Help::Kind::attendance}));
        result.help.push_back(try_out({1, 0.9, -1}, {Help::Kind::estimates}));
        std::optional<Help> best;
        if (required_.size() > 1)
            for (const int work : spare_works()) {
                const Help help = try_out(
                    {1, 1, work}, {Help::Kind::without, now_.problem.works[at(work)].resource});
                if (!best || help.earlier.value_or(0) > best->earlier.value_or(0)) best = help;
            }
        if (best) result.help.push_back(*best);
        std::ranges::stable_sort(result.help, std::greater(),
                                 [](const Help& help) { return help.earlier.value_or(0); });
    }

    const ForecastOptions& options_;
    const Curriculum& curriculum_;
    Prospect now_;
    Track track_;
    std::vector<int> required_;
};

}  // namespace

Forecast forecast(const Curriculum& curriculum, const State& state, Day today,
                  const ForecastOptions& options) {
    return Forecaster(curriculum, state, today, options).run(today);
}

}  // namespace osmlm
