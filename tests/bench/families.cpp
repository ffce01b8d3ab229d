#include "bench/families.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "osmlm/base/day.hpp"
#include "osmlm/base/duration.hpp"

namespace osmlm::bench {
namespace {

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every platform.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    int below(int bound) {
        state_ += 0x9e3779b97f4a7c15;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111eb;
        return static_cast<int>((z ^ (z >> 31U)) % static_cast<std::uint64_t>(bound));
    }
    int between(int low, int high) { return low + below(high - low + 1); }

private:
    std::uint64_t state_;
};

std::size_t at(int i) { return static_cast<std::size_t>(i); }

const Day first_day = std::chrono::sys_days{std::chrono::year{2026} / 9 / 7};

std::vector<std::vector<int>> draw_goal_days(int classes, Dice& dice) {
    std::vector<std::vector<int>> sets{{0, 1, 2, 3, 4}};
    while (static_cast<int>(sets.size()) < classes) {
        std::vector<int> set;
        for (int weekday = 0; weekday < 5; ++weekday)
            if (dice.below(2) == 0) set.push_back(weekday);
        if (!set.empty()) sets.push_back(set);
    }
    return sets;
}

/// Works on one resource of a goal after the other, `width` of them open at a time.
class Planter {
public:
    Planter(Planted& planted, Dice& dice) : planted_(planted), dice_(dice) {}

    void run() {
        const Family& family = planted_.family;
        const int per_work =
            std::max(10, family.days * 5 / 7 * 360 * family.load / 100 / family.resources);
        for (int day = 0; day < family.days; ++day) {
            int left = whole(planted_.hours[at(day % 7)] * family.load / 100);
            for (int tries = 0; left > 0 && (tries < 40 || family.load == 100); ++tries)
                left -= work(day, left, per_work, tries >= 40);
        }
        std::erase_if(planted_.works, [](const PlantedWork& w) { return w.effort == 0; });
        for (PlantedWork& work : planted_.works)
            work.deadline =
                work.last + (family.slack_days == 0 ? 0 : dice_.below(family.slack_days + 1));
    }

private:
    int whole(int minutes) const { return minutes - minutes % planted_.family.grain; }

    /// Minutes of the day for some work; `insists` on some, with one more, or without its maximum.
    int work(int day, int left, int per_work, bool insists) {
        const int goal = dice_.below(static_cast<int>(planted_.goal_days.size()));
        const auto& days = planted_.goal_days[at(goal)];
        if (std::count(days.begin(), days.end(), day % 7) == 0) return 0;
        const int index = current(goal, per_work, insists);
        if (index < 0) return 0;
        PlantedWork& work = planted_.works[at(index)];
        if (insists) work.daily_max = 0;
        const int today = spent_day_[at(index)] == day ? spent_[at(index)] : 0;
        int some = std::min(left, target_[at(index)] - work.effort);
        if (work.daily_max > 0) some = std::min(some, work.daily_max - today);
        if (some <= 0) return 0;
        work.effort += some;
        spent_[at(index)] = today + some;
        spent_day_[at(index)] = day;
        planted_.weeks[at(goal)].resize(at(day / 7) + 1);
        planted_.weeks[at(goal)].back() += some;
        if (work.first < 0) work.first = day;
        work.last = day;
        if (work.effort == target_[at(index)]) open_[at(goal)] = -1;
        return some;
    }

    int current(int goal, int per_work, bool insists) {
        open_.resize(planted_.goal_days.size(), -1);
        before_.resize(planted_.goal_days.size(), -1);
        length_.resize(planted_.goal_days.size(), 0);
        if (open_[at(goal)] >= 0) return open_[at(goal)];
        if (static_cast<int>(planted_.works.size()) >= planted_.family.resources && !insists)
            return -1;
        const bool chained = before_[at(goal)] >= 0 && length_[at(goal)] < planted_.family.chain;
        PlantedWork next;
        next.goal = goal;
        next.after = chained ? before_[at(goal)] : -1;
        if (planted_.family.across > 0) next.after = other_goals(goal);
        if (dice_.below(100) < planted_.family.capped) next.daily_max = 60 * dice_.between(1, 3);
        length_[at(goal)] = chained ? length_[at(goal)] + 1 : 1;
        before_[at(goal)] = open_[at(goal)] = static_cast<int>(planted_.works.size());
        planted_.works.push_back(next);
        target_.push_back(
            std::max(planted_.family.grain, whole(dice_.between(per_work / 2, per_work * 3 / 2))));
        spent_.push_back(0);
        spent_day_.push_back(-1);
        return open_[at(goal)];
    }

    /// A work of another goal that is done, now and then.
    int other_goals(int goal) {
        if (planted_.works.empty() || dice_.below(100) >= planted_.family.across) return -1;
        const int before = dice_.below(static_cast<int>(planted_.works.size()));
        const PlantedWork& work = planted_.works[at(before)];
        return work.goal != goal && work.effort == target_[at(before)] ? before : -1;
    }

    Planted& planted_;
    Dice& dice_;
    std::vector<int> open_, before_, length_, target_, spent_, spent_day_;
};

std::string date(int day) { return iso_date(first_day + days{day}); }

/// What the goal's poorest week has but for its last.
int least_of_week(const Planted& planted, std::size_t goal) {
    const auto& weeks = planted.weeks[goal];
    return weeks.size() < 2 ? 0 : *std::min_element(weeks.begin(), weeks.end() - 1);
}

std::string goal_json(const Planted& planted, std::size_t goal) {
    std::string names;
    for (const int weekday : planted.goal_days[goal])
        names += fmt::format("{}\"{}\"", names.empty() ? "" : ",", weekday_names[at(weekday)]);
    std::string weekly;
    if (const int least = least_of_week(planted, goal);
        static_cast<int>(goal) < planted.family.served && least > 0)
        weekly = fmt::format(", \"weekly\": \"{}\"", duration_text(least));
    return fmt::format("    {{\"id\": \"g{}\", \"days\": [{}]{}}}", goal, names, weekly);
}

std::string work_json(const PlantedWork& work, std::size_t index) {
    std::string text = fmt::format(
        "    {{\"id\": \"r{}\", \"goal\": \"g{}\", \"effort\": \"{}\", \"deadline\": \"{}\"", index,
        work.goal, duration_text(work.effort), date(work.deadline));
    if (work.after >= 0) text += fmt::format(", \"after\": [\"r{}\"]", work.after);
    if (work.daily_max > 0)
        text += fmt::format(", \"daily-max\": \"{}\"", duration_text(work.daily_max));
    return text + "}";
}

}  // namespace

std::vector<Family> families() {
    std::vector<Family> list;
    for (const auto& [resources, days] : {std::pair{100, 365}, {1000, 1095}, {10000, 3650}}) {
        const std::string size = fmt::format("{} x {}", resources, days);
        list.push_back({size + ", load 60 %", resources, days, 60});
        list.push_back({size + ", load 80 %", resources, days, 80});
        list.push_back({size + ", load 95 %", resources, days, 95, 6, 10});
        list.push_back(
            {size + ", load 80 %, two weekly minima", resources, days, 70, 6, 30, 5, 60, 2});
        list.push_back({.name = size + ", load 80 %, two minima of finite work",
                        .resources = resources,
                        .days = days,
                        .served = 2});
        list.push_back({.name = size + ", load 80 %, across goals",
                        .resources = resources,
                        .days = days,
                        .across = 20});
        list.push_back({size + ", zero slack", resources, days, 100, 6, 0});
        list.push_back(
            {size + ", zero slack and a minute more", resources, days, 100, 6, 0, 5, 60, 0, 1});
    }
    return list;
}

Planted plant(const Family& family, std::uint64_t seed) {
    Dice dice(seed);
    Planted planted{
        family, {360, 360, 360, 360, 360, 0, 0}, draw_goal_days(family.classes, dice), {}, {}};
    planted.weeks.resize(planted.goal_days.size());
    Planter(planted, dice).run();
    if (!planted.works.empty()) planted.works[planted.works.size() / 2].effort += family.excess;
    return planted;
}

std::string curriculum_json(const Planted& planted) {
    std::string text = fmt::format(
        "{{\n  \"osmlm\": 1,\n  \"start\": \"{}\", \"end\": \"{}\",\n  \"schedule\": {{\"week\": "
        "{{",
        date(0), date(planted.family.days - 1 + planted.family.slack_days));
    for (int weekday = 0; weekday < 5; ++weekday)
        text += fmt::format("{}\"{}\": \"{}\"", weekday == 0 ? "" : ", ",
                            weekday_names[at(weekday)], duration_text(planted.hours[at(weekday)]));
    text += "}},\n  \"goals\": [\n";
    for (std::size_t goal = 0; goal < planted.goal_days.size(); ++goal)
        text += (goal == 0 ? "" : ",\n") + goal_json(planted, goal);
    for (int minimum = 0; minimum < planted.family.minima; ++minimum)
        text += fmt::format(",\n    {{\"id\": \"m{}\", \"weekly\": \"1h30m\"}}", minimum);
    text += "\n  ],\n  \"resources\": [\n";
    for (std::size_t i = 0; i < planted.works.size(); ++i)
        text += (i == 0 ? "" : ",\n") + work_json(planted.works[i], i);
    return text + "\n  ]\n}\n";
}

}  // namespace osmlm::bench
