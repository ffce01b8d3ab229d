#include "oracle/planted.hpp"

#include <stdexcept>

#include "osmlm/store/store.hpp"

namespace osmlm::oracle {

using std::size_t;

Loaded load(const Instance& instance) {
    const std::string text = instance.curriculum.dump();
    auto parsed = parse_curriculum(text);
    if (!parsed) throw std::runtime_error(parsed.error().front().message + "\n" + text);
    std::string lines;
    for (const std::string& line : instance.log_lines) lines += line + "\n";
    Journal journal = parse_journal(lines);
    if (!journal.findings.empty()) throw std::runtime_error(journal.findings.front().message);
    return {(*parsed).curriculum, std::move(journal.records), std::move(journal.texts)};
}

Timetable timetable_of(const Facts& facts, const Curriculum& curriculum, Day today,
                       const std::vector<PlantedDay>& plan) {
    Timetable timetable(static_cast<size_t>(facts.length));
    const auto job_named = [&](const std::string& id) {
        for (size_t j = 0; j < facts.jobs.size(); ++j) {
            if (curriculum.resources[facts.jobs[j].resource].id == id) return j;
        }
        throw std::runtime_error("planned, but not in the plan: " + id);
    };
    for (size_t i = 0; i < plan.size(); ++i) {
        const auto day = (today - facts.begin).count() + static_cast<long>(i);
        for (const auto& [id, min] : plan[i]) {
            timetable.at(static_cast<size_t>(day)).push_back({job_named(id), min});
        }
    }
    return timetable;
}

std::vector<PlantedDay> plan_of(const Draft& draft) {
    std::vector<PlantedDay> plan;
    for (int day = draft.today; day < draft.days; ++day) {
        PlantedDay planted;
        for (const auto& [r, min] : draft.plan[static_cast<size_t>(day)]) {
            planted.emplace_back(draft.resources[r].id, min);
        }
        plan.push_back(planted);
    }
    return plan;
}

bool plan_holds(const Draft& draft) {
    const Instance instance = instance_of(draft, "", 0);
    const Loaded loaded = load(instance);
    const Facts facts = derive(loaded.curriculum, loaded.records, instance.today);
    const Timetable plan = timetable_of(facts, loaded.curriculum, instance.today, plan_of(draft));
    return broken_rule(facts, plan).empty();
}

}  // namespace osmlm::oracle
