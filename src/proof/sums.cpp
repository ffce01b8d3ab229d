#include "osmlm/proof/verify.hpp"
#include "proof/conflict.hpp"

namespace osmlm {
namespace {

using proof::Setting;
using Weeks = std::vector<Sums::OfWeek>;

/// The weeks of which something counts, from the first of the stretch on.
Weeks weeks_of(const Setting& setting, const Conflict& conflict,
               const std::vector<Minutes>& minutes) {
    Weeks weeks;
    int week = proof::stretch_of(setting.facts, conflict).first_week();
    for (const Minutes min : minutes) {
        if (min > 0) weeks.push_back({setting.facts.time.day(week * 7), min});
        ++week;
    }
    return weeks;
}

Sums sums_of_plain(const Setting& setting, const Conflict& conflict) {
    Sums sums;
    for (const std::size_t resource : conflict.resources)
        sums.left.emplace_back(resource, setting.facts.resources[resource].left);
    for (const std::size_t goal : conflict.goals)
        sums.minima.emplace_back(
            goal, weeks_of(setting, conflict, proof::minima_of(setting, conflict, goal)));
    const bool everywhere = conflict.have == proof::have_of(setting, conflict, true);
    sums.have = weeks_of(setting, conflict, proof::have_by_week(setting, conflict, everywhere));
    return sums;
}

void add_all(const proof::Facts& facts, std::vector<Assumption>& assumptions,
             const std::vector<Conflict>& conflicts, std::vector<Sums>& all) {
    const proof::Windows windows = proof::windows_under(facts, assumptions);
    for (const Conflict& conflict : conflicts) {
        if (conflict.cases.empty())
            all.push_back(sums_of_plain({facts, assumptions, windows}, conflict));
        for (const Case& branch : conflict.cases) {
            assumptions.push_back(branch.assume);
            add_all(facts, assumptions, branch.conflicts, all);
            assumptions.pop_back();
        }
    }
}

}  // namespace

std::vector<Sums> sums_of(const Curriculum& curriculum, const Records& records, const Plan& plan) {
    std::vector<Sums> all;
    if (plan.conflicts.empty()) return all;
    const proof::Facts facts = proof::derive(curriculum, records, plan);
    std::vector<Assumption> assumptions;
    add_all(facts, assumptions, plan.conflicts, all);
    return all;
}

}  // namespace osmlm
