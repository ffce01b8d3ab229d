#include <algorithm>

#include "proof/rules.hpp"

namespace osmlm::proof {
namespace {

bool fits(const Look& look) { return look.plan.verdict == Verdict::fits; }

/// Calls `use` for each resource of which something is planned.
template <class Use>
void for_each_planned(const Look& look, Use use) {
    for (std::size_t i = 0; i < look.facts.resources.size(); ++i) {
        if (look.tally.resources[i].first_day == never) continue;
        use(i, look.facts.resources[i], look.tally.resources[i]);
    }
}

void only_in_plan(const Look& look, const Breaks& breaks) {
    for_each_planned(look, [&](std::size_t i, const ResourceFacts& known, const auto& tally) {
        if (known.in_plan) return;
        breaks.say("{} is planned on {}, but it is out of the plan", id_of(look, i),
                   date_of(look, tally.first_day));
    });
}

void nothing_finished(const Look& look, const Breaks& breaks) {
    for_each_planned(look, [&](std::size_t i, const ResourceFacts& known, const auto& tally) {
        if (!known.in_plan || !known.finished) return;
        breaks.say("{} is planned on {}, but nothing of it is left", id_of(look, i),
                   date_of(look, tally.first_day));
    });
}

void on_allowed_days(const Look& look, const Breaks& breaks) {
    for (const Placed& session : look.tally.placed) {
        if (session.day < look.facts.time.begin) continue;
        const ResourceFacts& known = look.facts.resources[session.resource];
        if (look.facts.allowed(known, session.day)) continue;
        breaks.say("{} may not be planned on {} ({}); its first day is {}",
                   id_of(look, session.resource), date_of(look, session.day),
                   weekday_names[static_cast<std::size_t>(session.day % 7)],
                   date_of(look, known.earliest));
    }
}

void within_daily_max(const Look& look, const Breaks& breaks) {
    std::vector<Minutes> sum(look.facts.resources.size());
    std::vector<int> on(sum.size(), -1);
    for (const Placed& session : look.tally.placed) {
        const std::size_t i = session.resource;
        const Minutes most = look.facts.daily(look.facts.resources[i], session.day);
        if (on[i] != session.day) sum[i] = 0;
        on[i] = session.day;
        const bool was_within = sum[i] <= most;
        sum[i] += session.min;
        if (!was_within || sum[i] <= most || most == unlimited) continue;
        breaks.say("{} on {} has {} planned, at least, and {} are open", id_of(look, i),
                   date_of(look, session.day), duration_text(sum[i]), duration_text(most));
    }
}

void effort_kept(const Look& look, const Breaks& breaks) {
    for (std::size_t i = 0; i < look.facts.resources.size(); ++i) {
        const ResourceFacts& known = look.facts.resources[i];
        const Minutes planned = look.tally.resources[i].planned;
        if (!known.work) continue;
        // Work that hours never end for may go on beyond all days that are planned.
        const bool whole =
            fits(look) && known.required && known.last != never && look.shows(known.last);
        if (planned > known.left || (whole && planned != known.left)) {
            breaks.say("{} has {} left, and {} are planned", id_of(look, i),
                       duration_text(known.left), duration_text(planned));
        }
    }
}

/// Whether every minute of the member lies before the first of the resource.
bool precedes(const Look& look, std::size_t member, std::size_t resource) {
    const ResourceTally& earlier = look.tally.resources[member];
    return earlier.planned >= look.facts.resources[member].left &&
           earlier.last_at < look.tally.resources[resource].first_at;
}

std::string names_of(const Look& look, const Prerequisite& members) {
    std::string names;
    for (const std::size_t member : members) {
        names += (names.empty() ? "" : " or ") + id_of(look, member);
    }
    return names;
}

void after_kept(const Look& look, const Breaks& breaks) {
    for_each_planned(look, [&](std::size_t i, const ResourceFacts& known, const auto& tally) {
        for (const Prerequisite& members : known.after) {
            if (std::ranges::any_of(members, [&](std::size_t m) { return precedes(look, m, i); })) {
                continue;
            }
            breaks.say("{} starts on {}, before {} is finished", id_of(look, i),
                       date_of(look, tally.first_day), names_of(look, members));
        }
    });
}

/// Whether each resource is finished one day: planned to the end, or, where its hours never end or
/// not all days are shown, waiting for such ones alone.
std::vector<bool> finished_one_day(const Look& look) {
    std::vector<bool> comes(look.facts.resources.size());
    for (const std::size_t i : look.facts.order) {
        const ResourceFacts& known = look.facts.resources[i];
        const bool may_go_on = known.last == never || !look.shows(known.last);
        const auto comes_one = [&](const Prerequisite& members) {
            return std::ranges::any_of(members, [&](std::size_t m) { return comes[m]; });
        };
        comes[i] = look.tally.resources[i].planned >= known.left ||
                   (may_go_on && std::ranges::all_of(known.after, comes_one));
    }
    return comes;
}

void never_in_vain(const Look& look, const Breaks& breaks) {
    if (!fits(look)) return;
    const std::vector<bool> comes = finished_one_day(look);
    for (std::size_t i = 0; i < look.facts.resources.size(); ++i) {
        const ResourceFacts& known = look.facts.resources[i];
        if (!known.required || known.last != never) continue;
        for (const Prerequisite& members : known.after) {
            if (std::ranges::any_of(members, [&](std::size_t m) { return comes[m]; })) continue;
            breaks.say("{} waits for ever: this plan never finishes {}", id_of(look, i),
                       names_of(look, members));
        }
    }
}

void deadlines_kept(const Look& look, const Breaks& breaks) {
    if (!fits(look)) return;
    for_each_planned(look, [&](std::size_t i, const ResourceFacts& known, const auto& tally) {
        if (!known.required || tally.late == 0) return;
        breaks.say("{} has its deadline on {}, and {} are planned later, the last on {}",
                   id_of(look, i), date_of(look, known.deadline), duration_text(tally.late),
                   date_of(look, tally.last_day));
    });
}

void optional_windows(const Look& look, const Breaks& breaks) {
    for_each_planned(look, [&](std::size_t i, const ResourceFacts& known, const auto& tally) {
        const bool may_be_late = known.alternative && !fits(look);
        if (!known.work || known.required || may_be_late || tally.late == 0) return;
        breaks.say("{} is optional, and {} of it are planned after {}", id_of(look, i),
                   duration_text(tally.late), date_of(look, known.deadline));
    });
}

/// The last day of open work: the end or its goal's deadline, whatever its own may say.
int last_open_day(const Look& look, std::size_t resource) {
    const auto& goal = look.curriculum.resources[resource].goal;
    if (goal) return look.facts.goals[*goal].until;
    return look.curriculum.end ? look.facts.time.index(*look.curriculum.end) : never;
}

void open_windows(const Look& look, const Breaks& breaks) {
    for_each_planned(look, [&](std::size_t i, const ResourceFacts& known, const auto& tally) {
        if (!known.open || tally.last_day <= last_open_day(look, i)) return;
        breaks.say("{} is planned on {}, after its last day {}", id_of(look, i),
                   date_of(look, tally.last_day), date_of(look, last_open_day(look, i)));
    });
}

constexpr Rule rules[] = {
    {"out-of-plan", only_in_plan},
    {"finished", nothing_finished},
    {"allowed-days", on_allowed_days},
    {"daily-max", within_daily_max},
    {"effort", effort_kept},
    {"after", after_kept},
    {"endless-wait", never_in_vain},
    {"deadline", deadlines_kept},
    {"optional-window", optional_windows},
    {"open-window", open_windows},
};

}  // namespace

std::span<const Rule> work_rules() { return rules; }

}  // namespace osmlm::proof
