#pragma once

#include <vector>

#include "plan/forecast/habits.hpp"
#include "plan/problem/problem.hpp"

/// What a learner of such habits might live through.
namespace osmlm {

/// Otherwise the same: what would help.
struct Variation {
    double attendance = 1;    ///< times the hours of every day
    double misjudgement = 1;  ///< times the logarithm of actual over estimated
    int without = -1;         ///< a work that is dropped
};

/// What is known of how long a work takes.
struct Doubt {
    double estimate = 0;   ///< of its whole effort, or of what is left when that was told anew
    double spent = 0;      ///< of that, minutes; it takes longer
    double shift = 0;      ///< of the logarithm: the middle of a stated range beside the estimate
    double deviation = 0;  ///< of the logarithm, from a stated range; 0: the learner's
};
std::vector<Doubt> doubts_of(const Problem& problem, const State& state);

/// Minutes that are left of each work, drawn for one sample: the person's factor once, each work's
/// own from a stream of its own.
std::vector<Minutes> draw_left(const Problem& problem, const std::vector<Doubt>& doubts,
                               const Estimates& estimates, std::uint64_t seed, int sample,
                               const Variation& variation);

/// The hours of one day after the other, drawn for one sample; habits are drawn once.
class DrawnDays {
public:
    DrawnDays(const Problem& problem, const Attendance& attendance, std::uint64_t seed, int sample,
              const Variation& variation);
    /// Free minutes of the day; to be asked of every day in order.
    Minutes next(int day);

private:
    bool away();

    const Problem& problem_;
    const Attendance& attendance_;
    Chance chance_;
    double stays_, comes_back_, away_rate_, more_;
    Belief::Drawn share_{};
    bool studied_;
    int away_ = 0;  ///< days that a long absence goes on
};

}  // namespace osmlm
