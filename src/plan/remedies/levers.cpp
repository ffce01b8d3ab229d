#include "plan/remedies/levers.hpp"

#include <algorithm>

#include "plan/remedies/cause.hpp"
#include "plan/remedies/more_hours.hpp"

namespace osmlm {
namespace {

constexpr int longest_move = 366;  ///< days from today on

SetKeys set(std::string id, std::string key, std::string value) {
    return {std::move(id), {{std::move(key), Assignment::How::set, std::move(value)}}};
}

/// A remedy of that kind, without a size.
Remedy remedy_of(Remedy::Kind kind, std::optional<std::size_t> resource,
                 std::optional<std::size_t> goal) {
    Remedy remedy;
    remedy.kind = kind;
    remedy.resource = resource;
    remedy.goal = goal;
    return remedy;
}

/// Builds levers from the cause.
class Levers {
public:
    explicit Levers(const Cause& cause) : cause_(cause), curriculum_(cause.curriculum()) {}

    [[nodiscard]] LeverGroup moves() const;
    [[nodiscard]] LeverGroup weekly() const;
    [[nodiscard]] LeverGroup less_effort() const;
    [[nodiscard]] LeverGroup drops() const;
    [[nodiscard]] LeverGroup move_all() const;

private:
    struct Deadline {
        std::optional<std::size_t> resource, goal;
        Day day;
        std::optional<Day> bound;  ///< a later one that holds for the same work
        std::vector<std::size_t> works;
    };
    [[nodiscard]] std::vector<Deadline> deadlines() const;
    [[nodiscard]] Lever move(const Deadline& deadline) const;
    [[nodiscard]] std::vector<std::size_t> by_priority(bool short_first) const;

    const Cause& cause_;
    const Curriculum& curriculum_;
};

/// The deadlines that hold for the cause, or for what waits for it.
std::vector<Levers::Deadline> Levers::deadlines() const {
    std::vector<Deadline> list;
    std::vector<Deadline> of_goals(curriculum_.goals.size());
    Deadline end;
    for (const std::size_t i : cause_.hurried_by()) {
        const Resource& resource = curriculum_.resources[i];
        std::optional<Day> shared = curriculum_.end;
        std::optional<Day> of_goal;
        if (resource.goal) of_goal = curriculum_.goals[*resource.goal].deadline;
        if (of_goal) shared = std::min(shared.value_or(*of_goal), *of_goal);
        if (resource.deadline && (!shared || *resource.deadline < *shared)) {
            list.push_back({i, std::nullopt, *resource.deadline, shared, {i}});
        } else if (of_goal && (!curriculum_.end || *of_goal < *curriculum_.end)) {
            of_goals[*resource.goal].goal = resource.goal;
            of_goals[*resource.goal].day = *of_goal;
            of_goals[*resource.goal].bound = curriculum_.end;
            of_goals[*resource.goal].works.push_back(i);
        } else if (curriculum_.end) {
            end.day = *curriculum_.end;
            end.works.push_back(i);
        }
    }
    for (Deadline& goal : of_goals)
        if (goal.goal) list.push_back(std::move(goal));
    if (!end.works.empty()) list.push_back(std::move(end));
    return list;
}

Lever Levers::move(const Deadline& deadline) const {
    const Day day = deadline.day;
    std::string id;
    if (deadline.resource) id = curriculum_.resources[*deadline.resource].id;
    if (deadline.goal) id = curriculum_.goals[*deadline.goal].id;
    Lever lever;
    const Day last = std::max(day, cause_.begin()) + days{longest_move};
    lever.most = static_cast<int>((deadline.bound.value_or(last) - day).count());
    lever.guess = cause_.days_until_enough(deadline.works, day);
    lever.relieves = cause_.relieved_by(cause_.with_prerequisites(deadline.works));
    Remedy remedy = remedy_of(Remedy::Kind::move_deadline, deadline.resource, deadline.goal);
    const Minutes there = (day - cause_.begin()).count() + 1;
    lever.at = [remedy, day, id, there](int size) {
        Remedy sized = remedy;
        sized.days = size;
        sized.share = share_of(size, there);
        sized.to = day + days{size};
        sized.changes = {set(id, id.empty() ? "end" : "deadline", iso_date(*sized.to))};
        return sized;
    };
    return lever;
}

LeverGroup Levers::moves() const {
    LeverGroup group{{}, 3};
    for (const Deadline& deadline : deadlines())
        if (Lever lever = move(deadline); lever.most > 0) group.levers.push_back(std::move(lever));
    std::stable_sort(group.levers.begin(), group.levers.end(),
                     [](const Lever& a, const Lever& b) { return a.guess < b.guess; });
    return group;
}

LeverGroup Levers::weekly() const {
    LeverGroup group{{}, 3};
    for (const std::size_t g : cause_.goals()) {
        const Goal& goal = curriculum_.goals[g];
        if (!goal.weekly || !goal.weekly->min || *goal.weekly->min == 0) continue;
        Lever lever;
        lever.most = static_cast<int>(*goal.weekly->min);
        lever.guess = cause_.share_a_week(g);
        lever.relieves = cause_.relieved_by_goal(g);
        const Remedy remedy = remedy_of(Remedy::Kind::lower_weekly, std::nullopt, g);
        lever.at = [remedy, id = goal.id, weekly = *goal.weekly](int size) {
            Remedy sized = remedy;
            sized.min = size;
            sized.share = share_of(size, *weekly.min);
            std::string value = duration_text(*weekly.min - size);
            if (weekly.max) value += ".." + duration_text(*weekly.max);
            sized.changes = {set(id, "weekly", value)};
            return sized;
        };
        group.levers.push_back(std::move(lever));
    }
    return group;
}

/// The resources of the cause, low priority first; of equals the longest first, or the shortest: of
/// those that are as long as what comes late, and then of the others.
std::vector<std::size_t> Levers::by_priority(bool short_first) const {
    std::vector<std::size_t> list = cause_.resources();
    std::stable_sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
        const Priority x = curriculum_.resources[a].priority, y = curriculum_.resources[b].priority;
        if (x != y) return x > y;
        const Minutes left_a = cause_.left(a), left_b = cause_.left(b);
        const auto enough = [&](Minutes left) { return left >= cause_.late(); };
        if (short_first && enough(left_a) != enough(left_b)) return enough(left_a);
        return short_first ? left_a < left_b : left_a > left_b;
    });
    return list;
}

LeverGroup Levers::less_effort() const {
    LeverGroup group{{}, 2};
    for (const std::size_t i : by_priority(false)) {
        Lever lever;
        lever.most = static_cast<int>(cause_.left(i) - 1);
        lever.guess = static_cast<int>(cause_.largest_short());
        lever.relieves = cause_.relieved_by({i});
        const Remedy remedy = remedy_of(Remedy::Kind::less_effort, i, std::nullopt);
        lever.at = [remedy, id = curriculum_.resources[i].id, left = cause_.left(i)](int size) {
            Remedy sized = remedy;
            sized.min = size;
            sized.share = share_of(size, left);
            sized.changes = {set(id, "effort", '-' + duration_text(size))};
            return sized;
        };
        if (lever.most > 0) group.levers.push_back(std::move(lever));
    }
    return group;
}

LeverGroup Levers::drops() const {
    LeverGroup group{{}, 2};
    for (const std::size_t i : by_priority(true)) {
        Lever lever;
        lever.relieves = cause_.relieved_by(cause_.with_neighbours({i}));
        Remedy remedy = remedy_of(Remedy::Kind::drop, i, std::nullopt);
        remedy.total = cause_.left(i);
        remedy.changes = {DropResource{curriculum_.resources[i].id}};
        lever.at = [remedy](int) { return remedy; };
        group.levers.push_back(std::move(lever));
    }
    return group;
}

/// All deadlines of what is not finished, and the end.
LeverGroup Levers::move_all() const {
    std::vector<std::pair<std::string, Day>> deadlines;
    if (curriculum_.end) deadlines.emplace_back("", *curriculum_.end);
    for (const Goal& goal : curriculum_.goals)
        if (goal.deadline) deadlines.emplace_back(goal.id, *goal.deadline);
    for (std::size_t i = 0; i < curriculum_.resources.size(); ++i)
        if (curriculum_.resources[i].deadline && cause_.left(i) > 0)
            deadlines.emplace_back(curriculum_.resources[i].id, *curriculum_.resources[i].deadline);
    if (deadlines.size() < 2) return {};
    Lever lever;
    lever.guess = cause_.found_enough().value_or(longest_move);
    lever.most = std::max(lever.guess, longest_move);
    lever.relieves.assign(cause_.conflicts().size(), true);
    lever.at = [deadlines = std::move(deadlines)](int size) {
        Remedy sized;
        sized.kind = Remedy::Kind::move_all;
        sized.days = size;
        for (const auto& [id, day] : deadlines)
            sized.changes.push_back(
                set(id, id.empty() ? "end" : "deadline", iso_date(day + days{size})));
        return sized;
    };
    return {{std::move(lever)}, 1};
}

}  // namespace

std::vector<LeverGroup> levers_for(const Curriculum& curriculum, const State& state,
                                   const Plan& plan) {
    const Cause cause(curriculum, state, plan);
    const Levers levers(cause);
    std::vector<LeverGroup> groups = more_hours(cause);
    groups.push_back(levers.moves());
    groups.push_back(levers.weekly());
    groups.push_back(levers.less_effort());
    groups.push_back(levers.drops());
    groups.push_back(levers.move_all());
    for (LeverGroup& group : groups) {
        std::erase_if(group.levers, [](const Lever& lever) {
            return std::none_of(lever.relieves.begin(), lever.relieves.end(),
                                [](bool any) { return any; });
        });
    }
    return groups;
}

}  // namespace osmlm
