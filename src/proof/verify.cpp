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

}  // namespace

std::vector<Violation> verify(const Curriculum& curriculum, const Records& records,
                              const Plan& plan, std::optional<Day> until) {
    const proof::Facts facts = proof::derive(curriculum, records, plan);
    const proof::Tally tally = proof::add_up(facts, plan);
    const int shown = until ? facts.time.index(*until) : proof::never;
    const proof::Look look{curriculum, plan, facts, tally, shown};
    std::vector<Violation> violations;
    for (const std::span<const Rule> rules : all_rules()) {
        for (const Rule& rule : rules) rule.check(look, {rule.name, violations});
    }
    proof::check_conflicts(facts, plan.conflicts, violations);
    return violations;
}

bool goes_on_after(const Curriculum& curriculum, const Plan& plan, Day until) {
    return until < curriculum.end || until < plan.finish ||
           std::ranges::any_of(plan.resources, [until](const PlannedResource& resource) {
               return until < resource.first || until < resource.last;
           });
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
