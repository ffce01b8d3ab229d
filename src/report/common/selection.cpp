#include "osmlm/report/selection.hpp"

#include <algorithm>

namespace osmlm {
namespace {

bool fits(const Inputs& inputs, const Selection& selection, const Session& session) {
    if (session.resource) return selects(inputs.curriculum, selection, *session.resource);
    const bool narrowed = selection.goal || selection.kind || selection.tag;
    return !narrowed && (!selection.resource || session.name() == *selection.resource);
}

}  // namespace

bool selects(const Curriculum& curriculum, const Selection& selection, std::size_t resource) {
    const Resource& each = curriculum.resources[resource];
    if (selection.resource && each.id != *selection.resource) return false;
    if (selection.goal && (!each.goal || curriculum.goals[*each.goal].id != *selection.goal))
        return false;
    if (selection.kind && each.kind != *selection.kind) return false;
    return !selection.tag ||
           std::find(each.tags.begin(), each.tags.end(), *selection.tag) != each.tags.end();
}

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
