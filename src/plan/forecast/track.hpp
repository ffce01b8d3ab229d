#pragma once

#include "osmlm/plan/forecast.hpp"
#include "plan/choose/chosen.hpp"
#include "plan/forecast/trial.hpp"

/// The forecast's own record.
namespace osmlm {

/// A plan with the learner who is to walk through it, as seen on one day.
struct Prospect {
    Problem problem;
    Chosen chosen;
    Habits habits;
    ForecastTrial trial;

    Prospect(const Curriculum& curriculum, const State& state, Day today,
             const PromisedDays& promised, const std::vector<Minutes>& first_efforts);
    Prospect(const Prospect&) = delete;
    Prospect& operator=(const Prospect&) = delete;

    [[nodiscard]] std::optional<Day> date(int day) const {
        return day < never ? std::optional(problem.date(day)) : std::nullopt;
    }
};

/// How past dates of required work held, and the shares of cases at which dates are read off so
/// that they hold as often as they say.
struct Track {
    Coverage coverage{};
    std::array<double, 3> shares = levels;
};

/// Makes the forecast again as it stood every quarter, at most two years back, and looks which of
/// the dates that have come held. Each level with ten or more is corrected one date after the other
/// (adaptive conformal inference, Gibbs and Candès 2021), within bounds.
Track look_back(const Curriculum& curriculum, const State& state, Day today,
                const ForecastOptions& options);

}  // namespace osmlm
