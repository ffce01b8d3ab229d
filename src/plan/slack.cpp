#include "plan/slack.hpp"

#include <algorithm>
#include <map>
#include <span>

#include "plan/measure.hpp"
#include "plan/relax/propagate.hpp"

namespace osmlm {
namespace {

constexpr int most_decisions = 150;

/// More work at one place.
struct Extra {
    Slot place;
    Minutes minutes = 0;
};

Work more_work(const Extra& extra, std::size_t resource) {
    Work work;
    work.resource = resource;
    work.left = extra.minutes;
    work.until = extra.place.until;
    work.days = extra.place.days;
    work.priority = Priority::low;
    return work;
}

/// A flow of all that must be in time, as late as can be: it leaves room where further work with an
/// early deadline needs it. Nothing is placed where there is none.
DayFlow late_flow(const Problem& problem, const Demand& demand, int last) {
    const auto end = problem.free.begin() + std::max(last, last_day(problem, demand)) + 1;
    DayFlow backward =
        DayFlow({problem.free.begin(), end}, problem.lead, problem.today, demand.tasks).reversed();
    backward.place_all();
    return backward.reversed();
}

/// Bounds from above on what may be added at places with the same weekdays, latest last.
std::vector<Minutes> bounds(const Problem& problem, const DayFlow& base,
                            std::span<const Slot> places) {
    std::vector<Task> tasks = base.tasks();
    const auto first = static_cast<int>(tasks.size());
    for (const Slot& place : places) {
        Task task;
        task.until = place.until;
        task.days = place.days;
        for (int day = 0; day <= place.until; ++day)
            if (place.days.has(problem.weekday(day))) task.need += problem.free[at(day)];
        tasks.push_back(task);
    }
    std::vector<Minutes> free(problem.free.begin(), problem.free.begin() + base.days());
    DayFlow flow(std::move(free), problem.lead, problem.today, std::move(tasks));
    for (int day = 0; day < base.days(); ++day)
        for (const Cell& cell : base.on(day)) flow.add(day, cell.task, cell.min);
    std::vector<Minutes> most;
    for (int task = first; at(task - first) < places.size(); ++task) {
        flow.place(std::vector{task});
        const Minutes placed = flow.tasks()[at(task)].need - flow.missing(task);
        flow.give_up(task);
        most.push_back((most.empty() ? 0 : most.back()) + placed);
    }
    return most;
}

/// Finds the slacks of places with the same weekdays, whose deadlines ascend.
class Sweep {
public:
    Sweep(const Problem& problem, Patience patience, std::vector<Slot> places,
          std::vector<Minutes> most, int& decisions)
        : problem_(problem),
          patience_(patience),
          places_(std::move(places)),
          most_(std::move(most)),
          decisions_(decisions),
          found_(places_.size()) {}

    std::vector<Minutes> run() {
        prove(0, places_.size());
        return std::move(found_);
    }

private:
    [[nodiscard]] bool fits(const std::vector<Extra>& extras) {
        ++decisions_;
        Problem more = problem_;
        std::size_t nobody = problem_.in_plan.size();  // no resource of the curriculum
        for (const Extra& extra : extras)
            if (extra.minutes > 0) more.works.push_back(more_work(extra, nobody++));
        return can_fit(more, patience_);
    }

    void prove(std::size_t first, std::size_t end) {
        if (first > 0) found_[first] = found_[first - 1];
        if (decisions_ >= most_decisions) {
            std::fill(found_.begin() + static_cast<std::ptrdiff_t>(first),
                      found_.begin() + static_cast<std::ptrdiff_t>(end), found_[first]);
            return;
        }
        std::vector<Extra> increments{{places_[first], most_[first]}};
        for (std::size_t i = first + 1; i < end; ++i)
            increments.push_back({places_[i], most_[i] - most_[i - 1]});
        if (fits(increments)) {
            std::copy(most_.begin() + static_cast<std::ptrdiff_t>(first),
                      most_.begin() + static_cast<std::ptrdiff_t>(end),
                      found_.begin() + static_cast<std::ptrdiff_t>(first));
        } else if (end - first == 1) {
            search(first);
        } else {
            const std::size_t middle = first + (end - first) / 2;
            prove(first, middle);
            prove(middle, end);
        }
    }

    /// What fits of a place whose bound does not: at least what was found before an earlier
    /// deadline; often as much less than the bound as there.
    void search(std::size_t i) {
        Minutes fit = found_[i], too_much = most_[i];
        const auto narrow = [&](Minutes minutes) {
            if (minutes <= fit || minutes >= too_much || decisions_ >= most_decisions) return;
            (fits({{places_[i], minutes}}) ? fit : too_much) = minutes;
        };
        narrow(most_[i] - gap_);
        narrow(most_[i] - gap_ + 1);
        while (too_much - fit > 1 && decisions_ < most_decisions)
            narrow(fit + (too_much - fit) / 2);
        gap_ = most_[i] - fit;
        found_[i] = fit;
    }

    const Problem& problem_;
    Patience patience_;
    std::vector<Slot> places_;
    std::vector<Minutes> most_;
    int& decisions_;
    std::vector<Minutes> found_;
    Minutes gap_ = 0;  ///< between bound and slack of the last place that was searched
};

}  // namespace

std::vector<Minutes> slacks(const Problem& problem, const std::vector<Slot>& places) {
    std::vector<Minutes> result(places.size());
    if (places.empty()) return result;
    std::map<unsigned, std::vector<std::size_t>> by_days;
    int last = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        by_days[places[i].days.bits()].push_back(i);
        last = std::max(last, places[i].until);
    }
    const Node node = propagate(problem, root_node(problem)).node;
    const DayFlow base = late_flow(problem, demand_of(problem, node, false), last);
    const Patience patience = patience_for(problem);
    int decisions = 0;
    for (auto& [weekdays, members] : by_days) {
        std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
            return places[a].until < places[b].until;
        });
        std::vector<Slot> sorted;
        for (const std::size_t i : members) sorted.push_back(places[i]);
        std::vector<Minutes> most = bounds(problem, base, sorted);
        const auto found =
            Sweep(problem, patience, std::move(sorted), std::move(most), decisions).run();
        for (std::size_t i = 0; i < members.size(); ++i) result[members[i]] = found[i];
    }
    return result;
}

}  // namespace osmlm
