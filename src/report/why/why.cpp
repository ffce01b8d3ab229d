#include <algorithm>
#include <utility>

#include "osmlm/base/words.hpp"
#include "osmlm/model/calendar.hpp"
#include "osmlm/report/reports.hpp"
#include "report/common/remedies.hpp"
#include "report/common/verdict.hpp"
#include "report/why/several.hpp"

namespace osmlm {
namespace {

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }
Piece time(Minutes minutes, Tone tone = Tone::plain) { return {Duration{minutes}, tone}; }

/// Writes for people what is known.
class Teller {
public:
    Teller(const Inputs& inputs, const Plan& plan, const WhyFacts& facts)
        : inputs_(inputs), curriculum_(inputs.curriculum), plan_(plan), facts_(facts) {}

    std::vector<Block> resource(std::size_t index) {
        if (facts_.unplanned) {
            add(not_planned(inputs_, *facts_.unplanned, index));
        } else {
            add(when(index));
            add_placements(false);
        }
        add_waits();
        if (facts_.chain.size() > 1 || !facts_.sooner.empty()) add_chain();
        add_sooner();
        return std::move(blocks_);
    }

    std::vector<Block> day(Day day) {
        if (facts_.unplanned) {
            add(empty_day(inputs_, plan_, *facts_.unplanned, day));
        } else {
            add({{day, Tone::strong},
                 say(": "),
                 time(hours_on(curriculum_.schedule, day).minutes),
                 say(" of study.")});
            add_placements(true);
        }
        return std::move(blocks_);
    }

    std::vector<Block> finish() {
        add(verdict_sentence(curriculum_, plan_));
        add_chain();
        add_sooner();
        return std::move(blocks_);
    }

private:
    void add(Line line) { blocks_.push_back(Paragraph{std::move(line)}); }

    [[nodiscard]] const std::string& title(std::size_t resource) const {
        return curriculum_.resources[resource].title;
    }
    [[nodiscard]] std::string titles(const std::vector<std::size_t>& list,
                                     std::string_view last) const {
        std::vector<std::string> names;
        for (const std::size_t resource : list) names.push_back(title(resource));
        return join_words(names, last);
    }

    [[nodiscard]] Line when(std::size_t resource) const;
    void add_placements(bool of_day);
    void add_waits();
    void add_chain();
    void add_sooner();

    const Inputs& inputs_;
    const Curriculum& curriculum_;
    const Plan& plan_;
    const WhyFacts& facts_;
    std::vector<Block> blocks_;
};

/// `Linear algebra: 40h left, Mon 7 Sep to Fri 2 Oct; due Fri 9 Oct.`
Line Teller::when(std::size_t resource) const {
    const auto& planned = *listed(plan_, resource);
    Line line{say(title(resource), Tone::strong), say(": ")};
    const auto more = [&](std::initializer_list<Piece> pieces) { line.insert(line.end(), pieces); };
    if (planned.left)
        more({time(*planned.left), say(" left, ")});
    else
        more({say("open work, ")});
    more({{*planned.first}});
    if (planned.last)
        more({say(" to "), {*planned.last, Tone::strong}});
    else
        more({say(" on, and not all of it finds a place")});
    if (planned.deadline) more({say("; due "), {*planned.deadline}});
    if (planned.late > 0) more({say(", "), time(planned.late, Tone::bad), say(" late")});
    more({say(".")});
    return line;
}

void Teller::add_placements(bool of_day) {
    Table table{"placements", {}, {}};
    if (of_day)
        table.columns = {{"resource", "", Align::left, true}};
    else
        table.columns = {{"from", "From"}, {"until", "To"}};
    table.columns.push_back({"min", of_day ? "" : "Hours", Align::right});
    table.columns.push_back({.key = "why", .title = of_day ? "" : "Why", .wraps = true});
    bool held = false;
    for (const Placement& one : facts_.placements) {
        std::vector<Piece> row = of_day ? std::vector<Piece>{say(title(one.resource))}
                                        : std::vector<Piece>{{one.from}, {one.until}};
        row.push_back(time(one.min, Tone::strong));
        row.push_back(say(reason_of(curriculum_, plan_, one)));
        table.rows.push_back(std::move(row));
        held = held || (one.why <= Why::prerequisite && !is_late(plan_, one));
    }
    blocks_.push_back(std::move(table));
    if (held)
        add(
            {say("A deadline is named where, with all done as planned until that day and the day "
                 "closed to the work, not everything could be in time that is now.",
                 Tone::quiet)});
}

void Teller::add_waits() {
    for (const Waiting& group : facts_.waits) {
        Line line{say("It waits for " + titles(group.members, "or"))};
        if (group.finished)
            line.insert(line.end(), {say(", planned to end on "), {*group.finished}});
        else
            line.push_back(say(", which has no end in this plan"));
        line.push_back(say("."));
        add(std::move(line));
    }
    if (!facts_.waiting.empty())
        add({say(titles(facts_.waiting, "and") +
                 (facts_.waiting.size() == 1 ? " waits for it." : " wait for it."))});
}

/// What each link could begin with, and what its days are used for from then on.
void Teller::add_chain() {
    if (facts_.chain.empty()) return;
    blocks_.push_back(Heading{{say("Why it ends when it ends")}});
    Table table{"chain",
                {{.key = "resource", .title = "Work", .shrinks = true},
                 {"from", "From"},
                 {"until", "To"},
                 {.key = "own", .title = "Its hours", .align = Align::right, .spare = 2},
                 {.key = "others", .title = "Other work", .align = Align::right, .spare = 1},
                 {.key = "unused", .title = "Free", .align = Align::right, .spare = 3},
                 {"could", "It could begin"}},
                {}};
    const auto some = [](Minutes minutes) { return minutes > 0 ? time(minutes) : Piece{}; };
    for (const Link& link : facts_.chain) {
        const auto& start = curriculum_.resources[link.resource].start;
        std::string could = "at once";
        if (link.after)
            could = "after the line above";
        else if (start && *start > plan_.from)
            could = "on its start date";
        table.rows.push_back({say(title(link.resource)),
                              {link.from},
                              {link.until},
                              time(link.own, Tone::strong),
                              some(link.others),
                              some(link.unused),
                              say(could)});
    }
    blocks_.push_back(std::move(table));
    add({say("Hours are those of its days, from when it could begin to its end.", Tone::quiet)});
}

void Teller::add_sooner() {
    if (facts_.sooner.empty()) return;
    blocks_.push_back(Heading{{say("It would end earlier with:")}});
    Table table{"sooner", {{"last", ""}, {.key = "changes", .title = "", .whole = true}}, {}};
    for (const Sooner& one : facts_.sooner) {
        std::string commands;
        for (const Change& change : one.changes)
            commands += (commands.empty() ? "osmlm " : " && osmlm ") + change_words(change);
        table.rows.push_back({{one.last, Tone::good}, {CommandLine{commands}}});
    }
    blocks_.push_back(std::move(table));
    blocks_.push_back(how_to_try());
}

Report report_of(const Inputs& inputs, const Plan& plan, const WhyFacts& facts,
                 std::vector<Block> blocks) {
    return {"osmlm.why/1", plan.today, why_data(inputs, plan, facts), std::move(blocks),
            why_records(inputs.curriculum, facts)};
}

}  // namespace

Report why_resource_report(const Inputs& inputs, const Plan& plan, const PlanOptions& options,
                           std::size_t resource) {
    WhyFacts facts;
    facts.resource = resource;
    facts.placements = placements_of(plan, resource);
    if (facts.placements.empty()) facts.unplanned = unplanned_resource(inputs, plan, resource);
    if (work_in(plan, resource) != nullptr || !inputs.curriculum.resources[resource].effort)
        facts.waits = waits_of(inputs.curriculum, plan, resource);
    if (work_in(plan, resource) != nullptr)
        facts.waiting = waiting_for(inputs.curriculum, plan, resource);
    facts.chain = chain_of(inputs.curriculum, plan, resource);
    facts.sooner = sooner(inputs, plan, options, facts.chain, false);
    return report_of(inputs, plan, facts, Teller(inputs, plan, facts).resource(resource));
}

Report why_day_report(const Inputs& inputs, const Plan& plan, Day day) {
    WhyFacts facts;
    facts.day = day;
    facts.placements = placements_between(plan, day, day);
    if (facts.placements.empty()) facts.unplanned = unplanned_day(inputs, plan, day);
    return report_of(inputs, plan, facts, Teller(inputs, plan, facts).day(day));
}

Report why_days_report(const Inputs& inputs, const Plan& plan, const DayRange& range) {
    WhyFacts facts;
    facts.days = range;
    facts.placements = placements_between(plan, range.from, range.until);
    return report_of(inputs, plan, facts, days_blocks(inputs, plan, facts));
}

Report why_goal_report(const Inputs& inputs, const Plan& plan, std::size_t goal) {
    WhyFacts facts;
    facts.goal = goal;
    facts.placements = placements_of_goal(inputs.curriculum, plan, goal);
    return report_of(inputs, plan, facts, goal_blocks(inputs, plan, facts));
}

Report why_finish_report(const Inputs& inputs, const Plan& plan, const PlanOptions& options) {
    WhyFacts facts;
    const auto last = std::ranges::find_if(plan.resources, [&](const PlannedResource& one) {
        return one.is_required_work() && one.last && one.last == plan.finish;
    });
    if (last != plan.resources.end())
        facts.chain = chain_of(inputs.curriculum, plan, last->resource);
    facts.sooner = sooner(inputs, plan, options, facts.chain, true);
    return report_of(inputs, plan, facts, Teller(inputs, plan, facts).finish());
}

}  // namespace osmlm
