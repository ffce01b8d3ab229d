#pragma once

#include "osmlm/model/curriculum.hpp"
#include "osmlm/plan/plan.hpp"
#include "osmlm/report/report.hpp"

namespace osmlm {

/// The fields of `osmlm plan --json`; days and weeks up to `until`.
Object plan_data(const Curriculum& curriculum, const Plan& plan, Day until);

/// A value, or null.
template <class Wrapped, class Held>
Cell cell_or_null(const std::optional<Held>& held) {
    return held ? Cell(Wrapped{*held}) : Cell();
}

}  // namespace osmlm
