#include "report/common/names.hpp"

#include <algorithm>

#include "osmlm/base/utf8.hpp"
#include "osmlm/base/words.hpp"

namespace osmlm {
namespace {

constexpr std::size_t names_shown = 3;

std::string title_of(const Goal& goal) { return shortened(goal.title, title_shown); }

/// Whether a minimum is part of the need, which else is what is left of the work alone.
bool asks_minima(const Plan& plan, const Conflict& conflict) {
    Minutes left = 0;
    for (const std::size_t resource : conflict.resources)
        left += std::ranges::lower_bound(plan.resources, resource, {}, &PlannedResource::resource)
                    ->left.value_or(0);
    return !conflict.cases.empty() || conflict.need > left;
}

/// Whether a goal of the conflict stands there for the hours that it may have alone.
bool is_limit(const Goal& goal, bool minima_asked) {
    return goal.weekly && goal.weekly->max && !(minima_asked && goal.weekly->min.value_or(0) > 0);
}

}  // namespace

FewNames few_of(std::vector<std::string> titles, bool many) {
    if (titles.size() > names_shown + 1) {
        const std::size_t more = titles.size() - names_shown;
        titles.resize(names_shown);
        titles.push_back(std::to_string(more) + " more");
    }
    return {join_words(titles), many};
}

FewNames names_of(const Curriculum& curriculum, const Plan& plan, const Conflict& conflict,
                  bool begins) {
    const bool asked = asks_minima(plan, conflict);
    std::vector<std::string> titles;
    for (const std::size_t i : conflict.goals) {
        const Goal& goal = curriculum.goals[i];
        if (is_limit(goal, asked)) continue;
        titles.push_back(
            (begins && titles.empty() ? "The weekly hours of " : "the weekly hours of ") +
            title_of(goal));
    }
    const bool many = !titles.empty() || conflict.resources.size() > 1;
    for (const std::size_t i : conflict.resources)
        titles.push_back(shortened(curriculum.resources[i].title, title_shown));
    return few_of(std::move(titles), many);
}

std::string maxima_of(const Curriculum& curriculum, const Plan& plan, const Conflict& conflict) {
    const bool asked = asks_minima(plan, conflict);
    std::vector<std::string> titles;
    for (const std::size_t i : conflict.goals)
        if (is_limit(curriculum.goals[i], asked)) titles.push_back(title_of(curriculum.goals[i]));
    return titles.empty() ? "" : "the weekly maximum of " + few_of(std::move(titles), true).text;
}

std::string weekly_hours_of(const Curriculum& curriculum, const std::vector<MissedWeekly>& missed) {
    std::vector<std::string> titles;
    for (const MissedWeekly& of : missed) titles.push_back(title_of(curriculum.goals[of.goal]));
    return "the weekly hours of " + few_of(std::move(titles), true).text;
}

}  // namespace osmlm
