#pragma once

#include <array>
#include <optional>
#include <vector>

#include "plan/fill/fill.hpp"
#include "plan/fill/line.hpp"

namespace osmlm {

/// Fills days in order; holds what is settled and what is still to come.
class Filler {
public:
    Filler(const Problem& problem, const Node& node, FillOrder order);
    std::optional<Filled> run();

private:
    [[nodiscard]] int works() const { return static_cast<int>(problem_.works.size()); }

    // fill.cpp: minutes from the flow into the plan, and back
    Minutes give(int work, int day, Minutes most, bool for_minimum = false);
    Minutes draw(int task, int day, Minutes most);
    Minutes take_later_part(int work, int day, Minutes most);
    Minutes bring_forward(int task, int day, Minutes most);
    void step_aside(int work, int day, Minutes minutes);
    Minutes take_own_later(int task, int day, Minutes most);
    void settle(int task, int day, Minutes minutes, Why why);
    void look_again();
    void take_back(int work, int day, Minutes minutes);
    [[nodiscard]] Minutes wanted(int work, int day, Minutes most) const;
    [[nodiscard]] bool hopeless(int task) const;
    bool postpone(int task, int day);
    bool hold_leftovers(int day);
    void refill_day(int day);

    // fill_minima.cpp: the even share of weekly minima
    void share_minima(int day);
    void share_minimum(int goal, int day);
    [[nodiscard]] Minutes share_of(int goal, int day, Minutes asked) const;
    [[nodiscard]] Minutes room_of_open(int goal, int day) const;
    void relieve_open(int goal, int week, Minutes minutes);

    // fill_pools.cpp: finite work that serves a minimum alone
    [[nodiscard]] int week_task(int goal, int week) const;
    [[nodiscard]] int open_task(int goal, int week) const;
    struct Due {
        int work;
        Minutes spare;
    };
    [[nodiscard]] std::vector<Due> dues_of_pool(int goal) const;
    [[nodiscard]] std::vector<Due> dues_before(int work) const;
    Minutes draw_for(int work, int task, int day, Minutes most, std::vector<Due>& dues);
    void relieve_pool(int goal, int week);
    Minutes draw_from_pool(int work, int day, Minutes most);

    // fill_day.cpp: who is served, in which order, and how much at once
    void fill_day(int day);
    void keep_promise(int day, Priority priority);
    void take_turns(int day, Priority priority);
    /// By lane: ranks below which no ready work, and none that is begun, may have more today.
    struct Reached {
        std::vector<int> ready, begun;
    };
    [[nodiscard]] Reached first_of(Priority priority) const;
    std::vector<int> next_of_goals(int day, Priority priority, Reached& reached) const;
    [[nodiscard]] bool may_take(int work, int day) const;
    void serve_all(int day);
    [[nodiscard]] int worst_holder(int day) const;

    // fill_sessions.cpp: no session shorter than wished where that can be helped
    void mend_sessions(int day);
    [[nodiscard]] Minutes shortest(int work, int day) const;
    [[nodiscard]] bool may_move(int work, int day) const;
    [[nodiscard]] bool may_wait(int work, int day) const;
    [[nodiscard]] Minutes even_share(int goal, int day) const;
    [[nodiscard]] bool may_lend(const Share& share, int day, Minutes minutes) const;
    Minutes lend(int lender, int taker, int day, Minutes minutes);
    void spare_tail(const Share& share, int day);
    bool lengthen(const Share& share, int day);
    void drop(int work, int day);

    const Problem& problem_;
    const Node& node_;
    FillOrder order_;
    DayFlow flow_;
    Allotment plan_;
    std::vector<Minutes> held_;  ///< of each work: minutes still in the flow
    std::vector<Minutes> later_;
    std::vector<Minutes> given_;        ///< today
    std::vector<Minutes> given_later_;  ///< of these, minutes without a last day
    std::vector<Minutes> remaining_;    ///< not settled yet
    std::vector<int> served_;           ///< day on which the work took all that it can have then
    WaitingLine line_;
    std::array<int, 3> first_rank_{};            ///< of each priority, with wishes
    std::vector<std::vector<Minutes>> planned_;  ///< by goal with weekly limits, by week
    std::vector<std::vector<int>> pools_;        ///< by goal with a pool: its works, by their ends
    std::vector<std::vector<int>> week_tasks_;   ///< by goal, by week: task of the flow or -1
    Minutes to_place_ = 0;
    bool stuck_ = false;    ///< no room was found today, and nothing moved since
    std::vector<int> dry_;  ///< by goal: works of its pool that end then or later find none either
    bool postponed_ = false;  ///< minutes that could not be done today are late now
};

}  // namespace osmlm
