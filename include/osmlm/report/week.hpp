#pragma once

#include <vector>

#include "osmlm/model/entries.hpp"
#include "osmlm/model/inputs.hpp"
#include "osmlm/model/promise.hpp"
#include "osmlm/plan/plan.hpp"
#include "osmlm/report/report.hpp"

namespace osmlm {

/// A week that is told.
struct WeekView {
    /// What the log says, as of today, or when the week is over, of its days alone.
    const State& state;
    Day monday;
    bool over = false;          ///< no study day of it is still to come
    Promise promise;            ///< what it is held against
    std::vector<Note> notes{};  ///< of the week, by when they were written; so are these:
    std::vector<Spending> spent{};
    std::vector<Post> posts{};
    bool is_public = false;  ///< leaves notes and money out
};

/// `osmlm week`: promised against done, the finish, and what comes next. The plan is of today, or
/// when the week is over, of the Monday after it; `today` is when it is asked.
Report week_report(const Inputs& inputs, const Plan& plan, const WeekView& view, Day today);

/// Whether there is anything to say of it: an entry, something promised or planned, or a date
/// within its notice.
bool is_news(const Inputs& inputs, const Plan& plan, const WeekView& view);

}  // namespace osmlm
