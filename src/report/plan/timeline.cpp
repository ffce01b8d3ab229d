#include "report/plan/timeline.hpp"

#include <algorithm>

namespace osmlm {
namespace {

Tone tone_of(const PlannedResource& planned) {
    if (planned.late > 0) return Tone::bad;
    return planned.optional ? Tone::quiet : Tone::plain;
}

std::string counted(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + (count == 1 ? one : many);
}

std::string sentence(const std::vector<Timeline::Row>& rows) {
    const auto late = std::ranges::count(rows, Tone::bad, &Timeline::Row::tone);
    std::string text = counted(rows.size(), " resource", " resources") +
                       ", each from its first to its last day in this plan";
    if (late > 0)
        text += "; " + counted(static_cast<std::size_t>(late), " comes late", " come late");
    return text + ".";
}

}  // namespace

Timeline plan_timeline(const Curriculum& curriculum, const Plan& plan) {
    Timeline timeline{{"When each resource is worked on", {}}, {}};
    for (const PlannedResource& planned : plan.resources) {
        if (!planned.first) continue;
        // What does not find a place for all of it goes on to the end of the plan.
        const Day until = planned.last.value_or(plan.days.back().date);
        timeline.rows.push_back({curriculum.resources[planned.resource].title, tone_of(planned),
                                 *planned.first, until, planned.deadline});
    }
    std::ranges::stable_sort(timeline.rows, {}, &Timeline::Row::from);
    timeline.caption.alternative = sentence(timeline.rows);
    return timeline;
}

}  // namespace osmlm
