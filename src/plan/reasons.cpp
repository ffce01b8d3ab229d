#include "plan/reasons.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>

#include "plan/flow/day_flow.hpp"
#include "plan/relax/propagate.hpp"
#include "plan/relax/relax.hpp"

namespace osmlm {
namespace {

/// The minutes of a plan that are in time, as a flow from one day on: going back day by day, each
/// day is added as it is planned, while the days after it may be planned anew. So whether a work
/// can do without the day is one search, and what the search has moved is a flow all the same.
class Closer {
public:
    Closer(const Problem& problem, const Plan& plan)
        : problem_(problem),
          node_(plan.verdict == Verdict::fits ? propagate(problem, root_node(problem)).node
                                              : late_node(problem)),
          demand_(demand_of(problem, node_, false)),
          flow_(empty_flow()),
          by_end_(demand_.tasks.size()),
          with_what_waits_(problem.works.size()) {
        std::iota(by_end_.begin(), by_end_.end(), 0);
        std::ranges::stable_sort(by_end_, std::greater<>{},
                                 [this](int task) { return demand_.tasks[at(task)].until; });
        for (std::size_t task = problem.works.size(); task < demand_.tasks.size(); ++task)
            minima_[{demand_.stands_for[task], demand_.week[task]}] = static_cast<int>(task);
    }

    /// Adds a day, after all later ones.
    void add(const PlannedDay& planned) {
        const int day = day_of(planned);
        for (const PlannedSession& session : planned.sessions)
            if (const int task = task_of(session.resource, day); task >= 0) {
                flow_.ask(task, session.min);
                flow_.add(day, task, session.min);
            }
    }

    /// Settles the reasons of the day that was added last.
    void settle(PlannedDay& planned) {
        const int day = day_of(planned);
        for (; ended_ < by_end_.size() && demand_.tasks[at(by_end_[ended_])].until >= day; ++ended_)
            open_.push_back(by_end_[ended_]);
        for (const int task : open_) set_window(task, day);
        std::erase_if(open_, [&](int task) { return demand_.tasks[at(task)].from >= day; });
        std::map<std::size_t, Why> proved;
        for (const PlannedSession& session : planned.sessions)
            if (!proved.contains(session.resource)) proved[session.resource] = reason(session, day);
        for (PlannedSession& session : planned.sessions) session.why = proved[session.resource];
    }

private:
    [[nodiscard]] int day_of(const PlannedDay& planned) const {
        return static_cast<int>((planned.date - problem_.begin).count());
    }

    /// The task whose minutes these are; -1 where they are in nobody's way, or late.
    [[nodiscard]] int task_of(std::size_t resource, int day) const {
        const int work = work_of(problem_, resource);
        if (work >= 0) return node_.dated(work) && day <= node_.until[at(work)] ? work : -1;
        const auto& goal = problem_.curriculum->resources[resource].goal;
        if (!goal) return -1;
        const int stands_for = static_cast<int>(problem_.works.size() + *goal);
        const auto found = minima_.find({stands_for, problem_.week(day)});
        return found == minima_.end() ? -1 : found->second;
    }

    /// A flow that nobody needs anything of yet.
    [[nodiscard]] DayFlow empty_flow() const {
        std::vector<Task> tasks = demand_.tasks;
        for (Task& task : tasks) task.need = 0;
        int last = last_day(problem_, demand_);
        for (const Work& work : problem_.works)
            if (work.until < never) last = std::max(last, work.until);
        std::vector<Minutes> free = problem_.free;
        free.resize(at(std::min(last + 1, problem_.horizon)));
        return {std::move(free), problem_.lead, problem_.today, std::move(tasks)};
    }

    void set_window(int task, int from) {
        const Task& window = demand_.tasks[at(task)];
        flow_.set_window(task, std::max(window.from, from), window.until);
    }

    [[nodiscard]] Why reason(const PlannedSession& session, int day) {
        const int work = work_of(problem_, session.resource);
        if (work < 0 || !node_.required[at(work)]) return session.why;
        if (day > problem_.works[at(work)].until) return Why::deadline;
        if (!node_.dated(work) || day > node_.until[at(work)]) return session.why;
        if (fits_without(work, day)) return session.why;
        return fits_alone_without(work, day) ? Why::prerequisite : Why::deadline;
    }

    /// Closes the days before `from` to the task too, and takes it off all days outside of its
    /// window.
    void narrow(int task, int from) {
        set_window(task, from);
        const auto [first, last] = flow_.window(task);
        for (auto held = flow_.of(task); !held.empty(); held = flow_.of(task)) {
            const FlowCell cell = held.front().day < first ? held.front() : held.back();
            if (cell.day >= first && cell.day <= last) break;
            flow_.add(cell.day, task, -cell.min);
        }
    }

    bool complete(const std::vector<int>& tasks) {
        return std::ranges::all_of(tasks, [&](int task) { return flow_.complete(task); });
    }

    /// Whether the work, and so all that waits for it, can do without the day.
    bool fits_without(int work, int day) {
        const std::vector<int>& closed = with_what_waits(work);
        for (const int each : closed) narrow(each, day + 1);
        const bool fits = complete(closed);
        for (const int each : closed) set_window(each, day);
        if (!fits) complete(closed);
        return fits;
    }

    /// Whether the work could do without the day if nothing waited for it.
    bool fits_alone_without(int work, int day) {
        const std::vector<int>& waiting = with_what_waits(work);
        if (waiting.size() == 1) return false;
        const Work& own = problem_.works[at(work)];
        if (own.until >= never) return true;
        for (const int each : waiting)
            flow_.set_window(each, std::max(problem_.works[at(each)].from, day),
                             demand_.tasks[at(each)].until);
        flow_.add(day, work, -flow_.on(day, work));
        flow_.set_window(work, day + 1, own.until);
        const bool fits = flow_.complete(work);
        for (const int each : waiting) narrow(each, day);
        complete(waiting);
        return fits;
    }

    const std::vector<int>& with_what_waits(int work) {
        std::vector<int>& closed = with_what_waits_[at(work)];
        if (!closed.empty()) return closed;
        closed.push_back(work);
        std::vector<bool> seen(problem_.works.size());
        for (std::size_t next = 0; next < closed.size(); ++next)
            for (const int later : node_.arcs->after[at(closed[next])]) {
                if (!seen[at(later)]) closed.push_back(later);
                seen[at(later)] = true;
            }
        return closed;
    }

    const Problem& problem_;
    Node node_;
    Demand demand_;
    DayFlow flow_;
    std::vector<int> by_end_;  ///< tasks, those whose windows end last first
    std::size_t ended_ = 0;    ///< of these, whose windows do not end before the day
    std::vector<int> open_;    ///< of these, whose windows begin before it
    std::vector<std::vector<int>> with_what_waits_;  ///< of each work; empty: not found yet
    std::map<std::pair<int, int>, int> minima_;      ///< tasks, by what they stand for and week
};

/// Where the week's minimum is missed without the minutes that a resource has on a day.
void prove_weekly(const Problem& problem, Pace pace, Plan& plan) {
    std::map<std::pair<std::size_t, Day>, Minutes> spare;
    for (const PlannedWeek& week : plan.weekly)
        if (week.min > 0) spare[{week.goal, week.monday}] = week.planned - week.min;
    std::vector<bool> optional(problem.curriculum->resources.size());
    for (const PlannedResource& planned : plan.resources)
        optional[planned.resource] = planned.optional;
    for (PlannedDay& day : plan.days) {
        const auto minutes = [&day](std::size_t resource) {
            Minutes sum = 0;
            for (const PlannedSession& session : day.sessions)
                if (session.resource == resource) sum += session.min;
            return sum;
        };
        for (PlannedSession& session : day.sessions) {
            const Resource& resource = problem.curriculum->resources[session.resource];
            if (!resource.goal || session.why < Why::weekly || session.why == Why::optional)
                continue;
            const auto week = spare.find({*resource.goal, monday_of(day.date)});
            if (week != spare.end() && week->second < minutes(session.resource))
                session.why = Why::weekly;
            else if (session.why == Why::weekly)
                session.why = optional[session.resource]            ? Why::optional
                              : pace == Pace::even                  ? Why::even
                              : resource.priority == Priority::high ? Why::priority
                                                                    : Why::early;
        }
    }
}

}  // namespace

void prove_reasons(const Problem& problem, Pace pace, std::optional<Day> until, Plan& plan) {
    Closer closer(problem, plan);
    for (auto day = plan.days.rbegin(); day != plan.days.rend(); ++day) {
        if (day->sessions.empty()) continue;
        closer.add(*day);
        if (!until || day->date <= *until) closer.settle(*day);
    }
    prove_weekly(problem, pace, plan);
}

}  // namespace osmlm
