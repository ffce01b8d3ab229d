#include <algorithm>
#include <set>

#include "proof/rules.hpp"
#include "proof/weeks.hpp"

namespace osmlm::proof {
namespace {

/// How long after the last date a minimum is asked that nothing ends.
constexpr int a_year = 366;

std::string week_name(const Look& look, int week) {
    return iso_week(look.facts.time.day(week * 7));
}

/// The last week in which the goal's weekly hours can be asked for; -1 when its last day is past,
/// `never` when nothing asks.
int last_week(const Look& look, std::size_t goal) {
    const int until = look.facts.goals[goal].until;
    if (until < look.facts.time.begin) return -1;
    if (until != never) return week_of(until);
    return look.curriculum.goals[goal].weekly->min ? week_of(look.facts.last_date + a_year) : never;
}

const std::string& goal_id(const Look& look, std::size_t goal) {
    return look.curriculum.goals[goal].id;
}

void maximum_kept(const Look& look, const Breaks& breaks) {
    for (std::size_t g = 0; g < look.facts.goals.size(); ++g) {
        const auto& weekly = look.curriculum.goals[g].weekly;
        if (!weekly || !weekly->max) continue;
        for (const auto& [week, planned] : look.tally.goals[g].sums) {
            const Minutes logged = look.facts.goals[g].logged.at(week);
            if (planned == 0 || planned + logged <= *weekly->max) continue;
            breaks.say("{} may have {} in {}, {} are logged and {} planned", goal_id(look, g),
                       duration_text(*weekly->max), week_name(look, week), duration_text(logged),
                       duration_text(planned));
        }
    }
}

void minimum_kept(const Look& look, const Breaks& breaks) {
    if (look.plan.verdict != Verdict::fits) return;
    for (std::size_t g = 0; g < look.facts.goals.size(); ++g) {
        const WeekRange range = weeks_to_check(look, g);
        for (int week = range.from; week <= range.until; ++week) {
            if (!surely_holds(look, g, week)) continue;
            const Minutes least = asked(look.facts, g, week);
            const Minutes planned = look.tally.goals[g].at(week);
            if (planned >= least) continue;
            breaks.say("{} asks for {} in {}, and {} are planned", goal_id(look, g),
                       duration_text(least), week_name(look, week), duration_text(planned));
        }
    }
}

/// Open work that nothing asks for: its goal has no weekly hours and is not itself the open work.
bool nothing_asks(const Look& look, std::size_t resource) {
    const Resource& of = look.curriculum.resources[resource];
    if (of.implied || of.effort) return false;
    return !of.goal || !look.curriculum.goals[*of.goal].weekly;
}

void open_work_kept(const Look& look, const Breaks& breaks) {
    for (std::size_t i = 0; i < look.facts.resources.size(); ++i) {
        if (look.tally.resources[i].planned == 0 || !nothing_asks(look, i)) continue;
        breaks.say("{} is planned, but no weekly hours ask for it", id_of(look, i));
    }
    for (std::size_t g = 0; g < look.facts.goals.size(); ++g) {
        const auto& weekly = look.curriculum.goals[g].weekly;
        if (!weekly || !weekly->min) continue;
        for (const auto& [week, open] : look.tally.open_work[g].sums) {
            const Minutes other = look.tally.goals[g].at(week) - open;
            const Minutes most = std::max<Minutes>(asked(look.facts, g, week) - other, 0);
            if (open <= most) continue;
            breaks.say("open work of {} has {} planned in {}, and the minimum still asks for {}",
                       goal_id(look, g), duration_text(open), week_name(look, week),
                       duration_text(most));
        }
    }
}

bool minimum_true(const Look& look, const PlannedWeek& listed, int week) {
    if (listed.min == asked(look.facts, listed.goal, week)) return true;
    return listed.min == 0 && !surely_holds(look, listed.goal, week);
}

void check_figures(const Look& look, const PlannedWeek& listed, int week, const Breaks& breaks) {
    const Goal& goal = look.curriculum.goals[listed.goal];
    const auto differs = [&](std::string_view what, Minutes said, Minutes is) {
        if (said == is) return;
        breaks.say("{} in {}: {} is {}, not {}", goal.id, week_name(look, week), what,
                   duration_text(is), duration_text(said));
    };
    const bool limited = goal.weekly && goal.weekly->max;
    if (!minimum_true(look, listed, week)) {
        differs("the minimum", listed.min, asked(look.facts, listed.goal, week));
    }
    differs("the maximum", listed.max.value_or(-1), limited ? *goal.weekly->max : -1);
    differs("what is logged", listed.logged, look.facts.goals[listed.goal].logged.at(week));
    differs("what is planned", listed.planned, look.tally.goals[listed.goal].at(week));
}

void weekly_figures(const Look& look, const Breaks& breaks) {
    const PlannedWeek* before = nullptr;
    for (const PlannedWeek& listed : look.plan.weekly) {
        const int day = look.facts.time.index(listed.monday);
        if (listed.goal >= look.curriculum.goals.size() || weekday_of(listed.monday) != 0 ||
            day < 0) {
            breaks.say("goal number {} and {} name no week of the plan", listed.goal,
                       iso_date(listed.monday));
            continue;
        }
        if (before != nullptr &&
            std::pair(before->monday, before->goal) >= std::pair(listed.monday, listed.goal)) {
            breaks.say("{} of {} does not stand in order", iso_week(listed.monday),
                       goal_id(look, listed.goal));
        }
        before = &listed;
        check_figures(look, listed, week_of(day), breaks);
    }
}

/// Every week in which weekly hours are asked for, or limit what is planned, is listed.
void weekly_list(const Look& look, const Breaks& breaks) {
    std::set<std::pair<int, std::size_t>> listed;
    for (const PlannedWeek& week : look.plan.weekly)
        listed.emplace(week_of(look.facts.time.index(week.monday)), week.goal);
    const int shown = look.until == never ? week_of(std::max(look.tally.last_listed, 0))
                                          : week_of(look.until + 1) - 1;
    for (std::size_t g = 0; g < look.facts.goals.size(); ++g) {
        const auto& weekly = look.curriculum.goals[g].weekly;
        if (!weekly) continue;
        for (int week = 0; week <= std::min(shown, last_week(look, g)); ++week) {
            const bool matters = look.tally.goals[g].at(week) > 0 ||
                                 (surely_holds(look, g, week) && asked(look.facts, g, week) > 0);
            if (matters && !listed.contains({week, g}))
                breaks.say("{} has weekly hours in {}, and the list leaves that out",
                           goal_id(look, g), week_name(look, week));
        }
    }
}

constexpr Rule rules[] = {
    {"weekly-max", maximum_kept},       {"weekly-min", minimum_kept}, {"open-work", open_work_kept},
    {"weekly-figures", weekly_figures}, {"weekly-list", weekly_list},
};

}  // namespace

WeekRange weeks_to_check(const Look& look, std::size_t goal) {
    const auto& weekly = look.curriculum.goals[goal].weekly;
    if (!weekly || !weekly->min) return {0, -1};
    const int end = look.facts.goals[goal].until != never
                        ? (look.facts.time.size() - 1) / 7
                        : week_of(std::max(look.tally.last_listed, 0)) - 1;
    const int last = std::min(end, last_week(look, goal));
    return {0, look.until == never ? last : std::min(last, week_of(look.until + 1) - 1)};
}

bool surely_holds(const Look& look, std::size_t goal, int week) {
    if (look.facts.goals[goal].open_work) return true;
    return week < week_of(look.tally.finished[goal]);
}

std::span<const Rule> weekly_rules() { return rules; }

}  // namespace osmlm::proof
