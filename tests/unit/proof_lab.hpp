#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "hand_made.hpp"
#include "osmlm/base/day.hpp"
#include "osmlm/proof/verify.hpp"

/// Curricula, records and plans built in a few words, for the tests of the verifier.
namespace lab {

using namespace osmlm;

inline Day on(int month, int day, int year = 2026) {
    return Day{std::chrono::year{year} / month / day};
}

inline Weekdays weekdays(std::initializer_list<int> list) {
    Weekdays result;
    for (const int weekday : list) result.add(weekday);
    return result;
}

/// A curriculum, the log, and a plan whose figures `complete` fills from its sessions.
struct Scene {
    Curriculum curriculum;
    std::vector<Record> records;
    Plan plan;
    std::map<std::size_t, Minutes> left;  ///< told by the test where it is not the effort
    std::set<std::size_t> passed_over;    ///< told by the test

    std::size_t goal(const std::string& id, Weekdays days = Weekdays::all()) {
        Goal goal;
        goal.id = id;
        goal.days = days;
        curriculum.goals.push_back(goal);
        return curriculum.goals.size() - 1;
    }

    std::size_t work(const std::string& id, Minutes effort, int goal = -1) {
        const std::size_t resource = open(id, goal);
        curriculum.resources[resource].effort = Effort{effort, effort, effort, {}, {}};
        return resource;
    }

    std::size_t open(const std::string& id, int goal = -1) {
        Resource resource;
        resource.id = id;
        if (goal >= 0) resource.goal = static_cast<std::size_t>(goal);
        curriculum.resources.push_back(resource);
        return curriculum.resources.size() - 1;
    }

    Resource& at(std::size_t resource) { return curriculum.resources[resource]; }

    /// Hours of Monday to Friday, in minutes.
    void weekday_minutes(Minutes minutes) {
        for (std::size_t weekday = 0; weekday < 5; ++weekday) {
            curriculum.schedule.week[weekday].minutes = minutes;
        }
    }

    Record& record(Op op, const std::string& id, const std::string& resource = "") {
        Record record;
        record.op = op;
        record.id = kept(id);
        record.at = Instant{std::chrono::seconds{1000 + static_cast<int>(records.size())}};
        if (!resource.empty()) record.resource.set(kept(resource));
        records.push_back(record);
        return records.back();
    }

    Record& log(const std::string& resource, Day date, Minutes min) {
        Record& entry = record(Op::log, "r" + std::to_string(records.size()), resource);
        entry.date.set(date);
        entry.min.set(min);
        return entry;
    }

    PlannedDay& day(Day date) {
        auto place = std::ranges::lower_bound(plan.days, date, {}, &PlannedDay::date);
        if (place == plan.days.end() || place->date != date) {
            PlannedDay planned;
            planned.date = date;
            place = plan.days.insert(place, planned);
        }
        return *place;
    }

    PlannedSession& put(Day date, std::size_t resource, Minutes min) {
        PlannedSession session;
        session.resource = resource;
        session.min = min;
        day(date).sessions.push_back(session);
        return day(date).sessions.back();
    }

    /// The first session of the resource on that day.
    PlannedSession& session(Day date, std::size_t resource) {
        return *std::ranges::find(day(date).sessions, resource, &PlannedSession::resource);
    }

    PlannedResource& figures(std::size_t resource) {
        return *std::ranges::find(plan.resources, resource, &PlannedResource::resource);
    }

    [[nodiscard]] Minutes minutes_on(Day date) const {
        const Schedule& schedule = curriculum.schedule;
        const auto weekday = static_cast<std::size_t>(weekday_of(date));
        Minutes minutes = schedule.week[weekday].minutes;
        for (const WeekChange& change : schedule.changes) {
            const bool covers = change.from <= date && date <= change.until.value_or(date);
            if (covers && change.week[weekday]) minutes = change.week[weekday]->minutes;
        }
        for (const DayException& exception : schedule.days) {
            if (exception.from <= date && date <= exception.until)
                minutes = exception.hours.minutes;
        }
        return minutes;
    }

    /// Fills every figure of days and resources from the sessions; the weekly ones are the test's.
    void complete() {
        plan.from = std::max(plan.today, curriculum.start.value_or(plan.today));
        for (PlannedDay& day : plan.days) {
            day.hours = minutes_on(day.date);
            day.logged = 0;
            for (const Record& record : records) {
                if (record.op == Op::log && *record.date == day.date) day.logged += *record.min;
            }
        }
        plan.resources.clear();
        for (std::size_t i = 0; i < curriculum.resources.size(); ++i) {
            if (!at(i).dropped) plan.resources.push_back(figures_of(i));
        }
        finish();
    }

private:
    [[nodiscard]] std::optional<Day> deadline_of(const Resource& resource) const {
        std::vector<Day> days;
        const auto& goal = resource.goal;
        if (resource.deadline) days.push_back(*resource.deadline);
        if (curriculum.end) days.push_back(*curriculum.end);
        if (goal && curriculum.goals[*goal].deadline) {
            days.push_back(*curriculum.goals[*goal].deadline);
        }
        if (days.empty()) return std::nullopt;
        return *std::ranges::min_element(days);
    }

    PlannedResource figures_of(std::size_t i) {
        PlannedResource result;
        result.resource = i;
        result.optional = at(i).optional;
        result.picked = !passed_over.contains(i);
        if (at(i).effort) result.left = left.contains(i) ? left[i] : at(i).effort->planned;
        if (at(i).effort) result.deadline = deadline_of(at(i));
        Minutes planned = 0;
        for (const PlannedDay& day : plan.days) {
            for (const PlannedSession& session : day.sessions) {
                if (session.resource != i) continue;
                planned += session.min;
                if (!result.first) result.first = day.date;
                result.last = day.date;
                if (result.deadline && day.date > *result.deadline) result.late += session.min;
            }
        }
        if (result.left && planned < *result.left) result.last.reset();
        if (result.left && result.last && result.deadline)
            result.slack = unused(at(i), *result.last + days{1}, *result.deadline);
        return result;
    }

    /// Minutes of the resource's days that nothing is planned in.
    [[nodiscard]] Minutes unused(const Resource& resource, Day from, Day until) const {
        Minutes sum = 0;
        for (Day date = from; date <= until; date += days{1}) {
            const int weekday = weekday_of(date);
            const auto& goal = resource.goal;
            if (!resource.days.has(weekday)) continue;
            if (goal && !curriculum.goals[*goal].days.has(weekday)) continue;
            sum += minutes_on(date);
            for (const PlannedDay& day : plan.days)
                for (const PlannedSession& session : day.sessions)
                    if (day.date == date) sum -= session.min;
        }
        return sum;
    }

    void finish() {
        plan.finish.reset();
        for (const PlannedResource& resource : plan.resources) {
            if (resource.optional || resource.left.value_or(0) == 0 || !resource.first) continue;
            if (!resource.last) {
                plan.finish.reset();
                return;
            }
            plan.finish = std::max(plan.finish.value_or(*resource.last), *resource.last);
        }
    }
};

using Names = std::set<std::string>;

/// The rules that the plan of the scene breaks.
inline Names broken(const Scene& scene) {
    Names names;
    for (const Violation& violation : verify(scene.curriculum, scene.records, scene.plan)) {
        names.insert(violation.rule);
    }
    return names;
}

/// All messages, for the reader of a failing test.
inline std::string messages(const Scene& scene) {
    std::string text;
    for (const Violation& violation : verify(scene.curriculum, scene.records, scene.plan)) {
        text += violation.rule + ": " + violation.message + "\n";
    }
    return text;
}

}  // namespace lab
