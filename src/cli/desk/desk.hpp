#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "cli/world/clock.hpp"
#include "osmlm/base/expected.hpp"
#include "osmlm/base/finding.hpp"
#include "osmlm/cli/world.hpp"
#include "osmlm/logbook/names.hpp"
#include "osmlm/model/draft.hpp"
#include "osmlm/model/inputs.hpp"

namespace osmlm {

/// What a command that writes the log has before it.
struct Desk {
    Inputs inputs;
    std::vector<Finding> errors{};  ///< of the curriculum; when there are some, it is empty
    Today today;
    Instant now{};
    LocalTime clock;                            ///< of `now`
    std::function<LocalTime(Instant)> local{};  ///< any other instant, in the same zone
    std::string machine;                        ///< the id of this one; empty: it has none yet
    std::filesystem::path state_directory{};    ///< what belongs to this machine only
    const World& world;
    bool dry_run = false;
    bool quiet = false;
};

/// Whether the curriculum has errors, so that resources are known by the ids of the log alone.
inline bool ids_only(const Desk& desk) { return !desk.errors.empty(); }

/// The id of this machine for what it writes; it gets one when it has none.
std::string writer_of(const Desk& desk);

/// The resource that a word means, or a failure of exit 2.
Expected<Named, Failure> named(const Desk& desk, std::string_view word);

/// The study day on which the clock last showed that time.
Day study_day_of(const Desk& desk, int minute);

/// What a record says now, with the edits that hold.
Draft as_it_counts(const Desk& desk, const Record& record);

/// How a resource is called in sentences: its title, or its id where nothing else is known.
std::string title_of(const Desk& desk, const Named& resource);
std::string title_of(const Desk& desk, std::string_view name);

/// Asks on a terminal; nothing is typed: no. Never called where nobody can answer.
std::string ask(const World& world, std::string_view question);

/// Whether somebody could answer a question.
bool can_ask(const World& world);

/// Goes on in spite of the doubts: with `force`, or when asked on a terminal and told so. Else the
/// failure that names them (exit 2).
std::optional<Failure> settle(const Desk& desk, const std::vector<std::string>& doubts, bool force);

/// A failure of exit 2 about a word of the command line.
Failure misused(Complaint complaint);

}  // namespace osmlm
