#include "report/why/several.hpp"

#include <algorithm>

#include "osmlm/base/words.hpp"
#include "osmlm/model/calendar.hpp"

namespace osmlm {
namespace {

constexpr int empty_shown = 7;  ///< days without work, each with its reason

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }
Piece time(Minutes minutes, Tone tone = Tone::plain) { return {Duration{minutes}, tone}; }

Piece amount(Minutes minutes) {
    return minutes == 0 ? say("nothing") : time(minutes, Tone::strong);
}

std::string goal_title(const Curriculum& curriculum, std::size_t resource) {
    const auto& goal = curriculum.resources[resource].goal;
    return goal ? curriculum.goals[*goal].title : std::string();
}

}  // namespace

bool is_late(const Plan& plan, const Placement& placement) {
    const auto& deadline = listed(plan, placement.resource)->deadline;
    return deadline && placement.until > *deadline;
}

std::string reason_of(const Curriculum& curriculum, const Plan& plan, const Placement& placement) {
    switch (placement.why) {
        case Why::deadline:
            if (is_late(plan, placement)) return "its deadline, which is past by then";
            return listed(plan, placement.resource)->deadline ? "its deadline"
                                                              : "its later days have no hours";
        case Why::prerequisite: {
            const auto* next = most_urgent_waiting(curriculum, plan, placement.resource);
            return next != nullptr
                       ? "the deadline of " + curriculum.resources[next->resource].title +
                             ", which waits for it"
                       : "what waits for it";
        }
        case Why::weekly:
            return "the weekly hours of " + goal_title(curriculum, placement.resource);
        case Why::optional:
            return "optional: hours that nothing else needs";
        case Why::stable:
            return "promised for that day";
        case Why::priority:
            return "high priority";
        case Why::even:
            return "an even share of every day";
        case Why::early:
            break;
    }
    return "as soon as there is room";
}

std::vector<Placement> placements_between(const Plan& plan, Day from, Day until) {
    std::vector<Placement> all;
    for (const PlannedDay& day : plan.days) {
        if (day.date < from || day.date > until) continue;
        const auto first = std::ssize(all);
        for (const PlannedSession& session : day.sessions) {
            const auto same = std::find_if(all.begin() + first, all.end(), [&](const auto& one) {
                return one.resource == session.resource;
            });
            if (same != all.end())
                same->min += session.min;
            else
                all.push_back({session.resource, day.date, day.date, 1, session.min, session.why});
        }
    }
    return all;
}

std::vector<Block> days_blocks(const Inputs& inputs, const Plan& plan, const WhyFacts& facts) {
    const Curriculum& curriculum = inputs.curriculum;
    Table table{"placements",
                {{"day", "Day"},
                 {.key = "resource", .title = "Work", .shrinks = true},
                 {"min", "Hours", Align::right},
                 {.key = "why", .title = "Why", .wraps = true}},
                {}};
    Minutes planned = 0;
    std::optional<Day> told;
    for (const Placement& one : facts.placements) {
        table.rows.push_back({told == one.from ? Piece{} : Piece{one.from},
                              say(curriculum.resources[one.resource].title),
                              time(one.min, Tone::strong), say(reason_of(curriculum, plan, one))});
        planned += one.min;
        told = one.from;
    }
    const DayRange& range = *facts.days;
    std::vector<Block> blocks{Paragraph{{{range.from, Tone::strong},
                                         say(" to "),
                                         {range.until, Tone::strong},
                                         say(": "),
                                         amount(planned),
                                         say(" planned.")}}};
    if (!table.rows.empty()) blocks.emplace_back(std::move(table));
    if (range.from < plan.today)
        blocks.emplace_back(Paragraph{{say("Days before "),
                                       {plan.today},
                                       say(" are past; "),
                                       {CommandLine{"osmlm sessions"}},
                                       say(" shows what is logged.")}});
    int empty = 0;
    const Day planned_to = plan.days.empty() ? plan.from : plan.days.back().date;
    const Day last = std::min(range.until, std::max(range.from, planned_to));
    for (Day day = std::max(range.from, plan.today); day <= last; day += days{1}) {
        const bool plain = hours_on(curriculum.schedule, day).minutes == 0 &&
                           exception_on(curriculum.schedule, day) == nullptr;
        if (plain || std::ranges::count(facts.placements, day, &Placement::from) > 0) continue;
        if (++empty <= empty_shown)
            blocks.emplace_back(
                Paragraph{empty_day(inputs, plan, unplanned_day(inputs, plan, day), day)});
    }
    if (empty > empty_shown)
        blocks.emplace_back(
            Paragraph{{say("and " + std::to_string(empty - empty_shown) + " more such days.")}});
    return blocks;
}

std::vector<Placement> placements_of_goal(const Curriculum& curriculum, const Plan& plan,
                                          std::size_t goal) {
    std::vector<Placement> all;
    for (std::size_t r = 0; r < curriculum.resources.size(); ++r) {
        if (curriculum.resources[r].goal != goal) continue;
        const auto first = std::ssize(all);
        for (const Placement& one : placements_of(plan, r)) {
            const auto same = std::find_if(all.begin() + first, all.end(), [&](const auto& other) {
                return other.why == one.why && is_late(plan, other) == is_late(plan, one);
            });
            if (same == all.end()) {
                all.push_back(one);
                continue;
            }
            same->until = one.until;
            same->days += one.days;
            same->min += one.min;
        }
    }
    return all;
}

std::vector<Block> goal_blocks(const Inputs& inputs, const Plan& plan, const WhyFacts& facts) {
    const Curriculum& curriculum = inputs.curriculum;
    Table table{"placements",
                {{.key = "resource", .title = "Work", .shrinks = true},
                 {"from", "From"},
                 {"until", "To"},
                 {"min", "Hours", Align::right},
                 {.key = "why", .title = "Why", .wraps = true}},
                {}};
    Minutes planned = 0;
    std::optional<std::size_t> told;
    for (const Placement& one : facts.placements) {
        table.rows.push_back(
            {told == one.resource ? Piece{} : say(curriculum.resources[one.resource].title),
             {one.from},
             {one.until},
             time(one.min, Tone::strong),
             say(reason_of(curriculum, plan, one))});
        planned += one.min;
        told = one.resource;
    }
    std::vector<Block> blocks{Paragraph{{say(curriculum.goals[*facts.goal].title, Tone::strong),
                                         say(": "), amount(planned), say(" planned.")}}};
    if (!table.rows.empty()) blocks.emplace_back(std::move(table));
    for (std::size_t r = 0; r < curriculum.resources.size(); ++r) {
        const bool has_place = std::ranges::count(facts.placements, r, &Placement::resource) > 0;
        if (curriculum.resources[r].goal != *facts.goal || has_place) continue;
        blocks.emplace_back(Paragraph{not_planned(inputs, unplanned_resource(inputs, plan, r), r)});
    }
    blocks.emplace_back(Paragraph{
        {{CommandLine{"osmlm why RESOURCE"}, Tone::quiet},
         say(" says of each what it waits for, and what would end it earlier.", Tone::quiet)}});
    return blocks;
}

}  // namespace osmlm
