#include "plan/search/mend.hpp"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <span>
#include <utility>

#include "plan/fill/pools.hpp"
#include "plan/problem/bisect.hpp"
#include "plan/search/dispatch.hpp"

namespace osmlm {
namespace {

constexpr int most_restarts = 20;
constexpr int most_days = 24;  ///< tried in vain for an arc that was not hard before

/// Tasks that searches may visit, and days that may be tried.
constexpr long patient_visits = 20'000'000, few_visits = 1'000'000;

struct Arc {
    int before, work;
};

/// A flow and its node, whose windows become narrower with each arc that is parted.
class Mender {
public:
    /// `visits`: how many tasks may still be visited.
    Mender(const Problem& problem, const Node& node, const DayFlow& flow, long& visits)
        : problem_(problem), node_(node), flow_(flow), visits_(visits) {}

    /// Of the arcs that the flow breaks, the one whose works have the fewest days.
    [[nodiscard]] std::optional<Arc> broken() const;
    /// Gives each of the arcs a day, if there are days that leave a flow; gives up after so many
    /// days were tried in vain.
    [[nodiscard]] bool part(std::span<const Arc> arcs, int tries);
    /// Moves minutes into a week that has less than its minimum; false where none can be had, or no
    /// week misses any.
    [[nodiscard]] bool serve_week();
    [[nodiscard]] DayFlow flow() && { return std::move(flow_); }

private:
    /// The window that a work had.
    struct Window {
        int work, from, until;
    };
    using Choice = std::pair<Minutes, int>;  // minutes that move, day
    [[nodiscard]] std::vector<Choice> days_between(const Arc& arc) const;
    bool end_by(int work, int day);
    bool begin_from(int work, int day);
    void narrow(int work, int from, int until);
    bool complete();
    [[nodiscard]] std::vector<Minutes> spare_by_week(int goal) const;
    [[nodiscard]] Minutes missing() const;
    bool move_into(int week, const FlowCell& cell, Minutes minutes);

    const Problem& problem_;
    Node node_;
    DayFlow flow_;
    long& visits_;
    std::vector<Window> before_;  ///< in the order in which they became narrower
    std::vector<int> moved_;      ///< works that lost minutes
};

std::optional<Arc> Mender::broken() const {
    std::optional<Arc> narrowest;
    int least = never;
    for (int work = 0; work < static_cast<int>(problem_.works.size()); ++work) {
        const auto own = flow_.of(work);
        if (own.empty()) continue;
        for (const int before : node_.arcs->before[at(work)]) {
            const auto others = flow_.of(before);
            if (others.empty() || others.back().day <= own.front().day) continue;
            const int days = node_.until[at(work)] - node_.from[at(before)];
            if (days >= least) continue;
            least = days;
            narrowest = {before, work};
        }
    }
    return narrowest;
}

/// The days that may part the works of the arc, a heap: that which moves fewest minutes first.
std::vector<Mender::Choice> Mender::days_between(const Arc& arc) const {
    std::vector<Choice> days;
    const auto ending = flow_.of(arc.before), beginning = flow_.of(arc.work);
    auto end = ending.begin(), begin = beginning.begin();
    Minutes moved = 0;
    for (const FlowCell& cell : ending) moved += cell.min;
    const int last = std::min(node_.until[at(arc.before)], flow_.days() - 1);
    for (int day = node_.from[at(arc.work)]; day <= last; ++day) {
        for (; end != ending.end() && end->day <= day; ++end) moved -= end->min;
        for (; begin != beginning.end() && begin->day < day; ++begin) moved += begin->min;
        days.emplace_back(moved, day);
    }
    std::ranges::make_heap(days, std::greater());
    return days;
}

void Mender::narrow(int work, int from, int until) {
    before_.push_back({work, node_.from[at(work)], node_.until[at(work)]});
    node_.from[at(work)] = from;
    node_.until[at(work)] = until;
    flow_.set_window(work, from, until);
    std::vector<FlowCell> lost;
    for (const FlowCell& cell : flow_.of(work))
        if (cell.day < from || cell.day > until) lost.push_back(cell);
    for (const FlowCell& cell : lost) flow_.add(cell.day, work, -cell.min);
    if (!lost.empty()) moved_.push_back(work);
}

/// False when the work, or what it waits for, has too few days left even alone.
bool Mender::end_by(int work, int day) {
    std::vector<std::pair<int, int>> ends{{work, day}};
    while (!ends.empty()) {
        const auto [next, until] = ends.back();
        ends.pop_back();
        if (node_.until[at(next)] <= until) continue;
        narrow(next, node_.from[at(next)], until);
        const int latest = latest_start(problem_, node_, next);
        if (latest < node_.from[at(next)]) return false;
        for (const int before : node_.arcs->before[at(next)]) ends.emplace_back(before, latest);
    }
    return true;
}

/// The same of the work and what waits for it.
bool Mender::begin_from(int work, int day) {
    std::vector<std::pair<int, int>> begins{{work, day}};
    while (!begins.empty()) {
        const auto [next, from] = begins.back();
        begins.pop_back();
        if (node_.from[at(next)] >= from) continue;
        narrow(next, from, node_.until[at(next)]);
        const int completion = earliest_completion(problem_, node_, next);
        if (completion > node_.until[at(next)]) return false;
        for (const int after : node_.arcs->after[at(next)]) begins.emplace_back(after, completion);
    }
    return true;
}

/// Whether all minutes that lost their days find others.
bool Mender::complete() {
    const std::vector<int> works = std::exchange(moved_, {});
    const long visited = flow_.visits();
    const bool all = std::ranges::all_of(works, [&](int work) { return flow_.complete(work); });
    visits_ -= flow_.visits() - visited;
    return all;
}

bool Mender::part(std::span<const Arc> arcs, int tries) {
    if (arcs.empty()) return true;
    const Arc& arc = arcs.front();
    if (node_.from[at(arc.work)] >= node_.until[at(arc.before)])
        return part(arcs.subspan(1), tries);
    const std::size_t added = flow_.remember(), windows = before_.size();
    const auto take_back = [&] {
        flow_.take_back(added);
        moved_.clear();
        for (; before_.size() > windows; before_.pop_back()) {
            const auto [work, from, until] = before_.back();
            node_.from[at(work)] = from;
            node_.until[at(work)] = until;
            flow_.set_window(work, from, until);
        }
    };
    const auto ends = [&](int day) { return end_by(arc.before, day) && complete(); };
    const auto begins = [&](int day) { return begin_from(arc.work, day) && complete(); };
    const auto alone = [&](const auto& end, int day) {
        const bool holds = end(day);
        take_back();
        return holds;
    };
    auto days = days_between(arc);
    int first = node_.from[at(arc.work)], last = first + static_cast<int>(days.size()) - 1;
    for (; !days.empty(); days.pop_back()) {
        std::ranges::pop_heap(days, std::greater());
        const int day = days.back().second;
        if (day < first || day > last) continue;
        const bool parts = ends(day) && begins(day);
        if (parts && part(arcs.subspan(1), tries)) return true;
        take_back();
        // Where one end alone leaves no flow, none of the days beyond does.
        if (!parts && !alone(ends, day))
            first = first_true(day, last + 1, [&](int next) { return alone(ends, next); });
        else if (!parts && !alone(begins, day))
            last = first_true(first - 1, day, [&](int next) { return !alone(begins, next); }) - 1;
        if (--tries < 0 || --visits_ < 0) return false;
    }
    return false;
}

/// Of each week of the goal until it is done, what it has above its minimum, or less; nothing where
/// its minima are not asked of finite work alone.
std::vector<Minutes> Mender::spare_by_week(int goal) const {
    const GoalFacts& facts = problem_.goals[at(goal)];
    std::vector<Minutes> spare;
    if (!has_pool(problem_, node_, goal)) return spare;
    for (const int work : facts.works)
        for (const FlowCell& cell : flow_.of(work)) {
            const auto week = at(problem_.week(cell.day));
            if (week >= spare.size()) spare.resize(week + 1);
            spare[week] += cell.min;
        }
    for (std::size_t week = 0; week + 1 < spare.size(); ++week)
        spare[week] -= facts.asked_in(static_cast<int>(week));
    return spare;
}

Minutes Mender::missing() const {
    Minutes sum = 0;
    for (int goal = 0; goal < static_cast<int>(problem_.goals.size()); ++goal)
        for (const Minutes spare : spare_by_week(goal)) sum += std::max<Minutes>(0, -spare);
    return sum;
}

/// Moves minutes of the cell into the week, if that makes fewer of all minima miss.
bool Mender::move_into(int week, const FlowCell& cell, Minutes minutes) {
    const Minutes before = missing();
    const std::size_t added = flow_.remember();
    const int work = cell.task, monday = problem_.monday(week);
    flow_.add(cell.day, work, -minutes);
    flow_.set_window(work, std::max(node_.from[at(work)], monday),
                     std::min(node_.until[at(work)], monday + 6));
    moved_.push_back(work);
    const bool moved = complete();
    flow_.set_window(work, node_.from[at(work)], node_.until[at(work)]);
    if (moved && missing() < before) return true;
    flow_.take_back(added);
    --visits_;
    return false;
}

bool Mender::serve_week() {
    for (int goal = 0; goal < static_cast<int>(problem_.goals.size()); ++goal) {
        const std::vector<Minutes> spare = spare_by_week(goal);
        const auto poor = std::ranges::find_if(spare, [](Minutes minutes) { return minutes < 0; });
        if (poor == spare.end()) continue;
        const auto week = static_cast<int>(poor - spare.begin());
        const int monday = problem_.monday(week);
        std::vector<FlowCell> cells;  // nearest weeks first
        for (const int work : problem_.goals[at(goal)].works)
            if (node_.from[at(work)] <= monday + 6 && node_.until[at(work)] >= monday)
                for (const FlowCell& cell : flow_.of(work))
                    if (spare[at(problem_.week(cell.day))] > 0) cells.push_back(cell);
        std::ranges::stable_sort(cells, {}, [&](const FlowCell& cell) {
            return std::abs(problem_.week(cell.day) - week);
        });
        for (const FlowCell& cell : cells) {
            const Minutes most = std::min({cell.min, -*poor, spare[at(problem_.week(cell.day))]});
            if (visits_ < 0) return false;
            if (move_into(week, cell, most)) return true;
        }
    }
    return false;
}

/// A flow that lets little begin too soon: what is due first of what may begin, day by day, and
/// then what found no room.
DayFlow flow_in_order(const Problem& problem, const Node& node, const Demand& demand) {
    DayFlow flow = empty_flow(problem, demand.tasks, last_day(problem, demand) + 1);
    const Allotment allotment = dispatch_most(problem, node, demand);
    for (int day = 0; day < static_cast<int>(allotment.size()); ++day)
        for (const Share& share : allotment[at(day)])
            if (at(share.task) < problem.works.size()) flow.add(day, share.task, share.min);
    flow.place_all();
    return flow;
}

}  // namespace

Mended mend(const Problem& problem, const Node& node, const Demand& demand, DayFlow flow,
            bool patient) {
    std::vector<Arc> hard;  // the latest to fail first
    long visits = patient ? patient_visits : few_visits;
    for (int restart = 0; restart <= most_restarts; ++restart) {
        if (restart == 1 && patient) flow = flow_in_order(problem, node, demand);
        Mender mender(problem, node, flow, visits);
        if (!mender.part(hard, never)) return {std::nullopt, visits >= 0};
        std::optional<Arc> arc;
        do {
            arc = mender.broken();
            if (!arc && !mender.serve_week()) return {std::move(mender).flow(), false};
        } while (!arc || mender.part(std::vector{*arc}, most_days));
        if (visits < 0) return {};
        hard.insert(hard.begin(), *arc);
    }
    return {};
}

}  // namespace osmlm
