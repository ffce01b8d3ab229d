#include "osmlm/model/first_effort.hpp"

namespace osmlm {

std::vector<Minutes> first_efforts(const Curriculum& curriculum, const State& state,
                                   const std::vector<Promise>& promises) {
    std::vector<Minutes> efforts;
    for (const Resource& resource : curriculum.resources) {
        const auto& effort = resource.first_effort ? resource.first_effort : resource.effort;
        efforts.push_back(effort ? effort->planned : 0);
    }
    const ResourceIndex index(curriculum);
    std::vector<const Promise*> first(efforts.size());
    for (const Promise& promise : promises)
        for (const auto& [id, left] : promise.left) {
            const auto resource = index.find(id);
            if (!resource || first[*resource] != nullptr) continue;
            first[*resource] = &promise;
            efforts[*resource] = left;
        }
    for (const Session& session : state.sessions) {
        const Promise* promise = session.resource ? first[*session.resource] : nullptr;
        if (promise != nullptr && counts_on(*promise, session))
            efforts[*session.resource] += session.min();
    }
    return efforts;
}

}  // namespace osmlm
