#pragma once

#include <array>
#include <optional>
#include <vector>

#include "plan/flow/network.hpp"
#include "plan/relax/balance.hpp"
#include "plan/relax/relax_weekly.hpp"

namespace osmlm {

/// The network of one node of the search: from each work to the days, or weeks, of its window; from
/// there, by way of its goal's day where the goal has limits, to the hours of the day. O(works ×
/// days of their windows).
class WeeklyNetwork {
public:
    /// `keep_limits`: where a goal's work is allowed different days of a week, the limit is kept
    /// and not the days. `may_be_late`: a work's minutes may also be none of these, by kind.
    WeeklyNetwork(const Problem& problem, const Node& node, bool keep_limits, bool may_be_late);

    /// Begins with minutes of works that a flow over days has.
    void begin_from(const DayFlow& known);
    bool circulate() { return network_.circulate(); }
    /// Whether all that `keep_limits` decides is the same either way.
    [[nodiscard]] bool exact() const { return exact_; }
    LateMinutes reduce_late();
    [[nodiscard]] Suspects suspects() const;
    [[nodiscard]] Allotment allotment() const;

private:
    struct Entry {
        int in = -1, out = -1;        ///< nodes of a goal's week
        int arc = -1;                 ///< between them
        std::array<int, 7> to_day{};  ///< arcs from `out`
    };
    struct Placed {
        int arc, task, day;  ///< day -1: somewhere in the week
        int week;
    };
    using Flows = std::vector<const Placed*>;
    /// Days of a week, as bits, on which any of a goal's work may be done, and whether all of it
    /// that may be done in the week may be done on all of these.
    struct WeekDays {
        unsigned days = 0;
        bool alike = true;
    };

    [[nodiscard]] bool limited(int goal) const;
    bool aligned(int goal, int week) {
        const bool alike = week_days(goal, week).alike;
        exact_ = exact_ && alike;
        return keep_limits_ || alike;
    }
    const WeekDays& week_days(int goal, int week);
    [[nodiscard]] WeekDays find_week_days(int goal, int week) const;
    [[nodiscard]] unsigned days_in(int week, Weekdays days, int from, int until) const;
    [[nodiscard]] unsigned days_of(int work, int week) const;
    [[nodiscard]] unsigned days_of(const OpenWork& open, int week) const;
    int day_node(int day);
    int goal_day_node(int goal, int day);
    Entry& week_entry(int goal, int week);
    void add_work(int work);
    void add_week_of(int index, int node, int week);
    void add_open(int goal);
    void add_to_week(int source, int task, int goal, int week, Minutes most);
    [[nodiscard]] Minutes most_on(int task, int day) const;
    void spread(Allotment& allotment, int goal, int week, const Flows& flows) const;

    const Problem& problem_;
    const Node& node_;
    bool keep_limits_;
    bool exact_ = true;
    int last_ = 0;
    Network network_;
    int source_, sink_, back_;                             ///< nodes, and the arc between them
    std::vector<int> days_;                                ///< nodes; -1: none
    std::vector<int> day_arcs_, work_arcs_;                ///< to the sink, from the source
    std::vector<std::vector<int>> goal_days_, goal_arcs_;  ///< by goal and day; -1: none
    std::vector<std::vector<Entry>> weeks_;                ///< by goal and week
    std::vector<std::vector<std::optional<WeekDays>>> week_days_;
    std::vector<int> work_nodes_;
    std::vector<int> late_nodes_, late_arcs_;  ///< of each kind of late minutes, if any may be
    std::vector<Placed> placed_;
};

}  // namespace osmlm
