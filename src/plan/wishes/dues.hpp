#pragma once

#include <vector>

#include "plan/relax/relax.hpp"

/// What a walk keeps free for work that is due: as somebody would who makes the plan again.
namespace osmlm {

/// What is due by when in a plan, and the hours until then. Work is due on its last day or that of
/// the first that waits for it; where it may have a margin, in the week in which that begins. A day
/// that the plan misses is not asked: such work is due when the plan has it done. So the plan
/// itself keeps all of this.
struct Dues {
    /// Works that use no other weekdays than these, and the hours of these days beside what the
    /// plan has for open work.
    struct Class {
        Weekdays days;
        std::vector<int> works;      ///< that are due, the first first
        std::vector<int> before;     ///< of each work: how many of these are due before it
        std::vector<Minutes> hours;  ///< before each day, up to the last on which anything is due
    };

    Dues(const Problem& problem, const Node& node, const Allotment& plan);

    std::vector<int> day;  ///< of each work the last; `never` where it can wait
    std::vector<Class> classes;
};

/// What one walk may give away of a day: so much that all that is due sooner still fits before its
/// day, going by the calendar and the estimates. What cannot fit any more claims nothing.
class Claims {
public:
    /// `left` of each work, as in a course.
    Claims(const Dues& dues, const Problem& problem, const std::vector<Minutes>& left);

    /// Begins a day with so much room. O(classes × works that are due), and O(classes) while
    /// nothing presses.
    void begin_day(int day, Minutes room);
    /// What the work may have of what is left of the day. O(classes).
    [[nodiscard]] Minutes spare(int work) const;
    /// Work has been done. `left`: what is left of it in truth.
    void done(int work, Minutes minutes, Minutes left);
    [[nodiscard]] bool is_late(int work) const { return dues_.day[at(work)] < day_; }

private:
    struct Pressed {
        bool now = false;            ///< whether anything may be refused today
        int seen = -1;               ///< the day that was looked at last
        std::size_t first = 0;       ///< of the works, by when they are due: that is not late
        std::vector<Minutes> own;    ///< spare beside all that is due up to each of these
        std::vector<Minutes> least;  ///< the least of these up to there
    };

    void look(const Dues::Class& due, Pressed& pressed) const;

    const Dues& dues_;
    const Problem& problem_;
    std::vector<Minutes> known_;  ///< left of each work, as the learner believes
    std::vector<Pressed> pressed_;
    int day_ = 0;
};

}  // namespace osmlm
