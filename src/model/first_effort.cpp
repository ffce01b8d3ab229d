#include "osmlm/model/first_effort.hpp"

#include <optional>

namespace osmlm {

std::vector<Minutes> first_efforts(const Curriculum& curriculum, const State& state,
                                   const std::vector<Promise>& promises) {
    std::vector<Minutes> efforts;
    for (const Resource& resource : curriculum.resources) {
        const auto& effort = resource.first_effort ? resource.first_effort : resource.effort;
        efforts.push_back(effort ? effort->planned : 0);
    }
    const ResourceIndex index(curriculum);
    std::vector<std::optional<Day>> promised(efforts.size());
    for (const Promise& promise : promises)
        for (const auto& [id, left] : promise.left) {
            const auto resource = index.find(id);
            if (!resource || promised[*resource]) continue;
            promised[*resource] = promise.week;
            efforts[*resource] = left;
        }
    for (const Session& session : state.sessions)
        if (session.resource && promised[*session.resource] &&
            session.date() < *promised[*session.resource])
            efforts[*session.resource] += session.min();
    return efforts;
}

}  // namespace osmlm
