#include "plan/relax/relax_exactly.hpp"

#include <algorithm>
#include <map>

#include "plan/flow/program.hpp"

namespace osmlm {
namespace {

constexpr std::size_t largest_table = 400'000;  ///< cells, of eight bytes
constexpr std::int64_t heaviest = 10'000;

/// The program of one node of the search.
class ExactProgram {
public:
    ExactProgram(const Problem& problem, const Node& node);
    std::optional<Allotment> solve(long& effort);

private:
    using Week = std::pair<int, int>;  // goal, week
    /// What may have minutes on a day.
    struct Taker {
        int task, goal, from, until;
        Weekdays days;
        std::vector<int> rows;  ///< that all its columns count in
        std::int64_t weight = 1;
    };
    struct Placed {
        int column, task, day;
    };

    void find_last_day();
    void add_rows();
    void add_work(int work);
    void add_open(int index);
    template <class Most>
    void add_columns(const Taker& taker, Most most);
    [[nodiscard]] int first_of_open(int index) const;
    [[nodiscard]] bool waits_for_optional(int work) const;
    [[nodiscard]] std::vector<std::int64_t> weights() const;

    const Problem& problem_;
    const Node& node_;
    int last_ = 0;
    Program program_;
    std::vector<int> days_;      ///< rows
    std::map<Week, int> weeks_;  ///< rows
    std::vector<std::int64_t> weight_;
    std::vector<Placed> placed_;
};

ExactProgram::ExactProgram(const Problem& problem, const Node& node)
    : problem_(problem), node_(node), weight_(weights()) {
    find_last_day();
    add_rows();
    for (int work = 0; work < static_cast<int>(problem.works.size()); ++work) add_work(work);
    for (int index = 0; index < static_cast<int>(problem.open.size()); ++index) add_open(index);
}

void ExactProgram::find_last_day() {
    last_ = last_day(problem_, demand_of(problem_, node_, true));
    for (std::size_t g = 0; g < problem_.goals.size(); ++g) {
        const auto weeks = static_cast<int>(problem_.goals[g].asked.size());
        for (int week = 0; week < weeks; ++week)
            if (asked_for_certain(problem_, node_, static_cast<int>(g), week) > 0)
                last_ = std::max(last_, problem_.monday(week) + 6);
    }
    last_ = std::clamp(last_, 0, problem_.horizon - 1);
}

void ExactProgram::add_rows() {
    for (int day = 0; day <= last_; ++day)
        days_.push_back(program_.add_row(0, problem_.free[at(day)]));
    for (int goal = 0; goal < static_cast<int>(problem_.goals.size()); ++goal)
        for (int week = 0; week <= problem_.week(last_); ++week) {
            const GoalFacts& facts = problem_.goals[at(goal)];
            const Minutes asked = asked_for_certain(problem_, node_, goal, week);
            Minutes most = 0;
            const int sunday = std::min(problem_.monday(week) + 6, last_);
            for (int day = std::max(0, problem_.monday(week)); day <= sunday; ++day)
                if (facts.days.has(problem_.weekday(day))) most += problem_.free[at(day)];
            const Minutes room = std::max(asked, std::min(most, facts.room(week)));
            if (asked > 0 || room < most) weeks_[{goal, week}] = program_.add_row(asked, room);
        }
}

/// Each work's, and that of all that waits for it, which a net of arcs may double at each step.
std::vector<std::int64_t> ExactProgram::weights() const {
    std::vector<std::int64_t> weights(problem_.works.size(), 1);
    const Arcs& arcs = *node_.arcs;
    for (const OpenWork& open : problem_.open)
        for (const auto& group : open.after)
            for (const int before : group) ++weights[at(before)];
    for (auto work = arcs.order.rbegin(); work != arcs.order.rend(); ++work)
        for (const int next : arcs.after[at(*work)])
            weights[at(*work)] = std::min(heaviest, weights[at(*work)] + weights[at(next)]);
    return weights;
}

template <class Most>
void ExactProgram::add_columns(const Taker& taker, Most most) {
    for (int day = std::max(0, taker.from); day <= std::min(taker.until, last_); ++day) {
        if (program_.size() > largest_table) return;
        if (!taker.days.has(problem_.weekday(day))) continue;
        const Minutes here = std::min(most(day), problem_.free[at(day)]);
        if (here <= 0) continue;
        std::vector<int> rows = taker.rows;
        rows.push_back(days_[at(day)]);
        const auto week = weeks_.find({taker.goal, problem_.week(day)});
        if (week != weeks_.end()) rows.push_back(week->second);
        placed_.push_back(
            {program_.add_column(here, taker.weight * (day + 1), rows), taker.task, day});
    }
}

/// Whether it waits for work that nothing requires.
bool ExactProgram::waits_for_optional(int work) const {
    return std::ranges::any_of(problem_.works[at(work)].after, [&](const auto& group) {
        return std::ranges::none_of(group, [&](int before) { return node_.required[at(before)]; });
    });
}

void ExactProgram::add_work(int index) {
    const Work& work = problem_.works[at(index)];
    const bool due = node_.dated(index) && !node_.empty(index);
    const bool serves = work.goal >= 0 && problem_.goals[at(work.goal)].min &&
                        (node_.required[at(index)] || !waits_for_optional(index));
    if (!due && !serves) return;
    const int row = program_.add_row(due ? work.left : 0, work.left);
    add_columns({index,
                 work.goal,
                 node_.from[at(index)],
                 node_.until[at(index)],
                 work.days,
                 {row},
                 weight_[at(index)]},
                [&](int day) { return std::min(work.left, problem_.daily_max(work, day)); });
}

/// The first day by which all that it waits for can be finished alone.
int ExactProgram::first_of_open(int index) const {
    const OpenWork& open = problem_.open[at(index)];
    int first = node_.open_from[at(index)];
    for (const auto& group : open.after) {
        int earliest = never;
        for (const int before : group)
            earliest = std::min(earliest, earliest_completion(problem_, node_, before));
        first = std::max(first, earliest);
    }
    return first;
}

void ExactProgram::add_open(int index) {
    const OpenWork& open = problem_.open[at(index)];
    if (open.goal < 0 || !problem_.goals[at(open.goal)].min) return;
    const GoalFacts& goal = problem_.goals[at(open.goal)];
    add_columns({static_cast<int>(problem_.works.size()) + open.goal,
                 open.goal,
                 first_of_open(index),
                 open.until,
                 open.days,
                 {}},
                [&](int day) {
                    return problem_.allows(open, day) ? std::min(goal.asked_in(problem_.week(day)),
                                                                 problem_.daily_max(open, day))
                                                      : 0;
                });
}

std::optional<Allotment> ExactProgram::solve(long& effort) {
    if (program_.size() > largest_table || !program_.solve(effort)) return std::nullopt;
    Allotment allotment(at(last_ + 1));
    for (const Placed& placed : placed_) {
        const auto minutes = program_.value(placed.column);
        if (!minutes) return std::nullopt;
        if (*minutes == 0) continue;
        auto& shares = allotment[at(placed.day)];
        const auto same = std::ranges::find(shares, placed.task, &Share::task);
        if (same != shares.end())
            same->min += *minutes;
        else
            shares.push_back({placed.task, *minutes});
    }
    return allotment;
}

}  // namespace

std::optional<Allotment> relax_exactly(const Problem& problem, const Node& node, long& effort) {
    if (node.has_empty_window()) return std::nullopt;
    return ExactProgram(problem, node).solve(effort);
}

}  // namespace osmlm
