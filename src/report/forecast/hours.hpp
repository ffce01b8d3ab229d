#pragma once

#include "osmlm/model/inputs.hpp"
#include "osmlm/plan/forecast.hpp"
#include "osmlm/report/report.hpp"

namespace osmlm {

/// Hours done on what must be done, and from today on what may follow: as planned, in the middle of
/// the futures drawn, and around it.
Chart hours_ahead(const Inputs& inputs, const Forecast& forecast);

}  // namespace osmlm
