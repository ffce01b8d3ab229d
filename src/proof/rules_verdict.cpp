#include <algorithm>
#include <optional>
#include <tuple>

#include "proof/rules.hpp"
#include "proof/weeks.hpp"
#include "proof/windows.hpp"

namespace osmlm::proof {
namespace {

/// The last day of required work; none when some of it finds no place, or when there is none.
std::optional<Day> finish_of(const Look& look) {
    int last = -never;
    for (std::size_t i = 0; i < look.facts.resources.size(); ++i) {
        const ResourceFacts& known = look.facts.resources[i];
        const ResourceTally& tally = look.tally.resources[i];
        if (!known.required) continue;
        if (without_place(known, tally) > 0) return std::nullopt;
        last = std::max(last, tally.last_day);
    }
    if (last == -never) return std::nullopt;
    return look.facts.time.day(last);
}

void finish_true(const Look& look, const Breaks& breaks) {
    const std::optional<Day> finish = finish_of(look);
    if (look.plan.finish == finish) return;
    if (!finish && look.plan.finish && !look.shows(look.facts.time.index(*look.plan.finish)))
        return;
    breaks.say("the last day of required work is {}, not {}", finish ? iso_date(*finish) : "none",
               look.plan.finish ? iso_date(*look.plan.finish) : "none");
}

void check_fits(const Plan& plan, const Breaks& breaks) {
    if (!plan.conflicts.empty()) breaks.say("it fits, with {} conflicts", plan.conflicts.size());
    if (plan.late_days) breaks.say("it fits, with days by which it is late");
    if (plan.short_minutes != 0) {
        breaks.say("it fits, with {} that miss", duration_text(plan.short_minutes));
    }
}

void verdict_consistent(const Look& look, const Breaks& breaks) {
    const Plan& plan = look.plan;
    if (plan.buffer_days.value_or(0) < 0)
        breaks.say("its buffer is {} study days", *plan.buffer_days);
    if (plan.verdict == Verdict::fits) return check_fits(plan, breaks);
    if (plan.buffer_days.value_or(0) > 0)
        breaks.say("it does not fit, with a buffer of {} study days", *plan.buffer_days);
    if (plan.load) breaks.say("it does not fit, with a load of {} %", *plan.load);
    if (plan.verdict == Verdict::short_ && plan.conflicts.empty()) {
        breaks.say("it is short, and no conflict says why");
    }
    if (plan.verdict == Verdict::open && !plan.conflicts.empty()) {
        breaks.say("it is open, with {} conflicts", plan.conflicts.size());
    }
    const auto& late = plan.late_days;
    if (late && late->at_least && late->at_most && *late->at_least > *late->at_most) {
        breaks.say("it is late by at least {} days and at most {}", *late->at_least,
                   *late->at_most);
    }
}

void no_empty_window(const Look& look, const Breaks& breaks) {
    if (look.plan.verdict != Verdict::fits) return;
    const Windows windows = windows_under(look.facts, {});
    for (std::size_t i = 0; i < look.facts.resources.size(); ++i) {
        if (windows.required[i] == 0 || windows.begin[i] <= windows.end[i]) continue;
        breaks.say("it fits, but {} cannot begin before {} and must end by {}", id_of(look, i),
                   date_of(look, windows.begin[i]), date_of(look, windows.end[i]));
    }
}

/// Minutes of required work that are late or without a place, and those that minima miss: no
/// proved bound can be above what a plan really misses.
Minutes missed(const Look& look) {
    Minutes sum = 0;
    for (std::size_t i = 0; i < look.facts.resources.size(); ++i) {
        const ResourceFacts& known = look.facts.resources[i];
        const ResourceTally& tally = look.tally.resources[i];
        if (known.required || known.alternative) sum += tally.late + without_place(known, tally);
    }
    for (std::size_t g = 0; g < look.facts.goals.size(); ++g) {
        const auto& weekly = look.curriculum.goals[g].weekly;
        if (!weekly || !weekly->min) continue;
        const int last = std::min(week_of(look.facts.goals[g].until), look.facts.time.size() / 7);
        for (int week = 0; week <= last; ++week) {
            const Minutes planned = look.tally.goals[g].at(week);
            sum += std::max<Minutes>(asked(look.facts, g, week) - planned, 0);
        }
    }
    return sum;
}

void conflicts_differ(const Look& look, const Breaks& breaks) {
    const auto figures = [](const Conflict& of) {
        return std::tie(of.from, of.until, of.need, of.have, of.resources, of.goals);
    };
    const std::vector<Conflict>& all = look.plan.conflicts;
    for (auto one = all.begin(); one != all.end(); ++one) {
        const bool again = std::any_of(all.begin(), one, [&](const Conflict& before) {
            return one->cases.empty() && before.cases.empty() && figures(before) == figures(*one);
        });
        if (!again) continue;
        breaks.say("the conflict from {} to {} stands there twice", iso_date(one->from),
                   iso_date(one->until));
    }
}

void bound_possible(const Look& look, const Breaks& breaks) {
    if (look.plan.verdict == Verdict::fits || look.until != never) return;
    const Minutes most = missed(look);
    if (look.plan.short_minutes >= 0 && look.plan.short_minutes <= most) return;
    breaks.say("at least {} are said to miss, and this plan misses {}",
               duration_text(look.plan.short_minutes), duration_text(most));
}

/// A conflict is a bound of what misses, unless it lists work that may end later by itself, as what
/// hurries that may be all that is late, or weekly hours, which late work may serve.
bool bounds(const Look& look, const Windows& windows, const Conflict& conflict) {
    return conflict.cases.empty() && conflict.goals.empty() &&
           std::ranges::all_of(conflict.resources, [&](std::size_t resource) {
               return resource < look.facts.resources.size() &&
                      look.facts.resources[resource].last <= windows.end[resource];
           });
}

void bound_taken(const Look& look, const Breaks& breaks) {
    if (look.plan.conflicts.empty()) return;
    const Windows windows = windows_under(look.facts, {});
    for (const Conflict& conflict : look.plan.conflicts) {
        const Minutes least = conflict.need - conflict.have;
        if (!bounds(look, windows, conflict) || look.plan.short_minutes >= least) continue;
        breaks.say("at least {} are said to miss, and a conflict up to {} shows {}",
                   duration_text(look.plan.short_minutes), iso_date(conflict.until),
                   duration_text(least));
    }
}

constexpr Rule rules[] = {
    {"finish", finish_true},           {"verdict", verdict_consistent},
    {"empty-window", no_empty_window}, {"conflict-twice", conflicts_differ},
    {"short", bound_possible},         {"short-least", bound_taken},
};

}  // namespace

std::span<const Rule> verdict_rules() { return rules; }

}  // namespace osmlm::proof
