#include "plan/figures/figures.hpp"

#include <algorithm>

#include "plan/figures/lost_weeks.hpp"
#include "plan/problem/bisect.hpp"

namespace osmlm {
namespace {

bool has_minima(const Problem& problem) {
    return std::any_of(problem.goals.begin(), problem.goals.end(),
                       [](const GoalFacts& goal) { return goal.min.has_value(); });
}

/// The least value in (no, yes] that a plan holds; one holds `yes`. `held(value)` is the least that
/// the plan found for this value holds, or nothing without one. Bisects; at the end of `yes` first,
/// with doubled steps, where `near`.
template <class Held>
int least_held(int no, int yes, bool near, Held held) {
    for (int step = 1; yes - no > 1; step *= 2) {
        const int next = near ? std::max(no + 1, yes - step) : no + (yes - no) / 2;
        const std::optional<int> least = held(next);
        (least ? yes : no) = least.value_or(next);
        near = near && least;
    }
    return yes;
}

Minutes minutes_on(const Allotment& plan, int day) {
    Minutes sum = 0;
    if (at(day) < plan.size())
        for (const Share& share : plan[at(day)]) sum += share.min;
    return sum;
}

/// Days with hours until that day, it included.
int study_days(const Problem& problem, int until) {
    const auto first = problem.hours.begin() + problem.lead;
    return static_cast<int>(
        std::count_if(first, first + until + 1, [](Minutes m) { return m > 0; }));
}

/// Days with hours that the plan does not use, from `begin` on. It holds with all of them lost,
/// too: minima only shrink.
int spared_days(const Problem& problem, const Allotment& plan) {
    int day = 0;
    while (day < problem.horizon && minutes_on(plan, day) == 0) ++day;
    return study_days(problem, day - 1);
}

/// Hundredths of the hours until a day that are less than all that is needed until then; a day's
/// share is rounded up to the minute.
int too_little(const Problem& problem, const Demand& demand, int due) {
    Minutes need = -due, hours = 0;
    for (const Task& task : demand.tasks) need += task.need;
    for (int day = 0; day < due; ++day) hours += problem.hours[at(day + problem.lead)];
    return need <= 0 ? -1 : static_cast<int>((need * 100 - 1) / hours);
}

}  // namespace

/// A plan that does without the first day answers most of what is asked.
Figures::Figures(const Problem& problem, const Allotment& known, bool exactly)
    : problem_(problem),
      asked_(problem),
      root_(root_node(problem)),
      full_(problem, 3),
      effort_(exactly ? exact_effort : exact_effort / 5),
      patient_(patient_cost(problem.works.size()) <= cheap_patience) {
    asked_.free[0] = 0;
    plan_ = find(asked_);
    if (!plan_) {
        asked_.free[0] = problem.free[0];
        plan_ = search(asked_, root_, Patience::little, false).allotment;
        patient_ = patient_ || !plan_;
    }
    if (!plan_) plan_ = known;
}

std::optional<Allotment> Figures::find(const Problem& asked) {
    Found found = search(asked, root_, Patience::little, false);
    if (!found.allotment && !found.refuted && patient_) found = full_.search(asked, root_);
    if (!found.allotment && !found.refuted)
        if (auto exact = search_exactly(asked, root_, effort_)) found = *std::move(exact);
    return std::move(found.allotment);
}

Problem& Figures::afresh() {
    asked_.hours = problem_.hours;
    asked_.free = problem_.free;
    asked_.goals = problem_.goals;
    return asked_;
}

/// The least share that the sums of a flow allow is mostly the one.
int Figures::least_load() {
    Problem& scaled = afresh();
    const auto scale = [&](int hundredths, int until) {
        for (int day = 0; day < until; ++day) {
            const Minutes hours = problem_.hours[at(day + problem_.lead)];
            const Minutes share = (hours * hundredths + 99) / 100;
            const Minutes logged = day == problem_.today ? problem_.logged_today : 0;
            scaled.free[at(day)] = std::max<Minutes>(0, share - logged);
        }
    };
    const Demand demand = demand_of(problem_, root_, false);
    const int due = last_day(problem_, demand) + 1;
    const int no = std::max(0, too_little(problem_, demand, due));
    const int least = first_true_near(no, 100, [&](int hundredths) {
        scale(hundredths, due);
        return !surely_too_much(scaled, demand);
    });
    const auto fits_with = [&](int hundredths) {
        scale(hundredths, problem_.horizon);
        return find(scaled).has_value();
    };
    if (least == 100 || fits_with(least)) return least;
    return first_true_near(least, 100, fits_with);
}

Minutes Figures::must_today() {
    if (must_) return *must_;
    must_ = 0;
    if (problem_.today != 0) return 0;
    Problem& asked = afresh();
    const auto held = [&](int minutes) -> std::optional<int> {
        asked.free[0] = minutes;
        auto plan = find(asked);
        if (!plan) return std::nullopt;
        plan_ = std::move(plan);
        return static_cast<int>(minutes_on(*plan_, 0));
    };
    const Minutes enough = plan_ ? minutes_on(*plan_, 0) : problem_.free[0];
    if (enough > 0) must_ = least_held(0, static_cast<int>(enough), false, held);
    return *must_;
}

std::optional<int> Figures::buffer_days() {
    const int last = last_deadline(problem_);
    if (last < 0) return std::nullopt;
    const int most = study_days(problem_, last);
    const auto spared = [&](const std::optional<Allotment>& plan) {
        return plan ? std::min(most, spared_days(problem_, *plan)) : 0;
    };
    const auto without = [&](int count) {
        Problem& asked = afresh();
        lose_days(asked, count);
        return find(asked);
    };
    if (!has_minima(problem_) && must_today() > 0) return 0;
    int count = spared(plan_);
    if (!has_minima(problem_)) {
        const auto used = [&](int days_used) -> std::optional<int> {
            const auto plan = without(most - days_used);
            if (!plan) return std::nullopt;
            return most - spared(plan);
        };
        return most - least_held(-1, most - count, true, used);
    }
    WholeWeeks weeks(problem_, last);
    const auto too_many = [&](int n) {
        const std::optional<int> loss = weeks.loss(n);
        const auto plan = loss ? without(*loss) : std::nullopt;
        count = std::max(count, spared(plan));
        return !plan;
    };
    (void)gallop(most, too_many);
    while (count < most) {
        const auto plan = without(count + 1);
        if (!plan) break;
        count = spared(plan);
    }
    return count;
}

int last_deadline(const Problem& problem) {
    int last = -1;
    for (const Work& work : problem.works)
        if (work.required && work.has_deadline && work.until < never)
            last = std::max(last, work.until);
    return last;
}

}  // namespace osmlm
