#include "oracle/facts.hpp"

#include <algorithm>

#include "oracle/hours.hpp"
#include "oracle/ledger.hpp"

namespace osmlm::oracle {
namespace {

template <class Value>
std::optional<Value> earlier(std::optional<Value> a, std::optional<Value> b) {
    if (!a || !b) return a ? a : b;
    return std::min(*a, *b);
}

int offset(Day from, Day day) { return static_cast<int>((day - from).count()); }

/// The curriculum, what the log says of it, and who is in the plan.
struct Given {
    const Curriculum& curriculum;
    Ledger ledger;
    Day today, begin;
    std::vector<bool> in_plan;

    bool finished(std::size_t r) const { return ledger.left[r] && *ledger.left[r] == 0; }
    bool open(std::size_t r) const { return !curriculum.resources[r].effort; }
    std::optional<Day> goal_deadline(std::size_t r) const {
        const std::optional<std::size_t> goal = curriculum.resources[r].goal;
        return goal ? curriculum.goals[*goal].deadline : std::nullopt;
    }
};

Minutes logged(const Ledger& ledger, Day day, std::optional<std::size_t> resource = {}) {
    Minutes sum = 0;
    for (const Entry& entry : ledger.entries) {
        if (entry.date == day && (!resource || entry.resource == resource)) sum += entry.min;
    }
    return sum;
}

void pass_over(const Given& given, const Choice& choice, std::vector<bool>& in_plan) {
    std::vector<std::size_t> members = choice.of;
    std::sort(members.begin(), members.end());
    std::vector<std::size_t> counted, others;
    for (const std::size_t r : members) {
        const bool picked =
            std::find(choice.picked.begin(), choice.picked.end(), r) != choice.picked.end();
        const Resource& resource = given.curriculum.resources[r];
        const bool counts = (picked && !resource.dropped) || given.finished(r);
        (counts ? counted : others).push_back(r);
    }
    std::size_t places = choice.choose > counted.size() ? choice.choose - counted.size() : 0;
    for (const std::size_t r : others) {
        const Resource& resource = given.curriculum.resources[r];
        if (places > 0 && !resource.dropped && !resource.optional) {
            --places;
        } else {
            in_plan[r] = false;
        }
    }
}

std::vector<bool> who_is_in(const Given& given) {
    std::vector<bool> in_plan;
    for (const Resource& resource : given.curriculum.resources) {
        in_plan.push_back(!resource.dropped);
    }
    for (const Choice& choice : given.curriculum.choices) pass_over(given, choice, in_plan);
    return in_plan;
}

// ---- the days that are looked at

std::optional<Day> last_date_named(const Curriculum& curriculum) {
    std::optional<Day> last;
    const auto see = [&](std::optional<Day> day) {
        if (day && (!last || *day > *last)) last = day;
    };
    see(curriculum.start);
    for (const WeekChange& change : curriculum.schedule.changes) {
        see(change.from);
        see(change.until);
    }
    for (const DayException& exception : curriculum.schedule.days) see(exception.until);
    for (const Goal& goal : curriculum.goals) see(goal.deadline);
    for (const Resource& resource : curriculum.resources) {
        see(resource.start);
        see(resource.deadline);
    }
    return last;
}

bool has_minima(const Curriculum& curriculum) {
    return std::any_of(curriculum.goals.begin(), curriculum.goals.end(), [](const Goal& goal) {
        return goal.weekly && goal.weekly->min.value_or(0) > 0;
    });
}

/// Once no date lies ahead all weeks are alike: a plan has no use for one in which no finite work
/// moves, so there are at most as many weeks as minutes left.
int weeks_of_finite_work(const Given& given) {
    Minutes left = 0;
    bool needed = has_minima(given.curriculum);
    for (std::size_t r = 0; r < given.curriculum.resources.size(); ++r) {
        if (!given.in_plan[r] || !given.ledger.left[r]) continue;
        left += *given.ledger.left[r];
        const Resource& resource = given.curriculum.resources[r];
        needed = needed || !earlier(resource.deadline, given.goal_deadline(r));
    }
    return needed ? static_cast<int>(std::min<Minutes>(left, 520)) : 0;
}

Day sunday_of(Day day) { return monday_of(day) + days{6}; }

Day last_day(const Given& given, const Facts& facts) {
    if (given.curriculum.end) return sunday_of(std::max(given.begin, *given.curriculum.end));
    const Day named = last_date_named(given.curriculum).value_or(given.begin);
    const int asked = 7 * (weeks_of_finite_work(given) + (facts.endless ? 1 : 0));
    return sunday_of(std::max(given.begin, named)) + days{asked + facts.unasked};
}

bool goes_on_for_ever(const Given& given) {
    if (given.curriculum.end) return false;
    for (std::size_t r = 0; r < given.curriculum.resources.size(); ++r) {
        if (!given.in_plan[r] || !given.open(r)) continue;
        const std::optional<std::size_t> goal = given.curriculum.resources[r].goal;
        if (!goal || given.curriculum.goals[*goal].deadline) continue;
        const std::optional<Weekly>& weekly = given.curriculum.goals[*goal].weekly;
        if (weekly && weekly->min.value_or(0) > 0) return true;
    }
    return false;
}

// ---- jobs

std::vector<Minutes> room_of(const Given& given, const Facts& facts, std::size_t r) {
    const Resource& resource = given.curriculum.resources[r];
    Weekdays weekdays = resource.days;
    if (resource.goal) weekdays = weekdays & given.curriculum.goals[*resource.goal].days;
    std::optional<Day> last;
    if (given.open(r)) last = earlier(given.curriculum.end, given.goal_deadline(r));
    std::vector<Minutes> room(static_cast<std::size_t>(facts.length), 0);
    for (int d = 0; d < facts.length; ++d) {
        const Day day = facts.begin + days{d};
        const auto at = static_cast<std::size_t>(d);
        if (!weekdays.has(weekday_of(day))) continue;
        if ((resource.start && day < *resource.start) || (last && day > *last)) continue;
        const int asked_for_ever = facts.length - facts.unasked - 7;
        if (facts.endless && !given.open(r) && d >= asked_for_ever && d < asked_for_ever + 7)
            continue;
        room[at] = facts.free[at];
        if (!resource.daily_max) continue;
        const Minutes used = day == given.today ? logged(given.ledger, day, r) : 0;
        room[at] = std::min(room[at], std::max<Minutes>(0, *resource.daily_max - used));
    }
    return room;
}

Job job_of(const Given& given, const Facts& facts, std::size_t r) {
    const Resource& resource = given.curriculum.resources[r];
    Job job;
    job.resource = r;
    job.goal = resource.goal;
    job.open = given.open(r);
    job.optional = resource.optional;
    job.priority = resource.priority;
    job.left = given.ledger.left[r].value_or(0);
    if (!job.open) {
        const std::optional<Day> deadline =
            earlier(earlier(resource.deadline, given.goal_deadline(r)), given.curriculum.end);
        if (deadline) job.deadline = offset(facts.begin, *deadline);
    }
    job.room = room_of(given, facts, r);
    return job;
}

/// Groups that still bind: without members that are out or open, and without groups that hold.
Groups binding(const Given& given, std::size_t r, const std::vector<std::size_t>& job_at) {
    Groups groups;
    for (const Prerequisite& members : given.curriculum.resources[r].after) {
        std::vector<std::size_t> group;
        bool holds = false;
        for (const std::size_t member : members) {
            if (!given.in_plan[member] || given.open(member)) continue;
            holds = holds || given.finished(member);
            if (!given.finished(member)) group.push_back(job_at[member]);
        }
        std::sort(group.begin(), group.end());
        group.erase(std::unique(group.begin(), group.end()), group.end());
        if (!holds && !group.empty()) groups.push_back(group);
    }
    return groups;
}

void add_jobs(const Given& given, Facts& facts) {
    std::vector<std::size_t> job_at(given.curriculum.resources.size(), 0);
    for (std::size_t r = 0; r < given.curriculum.resources.size(); ++r) {
        if (!given.in_plan[r] || given.finished(r)) continue;
        job_at[r] = facts.jobs.size();
        facts.jobs.push_back(job_of(given, facts, r));
    }
    for (Job& job : facts.jobs) job.after = binding(given, job.resource, job_at);
}

// ---- weekly limits

/// A and B of a goal: the days that its weekly minimum counts.
struct Span {
    std::optional<Day> from, until;
    bool holds(Day day) const { return (!from || day >= *from) && (!until || day <= *until); }
};

Span counted_days(const Given& given, std::size_t goal) {
    std::optional<Day> earliest;
    bool all_start = true;
    for (std::size_t r = 0; r < given.curriculum.resources.size(); ++r) {
        const Resource& resource = given.curriculum.resources[r];
        if (resource.goal != goal || !given.in_plan[r] || given.finished(r)) continue;
        all_start = all_start && resource.start.has_value();
        earliest = earlier(earliest, resource.start);
    }
    Span span{given.curriculum.start,
              earlier(given.curriculum.end, given.curriculum.goals[goal].deadline)};
    if (all_start && earliest && (!span.from || *earliest > *span.from)) span.from = earliest;
    return span;
}

Minutes logged_in_week(const Given& given, std::size_t goal, Day monday) {
    Minutes sum = 0;
    for (const Entry& entry : given.ledger.entries) {
        if (!entry.resource || monday_of(entry.date) != monday) continue;
        if (given.curriculum.resources[*entry.resource].goal == goal) sum += entry.min;
    }
    return sum;
}

/// What the hours of the goal's days from today on hold in the week of today.
Minutes unused_this_week(const Given& given, std::size_t goal, const Span& span) {
    const Schedule& schedule = given.curriculum.schedule;
    Minutes sum = 0;
    for (Day day = given.today; monday_of(day) == monday_of(given.today); day += days{1}) {
        if (!given.curriculum.goals[goal].days.has(weekday_of(day)) || !span.holds(day)) continue;
        const Minutes used = day == given.today ? logged(given.ledger, day) : 0;
        sum += std::max<Minutes>(0, hours_of(schedule, day, true) - used);
    }
    return sum;
}

Minutes asked_in_week(const Given& given, std::size_t goal, Day monday, const Span& span) {
    const Minutes min = given.curriculum.goals[goal].weekly->min.value_or(0);
    Minutes usual = 0, there = 0;
    for (Day day = monday; day < monday + days{7}; day += days{1}) {
        if (!given.curriculum.goals[goal].days.has(weekday_of(day))) continue;
        usual += hours_of(given.curriculum.schedule, day, false);
        if (span.holds(day)) there += hours_of(given.curriculum.schedule, day, true);
    }
    if (usual == 0) return 0;
    const Minutes scaled = min * std::min(there, usual) / usual;
    const Minutes asked = std::max<Minutes>(0, scaled - logged_in_week(given, goal, monday));
    if (monday != monday_of(given.today)) return asked;
    return std::min(asked, unused_this_week(given, goal, span));
}

bool has_open_work(const Facts& facts, std::size_t goal) {
    return std::any_of(facts.jobs.begin(), facts.jobs.end(),
                       [&](const Job& job) { return job.open && job.goal == goal; });
}

void add_weeks(const Given& given, std::size_t goal, Facts& facts) {
    const Weekly& weekly = *given.curriculum.goals[goal].weekly;
    const Span span = counted_days(given, goal);
    const Day end = facts.begin + days{facts.length};
    for (Day monday = monday_of(facts.begin); monday < end; monday += days{7}) {
        WeekLimit week;
        week.goal = goal;
        week.first = std::max(0, offset(facts.begin, monday));
        week.last = std::min(facts.length - 1, offset(facts.begin, monday) + 6);
        week.always = has_open_work(facts, goal);
        const bool unasked = facts.unasked > 0 && week.last >= facts.length - facts.unasked;
        if (!unasked && (!span.until || monday <= *span.until)) {
            week.asked = asked_in_week(given, goal, monday, span);
        }
        if (weekly.max) {
            week.most = std::max<Minutes>(0, *weekly.max - logged_in_week(given, goal, monday));
        }
        if (week.asked > 0 || week.most) facts.weeks.push_back(week);
    }
}

}  // namespace

Facts derive(const Curriculum& curriculum, const std::vector<Record>& records, Day today) {
    Given given{curriculum, read_ledger(curriculum, records), today, today, {}};
    if (curriculum.start) given.begin = std::max(today, *curriculum.start);
    given.in_plan = who_is_in(given);
    Facts facts;
    facts.begin = given.begin;
    facts.endless = goes_on_for_ever(given);
    if (facts.endless) facts.unasked = 7 * weeks_of_finite_work(given);
    facts.length = offset(facts.begin, last_day(given, facts)) + 1;
    for (Day day = facts.begin; day < facts.begin + days{facts.length}; day += days{1}) {
        const Minutes used = day == today ? logged(given.ledger, day) : 0;
        facts.free.push_back(std::max<Minutes>(0, hours_of(curriculum.schedule, day, true) - used));
    }
    add_jobs(given, facts);
    for (std::size_t goal = 0; goal < curriculum.goals.size(); ++goal) {
        if (curriculum.goals[goal].weekly) add_weeks(given, goal, facts);
    }
    return facts;
}

}  // namespace osmlm::oracle
