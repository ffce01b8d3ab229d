#include <algorithm>
#include <array>
#include <numeric>

#include "proof/conflict.hpp"

namespace osmlm::proof {
namespace {

/// What the listed work of one goal, or all the rest, may take on each day of the stretch. Filled
/// as steps between the weeks of one weekday, and added up once.
class Room {
public:
    explicit Room(const Stretch& stretch) : stretch_(stretch), first_(stretch.first_week()) {
        const int weeks = std::max(stretch.last_week() - first_ + 2, 1);
        for (auto& steps : steps_) steps.resize(static_cast<std::size_t>(weeks));
    }

    void add(Weekdays weekdays, int from, int until, Minutes daily) {
        from = std::max(from, std::max(stretch_.from, 0));
        until = std::min(until, stretch_.until);
        for (int weekday = 0; weekday < 7; ++weekday) {
            if (!weekdays.has(weekday)) continue;
            const int first = week_of(from - weekday + 6), last = week_of(until - weekday);
            if (first > last) continue;
            at(weekday, first) += daily;
            at(weekday, last + 1) -= daily;
        }
    }

    void add_up() {
        for (auto& steps : steps_) {
            for (std::size_t week = 1; week < steps.size(); ++week) steps[week] += steps[week - 1];
        }
    }

    [[nodiscard]] Minutes on(int day) const {
        return steps_[static_cast<std::size_t>(day % 7)]
                     [static_cast<std::size_t>(day / 7 - first_)];
    }

private:
    Minutes& at(int weekday, int week) {
        return steps_[static_cast<std::size_t>(weekday)][static_cast<std::size_t>(week - first_)];
    }

    Stretch stretch_;
    int first_;
    std::array<std::vector<Minutes>, 7> steps_;
};

constexpr std::size_t no_group = unknown_resource;

/// The rooms of a conflict: one for each goal whose minutes are limited together, one for the rest.
struct Rooms {
    std::vector<std::size_t> goals;     ///< those with a room of their own
    std::vector<std::size_t> group_of;  ///< for each goal its place in `goals`, or none
    std::vector<Room> own;
    Room rest;
};

bool limited(const Setting& setting, std::size_t goal) {
    const auto& weekly = setting.facts.curriculum->goals[goal].weekly;
    if (weekly && weekly->max) return true;
    return std::ranges::any_of(setting.assumptions, [goal](const Assumption& assumption) {
        const auto* assume = std::get_if<AtMost>(&assumption);
        return assume != nullptr && assume->goal == goal;
    });
}

Rooms empty_rooms(const Setting& setting, const Conflict& conflict, const Stretch& stretch) {
    Rooms rooms{{}, std::vector(setting.facts.goals.size(), no_group), {}, Room(stretch)};
    for (const std::size_t goal : conflict.goals) {
        if (!limited(setting, goal)) continue;
        rooms.group_of[goal] = rooms.goals.size();
        rooms.goals.push_back(goal);
        rooms.own.emplace_back(stretch);
    }
    return rooms;
}

Room& room_of(Rooms& rooms, const std::optional<std::size_t>& goal) {
    const std::size_t group = goal ? rooms.group_of[*goal] : no_group;
    return group == no_group ? rooms.rest : rooms.own[group];
}

void add_resource(const Setting& setting, Rooms& rooms, std::size_t resource) {
    const ResourceFacts& known = setting.facts.resources[resource];
    const int from = std::max(setting.windows.begin[resource], known.earliest);
    const int until = setting.windows.end[resource];
    Room& room = room_of(rooms, setting.facts.curriculum->resources[resource].goal);
    room.add(known.days, from, until, known.daily);
    const int today = setting.facts.time.today;
    if (from <= today && today <= until) {
        room.add(known.days, today, today, known.daily_today - known.daily);
    }
}

void add_goal(const Setting& setting, Rooms& rooms, const Conflict& conflict, std::size_t goal,
              bool everywhere) {
    const GoalFacts& known = setting.facts.goals[goal];
    const Weekdays weekdays = setting.facts.curriculum->goals[goal].days;
    const int from = std::max(setting.facts.time.begin, known.since);
    Room& room = room_of(rooms, goal);
    if (everywhere) return room.add(weekdays, from, known.until, unlimited);
    int week = stretch_of(setting.facts, conflict).first_week();
    for (const Minutes minimum : minima_of(setting, conflict, goal)) {
        const int first = std::max(from, week * 7), last = std::min(known.until, week * 7 + 6);
        if (minimum > 0) room.add(weekdays, first, last, unlimited);
        ++week;
    }
}

Rooms rooms_of(const Setting& setting, const Conflict& conflict, bool everywhere) {
    Rooms rooms = empty_rooms(setting, conflict, stretch_of(setting.facts, conflict));
    for (const std::size_t resource : conflict.resources) add_resource(setting, rooms, resource);
    for (const std::size_t goal : conflict.goals) {
        add_goal(setting, rooms, conflict, goal, everywhere);
    }
    rooms.rest.add_up();
    for (Room& room : rooms.own) room.add_up();
    return rooms;
}

using Subsets = std::array<Minutes, 128>;

/// The sums of all subsets of the days of a week.
void sum_subsets(const std::array<Minutes, 7>& days_of_week, Subsets& sums) {
    sums[0] = 0;
    for (std::size_t bit = 0; bit < 7; ++bit) {
        const std::size_t half = std::size_t{1} << bit;
        for (std::size_t i = 0; i < half; ++i) sums[half + i] = sums[i] + days_of_week[bit];
    }
}

Minutes open_in(const Setting& setting, std::size_t goal, int week) {
    const auto& weekly = setting.facts.curriculum->goals[goal].weekly;
    if (!weekly || !weekly->max) return -1;
    return std::max<Minutes>(*weekly->max - setting.facts.goals[goal].logged.at(week), 0);
}

/// What the own rooms and the rest may take on each day of one week.
struct WeekRooms {
    std::array<Minutes, 7> free{}, rest{};
    std::vector<std::pair<Minutes, std::array<Minutes, 7>>> limited;  ///< maximum and days
};

WeekRooms week_rooms(const Setting& setting, const Rooms& rooms, const Stretch& stretch, int week) {
    WeekRooms result;
    for (const std::size_t goal : rooms.goals) {
        result.limited.emplace_back(open_in(setting, goal, week), std::array<Minutes, 7>{});
    }
    for (int day = std::max(week * 7, stretch.from); day < week * 7 + 7; ++day) {
        if (!stretch.holds(day)) continue;
        const auto on = static_cast<std::size_t>(day % 7);
        result.free[on] = setting.facts.time.free_of(day);
        result.rest[on] = rooms.rest.on(day);
        for (std::size_t group = 0; group < rooms.goals.size(); ++group) {
            Minutes may = rooms.own[group].on(day);
            may = std::min(may, most_on(setting, rooms.goals[group], day).value_or(may));
            if (result.limited[group].first < 0)
                result.rest[on] += may;
            else
                result.limited[group].second[on] = may;
        }
    }
    std::erase_if(result.limited, [](const auto& group) { return group.first < 0; });
    return result;
}

/// The least over all choices of limited goals of their maxima and the days without them. Found
/// over the sets of days on which work, not the hours, is the limit: 128 of them, whatever the
/// number of goals; the two least values are the same minimum cut.
Minutes least_of(const WeekRooms& rooms) {
    Minutes sum = 0;
    std::array<Minutes, 7> gain{};
    for (std::size_t day = 0; day < 7; ++day) {
        if (rooms.limited.empty())
            sum += std::min(rooms.free[day], rooms.rest[day]);
        else
            sum += rooms.free[day];
        gain[day] = rooms.rest[day] - rooms.free[day];
    }
    if (rooms.limited.empty()) return sum;
    Subsets total, part;
    sum_subsets(gain, total);
    for (const auto& [most, on_days] : rooms.limited) {
        sum_subsets(on_days, part);
        for (std::size_t i = 0; i < total.size(); ++i) total[i] += std::min(most, part[i]);
    }
    return sum + *std::ranges::min_element(total);
}

}  // namespace

std::vector<Minutes> have_by_week(const Setting& setting, const Conflict& conflict,
                                  bool everywhere) {
    const Stretch stretch = stretch_of(setting.facts, conflict);
    if (stretch.until < 0 || stretch.from > stretch.until) return {};
    const Rooms rooms = rooms_of(setting, conflict, everywhere);
    std::vector<Minutes> have;
    for (int week = stretch.first_week(); week <= stretch.last_week(); ++week) {
        have.push_back(least_of(week_rooms(setting, rooms, stretch, week)));
    }
    return have;
}

Minutes have_of(const Setting& setting, const Conflict& conflict, bool everywhere) {
    const std::vector<Minutes> weeks = have_by_week(setting, conflict, everywhere);
    return std::accumulate(weeks.begin(), weeks.end(), Minutes{0});
}

}  // namespace osmlm::proof
