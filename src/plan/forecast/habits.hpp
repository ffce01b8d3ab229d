#pragma once

#include <array>
#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/state.hpp"
#include "plan/forecast/chance.hpp"

/// What a learner's record says about estimates and attendance, each on its own, and what is
/// believed before there is a record (docs/forecast.md).
namespace osmlm {

/// What is known of the mean and the variance of normal numbers: a normal-inverse-gamma
/// distribution (Gelman et al., Bayesian Data Analysis, 3.3).
struct Belief {
    double mean = 0;
    double weight = 1;  ///< observations that the mean is worth
    double shape = 1;   ///< of the inverse gamma of the variance
    double scale = 1;

    void learn(const std::vector<double>& numbers, const std::vector<double>& weights);
    [[nodiscard]] double variance() const { return scale / (shape - 1); }  ///< its mean

    struct Drawn {
        double mean, deviation;
    };
    [[nodiscard]] Drawn draw(Chance& chance) const;
};

/// The logarithm of actual hours over the first estimate.
struct Estimates {
    int count = 0;  ///< finished resources
    Belief log_ratio;
    bool heavy = false;  ///< some were further out than normal numbers are
};

/// Days of study, as a chain that remembers one day, and how full they are.
struct Attendance {
    int count = 0;  ///< study days of the calendar that were seen
    std::array<double, 2> stays{},
        comes_back{};                 ///< beta: studied and not, after study; after rest
    Belief log_share;                 ///< of a studied day's hours
    std::array<double, 7> weekday{};  ///< times as much as on the average study day
    std::array<double, 2> gaps{};     ///< gamma: long absences, days
    double gap_length = 0;            ///< mean, days
    bool studied_last = false;        ///< on the last study day before today
    bool open_gap = false;            ///< nothing for so long that a long absence goes on

    [[nodiscard]] double expected_share() const;
};

struct Habits {
    Estimates estimates;
    Attendance attendance;
};

/// A finished resource: how it went, and how many days ago.
struct FinishedWork {
    double ratio = 1;
    int age = 0;
};
Estimates learn_estimates(const std::vector<FinishedWork>& finished);

/// A day that has hours in the calendar: the share of them that was studied.
struct StudyDay {
    Day date;
    double share = 0;
};
Attendance learn_attendance(const std::vector<StudyDay>& seen, Day today);

/// Both, from all that lies before today. `first_efforts`: of each resource, minutes; 0: none.
Habits learn_habits(const Curriculum& curriculum, const State& state,
                    const std::vector<Minutes>& first_efforts, Day today);

}  // namespace osmlm
