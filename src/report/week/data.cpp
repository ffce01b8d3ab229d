#include "report/week/data.hpp"

#include <map>

#include "osmlm/report/findings.hpp"
#include "report/common/amounts.hpp"
#include "report/common/dates.hpp"
#include "report/common/plan_data.hpp"
#include "report/common/verdict.hpp"

namespace osmlm {
namespace {

Cell day_or_null(const std::optional<Day>& day) { return day ? Cell(*day) : Cell(); }
Cell text_or_null(const std::string& text) { return text.empty() ? Cell() : Cell(text); }
Cell number(int value) { return Cell(std::int64_t{value}); }

template <class List, class Write>
Array list_of(const List& list, Write write) {
    Array array;
    for (const auto& item : list) array.push_back(Object(write(item)));
    return array;
}

Array next_data(const Curriculum& curriculum, const Plan& plan, const WeekView& view) {
    Array days;
    for (const PlannedDay* day : next_week(plan, view)) {
        std::vector<std::pair<std::size_t, Minutes>> sums;
        Minutes planned = 0;
        for (const PlannedSession& session : day->sessions) {
            planned += session.min;
            if (sums.empty() || sums.back().first != session.resource)
                sums.emplace_back(session.resource, 0);
            sums.back().second += session.min;
        }
        const auto share = [&](const auto& sum) -> Object {
            return {{"id", Cell(curriculum.resources[sum.first].id)},
                    {"min", Cell(Duration{sum.second})}};
        };
        days.push_back(Object{{"date", Cell(day->date)},
                              {"hours", Cell(Duration{day->hours})},
                              {"planned", Cell(Duration{planned})},
                              {"resources", list_of(sums, share)}});
    }
    return days;
}

Array days_data(const WeekFacts& facts) {
    return list_of(facts.days, [](const WeekFacts::OneDay& day) -> Object {
        return {{"date", Cell(day.date)},
                {"hours", Cell(Duration{day.hours})},
                {"promised", Cell(Duration{day.promised})},
                {"done", Cell(Duration{day.done})},
                {"entry", Cell(day.entry)}};
    });
}

Array goals_data(const Curriculum& curriculum, const WeekFacts& facts) {
    return list_of(facts.goals, [&](const WeekFacts::OfGoal& sum) -> Object {
        return {{"id", sum.goal ? Cell(curriculum.goals[*sum.goal].id) : Cell()},
                {"promised", Cell(Duration{sum.promised})},
                {"done", Cell(Duration{sum.done})}};
    });
}

Array moved_data(const Movement& movement) {
    return list_of(movement.parts, [](const auto& part) -> Object {
        return {{"reason", Cell(reason_name(part.first))}, {"min", Cell(Duration{part.second})}};
    });
}

Array spent_data(const std::vector<Spending>& spent) {
    return list_of(spent, [](const Spending& one) -> Object {
        return {{"date", Cell(one.date)},
                {"title", Cell(one.title)},
                {"amount", Cell(one.amount)},
                {"currency", Cell(one.currency)},
                {"resource", text_or_null(one.resource)},
                {"for", text_or_null(one.planned)}};
    });
}

Array sums_data(const std::vector<Spending>& spent) {
    return list_of(spent_by_currency(spent), [](const auto& sum) -> Object {
        return {{"currency", Cell(sum.first)}, {"amount", text_or_null(sum.second)}};
    });
}

Array posts_data(const std::vector<Post>& posts) {
    return list_of(posts, [](const Post& post) -> Object {
        return {{"date", Cell(post.date)},
                {"title", Cell(post.title)},
                {"kind", Cell(post.kind)},
                {"url", text_or_null(post.url)}};
    });
}

Array notes_data(const std::vector<Note>& notes) {
    return list_of(notes, [](const Note& note) -> Object {
        return {{"date", Cell(note.date)},
                {"resource", text_or_null(note.resource)},
                {"text", Cell(note.text)}};
    });
}

Array dates_data(const Curriculum& curriculum, const State& state, Day day) {
    return list_of(dates_within_notice(curriculum, state, day), [](const DueDate& due) -> Object {
        return {{"id", Cell(due.item->id)}, {"title", Cell(due.item->title)}, {"on", Cell(due.on)}};
    });
}

}  // namespace

std::vector<const PlannedDay*> next_week(const Plan& plan, const WeekView& view) {
    std::vector<const PlannedDay*> found;
    for (const PlannedDay& day : plan.days)
        if (monday_of(day.date) == view.monday + days{7}) found.push_back(&day);
    return found;
}

std::vector<std::pair<std::string, std::string>> spent_by_currency(
    const std::vector<Spending>& spent) {
    std::map<std::string, std::vector<std::string>> amounts;
    for (const Spending& one : spent) amounts[one.currency].push_back(one.amount);
    std::vector<std::pair<std::string, std::string>> sums;
    for (const auto& [currency, all] : amounts)
        sums.emplace_back(currency, sum_of_amounts(all).value_or(""));
    return sums;
}

Object week_data(const Inputs& inputs, const Plan& plan, const WeekView& view,
                 const WeekFacts& facts, const Movement& movement) {
    const auto unless_public = [&](Array list) {
        return view.is_public ? Value() : Value(std::move(list));
    };
    return {{"week", Cell(Week{view.monday})},
            {"from", Cell(view.monday)},
            {"until", Cell(view.monday + days{6})},
            {"over", Cell(view.over)},
            {"as_of", Cell(plan.today)},
            {"promise", Cell(std::string(view.promise.record ? "kept" : "recomputed"))},
            {"promised", Cell(Duration{facts.promised})},
            {"done", Cell(Duration{facts.done})},
            {"days", days_data(facts)},
            {"goals", goals_data(inputs.curriculum, facts)},
            {"study_days", number(facts.study_days)},
            {"kept_days", number(facts.kept)},
            {"streak", number(facts.streak)},
            {"missed", Cell(facts.missed)},
            {"verdict", Cell(verdict_name(plan.verdict))},
            {"buffer_days", plan.buffer_days ? number(*plan.buffer_days) : Cell()},
            {"finish_before", day_or_null(movement.before)},
            {"finish_now", day_or_null(movement.now)},
            {"moved_min", cell_or_null<Duration>(movement.whole)},
            {"moved", moved_data(movement)},
            {"next", next_data(inputs.curriculum, plan, view)},
            {"dates", dates_data(inputs.curriculum, view.state, plan.today)},
            {"spent", unless_public(spent_data(view.spent))},
            {"spent_sums", unless_public(sums_data(view.spent))},
            {"posts", posts_data(view.posts)},
            {"notes", unless_public(notes_data(facts.notes))},
            {"findings", findings_data(findings_of(inputs, view.state, plan.findings))}};
}

Table week_records(const WeekFacts& facts) {
    Table table{"days", {}, {}};
    for (const char* key : {"date", "week", "hours", "promised", "done", "entry"})
        table.columns.push_back({key, ""});
    for (const WeekFacts::OneDay& day : facts.days)
        table.rows.push_back({{day.date},
                              {Week{monday_of(day.date)}},
                              {Duration{day.hours}},
                              {Duration{day.promised}},
                              {Duration{day.done}},
                              {day.entry}});
    return table;
}

}  // namespace osmlm
