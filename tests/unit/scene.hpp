#pragma once

#include <fmt/core.h>

#include "hand_made.hpp"
#include "oracle_cases.hpp"
#include "osmlm/plan/planner.hpp"

namespace osmlm::oracle {

/// An instance and the life that follows from it: its plan, and a log that grows day by day.
struct Scene {
    Instance instance;
    Loaded loaded;

    explicit Scene(Instance made) : instance(std::move(made)), loaded(load(instance)) {}

    [[nodiscard]] Plan plan(int later = 0, PromisedDays promised = {}) const {
        PlanOptions options;
        options.promised = std::move(promised);
        return make_plan(loaded.curriculum, fold(loaded.curriculum, loaded.records),
                         instance.today + days{later}, options);
    }
    /// Logs exactly what the plan has on that day.
    void work_through(const Plan& plan, Day day) {
        for (const PlannedDay& planned : plan.days)
            for (const PlannedSession& session : planned.sessions)
                if (planned.date == day) log(session, day);
    }
    void log(const PlannedSession& session, Day day) {
        Record record;
        record.id = kept(fmt::format("zzzz{:012}", loaded.records.size()));
        record.at = Instant{day} + std::chrono::hours{24 * 4000} +
                    std::chrono::seconds{static_cast<int>(loaded.records.size())};
        record.date.set(day);
        record.resource.set(loaded.curriculum.resources[session.resource].id);
        record.min.set(session.min);
        loaded.records.push_back(record);
    }
};

}  // namespace osmlm::oracle
