#pragma once

#include "osmlm/base/expected.hpp"
#include "osmlm/base/finding.hpp"
#include "osmlm/model/inputs.hpp"
#include "osmlm/plan/planner.hpp"

namespace osmlm {

/// The plan of the day, its findings located in the curriculum's text. Every plan is looked at
/// again by the verifier before anybody sees it; one that breaks a rule is never shown. It keeps
/// what the log has promised for the coming days as far as it can. Reasons are worked out up to a
/// day, if one is given.
Expected<Plan, Failure> proved_plan(const Inputs& inputs, const Today& today,
                                    Pace pace = Pace::asap, std::optional<Day> reasons_until = {});

/// The same by what was known at another time: some of the records, and what they say.
Expected<Plan, Failure> proved_plan(const Inputs& inputs, const Records& records,
                                    const State& state, const Today& today, Pace pace = Pace::asap,
                                    std::optional<Day> reasons_until = {});

/// The plan of now with what would make it fit, when it is proved that it does not.
Expected<Plan, Failure> plan_with_remedies(const Inputs& inputs, const Today& today, Pace pace,
                                           const HowFar& how_far,
                                           std::optional<Day> reasons_until = {});

/// A plan by these records as it may be shown, with findings, located. One that the verifier
/// refuses proves nothing: its verdict is open, and a finding says so. A failure when it breaks a
/// rule all the same, as no plan may be shown that breaks one.
Expected<Plan, Failure> judged(const Inputs& inputs, const Records& records, Plan plan);

}  // namespace osmlm
