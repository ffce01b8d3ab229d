#include "report/week/facts.hpp"

#include <algorithm>

#include "osmlm/model/calendar.hpp"

namespace osmlm {
namespace {

/// The sums of the week by goal, and at the end of what has none.
class ByGoal {
public:
    explicit ByGoal(const Curriculum& curriculum)
        : curriculum_(curriculum), sums_(curriculum.goals.size() + 1) {
        for (std::size_t g = 0; g < curriculum.goals.size(); ++g) sums_[g].goal = g;
    }
    WeekFacts::OfGoal& operator[](std::optional<std::size_t> resource) {
        const auto goal = resource ? curriculum_.resources[*resource].goal : std::nullopt;
        return sums_[goal.value_or(curriculum_.goals.size())];
    }
    [[nodiscard]] std::vector<WeekFacts::OfGoal> with_something() const {
        std::vector<WeekFacts::OfGoal> some;
        std::copy_if(sums_.begin(), sums_.end(), std::back_inserter(some),
                     [](const auto& sum) { return sum.promised > 0 || sum.done > 0; });
        return some;
    }

private:
    const Curriculum& curriculum_;
    std::vector<WeekFacts::OfGoal> sums_;
};

void count(const Curriculum& curriculum, const WeekView& view, WeekFacts& facts) {
    const Day monday = view.monday;
    const Promise& promise = view.promise;
    const ResourceIndex index(curriculum);
    ByGoal goals(curriculum);
    for (auto day = promise.days.lower_bound(monday);
         day != promise.days.end() && day->first <= monday + days{6}; ++day)
        for (const auto& [id, minutes] : day->second) {
            facts.days[static_cast<std::size_t>(weekday_of(day->first))].promised += minutes;
            goals[index.find(id)].promised += minutes;
            facts.promised += minutes;
        }
    const auto [first, last] = view.state.between(monday, monday + days{6});
    for (std::size_t s = first; s < last; ++s) {
        const Session& session = view.state.sessions[s];
        facts.days[static_cast<std::size_t>(weekday_of(session.date()))].done += session.min();
        goals[session.resource ? std::optional(*session.resource) : std::nullopt].done +=
            session.min();
        facts.done += session.min();
    }
    facts.goals = goals.with_something();
}

std::optional<Day> first_entry(const State& state) {
    std::optional<Day> first;
    if (!state.sessions.empty()) first = state.sessions.front().date();
    if (!state.entry_days.empty())
        first = std::min(first.value_or(Day::max()), state.entry_days.front());
    return first;
}

int streak_until(const Curriculum& curriculum, const State& state, Day last, Day last_asked) {
    int kept = 0;
    const auto first = first_entry(state);
    for (Day day = last; first && day >= *first; day -= days{1}) {
        if (study_minutes_on(curriculum, day, last_asked) == 0) continue;
        if (!state.has_entry(day)) break;
        ++kept;
    }
    return kept;
}

std::vector<Note> notes_of(const Inputs& inputs, const WeekView& view) {
    std::vector<Note> notes;
    const auto [first, last] = view.state.between(view.monday, view.monday + days{6});
    for (std::size_t s = first; s < last; ++s) {
        const Session& session = view.state.sessions[s];
        if (session.note().empty()) continue;
        notes.push_back({session.date(), std::string(session.name()), std::string(session.note())});
    }
    notes.insert(notes.end(), view.notes.begin(), view.notes.end());
    std::stable_sort(notes.begin(), notes.end(),
                     [](const Note& a, const Note& b) { return a.date < b.date; });
    const ResourceIndex index(inputs.curriculum);
    for (Note& note : notes)
        if (const auto resource = index.find(note.resource))
            note.resource = inputs.curriculum.resources[*resource].id;
    return notes;
}

}  // namespace

WeekFacts week_facts(const Inputs& inputs, const WeekView& view, Day today) {
    WeekFacts facts;
    count(inputs.curriculum, view, facts);
    bool entered = false;
    const Day last_asked = last_study_day(inputs.curriculum, view.state, view.promise);
    Day last = view.monday + days{6};
    if (!view.over) last = std::min(last, view.state.has_entry(today) ? today : today - days{1});
    for (int d = 0; d < 7; ++d) {
        WeekFacts::OneDay& day = facts.days[static_cast<std::size_t>(d)];
        day.date = view.monday + days{d};
        day.hours = study_minutes_on(inputs.curriculum, day.date, last_asked);
        day.entry = view.state.has_entry(day.date);
        entered = entered || day.entry;
        if (day.hours == 0 || day.date > last) continue;
        ++facts.study_days;
        facts.kept += day.entry;
    }
    facts.streak = streak_until(inputs.curriculum, view.state, last, last_asked);
    facts.missed = view.over && facts.promised > 0 && !entered;
    if (!view.is_public) facts.notes = notes_of(inputs, view);
    return facts;
}

}  // namespace osmlm
