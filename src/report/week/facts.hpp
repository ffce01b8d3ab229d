#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "osmlm/report/week.hpp"

namespace osmlm {

/// One week of promises and deeds.
struct WeekFacts {
    struct OneDay {
        Day date;
        Minutes hours = 0;  ///< the calendar's
        Minutes promised = 0, done = 0;
        bool entry = false;  ///< whether anything was entered for it
    };
    struct OfGoal {
        std::optional<std::size_t> goal;  ///< none: of no goal, or not in the curriculum
        Minutes promised = 0, done = 0;
    };
    std::array<OneDay, 7> days;
    std::vector<OfGoal> goals;  ///< in the order of the file, then what has none
    Minutes promised = 0, done = 0;
    int study_days = 0;  ///< with hours, up to the last that counts
    int kept = 0;        ///< of these, with an entry
    /// Study days in a row with an entry, up to the last that counts: of a week that is over its
    /// last; else today if it has one, or the day before. Days without hours are skipped.
    int streak = 0;
    bool missed = false;      ///< it is over, something was promised, and nothing was entered
    std::vector<Note> notes;  ///< those of sessions too, by day; with present ids
};

/// O(sessions of the week + days of the streak × log entries).
WeekFacts week_facts(const Inputs& inputs, const WeekView& view, Day today);

}  // namespace osmlm
