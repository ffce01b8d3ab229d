#include <algorithm>

#include "oracle/facts.hpp"

namespace osmlm::oracle {
namespace {

void require(const Scenario& from, std::size_t job, std::vector<bool>& required) {
    if (required[job]) return;
    required[job] = true;
    for (const std::vector<std::size_t>& group : from.after[job]) {
        if (group.size() == 1) require(from, group.front(), required);
    }
}

/// A group of required work none of whose members is required, if there is one.
std::vector<std::size_t>* undecided(Scenario& scenario) {
    for (std::size_t j = 0; j < scenario.after.size(); ++j) {
        if (!scenario.required[j]) continue;
        for (std::vector<std::size_t>& group : scenario.after[j]) {
            const bool decided = std::any_of(group.begin(), group.end(), [&](std::size_t member) {
                return scenario.required[member];
            });
            if (!decided) return &group;
        }
    }
    return nullptr;
}

void decide(Scenario scenario, std::vector<Scenario>& all) {
    const std::vector<std::size_t>* group = undecided(scenario);
    if (group == nullptr) {
        all.push_back(scenario);
        return;
    }
    for (const std::size_t member : std::vector<std::size_t>(*group)) {
        Scenario chosen = scenario;
        *undecided(chosen) = {member};
        require(chosen, member, chosen.required);
        decide(std::move(chosen), all);
    }
}

bool visit(const Facts& facts, std::size_t job, std::vector<int>& mark,
           std::vector<std::size_t>& order) {
    if (mark[job] != 0) return mark[job] == 2;
    mark[job] = 1;
    for (const std::vector<std::size_t>& group : facts.jobs[job].after) {
        for (const std::size_t member : group) {
            if (!visit(facts, member, mark, order)) return false;
        }
    }
    mark[job] = 2;
    order.push_back(job);
    return true;
}

}  // namespace

std::vector<Scenario> scenarios(const Facts& facts) {
    Scenario first;
    for (const Job& job : facts.jobs) first.after.push_back(job.after);
    first.required.resize(facts.jobs.size(), false);
    for (std::size_t j = 0; j < facts.jobs.size(); ++j) {
        const Job& job = facts.jobs[j];
        if (!job.open && !job.optional) require(first, j, first.required);
    }
    std::vector<Scenario> all;
    decide(std::move(first), all);
    return all;
}

std::optional<std::vector<std::size_t>> in_order(const Facts& facts) {
    std::vector<std::size_t> by_deadline, order;
    for (std::size_t j = 0; j < facts.jobs.size(); ++j) by_deadline.push_back(j);
    const auto due = [&](std::size_t j) { return facts.jobs[j].deadline.value_or(facts.length); };
    std::stable_sort(by_deadline.begin(), by_deadline.end(),
                     [&](std::size_t a, std::size_t b) { return due(a) < due(b); });
    std::vector<int> mark(facts.jobs.size(), 0);
    for (const std::size_t job : by_deadline) {
        if (!visit(facts, job, mark, order)) return std::nullopt;
    }
    return order;
}

int window_end(const Facts& facts, const Scenario& scenario, std::size_t job, bool may_be_late) {
    const std::optional<int> deadline = facts.jobs[job].deadline;
    if (!deadline || (may_be_late && scenario.required[job])) return facts.length - 1;
    return std::min(*deadline, facts.length - 1);
}

}  // namespace osmlm::oracle
