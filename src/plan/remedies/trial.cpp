#include "plan/remedies/trial.hpp"

#include "osmlm/model/day_hours.hpp"
#include "plan/search/decide.hpp"

namespace osmlm {
namespace {

Answer answer_of(const Found& found) {
    if (found.allotment) return Answer::fits;
    return found.refuted ? Answer::refuted : Answer::unknown;
}

/// The least of weekly hours: `5h`, or `5h..6h` where there is a most too.
Minutes weekly_min_of(std::string_view value) {
    return *parse_duration(value.substr(0, value.find("..")));
}

}  // namespace

RemedyTrial::RemedyTrial(const Curriculum& curriculum, const State& state, Day today)
    : original_(curriculum),
      state_before_(state),
      curriculum_(curriculum),
      state_(state),
      today_(today),
      full_(make_problem(curriculum, state, today)) {
    for (std::size_t i = 0; i < curriculum.resources.size(); ++i)
        if (!curriculum.resources[i].implied)  // those have the ids of their goals
            resources_.emplace(curriculum.resources[i].id, i);
    for (std::size_t i = 0; i < curriculum.goals.size(); ++i)
        goals_.emplace(curriculum.goals[i].id, i);
}

Answer RemedyTrial::with(std::span<const Change> changes, Patience patience) {
    for (const Change& change : changes) make(change);
    const Problem problem = make_problem(curriculum_, state_, today_);
    const Node root = root_node(problem);
    Answer answer = answer_of(search(problem, root, Patience::hasty, false));
    spent_ += 1;
    if (answer == Answer::unknown && patience != Patience::hasty) {
        spent_ += patient_cost(problem.works.size());
        answer = can_fill(problem) ? Answer::fits : search_on(problem, root, patience);
    }
    take_back();
    return answer;
}

Answer RemedyTrial::search_on(const Problem& problem, const Node& root, Patience patience) {
    return answer_of(patience == Patience::little ? search(problem, root, patience, false)
                                                  : full_.search(problem, root));
}

void RemedyTrial::make(const Change& change) {
    if (const auto* hours = std::get_if<SetHours>(&change)) make(*hours);
    if (const auto* keys = std::get_if<SetKeys>(&change)) make(*keys);
    if (const auto* drop = std::get_if<DropResource>(&change)) {
        const std::size_t resource = resources_.at(drop->id);
        touched_.push_back(resource);
        curriculum_.resources[resource].dropped = today_;
    }
}

void RemedyTrial::make(const SetHours& change) {
    WeekChange entry;
    entry.from = change.from.value_or(today_);
    entry.until = change.until;
    entry.week[static_cast<std::size_t>(change.weekday)] = DayHours{minutes_in(change.hours), {}};
    curriculum_.schedule.changes.push_back(std::move(entry));
}

void RemedyTrial::make(const SetKeys& change) {
    for (const Assignment& key : change.keys) {
        if (change.id.empty()) {
            curriculum_.end = parse_day(key.value);
        } else if (const auto resource = resources_.find(change.id); resource != resources_.end()) {
            set_of_resource(resource->second, key);
        } else {
            Goal& goal = curriculum_.goals[goals_.at(change.id)];
            if (key.key == "deadline") goal.deadline = parse_day(key.value);
            if (key.key == "weekly") goal.weekly->min = weekly_min_of(key.value);
        }
    }
}

void RemedyTrial::set_of_resource(std::size_t resource, const Assignment& key) {
    touched_.push_back(resource);
    if (key.key == "deadline") curriculum_.resources[resource].deadline = parse_day(key.value);
    if (key.key == "effort")  // "-10h": so much less is left
        *state_.progress[resource].left -= *parse_duration(std::string_view(key.value).substr(1));
}

void RemedyTrial::take_back() {
    curriculum_.end = original_.end;
    curriculum_.goals = original_.goals;
    curriculum_.schedule.changes.resize(original_.schedule.changes.size());
    for (const std::size_t resource : touched_) {
        curriculum_.resources[resource] = original_.resources[resource];
        state_.progress[resource].left = state_before_.progress[resource].left;
    }
    touched_.clear();
}

}  // namespace osmlm
