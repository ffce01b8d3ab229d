#include <algorithm>
#include <map>

#include "osmlm/base/words.hpp"
#include "osmlm/report/findings.hpp"

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

void add_passed(const Curriculum& curriculum, const Plan& plan, std::vector<Finding>& doubts) {
    std::map<std::string, Left> by_place;
    for (const PlannedResource& planned : plan.resources) {
        if (!planned.is_required_work() || !planned.deadline || *planned.deadline >= plan.today)
            continue;
        const Resource& resource = curriculum.resources[planned.resource];
        Left& left = by_place[place_of(curriculum, resource, *planned.deadline)];
        left.deadline = *planned.deadline;
        left.minutes += *planned.left;
        left.ids.push_back(resource.id);
    }
    for (const auto& [place, left] : by_place)
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

}  // namespace osmlm
