#include "proof/proofs.hpp"

#include <algorithm>
#include <unordered_set>

#include "proof/conflict.hpp"
#include "proof/families.hpp"
#include "proof/rules.hpp"

namespace osmlm::proof {
namespace {

std::string place_of(const Conflict& conflict) {
    return iso_date(conflict.from) + ".." + iso_date(conflict.until);
}

/// Whether all indices are valid, and each stands there once.
bool listed_once(const std::vector<std::size_t>& list, std::size_t count) {
    std::unordered_set<std::size_t> seen;
    return std::ranges::all_of(
        list, [&](std::size_t index) { return index < count && seen.insert(index).second; });
}

bool readable(const Facts& facts, const Conflict& conflict, std::vector<Violation>& list) {
    bool good = true;
    if (!listed_once(conflict.resources, facts.resources.size())) {
        Breaks{"conflict-resource", list}.say(
            "the conflict {} lists a resource that is not there, "
            "or one twice",
            place_of(conflict));
        good = false;
    }
    if (!listed_once(conflict.goals, facts.goals.size())) {
        Breaks{"conflict-goal", list}.say(
            "the conflict {} lists a goal that is not there, or one "
            "twice",
            place_of(conflict));
        good = false;
    }
    if (conflict.from > conflict.until) {
        Breaks{"conflict-window", list}.say("the conflict {} ends before it begins",
                                            place_of(conflict));
        good = false;
    }
    return good;
}

std::string window_text(const Facts& facts, int begin, int end) {
    const auto text = [&](int day) {
        return day == never ? std::string("no end") : iso_date(facts.time.day(day));
    };
    return text(begin) + ".." + text(end);
}

void check_resource(const Setting& setting, const Conflict& conflict, std::size_t resource,
                    std::vector<Violation>& list) {
    const Facts& facts = setting.facts;
    const std::string& id = facts.curriculum->resources[resource].id;
    if (setting.windows.required[resource] == 0) {
        Breaks{"conflict-resource", list}.say("the conflict {} lists {}, which is not required",
                                              place_of(conflict), id);
        return;
    }
    const int begin = setting.windows.begin[resource], end = setting.windows.end[resource];
    const int from = facts.time.index(conflict.from), until = facts.time.index(conflict.until);
    const bool lies = begin <= end ? from <= begin && end <= until : from == end && until == end;
    if (lies) return;
    Breaks{"conflict-window", list}.say("the conflict {} lists {}, whose window is {}",
                                        place_of(conflict), id, window_text(facts, begin, end));
}

void check_goal(const Setting& setting, const Conflict& conflict, std::size_t goal,
                std::vector<Violation>& list) {
    const Goal& of = setting.facts.curriculum->goals[goal];
    if (of.weekly) return;
    Breaks{"conflict-goal", list}.say("the conflict {} lists {}, which has no weekly hours",
                                      place_of(conflict), of.id);
}

void check_figures(const Setting& setting, const Conflict& conflict, std::vector<Violation>& list) {
    const Minutes need = need_of(setting, conflict);
    const Minutes have = have_of(setting, conflict, true);
    if (conflict.need != need) {
        Breaks{"conflict-need", list}.say("the conflict {} needs {}, not {}", place_of(conflict),
                                          duration_text(need), duration_text(conflict.need));
    }
    if (conflict.have != have && conflict.have != have_of(setting, conflict, false)) {
        Breaks{"conflict-have", list}.say("the conflict {} has {}, not {}", place_of(conflict),
                                          duration_text(have), duration_text(conflict.have));
    }
    if (conflict.need > conflict.have) return;
    Breaks{"conflict-gap", list}.say("the conflict {} needs {} and has {}, so nothing misses",
                                     place_of(conflict), duration_text(conflict.need),
                                     duration_text(conflict.have));
}

void check_plain(const Setting& setting, const Conflict& conflict, std::vector<Violation>& list) {
    if (!readable(setting.facts, conflict, list)) return;
    for (const std::size_t resource : conflict.resources) {
        check_resource(setting, conflict, resource, list);
    }
    for (const std::size_t goal : conflict.goals) check_goal(setting, conflict, goal, list);
    check_figures(setting, conflict, list);
}

void check_all(const Facts& facts, std::vector<Assumption>& assumptions,
               const std::vector<Conflict>& conflicts, std::vector<Violation>& list) {
    const Windows windows = windows_under(facts, assumptions);
    for (const Conflict& conflict : conflicts) {
        if (conflict.cases.empty()) {
            check_plain({facts, assumptions, windows}, conflict, list);
            continue;
        }
        check_family(facts, assumptions, conflict.cases, list);
        for (const Case& branch : conflict.cases) {
            if (branch.conflicts.empty()) {
                Breaks{"conflict-case", list}.say("a case has no conflict: {}",
                                                  text_of(facts, branch.assume));
            }
            assumptions.push_back(branch.assume);
            check_all(facts, assumptions, branch.conflicts, list);
            assumptions.pop_back();
        }
    }
}

}  // namespace

void check_conflicts(const Facts& facts, const std::vector<Conflict>& conflicts,
                     std::vector<Violation>& violations) {
    std::vector<Assumption> assumptions;
    if (!conflicts.empty()) check_all(facts, assumptions, conflicts, violations);
}

}  // namespace osmlm::proof
