#include "report/progress/facts.hpp"

#include <algorithm>

#include "osmlm/model/first_effort.hpp"
#include "osmlm/model/recent.hpp"
#include "osmlm/plan/in_plan.hpp"

namespace osmlm {
namespace {

Minutes rounded(Minutes dividend, Minutes divisor) {
    return (2 * dividend + divisor) / (2 * divisor);
}

void stretch(Advance& advance, std::optional<Day> first, std::optional<Day> last) {
    if (first) advance.first = std::min(*first, advance.first.value_or(*first));
    if (last) advance.last = std::max(*last, advance.last.value_or(*last));
}

WorkState state_of(const Resource& resource, const Progress& progress) {
    if (resource.dropped) return WorkState::dropped;
    if (progress.done) return WorkState::done;
    return progress.logged > 0 ? WorkState::doing : WorkState::todo;
}

/// What the log says of each resource in all, by its index.
std::vector<Advance> advances_of(const Inputs& inputs, const std::vector<Promise>& promises) {
    const std::vector<Minutes> first_ones =
        first_efforts(inputs.curriculum, inputs.state, promises);
    std::vector<Advance> advances(inputs.curriculum.resources.size());
    for (std::size_t r = 0; r < advances.size(); ++r) {
        const Progress& progress = inputs.state.progress[r];
        Advance& advance = advances[r];
        advance.logged = progress.logged;
        stretch(advance, progress.first, progress.last);
        if (!progress.left) continue;
        advance.left = progress.left;
        advance.effort = progress.logged + *progress.left;
        advance.first_effort = first_ones[r];
    }
    return advances;
}

void add_known(const Inputs& inputs, const Selection& selection,
               const std::vector<Advance>& advances, ProgressFacts& facts) {
    const std::vector<bool> in_plan = resources_in_plan(inputs.curriculum, inputs.state);
    for (std::size_t r = 0; r < advances.size(); ++r) {
        const Resource& resource = inputs.curriculum.resources[r];
        if (!selects(inputs.curriculum, selection, r)) continue;
        facts.resources.push_back({r, advances[r], state_of(resource, inputs.state.progress[r]),
                                   in_plan[r] || resource.dropped.has_value()});
        if (in_plan[r]) facts.left += advances[r].left.value_or(0);
    }
}

/// Takes a resource into its goal; what is left of it only when it is in the plan.
void add_part(Advance& goal, const Advance& part, bool in_plan) {
    goal.done += part.done;
    goal.logged += part.logged;
    goal.until_day += part.until_day;
    goal.recent += part.recent;
    stretch(goal, part.first, part.last);
    if (!part.left || !in_plan) return;
    goal.left = goal.left.value_or(0) + *part.left;
    goal.effort = goal.effort.value_or(0) + *part.effort;
    goal.first_effort = goal.first_effort.value_or(0) + *part.first_effort;
}

void add_goals(const Curriculum& curriculum, ProgressFacts& facts) {
    for (std::size_t g = 0; g < curriculum.goals.size(); ++g) {
        std::optional<Advance> goal;
        for (const ProgressFacts::Resource& each : facts.resources) {
            if (curriculum.resources[each.resource].goal != g) continue;
            if (!goal) goal.emplace();
            add_part(*goal, each.advance, each.picked && each.state != WorkState::dropped);
        }
        if (goal) facts.goals.push_back({g, *goal});
    }
}

}  // namespace

std::optional<std::int64_t> Advance::share() const {
    if (!left) return std::nullopt;
    return *left == 0 ? 100 : 100 * (*effort - *left) / *effort;
}

Minutes Advance::pace_until(Day day) const {
    if (!first || *first > day) return 0;
    return rounded(7 * until_day, std::max<std::int64_t>(7, (day - *first).count() + 1));
}

ProgressFacts progress_facts(const Inputs& inputs, const std::vector<Promise>& promises,
                             const Selection& selection, Day today) {
    ProgressFacts facts;
    facts.day = std::clamp(today, selection.range.from, selection.range.until);
    std::vector<Advance> advances = advances_of(inputs, promises);
    const auto recent =
        recent_days(inputs.curriculum, inputs.state, std::min(facts.day, today - days{1}));
    const auto& sessions = inputs.state.sessions;
    for (const std::size_t s : selected(inputs, selection)) {
        const Session& session = sessions[s];
        Advance& advance = session.resource ? advances[*session.resource]
                                            : facts.unknown[std::string(session.name())];
        advance.done += session.min();
        facts.done += session.min();
    }
    for (const Session& session : sessions) {
        Advance* advance = session.resource ? &advances[*session.resource] : nullptr;
        if (advance == nullptr) {
            const auto unknown = facts.unknown.find(session.name());
            if (unknown == facts.unknown.end()) continue;
            advance = &unknown->second;
            advance->logged += session.min();
            stretch(*advance, session.date(), session.date());
        }
        if (session.date() > facts.day) continue;
        advance->until_day += session.min();
        if (recent && recent->holds(session.date())) advance->recent += session.min();
    }
    add_known(inputs, selection, advances, facts);
    add_goals(inputs.curriculum, facts);
    const auto set_pace = [&](Advance& advance) {
        if (recent) advance.recent_pace = recent->a_week(advance.recent);
    };
    for (ProgressFacts::Resource& each : facts.resources) set_pace(each.advance);
    for (ProgressFacts::Goal& goal : facts.goals) set_pace(goal.advance);
    for (auto& [id, advance] : facts.unknown) set_pace(advance);
    return facts;
}

}  // namespace osmlm
