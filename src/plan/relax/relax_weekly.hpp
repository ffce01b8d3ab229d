#pragma once

#include <array>
#include <optional>

#include "plan/relax/relax.hpp"

namespace osmlm {

/// Whether some goal has weekly limits that a flow over days alone does not know: a maximum, or a
/// minimum that finite work serves.
bool has_weekly_limits(const Problem& problem);

/// Whether such a network would have more than two million arcs, and take more memory than a plan
/// is worth.
bool too_large_for_weeks(const Problem& problem, const Node& node);

/// The relaxation of `relax` with the weekly limits of goals in it, as an explicit network with
/// lower bounds. In a week in which all of a goal's work is allowed the same days its limits are
/// exact. In the other weeks either the limit is kept and its work may use any of the goal's days,
/// or the days are kept and the limit is dropped; what neither can place, nothing can. The
/// allotment is that of the second; `other` is that of the first, where it keeps the days too.
/// Large networks begin with the minutes of the `known` flow over days, if there is one.
Relaxation relax_weekly(const Problem& problem, const Node& node, Explain explain,
                        const std::optional<DayFlow>& known);

/// Late minutes of high, normal and low work, and those of work without a deadline that find no
/// hours.
using LateMinutes = std::array<Minutes, 4>;

/// Where the work's late minutes are counted.
inline std::size_t late_kind(const Work& work) {
    return work.has_deadline ? static_cast<std::size_t>(work.priority) : 3;
}

/// Minutes in time within the windows of a node, and those that are not.
struct InTime {
    Allotment allotment;
    LateMinutes late{};
};

/// The most that one of the two networks of `relax_weekly` can have in time while all minima hold:
/// kind by kind, which is the most of all kinds together too (Edmonds 1971). Nothing when the
/// minima alone cannot be, or the network is too large.
std::optional<InTime> most_in_time(const Problem& problem, const Node& node, bool keep_limits);

}  // namespace osmlm
