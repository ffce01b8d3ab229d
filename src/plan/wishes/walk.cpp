#include "plan/wishes/walk.hpp"

#include <algorithm>
#include <utility>

#include "plan/relax/check.hpp"

namespace osmlm {

Course as_planned(const Problem& problem) {
    Course course{{}, [&problem](int day) { return problem.free[at(day)]; }, problem.horizon};
    for (const Work& work : problem.works) course.left.push_back(work.left);
    return course;
}

Walk::Walk(const Problem& problem, const Node& node, const Order& order)
    : problem_(problem),
      node_(node),
      dues_(problem, node, order.planned),
      planned_days_(static_cast<int>(order.planned.size())),
      steps_(problem.works.size()),
      spare_places_(problem.works.size()),
      kept_(problem.works.size()),
      open_(problem.goals.size()),
      coming_(problem.goals.size()),
      waiters_(problem.works.size()),
      idle_(problem.free.begin(), problem.free.begin() + planned_days_) {
    for (std::size_t g = 0; g < problem.goals.size(); ++g)
        if (problem.goals[g].max) coming_[g].resize(order.planned.size());
    for (int day = 0; day < planned_days_; ++day)
        for (const Share& share : order.planned[at(day)]) add_share(day, share);
    add_rest(order);
    for (int work = 0; work < static_cast<int>(steps_.size()); ++work)
        for (const auto& group : problem.works[at(work)].after)
            for (const int before : group) waiters_[at(before)].push_back(work);
}

void Walk::add_share(int day, const Share& share) {
    if (share.min == 0) return;
    idle_[at(day)] -= share.min;
    const auto works = static_cast<int>(problem_.works.size());
    const int goal = share.task < works ? problem_.works[at(share.task)].goal : share.task - works;
    if (goal >= 0 && problem_.goals[at(goal)].max)
        for (int before = std::max(0, problem_.monday(problem_.week(day))); before < day; ++before)
            coming_[at(goal)][at(before)] += share.min;
    if (share.task < works) {
        const bool serves = goal >= 0 && problem_.goals[at(goal)].min;
        const Why spare = serves ? Why::weekly : Why::optional;
        const Why why = node_.required[at(share.task)] ? share.why : spare;
        steps_[at(share.task)].push_back({day, share.min, why, places_++});
    } else {
        open_[at(goal)].resize(at(planned_days_));
        OpenStep& step = open_[at(goal)][at(day)];
        step = {step.min + share.min, share.why, places_++};
    }
}

/// Required minutes that found no place come after all others; the rest of optional work comes
/// last.
void Walk::add_rest(const Order& order) {
    const int last = places_ + static_cast<int>(steps_.size());
    for (std::size_t work = 0; work < steps_.size(); ++work) {
        Minutes placed = 0;
        for (const Step& step : steps_[work]) placed += step.min;
        if (!node_.required[work]) {
            spare_places_[work] = last + order.rank[work];
            kept_[work] = placed;
        } else if (placed < problem_.works[work].left) {
            steps_[work].push_back(
                {planned_days_, unlimited, Why::deadline, places_ + static_cast<int>(work)});
        }
    }
}

/// One walk: where each work stands.
class Walker {
public:
    Walker(const Walk& walk, const Course& course, Allotment* into)
        : walk_(walk),
          problem_(walk.problem_),
          course_(course),
          into_(into),
          claims_(walk.dues_, problem_, course.left),
          left_(course.left),
          step_(left_.size()),
          step_left_(left_.size()),
          today_(left_.size()),
          least_place_(into == nullptr ? 0 : left_.size()),
          kept_(walk.kept_),
          finished_(left_.size(), -1),
          in_line_(left_.size()),
          weekly_(problem_.goals.size()),
          owed_(problem_.goals.size()) {
        for (std::size_t work = 0; work < left_.size(); ++work) {
            if (!walk.steps_[work].empty()) step_left_[work] = walk.steps_[work].front().min;
            if (left_[work] > 0 && walk.node_.required[work]) ++required_left_;
        }
        for (int work = 0; work < static_cast<int>(left_.size()); ++work) let_in(work);
    }

    std::vector<int> run() {
        for (int day = 0; day < course_.horizon && !over(day); ++day) walk_day(day);
        return std::move(finished_);
    }

private:
    [[nodiscard]] bool over(int day) const {
        if (into_ != nullptr && day < walk_.planned_days_) return false;
        return required_left_ == 0 && std::ranges::all_of(spare_, [&](int work) {
                   return problem_.works[at(work)].until < day;
               });
    }

    [[nodiscard]] const Walk::Step& step(int work) const {
        return walk_.steps_[at(work)][at(step_[at(work)])];
    }
    [[nodiscard]] bool has_step(int work) const {
        return at(step_[at(work)]) < walk_.steps_[at(work)].size();
    }

    /// Lets the work in, by its places, if it waits for nothing any more.
    void let_in(int work) {
        if (left_[at(work)] == 0 || in_line_[at(work)]) return;
        const auto& after = problem_.works[at(work)].after;
        if (!groups_hold(after, [&](int before) { return finished_[at(before)] >= 0; })) return;
        in_line_[at(work)] = true;
        const auto insert = [work](std::vector<int>& line, auto place) {
            line.insert(std::ranges::lower_bound(line, place(work), {}, place), work);
        };
        if (has_step(work)) insert(ready_, [&](int other) { return step(other).place; });
        if (!required(work))
            insert(spare_, [&](int other) { return walk_.spare_places_[at(other)]; });
    }

    void walk_day(int day) {
        begin_day(day);
        serve_open(day);
        const Minutes idle = day < walk_.planned_days_ ? walk_.idle_[at(day)] : 0;
        const auto any = [](int) { return true; };
        serve(day, 0, [&](int work) { return claims_.is_late(work); });
        serve(day, 0, [&](int work) { return step(work).day <= day; });
        serve_open(day);  // what waited for work that is done now
        serve(day, idle, any);
        heeds_ = false;
        if (std::exchange(refused_, false))  // nothing that is due sooner can use it
            serve(day, idle, any);
        serve_spare(day);
        if (into_ != nullptr) write_day(day);
        if (course_.told) course_.told(day, done_required_);
    }

    void begin_day(int day) {
        room_ = course_.hours(day);
        done_required_ = 0;
        claims_.begin_day(day, room_);
        heeds_ = true;
        done_.clear();
        std::ranges::fill(today_, 0);
        std::ranges::fill(least_place_, 0);
        if (problem_.weekday(day) == 0) {
            std::ranges::fill(weekly_, 0);
            std::ranges::fill(owed_, Owed{});
        }
        for (std::size_t goal = 0; goal < owed_.size(); ++goal) {
            if (at(day) >= walk_.open_[goal].size()) continue;
            const Walk::OpenStep& step = walk_.open_[goal][at(day)];
            if (step.min > 0) owed_[goal] = {owed_[goal].min + step.min, step};
        }
    }

    [[nodiscard]] bool required(int work) const { return walk_.node_.required[at(work)]; }

    /// The steps of a kind in the order of places, as much as can be had; `spared` stays free.
    template <class Kind>
    void serve(int day, Minutes spared, Kind of_kind) {
        for (std::size_t i = 0; i < ready_.size() && room_ > spared;) {
            const int work = ready_[i];
            const Minutes some = of_kind(work) ? can_have(work, day, room_ - spared) : 0;
            if (some <= 0) {
                ++i;
                continue;
            }
            const bool last = required(work) && is_last(work);
            step_left_[at(work)] -= some;
            if (!required(work)) kept_[at(work)] -= some;
            const bool done = give(work, day, some, step(work).place, step(work).why);
            if (!done && !last && step_left_[at(work)] <= 0) next_step(i);
            i = done ? 0 : i;
        }
    }

    /// The rest of optional work in what is left of the day.
    void serve_spare(int day) {
        for (std::size_t i = 0; i < spare_.size() && room_ > 0;) {
            const int work = spare_[i];
            const Minutes most = std::min({room_, left_[at(work)] - kept_[at(work)],
                                           beside_plan(problem_.works[at(work)].goal, day)});
            const Minutes some = may_have(work, day, most);
            if (some <= 0)
                ++i;
            else if (give(work, day, some, walk_.spare_places_[at(work)], Why::optional))
                i = 0;
        }
    }

    /// What rules leave the work of the day's minutes, at most `most`.
    [[nodiscard]] Minutes may_have(int work, int day, Minutes most) const {
        const Work& w = problem_.works[at(work)];
        if (day < w.from || !w.days.has(problem_.weekday(day))) return 0;
        if (!required(work) && day > w.until) return 0;
        return std::min({most, left_[at(work)], problem_.daily_max(w, day) - today_[at(work)],
                         weekly_room(w.goal, day)});
    }

    /// What the work may have of its step, beside what is due sooner.
    [[nodiscard]] Minutes can_have(int work, int day, Minutes most) {
        const bool last = required(work) && is_last(work);
        const Minutes some =
            may_have(work, day, last ? most : std::min(most, step_left_[at(work)]));
        if (!heeds_ || some <= 0) return some;
        const Minutes spare = claims_.spare(work);
        refused_ = refused_ || spare < some;
        return std::min(spare, some);
    }

    [[nodiscard]] bool is_last(int work) const {
        return at(step_[at(work)]) + 1 == walk_.steps_[at(work)].size();
    }

    /// What the goal's maximum leaves in this week.
    [[nodiscard]] Minutes weekly_room(int goal, int day) const {
        if (goal < 0 || !problem_.goals[at(goal)].max) return unlimited;
        return problem_.goals[at(goal)].room(problem_.week(day)) - weekly_[at(goal)];
    }

    /// What of it is not planned later in the week.
    [[nodiscard]] Minutes beside_plan(int goal, int day) const {
        const Minutes room = weekly_room(goal, day);
        const bool planned = room < unlimited && day < walk_.planned_days_;
        return planned ? room - walk_.coming_[at(goal)][at(day)] : room;
    }

    /// Gives minutes to the work. Whether it is done, so that somebody new may stand before all
    /// others.
    bool give(int work, int day, Minutes minutes, int place, Why why) {
        room_ -= minutes;
        today_[at(work)] += minutes;
        left_[at(work)] -= minutes;
        claims_.done(work, minutes, left_[at(work)]);
        if (required(work)) done_required_ += minutes;
        const int goal = problem_.works[at(work)].goal;
        if (goal >= 0) weekly_[at(goal)] += minutes;
        if (into_ != nullptr) {
            place = std::max(place, least_place_[at(work)]);
            done_.emplace_back(place, Share{work, minutes, why});
        }
        if (left_[at(work)] > 0) return false;
        finished_[at(work)] = day;
        std::erase(ready_, work);
        std::erase(spare_, work);
        if (required(work)) --required_left_;
        for (const int waiter : walk_.waiters_[at(work)]) {
            if (into_ != nullptr && !in_line_[at(waiter)])
                least_place_[at(waiter)] = std::max(least_place_[at(waiter)], place);
            let_in(waiter);
        }
        return true;
    }

    /// Moves who stands there in line on to its next step, or out of the line after its last.
    void next_step(std::size_t index) {
        const int work = ready_[index];
        ++step_[at(work)];
        if (!has_step(work)) {
            ready_.erase(ready_.begin() + static_cast<std::ptrdiff_t>(index));
            return;
        }
        step_left_[at(work)] = step(work).min;
        for (; index + 1 < ready_.size() && step(ready_[index + 1]).place < step(work).place;
             ++index)
            std::swap(ready_[index], ready_[index + 1]);
    }

    /// What open work should have had this week until today, as far as it may begin.
    void serve_open(int day) {
        for (std::size_t goal = 0; goal < owed_.size(); ++goal) {
            if (owed_[goal].min == 0 || room_ <= 0) continue;
            const auto task = static_cast<int>(goal);
            const Minutes some = std::min({owed_[goal].min, room_, room_of_open(task, day)});
            if (some <= 0) continue;
            room_ -= some;
            owed_[goal].min -= some;
            weekly_[goal] += some;
            if (into_ != nullptr)
                done_.emplace_back(owed_[goal].step.place,
                                   Share{static_cast<int>(problem_.works.size()) + task, some,
                                         owed_[goal].step.why});
        }
    }

    [[nodiscard]] Minutes room_of_open(int goal, int day) const {
        const Minutes room = open_room(problem_, goal, day, [&](const OpenWork& open) {
            return groups_hold(open.after, [&](int before) { return finished_[at(before)] >= 0; });
        });
        const GoalFacts& facts = problem_.goals[at(goal)];
        if (!facts.max) return room;
        return std::min(room, facts.room(problem_.week(day)) - weekly_[at(goal)]);
    }

    void write_day(int day) {
        std::ranges::stable_sort(done_, {}, &std::pair<int, Share>::first);
        if (done_.empty() && day >= walk_.planned_days_) return;
        into_->resize(at(day) + 1);
        auto& shares = into_->back();
        for (const auto& [place, share] : done_) {
            const auto same = std::ranges::find(shares, share.task, &Share::task);
            if (same == shares.end())
                shares.push_back(share);
            else
                same->min += share.min;
        }
    }

    struct Owed {
        Minutes min = 0;
        Walk::OpenStep step{};
    };

    const Walk& walk_;
    const Problem& problem_;
    const Course& course_;
    Allotment* into_;
    Claims claims_;
    std::vector<Minutes> left_;
    std::vector<int> step_;  ///< of each work, the one that comes next
    std::vector<Minutes> step_left_;
    std::vector<Minutes> today_;    ///< of each work
    std::vector<int> least_place_;  ///< today, behind what it waited for
    std::vector<Minutes> kept_;     ///< of optional work: minutes in steps to come
    std::vector<int> finished_;
    std::vector<bool> in_line_;                ///< now, or it was
    std::vector<int> ready_;                   ///< works with steps, by the place of the next one
    std::vector<int> spare_;                   ///< optional works, by rank
    int required_left_ = 0;                    ///< works
    std::vector<Minutes> weekly_;              ///< of each goal, this week
    std::vector<Owed> owed_;                   ///< to the open work of each goal, this week
    std::vector<std::pair<int, Share>> done_;  ///< today, with places
    Minutes room_ = 0, done_required_ = 0;     ///< today
    bool heeds_ = true;                        ///< what is due sooner
    bool refused_ = false;                     ///< today, for what is due sooner
};

std::vector<int> Walk::along(const Course& course, Allotment* into) const {
    return Walker(*this, course, into).run();
}

}  // namespace osmlm
