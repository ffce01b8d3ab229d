#include <algorithm>
#include <array>
#include <optional>

#include "proof/rules.hpp"

namespace osmlm::proof {
namespace {

/// Calls `use` for each listed resource that the curriculum holds.
template <class Use>
void for_each_listed(const Look& look, Use use) {
    for (const PlannedResource& listed : look.plan.resources) {
        if (listed.resource < look.facts.resources.size()) {
            use(listed, look.facts.resources[listed.resource],
                look.tally.resources[listed.resource]);
        }
    }
}

std::string date_text(const std::optional<Day>& day) { return day ? iso_date(*day) : "none"; }

std::optional<Day> day_or_none(const Look& look, int day) {
    if (day >= never || day <= -never) return std::nullopt;
    return look.facts.time.day(day);
}

/// Whether the day comes after all that is shown of the plan.
bool is_later(const Look& look, const std::optional<Day>& day) {
    return day && !look.shows(look.facts.time.index(*day));
}

void list_complete(const Look& look, const Breaks& breaks) {
    std::vector<std::size_t> expected, listed;
    for (std::size_t i = 0; i < look.curriculum.resources.size(); ++i) {
        if (!look.curriculum.resources[i].dropped) expected.push_back(i);
    }
    for (const PlannedResource& resource : look.plan.resources) {
        listed.push_back(resource.resource);
    }
    if (listed == expected) return;
    const auto [is, must] = std::ranges::mismatch(listed, expected);
    breaks.say("the list of resources holds {} of {} that are not dropped; place {} should be {}",
               listed.size(), expected.size(), is - listed.begin() + 1,
               must == expected.end() ? "nothing" : id_of(look, *must));
}

void left_true(const Look& look, const Breaks& breaks) {
    for_each_listed(look, [&](const PlannedResource& listed, const ResourceFacts& known, auto&) {
        const std::optional<Minutes> left = known.open ? std::nullopt : std::optional(known.left);
        if (listed.left == left) return;
        breaks.say("{} has {} left, not {}", id_of(look, listed.resource),
                   left ? duration_text(*left) : "no end",
                   listed.left ? duration_text(*listed.left) : "no end");
    });
}

void first_true(const Look& look, const Breaks& breaks) {
    for_each_listed(look, [&](const PlannedResource& listed, auto&, const ResourceTally& tally) {
        const std::optional<Day> first = day_or_none(look, tally.first_day);
        if (listed.first == first || (!first && is_later(look, listed.first))) return;
        breaks.say("the first day of {} is {}, not {}", id_of(look, listed.resource),
                   date_text(first), date_text(listed.first));
    });
}

void last_true(const Look& look, const Breaks& breaks) {
    for_each_listed(look, [&](const PlannedResource& listed, const ResourceFacts& known,
                              const ResourceTally& tally) {
        const bool ends = without_place(known, tally) <= 0;
        const auto last = ends ? day_or_none(look, tally.last_day) : std::nullopt;
        const bool goes_on = known.open || !ends;
        if (listed.last == last || (goes_on && is_later(look, listed.last))) return;
        breaks.say("the last day of {} is {}, not {}", id_of(look, listed.resource),
                   date_text(last), date_text(listed.last));
    });
}

/// The deadline of open work may be left out, or be the last day of its goal.
void deadline_true(const Look& look, const Breaks& breaks) {
    for_each_listed(look, [&](const PlannedResource& listed, const ResourceFacts& known, auto&) {
        const std::optional<Day> deadline = day_or_none(look, known.deadline);
        if (listed.deadline == deadline || (known.open && !listed.deadline)) return;
        breaks.say("the deadline of {} is {}, not {}", id_of(look, listed.resource),
                   date_text(deadline), date_text(listed.deadline));
    });
}

/// Minutes that find no place may be counted as late or not.
void late_true(const Look& look, const Breaks& breaks) {
    for_each_listed(look, [&](const PlannedResource& listed, const ResourceFacts& known,
                              const ResourceTally& tally) {
        const Minutes late = known.open ? 0 : tally.late;
        const Minutes nowhere = without_place(known, tally);
        if (listed.late == late || listed.late == late + nowhere) return;
        if (look.until != never && late < listed.late && listed.late < late + nowhere) return;
        breaks.say("{} has {} after its deadline and {} without a place, not {}",
                   id_of(look, listed.resource), duration_text(late), duration_text(nowhere),
                   duration_text(listed.late));
    });
}

void optional_true(const Look& look, const Breaks& breaks) {
    for_each_listed(look, [&](const PlannedResource& listed, const ResourceFacts& known, auto&) {
        const bool written = look.curriculum.resources[listed.resource].optional;
        const bool optional = written && !known.required;
        if (listed.optional == optional || (written && known.alternative)) return;
        breaks.say("{} is {}", id_of(look, listed.resource), optional ? "optional" : "required");
    });
}

void picked_true(const Look& look, const Breaks& breaks) {
    for_each_listed(look, [&](const PlannedResource& listed, const ResourceFacts& known, auto&) {
        if (listed.picked == known.in_plan) return;
        breaks.say("{} is {} the plan", id_of(look, listed.resource),
                   known.in_plan ? "in" : "out of");
    });
}

/// Unused minutes before each day, on the weekdays of one mask; made when first asked for.
class Unused {
public:
    explicit Unused(const Look& look) : look_(look) {}

    Minutes between(Weekdays weekdays, int from, int until) {
        const std::vector<Minutes>& before = sums(weekdays);
        const int last = std::min(until, look_.facts.time.size() - 1);
        if (from > last) return 0;
        return before[static_cast<std::size_t>(last) + 1] - before[static_cast<std::size_t>(from)];
    }

private:
    const std::vector<Minutes>& sums(Weekdays weekdays) {
        std::vector<Minutes>& before = before_[weekdays.bits()];
        if (!before.empty()) return before;
        before.resize(static_cast<std::size_t>(look_.facts.time.size()) + 1);
        for (std::size_t day = 0; day + 1 < before.size(); ++day) {
            const bool counts = weekdays.has(static_cast<int>(day % 7));
            const Minutes unused = look_.facts.time.free[day] - look_.tally.planned[day];
            before[day + 1] = before[day] + (counts ? unused : 0);
        }
        return before;
    }

    const Look& look_;
    std::array<std::vector<Minutes>, 128> before_;
};

void slack_true(const Look& look, const Breaks& breaks) {
    Unused unused(look);
    for_each_listed(look, [&](const PlannedResource& listed, const ResourceFacts& known,
                              const ResourceTally& tally) {
        const bool due = known.deadline != never && known.work;
        const bool known_end = due && known.left == tally.planned;
        if (!due && listed.slack)
            breaks.say("{} has no work with a deadline, and {} of slack",
                       id_of(look, listed.resource), duration_text(*listed.slack));
        if (!known_end || !look.shows(known.deadline)) return;
        const Minutes slack = unused.between(known.days, tally.last_day + 1, known.deadline);
        if (listed.slack == slack) return;
        breaks.say("{} has {} unused on its days after {}, not {}", id_of(look, listed.resource),
                   duration_text(slack), date_of(look, tally.last_day),
                   listed.slack ? duration_text(*listed.slack) : "an unknown time");
    });
}

constexpr Rule rules[] = {
    {"resource-list", list_complete},     {"resource-left", left_true},
    {"resource-first", first_true},       {"resource-last", last_true},
    {"resource-deadline", deadline_true}, {"resource-late", late_true},
    {"resource-optional", optional_true}, {"resource-picked", picked_true},
    {"resource-slack", slack_true},
};

}  // namespace

std::span<const Rule> figure_rules() { return rules; }

}  // namespace osmlm::proof
