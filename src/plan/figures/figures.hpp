#pragma once

#include <optional>

#include "osmlm/plan/plan.hpp"
#include "plan/search/decide.hpp"
#include "plan/search/search.hpp"

/// Figures that are found by deciding the problem again under other conditions.
namespace osmlm {

/// Asks a problem that fits again, with little patience. Where there are few works, or that is not
/// enough to see that it fits at all, what is left unknown is searched with that of a verdict,
/// which all such searches share; and what then is, by linear programs, with a fifth of a verdict's
/// effort for all.
class Figures {
public:
    /// `known`: a plan of dated work and minima. `exactly`: the verdict needed linear programs, and
    /// they have all of its effort.
    Figures(const Problem& problem, const Allotment& known, bool exactly);

    /// Hundredths: the least share of every day's hours with which it still fits.
    [[nodiscard]] int least_load();
    /// The least minutes today with which it still fits, minima as they stand.
    [[nodiscard]] Minutes must_today();
    /// The most days with hours, from `begin` on and each count before it too, that can be lost.
    /// Nothing when no work with a deadline is left.
    [[nodiscard]] std::optional<int> buffer_days();

private:
    /// A plan of the problem with other hours or minima, if one is found.
    [[nodiscard]] std::optional<Allotment> find(const Problem& asked);

    /// The problem as it is, for other hours and minima.
    [[nodiscard]] Problem& afresh();

    const Problem& problem_;
    Problem asked_;
    Node root_;  ///< windows do not depend on hours
    SharedSearches full_;
    long effort_;                    ///< for exact searches
    bool patient_;                   ///< whether `full_` is asked
    std::optional<Allotment> plan_;  ///< with the least that was found today
    std::optional<Minutes> must_;
};

/// The latest deadline of required work; -1 when none has one.
int last_deadline(const Problem& problem);

}  // namespace osmlm
