#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/record.hpp"

/// What a plan must hold, as plain tables of minutes: days are numbers from 0, the day on which
/// the plan begins.
namespace osmlm::oracle {

/// Groups of jobs: of each group one must be finished.
using Groups = std::vector<std::vector<std::size_t>>;

/// Work that is in the plan with minutes left, or open.
struct Job {
    std::size_t resource = 0;
    std::optional<std::size_t> goal;
    bool open = false;
    bool optional = false;
    Priority priority = Priority::normal;
    Minutes left = 0;             ///< 0 for open work
    std::optional<int> deadline;  ///< negative: it passed before the plan begins
    std::vector<Minutes> room;    ///< most minutes on each day, deadlines apart
    Groups after;                 ///< what still binds, as indices of jobs
};

/// The weekly limits of a goal in one week that has any.
struct WeekLimit {
    std::size_t goal = 0;
    int first = 0, last = 0;      ///< its days within the plan
    Minutes asked = 0;            ///< minutes still to come
    std::optional<Minutes> most;  ///< minutes that may still come
    bool always = false;          ///< asked whether the goal is finished or not
};

struct Facts {
    Day begin;
    int length = 0;             ///< days looked at: later ones can change no answer
    bool endless = false;       ///< weekly minima go on without an end
    int unasked = 0;            ///< last days of these, after all weeks that are looked at
    std::vector<Minutes> free;  ///< hours of each day, less what is logged today
    std::vector<Job> jobs;      ///< in file order
    std::vector<WeekLimit> weeks;
};

Facts derive(const Curriculum& curriculum, const std::vector<Record>& records, Day today);

/// One way to choose among optional members that required work waits for.
struct Scenario {
    std::vector<bool> required;  ///< for each job
    std::vector<Groups> after;   ///< for each job
};

/// All of them: one where nothing is to choose. A plan must hold every rule in one of them.
std::vector<Scenario> scenarios(const Facts& facts);

/// The jobs, each after everything that it may wait for. Nothing when there is a cycle.
std::optional<std::vector<std::size_t>> in_order(const Facts& facts);

/// The last day on which this job may be planned; required work that may be late has no such day.
int window_end(const Facts& facts, const Scenario& scenario, std::size_t job, bool may_be_late);

}  // namespace osmlm::oracle
