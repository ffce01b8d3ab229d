#include <algorithm>
#include <map>

#include "osmlm/base/words.hpp"
#include "osmlm/report/findings.hpp"
#include "report/common/missed.hpp"

namespace osmlm {
namespace {

std::string quoted(const std::string& id) { return '"' + id + '"'; }

Finding finding(const char* id, Severity severity, std::string path, std::string message,
                std::string hint) {
    return {id, severity,        "curriculum.json",  0,
            0,  std::move(path), std::move(message), std::move(hint),
            {}};
}

/// Where the deadline stands that holds for the resource.
std::string place_of(const Curriculum& curriculum, const Resource& resource, Day deadline) {
    if (resource.deadline == deadline) return resource.path + "/deadline";
    if (resource.goal && curriculum.goals[*resource.goal].deadline == deadline)
        return curriculum.goals[*resource.goal].path + "/deadline";
    return "/end";
}

/// Required work that is left at a place in the file.
struct Left {
    Day deadline;
    Minutes minutes = 0;
    std::vector<std::string> ids;
};

std::string names_of(const std::vector<std::string>& ids) {
    constexpr std::size_t most = 3;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(ids.size(), most); ++i) names.push_back(quoted(ids[i]));
    if (ids.size() > most) names.push_back(std::to_string(ids.size() - most) + " more");
    return join_words(names);
}

/// By the place of its deadline, what a plan has of the work.
std::map<std::string, Left> by_place(const Curriculum& curriculum, const Plan& plan,
                                     const auto& minutes_of) {
    std::map<std::string, Left> places;
    for (const PlannedResource& planned : plan.resources) {
        if (!planned.is_required_work() || !planned.deadline) continue;
        const Minutes minutes = minutes_of(planned);
        if (minutes == 0) continue;
        const Resource& resource = curriculum.resources[planned.resource];
        Left& left = places[place_of(curriculum, resource, *planned.deadline)];
        left.deadline = *planned.deadline;
        left.minutes += minutes;
        left.ids.push_back(resource.id);
    }
    return places;
}

void add_passed(const Curriculum& curriculum, const Plan& plan, std::vector<Finding>& doubts) {
    const auto passed = [&](const PlannedResource& planned) {
        return *planned.deadline < plan.today ? *planned.left : 0;
    };
    for (const auto& [place, left] : by_place(curriculum, plan, passed))
        doubts.push_back(finding("deadline-passed", Severity::warning, place,
                                 "the deadline " + iso_date(left.deadline) + " has passed, and " +
                                     duration_text(left.minutes) + " of " + names_of(left.ids) +
                                     " are left",
                                 "move the deadline, or take the work out of the plan"));
}

/// The prerequisite of required work that has the resource as a member.
const Prerequisite* waiting_for(const Curriculum& curriculum, const Plan& plan,
                                std::size_t resource, std::string& who) {
    for (const PlannedResource& planned : plan.resources) {
        if (!planned.is_required_work()) continue;
        const Resource& each = curriculum.resources[planned.resource];
        const auto found =
            std::find_if(each.after.begin(), each.after.end(), [&](const Prerequisite& members) {
                return std::find(members.begin(), members.end(), resource) != members.end();
            });
        if (found == each.after.end()) continue;
        who = quoted(each.id);
        return &*found;
    }
    return nullptr;
}

void add_required(const Curriculum& curriculum, const Plan& plan, std::vector<Finding>& doubts) {
    for (const PlannedResource& planned : plan.resources) {
        const Resource& resource = curriculum.resources[planned.resource];
        if (!resource.optional || !planned.is_required_work()) continue;
        std::string who;
        const Prerequisite* members = waiting_for(curriculum, plan, planned.resource, who);
        if (members == nullptr) continue;
        std::vector<std::string> ids;
        for (const std::size_t member : *members) ids.push_back(curriculum.resources[member].id);
        doubts.push_back(finding("optional-required", Severity::note, resource.path + "/optional",
                                 quoted(resource.id) + " is required, because " + who +
                                     " waits for " +
                                     (ids.size() == 1 ? "it" : "one of " + names_of(ids)),
                                 {}));
    }
}

}  // namespace

std::vector<Finding> doubts_of(const Curriculum& curriculum, const Plan& plan) {
    std::vector<Finding> doubts;
    add_passed(curriculum, plan, doubts);
    add_required(curriculum, plan, doubts);
    return doubts;
}

std::vector<Finding> missed_of(const Curriculum& curriculum, const Plan& plan) {
    std::vector<Finding> found;
    if (plan.verdict != Verdict::open) return found;
    const auto add = [&](std::string place, const std::string& misses) {
        found.push_back(finding("not-decided", Severity::warning, std::move(place),
                                "whether it fits is not decided: " + misses,
                                "see osmlm plan, which also names a change to try"));
    };
    for (const MissedWeekly& missed : missed_weekly(plan))
        add(curriculum.goals[missed.goal].path + "/weekly",
            "the best plan found misses " + duration_text(missed.sum) +
                " of these weekly hours, first in the week of " + iso_date(missed.first));
    const auto late = [](const PlannedResource& planned) { return planned.late; };
    for (const auto& [place, left] : by_place(curriculum, plan, late))
        add(place, "the best plan found has " + duration_text(left.minutes) + " of " +
                       names_of(left.ids) + " after the deadline " + iso_date(left.deadline));
    if (found.empty()) add("", "no plan was found that holds every rule");
    return found;
}

}  // namespace osmlm
