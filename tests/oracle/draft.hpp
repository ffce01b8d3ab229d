#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "oracle/generate.hpp"

/// An instance while it is made. Days are numbers from 0, the Monday of the week of today.
namespace osmlm::oracle {

inline constexpr unsigned every_weekday = 0x7f;

struct DraftGoal {
    std::string id;
    unsigned weekdays = every_weekday;
    std::optional<int> min, max, deadline;
};

struct DraftResource {
    std::string id;
    int goal = -1;
    int effort = 0;
    bool open = false;
    bool implied = false;  ///< stands for a goal without resources
    bool optional = false, dropped = false;
    bool done = false;  ///< finished before today
    std::string priority;
    unsigned weekdays = every_weekday;
    std::optional<int> start, deadline, daily_max;
    std::vector<std::vector<std::size_t>> after;
    std::string former;

    int left = 0;  ///< while planting: minutes to plant
};

struct DraftChoice {
    std::string id;
    std::size_t choose = 1;
    std::vector<std::size_t> of, picked;
};

/// A session before the plan begins, or earlier today.
struct DraftSession {
    int resource = -1;  ///< -1: one that the curriculum does not know
    int day = 0;
    int min = 0;
};

/// A change of the ordinary week from one day to another.
struct DraftChange {
    int from = 0;
    std::optional<int> until;
    std::array<std::optional<int>, 7> week;
};

/// A stretch of days that one entry of `days` covers before the later ones.
struct DraftBlanket {
    int from = 0, until = 0, hours = 0;
};

struct Draft {
    Day base;
    int today = 0, days = 0;  ///< days: all that are drafted, those before today as well
    std::optional<int> start, end;
    std::array<int, 7> week{};
    std::vector<DraftChange> changes;
    std::optional<DraftBlanket> blanket;
    std::vector<int> hours;  ///< of each day, what `days` must make it
    std::vector<DraftGoal> goals;
    std::vector<DraftResource> resources;
    std::vector<DraftChoice> choices;
    std::vector<DraftSession> sessions;
    std::vector<nlohmann::ordered_json> log;
    std::vector<std::vector<std::pair<std::size_t, int>>> plan;  ///< of each day
};

nlohmann::ordered_json curriculum_of(const Draft& draft);

Instance instance_of(const Draft& draft, std::string_view family, std::uint64_t seed);

/// What `week` and `changes` give a day.
int ordinary_hours(const Draft& draft, int day);

/// Minutes logged before the plan: on a day, of a resource, of a goal in a week.
int logged_on(const Draft& draft, int day);
int logged_of(const Draft& draft, std::size_t resource);
int logged_on(const Draft& draft, int day, std::size_t resource);
int logged_in_week(const Draft& draft, int day, int goal);

inline int weekday(int day) { return day % 7; }
inline bool has_weekday(unsigned weekdays, int day) {
    return ((weekdays >> weekday(day)) & 1U) != 0;
}

}  // namespace osmlm::oracle
