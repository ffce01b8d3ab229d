#include "osmlm/report/selection.hpp"

#include <algorithm>

namespace osmlm {
namespace {

bool fits(const Inputs& inputs, const Selection& selection, const Session& session) {
    const Curriculum& curriculum = inputs.curriculum;
    const bool narrowed = selection.goal || selection.kind || selection.tag;
    if (!session.resource)
        return !narrowed && (!selection.resource || session.name() == *selection.resource);
    const Resource& resource = curriculum.resources[*session.resource];
    if (selection.resource && resource.id != *selection.resource) return false;
    if (selection.goal &&
        (!resource.goal || curriculum.goals[*resource.goal].id != *selection.goal))
        return false;
    if (selection.kind && resource.kind != *selection.kind) return false;
    return !selection.tag || std::find(resource.tags.begin(), resource.tags.end(),
                                       *selection.tag) != resource.tags.end();
}

}  // namespace

std::vector<std::size_t> selected(const Inputs& inputs, const Selection& selection) {
    const auto& sessions = inputs.state.sessions;
    const auto first = std::partition_point(sessions.begin(), sessions.end(), [&](const auto& s) {
        return s.date() < selection.range.from;
    });
    std::vector<std::size_t> found;
    for (auto at = first; at != sessions.end() && at->date() <= selection.range.until; ++at) {
        if (fits(inputs, selection, *at))
            found.push_back(static_cast<std::size_t>(at - sessions.begin()));
    }
    return found;
}

}  // namespace osmlm
