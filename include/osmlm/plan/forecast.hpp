#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "osmlm/base/how_far.hpp"
#include "osmlm/model/inputs.hpp"
#include "osmlm/model/promise.hpp"

/// When it will be done, going by the learner's own record (docs/forecast.md).
namespace osmlm {

/// The days by which something is done in 50, 80 and 95 of 100 cases.
inline constexpr std::array<double, 3> levels = {0.5, 0.8, 0.95};
/// None: in fewer cases than that it ever ends.
using Dates = std::array<std::optional<Day>, 3>;

/// When a piece of work ends.
struct Outlook {
    std::size_t index = 0;  ///< of the resource or goal
    Dates dates;
    std::optional<Day> deadline;
    std::optional<int> on_time;  ///< chance of the deadline, hundredths; none without one
    bool required = true;        ///< false: it has only what room the rest leaves
};

/// Past dates of the forecast that have come, and those by which it was done.
struct Held {
    int due = 0, held = 0;
};
using Coverage = std::array<Held, 3>;

/// How much is done by the end of a day, from today on, in 5, 20, 50, 80 and 95 of 100 cases at
/// most.
inline constexpr std::array<double, 5> fan = {0.05, 0.2, 0.5, 0.8, 0.95};
struct Reached {
    Day day;
    std::array<Minutes, fan.size()> minutes{};  ///< of all required work
    Minutes planned = 0;                        ///< when all goes as planned
};

/// What would bring the safe date of the whole, in 80 of 100 cases, forward; otherwise all the
/// same. It is tried on some of the samples, and the safe date moves as theirs does.
struct Help {
    enum class Kind { attendance, estimates, without };
    Kind kind = Kind::attendance;
    std::size_t resource = 0;  ///< `without`: it is dropped
    std::optional<Day> date{};
    std::optional<int> earlier{};  ///< days from `date` to the safe date; none where one is missing
};

struct Forecast {
    Day today;
    int samples = 0;
    std::uint64_t seed = 0;

    int finished = 0;                  ///< resources that the ratio is learned from
    double ratio = 1;                  ///< actual over first estimate, in the middle
    int days_seen = 0;                 ///< study days that attendance is learned from
    double attendance = 1;             ///< expected share of the calendar's hours
    std::array<double, 7> weekdays{};  ///< times the average, Monday first

    std::optional<Outlook> whole{};    ///< all required work; none when nothing is left of it
    std::vector<Outlook> resources{};  ///< with minutes left, in file order
    std::vector<Outlook> goals{};      ///< with required work left
    std::vector<Day> ends{};           ///< of the whole, in order: of the samples in which it ends
    std::vector<Reached> reached{};    ///< by week, until 95 of 100 of these ends
    std::optional<Day> planned{};      ///< finish of the plan itself
    std::optional<Coverage> coverage{};  ///< none before ten dates in the middle have come
    std::vector<Help> help{};            ///< the most helpful first
    std::vector<Finding> findings{};     ///< as of the plan: who stands in for what is not picked
};

/// The record as it stood before a day.
struct PastRecord {
    State state;
    std::vector<Minutes> first_efforts;
};

struct ForecastOptions {
    int samples = 1000;  ///< at least 1
    std::uint64_t seed = 1;
    PromisedDays promised{};             ///< as for `make_plan`
    std::vector<Minutes> first_efforts;  ///< of each resource; 0: none
    /// By which the forecast measures itself; called a bounded number of times. May be empty.
    std::function<PastRecord(Day)> past{};
    HowFar how_far{};  ///< in samples
};

/// Draws learners with the habits that the record shows and lets each walk through the plan's own
/// order (src/plan/fill/walk.hpp). A pure function; the same arguments give the same forecast on
/// every machine. O(samples × (shares of the plan + days × work)).
Forecast forecast(const Curriculum& curriculum, const State& state, Day today,
                  const ForecastOptions& options);

}  // namespace osmlm
