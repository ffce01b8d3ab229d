#pragma once

#include <functional>
#include <vector>

#include "plan/wishes/dues.hpp"

/// The plan's own order, and how it is walked through days as they come.
namespace osmlm {

/// What is done in which order: required work, minima of open work and what optional work does for
/// minima, as they are planned; then the rest of optional work by rank.
struct Order {
    Allotment planned;      ///< tasks are works, and the number of works plus a goal
    std::vector<int> rank;  ///< of works; counts among optional ones
};

/// How a walk goes: how long each work takes, and what hours each day has. What is planned, or
/// what somebody might live through.
struct Course {
    std::vector<Minutes> left;  ///< of each work; 0: it is dropped, and an `any` asks the others
    std::function<Minutes(int)> hours;  ///< of each day; asked in order, once a day
    int horizon = 0;                    ///< the day on which the walk is given up
    /// Told after each day how many minutes of required work were done on it. May be empty.
    std::function<void(int, Minutes)> told{};
};

/// Every work as long, and every day as full, as planned.
Course as_planned(const Problem& problem);

/// Walks an order through the days of a course. Each day the open work of the week comes first;
/// then work that is late; then what the plan has had up to this day, in the order of the plan;
/// then work that the plan has later, as long as the day's idle time, which the plan leaves free as
/// well, stays so; then the rest of optional work in what is left. None of them takes what is
/// needed for work that is due sooner (dues.hpp), as it would not in a plan that is made again.
/// Everyone waits for what it comes `after` and keeps to its weekdays, its first day, its daily
/// maximum and the weekly maximum of its goal. The last session of required work goes on until it
/// is done, and what is not needed falls away. On the course as planned every share is where the
/// order has it. A walk costs O(shares + days × works that may begin), and on days on which
/// something presses the works that are due.
class Walk {
public:
    Walk(const Problem& problem, const Node& node, const Order& order);

    /// The day on which each work is finished; -1 when that is not before the horizon. With `into`
    /// also everything that is done, day by day, each day in working order.
    std::vector<int> along(const Course& course, Allotment* into = nullptr) const;

private:
    friend class Walker;

    /// Minutes that the order has for a work on a day.
    struct Step {
        int day = 0;
        Minutes min = 0;
        Why why = Why::early;
        int place = 0;  ///< in the whole order
    };
    struct OpenStep {
        Minutes min = 0;
        Why why = Why::weekly;
        int place = 0;
    };

    void add_share(int day, const Share& share);
    void add_rest(const Order& order);

    const Problem& problem_;
    const Node& node_;
    Dues dues_;
    int planned_days_ = 0;
    int places_ = 0;
    std::vector<std::vector<Step>> steps_;     ///< of each work, by place; required work has some
    std::vector<int> spare_places_;            ///< of optional work, after all steps
    std::vector<Minutes> kept_;                ///< of optional work: minutes in steps
    std::vector<std::vector<OpenStep>> open_;  ///< of each goal with open work in it, by day
    std::vector<std::vector<Minutes>>
        coming_;  ///< of each goal with a maximum: planned later in the week
    std::vector<std::vector<int>> waiters_;  ///< of each work, those that come after it
    std::vector<Minutes> idle_;              ///< by day
};

}  // namespace osmlm
