#include "report/why/data.hpp"

#include "osmlm/model/calendar.hpp"
#include "report/common/plan_data.hpp"
#include "report/common/verdict.hpp"

namespace osmlm {
namespace {

Cell day_or_null(const std::optional<Day>& day) { return day ? Cell(*day) : Cell(); }

/// A list of values, one for each item.
template <class List, class Write>
Array list_of(const List& list, Write write) {
    Array array;
    for (const auto& item : list) array.push_back(write(item));
    return array;
}

class Data {
public:
    Data(const Inputs& inputs, const Plan& plan) : inputs_(inputs), plan_(plan) {}

    [[nodiscard]] Cell id(std::size_t resource) const {
        return Cell(inputs_.curriculum.resources[resource].id);
    }

    [[nodiscard]] Value about_resource(const std::optional<std::size_t>& resource) const {
        if (!resource) return {};
        const PlannedResource* found = listed(plan_, *resource);
        const PlannedResource known = found != nullptr ? *found : PlannedResource{};
        return Object{{"id", id(*resource)},
                      {"left", cell_or_null<Duration>(known.left)},
                      {"first", day_or_null(known.first)},
                      {"last", day_or_null(known.last)},
                      {"deadline", day_or_null(known.deadline)},
                      {"slack", cell_or_null<Duration>(known.slack)},
                      {"late", Cell(Duration{known.late})}};
    }

    [[nodiscard]] Value about_day(const std::optional<Day>& day) const {
        if (!day) return {};
        const auto* exception = exception_on(inputs_.curriculum.schedule, *day);
        return Object{
            {"date", Cell(*day)},
            {"hours", Cell(Duration{hours_on(inputs_.curriculum.schedule, *day).minutes})},
            {"logged", Cell(Duration{inputs_.state.logged_on(*day)})},
            {"note", exception != nullptr ? Cell(exception->note) : Cell()}};
    }

    [[nodiscard]] Value placement(const Placement& one) const {
        return Object{{"resource", id(one.resource)},   {"from", Cell(one.from)},
                      {"until", Cell(one.until)},       {"days", Cell(std::int64_t{one.days})},
                      {"min", Cell(Duration{one.min})}, {"why", Cell(why_name(one.why))}};
    }

    [[nodiscard]] Value waiting(const Waiting& group) const {
        return Object{{"any", list_of(group.members, [&](std::size_t i) { return id(i); })},
                      {"finished", day_or_null(group.finished)}};
    }

    [[nodiscard]] Value link(const Link& one) const {
        return Object{{"resource", id(one.resource)},
                      {"from", Cell(one.from)},
                      {"until", Cell(one.until)},
                      {"could", Cell(one.could)},
                      {"after", one.after ? id(*one.after) : Cell()},
                      {"own", Cell(Duration{one.own})},
                      {"others", Cell(Duration{one.others})},
                      {"unused", Cell(Duration{one.unused})}};
    }

private:
    const Inputs& inputs_;
    const Plan& plan_;
};

Value sooner_data(const Sooner& one) {
    return Object{
        {"changes",
         list_of(one.changes, [](const Change& change) { return Cell(change_words(change)); })},
        {"last", Cell(one.last)}};
}

}  // namespace

Object why_data(const Inputs& inputs, const Plan& plan, const WhyFacts& facts) {
    const Data data(inputs, plan);
    return {{"verdict", Cell(verdict_name(plan.verdict))},
            {"finish", day_or_null(plan.finish)},
            {"resource", data.about_resource(facts.resource)},
            {"day", data.about_day(facts.day)},
            {"from", facts.days ? Cell(facts.days->from) : Cell()},
            {"until", facts.days ? Cell(facts.days->until) : Cell()},
            {"goal", facts.goal ? Cell(inputs.curriculum.goals[*facts.goal].id) : Cell()},
            {"placements",
             list_of(facts.placements, [&](const Placement& p) { return data.placement(p); })},
            {"unplanned",
             facts.unplanned ? Cell(std::string(unplanned_name(*facts.unplanned))) : Cell()},
            {"waits_for", list_of(facts.waits, [&](const Waiting& w) { return data.waiting(w); })},
            {"waiting", list_of(facts.waiting, [&](std::size_t i) { return data.id(i); })},
            {"chain", list_of(facts.chain, [&](const Link& l) { return data.link(l); })},
            {"sooner", list_of(facts.sooner, sooner_data)}};
}

Table why_records(const Curriculum& curriculum, const WhyFacts& facts) {
    Table table{"placements", {}, {}};
    for (const char* key : {"resource", "from", "until", "days", "min", "why"})
        table.columns.push_back({key, ""});
    for (const Placement& one : facts.placements)
        table.rows.push_back({{Cell(curriculum.resources[one.resource].id)},
                              {one.from},
                              {one.until},
                              {Cell(std::int64_t{one.days})},
                              {Duration{one.min}},
                              {Cell(why_name(one.why))}});
    return table;
}

}  // namespace osmlm
