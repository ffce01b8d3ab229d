#include <algorithm>
#include <optional>

#include "osmlm/base/clock.hpp"
#include "proof/rules.hpp"

namespace osmlm::proof {
namespace {

void begins(const Look& look, const Breaks& breaks) {
    const Timeline& time = look.facts.time;
    const Day begin = time.day(time.begin);
    if (look.plan.from != begin) {
        breaks.say("the plan says that it begins on {}, but it begins on {}",
                   iso_date(look.plan.from), iso_date(begin));
    }
    for (const PlannedDay& day : look.plan.days) {
        if (day.date >= begin) continue;
        breaks.say("{} is planned, but the plan begins on {}", iso_date(day.date), iso_date(begin));
    }
}

void days_in_order(const Look& look, const Breaks& breaks) {
    const auto& listed = look.plan.days;
    for (std::size_t i = 1; i < listed.size(); ++i) {
        if (listed[i - 1].date < listed[i].date) continue;
        breaks.say("{} stands after {}", iso_date(listed[i].date), iso_date(listed[i - 1].date));
    }
}

void within_horizon(const Look& look, const Breaks& breaks) {
    const int last = horizon(look.facts);
    for (const PlannedDay& day : look.plan.days) {
        if (look.facts.time.index(day.date) <= last) continue;
        breaks.say("{} is planned, after {}, the last day on which late work may go on",
                   iso_date(day.date), date_of(look, last));
    }
}

void hours_true(const Look& look, const Breaks& breaks) {
    for (const PlannedDay& day : look.plan.days) {
        const int index = look.facts.time.index(day.date);
        if (!look.facts.time.holds(index) || day.hours == look.facts.time.hours_of(index)) continue;
        breaks.say("{} has {}, not {}", iso_date(day.date),
                   duration_text(look.facts.time.hours_of(index)), duration_text(day.hours));
    }
}

void logged_true(const Look& look, const Breaks& breaks) {
    for (const PlannedDay& day : look.plan.days) {
        const Minutes logged = logged_on(look.facts.ledger, day.date);
        if (day.logged == logged) continue;
        breaks.say("on {} {} are logged, not {}", iso_date(day.date), duration_text(logged),
                   duration_text(day.logged));
    }
}

void within_capacity(const Look& look, const Breaks& breaks) {
    for (int day = 0; day < look.facts.time.size(); ++day) {
        const Minutes planned = look.tally.planned[static_cast<std::size_t>(day)];
        if (planned <= look.facts.time.free_of(day)) continue;
        breaks.say("{} has {} free, and {} are planned", date_of(look, day),
                   duration_text(look.facts.time.free_of(day)), duration_text(planned));
    }
}

void minutes_positive(const Look& look, const Breaks& breaks) {
    for (const Placed& session : look.tally.placed) {
        if (session.min > 0) continue;
        breaks.say("a session of {} on {} has {} minutes", id_of(look, session.resource),
                   date_of(look, session.day), session.min);
    }
}

void resources_known(const Look& look, const Breaks& breaks) {
    for (const PlannedDay& day : look.plan.days) {
        for (const PlannedSession& session : day.sessions) {
            if (session.resource < look.curriculum.resources.size()) continue;
            breaks.say("{} plans resource number {}, and there are {}", iso_date(day.date),
                       session.resource, look.curriculum.resources.size());
        }
    }
}

bool inside_window(const DayHours& hours, const PlannedSession& session) {
    return std::ranges::any_of(hours.windows, [&](const ClockWindow& window) {
        return *session.start >= window.from && *session.start + session.min <= window.until;
    });
}

void check_clock(const Look& look, const PlannedDay& day, const DayHours& hours,
                 const Breaks& breaks) {
    std::optional<Minutes> until;
    for (const PlannedSession& session : day.sessions) {
        if (!session.start || session.resource >= look.curriculum.resources.size()) continue;
        if (!inside_window(hours, session)) {
            breaks.say("{} on {} from {} for {} lies in no clock window of that day",
                       id_of(look, session.resource), iso_date(day.date),
                       clock_text(*session.start), duration_text(session.min));
        }
        if (until && *session.start < *until) {
            breaks.say("{} on {} starts at {}, before the session ahead of it ends",
                       id_of(look, session.resource), iso_date(day.date),
                       clock_text(*session.start));
        }
        until = *session.start + session.min;
    }
}

/// Only what fits into no window has no start. A plan does not say what time it was when it was
/// made, so today counts from its first start on.
void check_unplaced(const Look& look, const PlannedDay& day, const DayHours& hours,
                    const Breaks& breaks) {
    constexpr int late = 48 * 60;
    int since = day.date == look.plan.today ? late : 0;
    Minutes placed = 0, room = 0;
    const PlannedSession* unplaced = nullptr;
    for (const PlannedSession& session : day.sessions) {
        if (!session.start) unplaced = &session;
        if (!session.start) continue;
        placed += session.min;
        since = std::min(since, *session.start);
    }
    for (const ClockWindow& window : hours.windows)
        room += std::max(0, window.until - std::max(window.from, since));
    if (unplaced == nullptr || room <= placed || unplaced->resource >= look.facts.resources.size())
        return;
    breaks.say("{} on {} has no start, and {} of that day's clock windows are unused",
               id_of(look, unplaced->resource), iso_date(day.date), duration_text(room - placed));
}

void clock_starts(const Look& look, const Breaks& breaks) {
    for (const PlannedDay& day : look.plan.days) {
        const int index = look.facts.time.index(day.date);
        if (!look.facts.time.holds(index)) continue;
        const DayHours& hours = *look.facts.time.hours[static_cast<std::size_t>(index)];
        check_clock(look, day, hours, breaks);
        check_unplaced(look, day, hours, breaks);
    }
}

bool is_waited_for(const Look& look, std::size_t resource) {
    return std::ranges::any_of(look.facts.resources, [&](const ResourceFacts& other) {
        return std::ranges::any_of(other.after, [&](const Prerequisite& members) {
            return std::ranges::find(members, resource) != members.end();
        });
    });
}

/// What the curriculum lacks that the reason of a session speaks of; nothing when it may be true.
std::string_view lacking(const Look& look, std::size_t index, Why why) {
    const Resource& resource = look.curriculum.resources[index];
    const ResourceFacts& known = look.facts.resources[index];
    const auto& goal = resource.goal;
    switch (why) {
        case Why::deadline:
            return known.deadline == never && known.last == never ? "deadline" : "";
        case Why::prerequisite:
            return is_waited_for(look, index) ? "" : "work that waits for it";
        case Why::weekly:
            return goal && look.curriculum.goals[*goal].weekly ? "" : "weekly hours";
        case Why::priority:
            return resource.priority == Priority::high ? "" : "high priority";
        case Why::optional:
            return resource.optional ? "" : "mark of optional work";
        case Why::stable:
        case Why::even:
        case Why::early:
            break;
    }
    return "";
}

/// Reasons are not derived, but one of which there can be no question is refused.
void reasons_possible(const Look& look, const Breaks& breaks) {
    for (const PlannedDay& day : look.plan.days)
        for (const PlannedSession& session : day.sessions) {
            if (session.resource >= look.facts.resources.size()) continue;
            const std::string_view what = lacking(look, session.resource, session.why);
            if (!what.empty())
                breaks.say("{} has no {} that could be why it is planned on {}",
                           id_of(look, session.resource), what, iso_date(day.date));
        }
}

constexpr Rule rules[] = {
    {"begin", begins},
    {"day-order", days_in_order},
    {"horizon", within_horizon},
    {"day-hours", hours_true},
    {"day-logged", logged_true},
    {"capacity", within_capacity},
    {"session-minutes", minutes_positive},
    {"unknown-resource", resources_known},
    {"clock", clock_starts},
    {"reason", reasons_possible},
};

}  // namespace

std::span<const Rule> day_rules() { return rules; }

}  // namespace osmlm::proof
