#include "osmlm/proof/verify.hpp"

#include <algorithm>
#include <array>

#include "proof/proofs.hpp"
#include "proof/rules.hpp"

namespace osmlm {
namespace {

using proof::Rule;

std::array<std::span<const Rule>, 5> all_rules() {
    return {proof::day_rules(), proof::work_rules(), proof::weekly_rules(), proof::figure_rules(),
            proof::verdict_rules()};
}

Day latest_until(const std::vector<Conflict>& conflicts, Day latest) {
    for (const Conflict& conflict : conflicts) {
        if (conflict.cases.empty()) latest = std::max(latest, conflict.until);
        for (const Case& branch : conflict.cases) latest = latest_until(branch.conflicts, latest);
    }
    return latest;
}

/// The last day that the calendar must hold for this plan.
Day last_day(const Plan& plan) {
    Day latest = latest_until(plan.conflicts, plan.today);
    for (const PlannedDay& day : plan.days) latest = std::max(latest, day.date);
    return latest;
}

}  // namespace

std::vector<Violation> verify(const Curriculum& curriculum, const std::vector<Record>& records,
                              const Plan& plan) {
    const proof::Facts facts = proof::derive(curriculum, records, plan.today, last_day(plan));
    const proof::Tally tally = proof::add_up(facts, plan);
    const proof::Look look{curriculum, plan, facts, tally};
    std::vector<Violation> violations;
    for (const std::span<const Rule> rules : all_rules()) {
        for (const Rule& rule : rules) rule.check(look, {rule.name, violations});
    }
    proof::check_conflicts(facts, plan.conflicts, violations);
    return violations;
}

std::vector<std::string_view> rule_names() {
    std::vector<std::string_view> names;
    for (const std::span<const Rule> rules : all_rules()) {
        for (const Rule& rule : rules) names.push_back(rule.name);
    }
    names.insert(names.end(), proof::conflict_rules.begin(), proof::conflict_rules.end());
    return names;
}

}  // namespace osmlm
