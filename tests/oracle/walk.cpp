#include "oracle/walk.hpp"

namespace osmlm::oracle {
namespace {

using std::size_t;

std::vector<std::vector<int>> weeks_by_day(const Facts& facts) {
    size_t goals = 0;
    for (const Job& job : facts.jobs) goals = std::max(goals, job.goal ? *job.goal + 1 : 0);
    for (const WeekLimit& week : facts.weeks) goals = std::max(goals, week.goal + 1);
    const std::vector<int> none(static_cast<size_t>(facts.length), -1);
    std::vector<std::vector<int>> table(goals, none);
    for (size_t w = 0; w < facts.weeks.size(); ++w) {
        const WeekLimit& week = facts.weeks[w];
        for (int d = week.first; d <= week.last; ++d) {
            table[week.goal][static_cast<size_t>(d)] = static_cast<int>(w);
        }
    }
    return table;
}

const WeekLimit* limit_of(const Ground& ground, std::optional<size_t> goal, int day) {
    if (!goal) return nullptr;
    const int week = ground.week_of[*goal][static_cast<size_t>(day)];
    return week < 0 ? nullptr : &ground.facts.weeks[static_cast<size_t>(week)];
}

bool ever_limited(const Ground& ground, std::optional<size_t> goal) {
    return goal && std::any_of(ground.facts.weeks.begin(), ground.facts.weeks.end(),
                               [&](const WeekLimit& week) { return week.goal == *goal; });
}

/// What open work may still take: minutes beyond the minimum serve nothing.
Minutes open_need(const Ground& ground, const Job& job, int day) {
    const WeekLimit* limit = limit_of(ground, job.goal, day);
    if (limit == nullptr || ground.minima == Minima::ignored) return 0;
    return std::max<Minutes>(0, limit->asked - ground.planned[*job.goal]);
}

}  // namespace

Ground ground(const Facts& facts, const Scenario& scenario, bool may_be_late, long budget) {
    Ground ground{
        facts, scenario, *in_order(facts), {}, weeks_by_day(facts), Minima::kept, budget, {},
        {},    {}};
    for (size_t j = 0; j < facts.jobs.size(); ++j) {
        ground.until.push_back(window_end(facts, scenario, j, may_be_late));
        ground.left.push_back(facts.jobs[j].left);
    }
    ground.planned.assign(ground.week_of.size(), 0);
    ground.today.assign(facts.jobs.size(), 0);
    return ground;
}

std::string key_of(const Ground& ground, int day) {
    std::string key;
    const auto append = [&](Minutes number) {
        key += static_cast<char>(number & 0xff);
        key += static_cast<char>((number >> 8) & 0xff);
    };
    append(day);
    for (const Minutes left : ground.left) append(left);
    for (size_t goal = 0; goal < ground.planned.size(); ++goal) {
        const WeekLimit* limit = limit_of(ground, goal, day);
        if (limit == nullptr) continue;
        append(limit->most ? ground.planned[goal] : std::min(ground.planned[goal], limit->asked));
    }
    return key;
}

bool ready(const Ground& ground, size_t job) {
    const Groups& groups = ground.scenario.after[job];
    return std::all_of(groups.begin(), groups.end(), [&](const auto& group) {
        return std::any_of(group.begin(), group.end(),
                           [&](size_t member) { return ground.left[member] == 0; });
    });
}

bool goal_finished(const Ground& ground, size_t goal) {
    for (size_t j = 0; j < ground.left.size(); ++j) {
        const bool counts = ground.facts.jobs[j].goal == goal && ground.scenario.required[j];
        if (counts && ground.left[j] > 0) return false;
    }
    return true;
}

Minutes missed_minima(const Ground& ground, int day) {
    if (ground.minima == Minima::ignored) return 0;
    Minutes missed = 0;
    for (size_t goal = 0; goal < ground.planned.size(); ++goal) {
        const WeekLimit* limit = limit_of(ground, goal, day);
        if (limit == nullptr || limit->last != day) continue;
        if (limit->always || !goal_finished(ground, goal)) {
            missed += std::max<Minutes>(0, limit->asked - ground.planned[goal]);
        }
    }
    return missed;
}

bool weeks_hold(const Ground& ground, int day) {
    return ground.minima != Minima::kept || missed_minima(ground, day) == 0;
}

bool idles(const Ground& ground, int day, Minutes unused) {
    if (unused == 0) return false;
    for (size_t j = 0; j < ground.left.size(); ++j) {
        const Job& job = ground.facts.jobs[j];
        if (job.open || ground.left[j] == 0 || day > ground.until[j]) continue;
        if (ground.today[j] >= job.room[static_cast<size_t>(day)]) continue;
        if (!ever_limited(ground, job.goal) && ready(ground, j)) return true;
    }
    return false;
}

Minutes most_now(const Ground& ground, size_t j, int day, Minutes unused) {
    const Job& job = ground.facts.jobs[j];
    if (day > ground.until[j] || !ready(ground, j)) return 0;
    Minutes most = std::min(unused, job.room[static_cast<size_t>(day)]);
    most = std::min(most, job.open ? open_need(ground, job, day) : ground.left[j]);
    const WeekLimit* limit = limit_of(ground, job.goal, day);
    if (limit != nullptr && limit->most) {
        most = std::min(most, *limit->most - ground.planned[*job.goal]);
    }
    return most;
}

}  // namespace osmlm::oracle
