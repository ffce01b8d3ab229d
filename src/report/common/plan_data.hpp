#pragma once

#include "osmlm/model/curriculum.hpp"
#include "osmlm/plan/plan.hpp"
#include "osmlm/report/report.hpp"

namespace osmlm {

/// Whether all that is planned in the week lies on days up to `until`, and some day of it does.
bool is_whole_week(const Plan& plan, Day monday, Day until);

/// The fields of `osmlm plan --json`; days up to `until`, and the weeks that lie in them whole.
Object plan_data(const Curriculum& curriculum, const Plan& plan, Day until);

/// `conflicts` of every answer that has them.
Array conflicts_data(const Curriculum& curriculum, const Plan& plan);

/// A value, or null.
template <class Wrapped, class Held>
Cell cell_or_null(const std::optional<Held>& held) {
    return held ? Cell(Wrapped{*held}) : Cell();
}

}  // namespace osmlm
