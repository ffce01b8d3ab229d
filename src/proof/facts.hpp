#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/record.hpp"
#include "osmlm/plan/plan.hpp"
#include "proof/ledger.hpp"
#include "proof/timeline.hpp"

namespace osmlm::proof {

/// More minutes than any day has: the daily maximum of what has none.
inline constexpr Minutes unlimited = 100'000;

/// Minutes of a goal by week; weeks are added in order.
struct WeekSums {
    std::vector<std::pair<int, Minutes>> sums;
    void add(int week, Minutes min);
    [[nodiscard]] Minutes at(int week) const;
};

struct ResourceFacts {
    bool in_plan = false;
    bool open = false;  ///< without effort
    bool finished = false;
    bool work = false;  ///< in the plan with minutes left
    bool required = false;
    bool alternative = false;  ///< optional, and required work waits for it or for another
    Minutes left = 0;
    Weekdays days;         ///< of the goal and its own
    int earliest = 0;      ///< first day that its start and the plan's allow
    int deadline = never;  ///< earliest of its own, its goal's and the end
    int last = never;      ///< the deadline, or without one where its hours end for ever
    Minutes daily = unlimited;
    Minutes daily_today = unlimited;
    std::vector<Prerequisite> after;  ///< what it still waits for: members that are work
};

struct GoalFacts {
    int since = -never, until = never;  ///< A and B of the weekly minimum
    bool open_work = false;             ///< some of it in the plan
    WeekSums logged;
};

/// Everything that the curriculum and the records say about a plan made on `today`.
struct Facts {
    const Curriculum* curriculum = nullptr;
    Ledger ledger;
    Timeline time;
    int last_date = 0;  ///< that the curriculum names, or today
    std::vector<ResourceFacts> resources;
    std::vector<GoalFacts> goals;
    std::vector<std::size_t> order;  ///< of resources, each after all that it waits for

    [[nodiscard]] bool allowed(const ResourceFacts& resource, int day) const {
        return day >= resource.earliest && resource.days.has(day % 7);
    }
    [[nodiscard]] Minutes daily(const ResourceFacts& resource, int day) const {
        return day == time.today ? resource.daily_today : resource.daily;
    }
};

/// Derives the facts; the calendar reaches to the last date of the curriculum and to `last`, but
/// at most ten years beyond the end. The ledger's entries begin with `since`, or with the week of
/// today where that is earlier. O(records + resources + arcs + days).
Facts derive(const Curriculum& curriculum, const Records& records, Day today, Day last, Day since);

/// The facts on the plan's day, for all days that it and its conflicts name.
Facts derive(const Curriculum& curriculum, const Records& records, const Plan& plan);

/// Minutes that the weekly minimum of a goal asks of a week, whether or not it must hold there.
Minutes asked(const Facts& facts, std::size_t goal, int week);

/// The last day on which anything may be planned.
int horizon(const Facts& facts);

}  // namespace osmlm::proof
