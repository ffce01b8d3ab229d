#include <random>

#include "catch.hpp"
#include "proof/conflict.hpp"
#include "proof_lab.hpp"

using namespace lab;

namespace {

int dice(std::mt19937& random, int from, int until) {
    return from + static_cast<int>(random() % static_cast<unsigned>(until - from + 1));
}

Weekdays some_days(std::mt19937& random) {
    Weekdays result;
    for (int weekday = 0; weekday < 7; ++weekday) {
        if (dice(random, 0, 3) != 0) result.add(weekday);
    }
    return result;
}

/// Three weeks with goals that have maxima, minima or both, and work of all kinds.
Scene some_scene(std::mt19937& random) {
    Scene scene;
    scene.plan.today = on(9, 7) + days{dice(random, 0, 6)};
    for (DayHours& hours : scene.curriculum.schedule.week) hours.minutes = dice(random, 0, 60);
    scene.curriculum.end = on(9, 27);
    for (const char* id : {"f", "g", "h"}) {
        const std::size_t goal = scene.goal(id, some_days(random));
        Weekly weekly;
        if (dice(random, 0, 1) == 1) weekly.min = dice(random, 0, 90);
        if (dice(random, 0, 1) == 1) weekly.max = dice(random, 90, 150);
        scene.curriculum.goals[goal].weekly = weekly;
        if (dice(random, 0, 1) == 1) scene.open(std::string(id) + "-open", static_cast<int>(goal));
    }
    for (const char* id : {"a", "b", "c", "d", "e"}) {
        const std::size_t work = scene.work(id, dice(random, 1, 100), dice(random, -1, 2));
        if (dice(random, 0, 1) == 1) scene.at(work).daily_max = dice(random, 0, 30);
        if (dice(random, 0, 1) == 1) scene.at(work).start = on(9, dice(random, 7, 20));
        scene.at(work).days = some_days(random);
    }
    scene.log("a", scene.plan.today, dice(random, 0, 20));
    return scene;
}

std::vector<Assumption> some_assumptions(std::mt19937& random) {
    std::vector<Assumption> list;
    for (int i = dice(random, 0, 2); i > 0; --i) {
        const auto goal = static_cast<std::size_t>(dice(random, 0, 2));
        const Day date = on(9, dice(random, 7, 27));
        if (dice(random, 0, 1) == 1)
            list.push_back(AtMost{goal, date, dice(random, 0, 40)});
        else
            list.push_back(AtLeast{goal, date, dice(random, 0, 40)});
    }
    return list;
}

/// What listed work and goals outside the choice may take on a day, as the words say it.
Minutes rest_on(const proof::Setting& setting, const Conflict& conflict, unsigned chosen, int day) {
    const proof::Facts& facts = setting.facts;
    const Minutes free = facts.time.free_of(day);
    std::vector<Minutes> by_goal(facts.goals.size() + 1);
    for (const std::size_t i : conflict.resources) {
        const auto& known = facts.resources[i];
        const bool inside = setting.windows.begin[i] <= day && day <= setting.windows.end[i];
        if (!inside || !facts.allowed(known, day)) continue;
        const std::size_t goal = facts.curriculum->resources[i].goal.value_or(facts.goals.size());
        by_goal[goal] += std::min(facts.daily(known, day), free);
    }
    for (const std::size_t g : conflict.goals) {
        const bool inside =
            std::max(facts.time.begin, facts.goals[g].since) <= day && day <= facts.goals[g].until;
        if (inside && facts.curriculum->goals[g].days.has(day % 7)) by_goal[g] += free;
        if (auto most = proof::most_on(setting, g, day)) by_goal[g] = std::min(by_goal[g], *most);
        if (((chosen >> g) & 1U) != 0) by_goal[g] = 0;
    }
    Minutes sum = 0;
    for (const Minutes minutes : by_goal) sum += minutes;
    return sum;
}

/// `have`, word for word: the least over every choice of listed goals with a weekly maximum.
Minutes have_in_words(const proof::Setting& setting, const Conflict& conflict) {
    const proof::Facts& facts = setting.facts;
    const proof::Stretch stretch = proof::stretch_of(facts, conflict);
    Minutes have = 0;
    for (int week = stretch.first_week(); week <= stretch.last_week(); ++week) {
        Minutes least = 1'000'000;
        for (unsigned chosen = 0; chosen < 8; ++chosen) {
            Minutes sum = 0;
            bool legal = true;
            for (std::size_t g = 0; g < 3; ++g) {
                if (((chosen >> g) & 1U) == 0) continue;
                const auto& max = facts.curriculum->goals[g].weekly->max;
                legal = legal && max && std::ranges::count(conflict.goals, g) == 1;
                if (legal) sum += std::max<Minutes>(*max - facts.goals[g].logged.at(week), 0);
            }
            if (!legal) continue;
            for (int day = week * 7; day < week * 7 + 7; ++day) {
                if (!stretch.holds(day)) continue;
                sum += std::min(facts.time.free_of(day), rest_on(setting, conflict, chosen, day));
            }
            least = std::min(least, sum);
        }
        have += least;
    }
    return have;
}

}  // namespace

TEST_CASE("what a stretch has is the least over every choice of limited goals") {
    std::mt19937 random(20260907);
    int limited = 0;
    for (int round = 0; round < 2000; ++round) {
        const Scene scene = some_scene(random);
        Conflict conflict;
        conflict.from = on(9, dice(random, 7, 17));
        conflict.until = conflict.from + days{dice(random, 0, 10)};
        for (std::size_t i = 0; i < scene.curriculum.resources.size(); ++i) {
            const bool work = scene.curriculum.resources[i].effort.has_value();
            if (work && dice(random, 0, 1) == 1) conflict.resources.push_back(i);
        }
        for (std::size_t g = 0; g < 3; ++g) {
            if (dice(random, 0, 1) == 1) conflict.goals.push_back(g);
        }
        const auto facts = proof::derive(scene.curriculum, scene.records, scene.plan.today,
                                         conflict.until, scene.plan.today);
        const std::vector<Assumption> assumptions = some_assumptions(random);
        const proof::Windows windows = proof::windows_under(facts, assumptions);
        const proof::Setting setting{facts, assumptions, windows};
        const Minutes have = have_in_words(setting, conflict);
        CHECK(proof::have_of(setting, conflict, true) == have);
        CHECK(proof::have_of(setting, conflict, false) <= have);
        Conflict without = conflict;
        without.goals.clear();
        if (have != proof::have_of(setting, without, true)) ++limited;
    }
    CHECK(limited > 500);
}

namespace {

/// Walks through every plan of work `a` and `b` and an open practice, in minutes by day, and stops
/// at the first that breaks no rule.
struct Search {
    Scene scene;
    int last;
    std::vector<Minutes> left;
    std::size_t practice;

    bool fits() {
        Scene trial = scene;
        std::erase_if(trial.plan.days, [](const PlannedDay& day) { return day.sessions.empty(); });
        trial.complete();
        for (const Violation& violation : verify(trial.curriculum, trial.records, trial.plan)) {
            const bool figure =
                violation.rule == "weekly-list" || violation.rule == "resource-optional";
            if (violation.rule != "open-work" && !figure) return false;
        }
        return true;
    }

    bool on_day(int day) {
        if (day > last) return left[0] == 0 && left[1] == 0 && fits();
        const Day date = on(9, 7) + days{day};
        const Minutes hours = scene.minutes_on(date);
        for (Minutes a = 0; a <= std::min(hours, left[0]); ++a) {
            for (Minutes b = 0; b <= std::min(hours - a, left[1]); ++b) {
                const bool dropped = scene.at(practice).dropped.has_value();
                for (Minutes rest = 0; rest <= (dropped ? 0 : hours - a - b); ++rest) {
                    if (with(date, day, a, b, rest)) return true;
                }
            }
        }
        return false;
    }

    bool with(Day date, int day, Minutes a, Minutes b, Minutes rest) {
        left[0] -= a;
        left[1] -= b;
        std::vector<PlannedSession> sessions;
        const std::pair<std::size_t, Minutes> parts[] = {{0, a}, {1, b}, {practice, rest}};
        for (const auto& [resource, min] : parts) {
            if (min == 0) continue;
            sessions.push_back({resource, min, {}, Why::early});
        }
        scene.day(date).sessions = sessions;
        const bool found = on_day(day + 1);
        scene.day(date).sessions.clear();
        left[0] += a;
        left[1] += b;
        return found;
    }
};

/// Two pieces of work, the second after the first, and a practice with a weekly minimum.
Scene tiny(std::mt19937& random) {
    Scene scene;
    scene.plan.today = on(9, 7);
    for (std::size_t i = 0; i < 7; ++i) {
        scene.curriculum.schedule.week[i].minutes = i < 3 ? dice(random, 0, 2) : 0;
    }
    scene.goal("g", some_days(random));
    scene.curriculum.goals[0].weekly = Weekly{dice(random, 0, 4), dice(random, 4, 7)};
    scene.work("a", dice(random, 1, 3), dice(random, -1, 0));
    scene.work("b", dice(random, 1, 4), dice(random, -1, 0));
    for (std::size_t i = 0; i < 2; ++i) {
        scene.at(i).days = some_days(random);
        scene.at(i).deadline = on(9, dice(random, 8, 17));
        if (dice(random, 0, 2) == 0) scene.at(i).daily_max = 1;
    }
    if (dice(random, 0, 1) == 1) scene.at(1).after = {{0}};
    scene.open("practice", 0);
    if (dice(random, 0, 1) == 1) scene.at(2).dropped = on(9, 1);
    scene.curriculum.end = on(9, 20);
    return scene;
}

/// Whether some conflict stands under the assumptions: all stretches, all sets of work, the goal
/// or not.
bool proved_short(const proof::Facts& facts, const std::vector<Assumption>& assumptions) {
    const proof::Windows windows = proof::windows_under(facts, assumptions);
    const proof::Setting setting{facts, assumptions, windows};
    for (unsigned set = 1; set < 8; ++set) {
        Conflict conflict;
        if ((set & 1U) != 0) conflict.resources.push_back(0);
        if ((set & 2U) != 0) conflict.resources.push_back(1);
        if ((set & 4U) != 0) conflict.goals.push_back(0);
        for (int from = 0; from < 14; ++from) {
            for (int until = from; until < 14; ++until) {
                const auto lies = [&](std::size_t i) {
                    return from <= windows.begin[i] && windows.end[i] <= until;
                };
                if (!std::ranges::all_of(conflict.resources, lies)) continue;
                conflict.from = on(9, 7) + days{from};
                conflict.until = on(9, 7) + days{until};
                if (proof::need_of(setting, conflict) > proof::have_of(setting, conflict, false)) {
                    return true;
                }
            }
        }
    }
    return false;
}

/// Whether one family of two cases proves that nothing fits.
bool proved_by_cases(const Scene& scene, const proof::Facts& facts) {
    std::vector<std::pair<Assumption, Assumption>> families;
    for (int day = 0; day < 7; ++day) {
        const Day date = on(9, 7) + days{day};
        families.emplace_back(AtMost{0, date, 0}, AtLeast{0, date, 1});
        families.emplace_back(AtMost{0, date, 1}, AtLeast{0, date, 2});
        if (scene.curriculum.resources[1].after.empty()) continue;
        families.emplace_back(FinishedBy{0, date}, NotBefore{1, date + days{1}});
    }
    for (const Day monday : {on(9, 7), on(9, 14)}) {
        families.emplace_back(GoalFinished{0, monday, true}, GoalFinished{0, monday, false});
    }
    return std::ranges::any_of(families, [&](const auto& family) {
        return proved_short(facts, {family.first}) && proved_short(facts, {family.second});
    });
}

}  // namespace

TEST_CASE("no plan fits where a conflict stands, or a proof by two cases") {
    std::mt19937 random(7);
    int plainly = 0, by_cases = 0, fitting = 0;
    for (int round = 0; round < 200; ++round) {
        const Scene scene = tiny(random);
        const auto& resources = scene.curriculum.resources;
        Search search{scene, 13, {resources[0].effort->planned, resources[1].effort->planned}, 2};
        const auto facts =
            proof::derive(scene.curriculum, {}, scene.plan.today, on(9, 20), scene.plan.today);
        const bool fits = search.on_day(0);
        const bool plain = proved_short(facts, {});
        const bool cases = !plain && proved_by_cases(scene, facts);
        INFO(round);
        CHECK_FALSE((fits && (plain || cases)));
        plainly += plain ? 1 : 0;
        by_cases += cases ? 1 : 0;
        fitting += fits ? 1 : 0;
    }
    CHECK(plainly > 100);
    CHECK(by_cases > 2);
    CHECK(fitting > 20);
}
