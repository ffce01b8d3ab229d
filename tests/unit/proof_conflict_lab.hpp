#pragma once

#include <functional>

#include "catch.hpp"
#include "proof_scenes.hpp"

/// Conflicts in a few words, and what breaks them.
namespace lab {

/// The rules of proofs that the scene breaks.
inline Names faults(const Scene& scene) {
    Names names = broken(scene);
    std::erase_if(names, [](const std::string& name) { return !name.starts_with("conflict-"); });
    return names;
}

inline Scene blank(Minutes monday_to_friday) {
    Scene scene;
    scene.plan.today = on(9, 7);
    scene.plan.verdict = Verdict::short_;
    scene.weekday_minutes(monday_to_friday);
    return scene;
}

inline Conflict plain(Day from, Day until, Minutes need, Minutes have,
                      std::vector<std::size_t> resources, std::vector<std::size_t> goals = {}) {
    return {from, until, need, have, std::move(resources), std::move(goals), {}};
}

inline Conflict by_cases(std::vector<Case> cases) {
    return {{}, {}, 0, 0, {}, {}, std::move(cases)};
}

/// The first conflict of a scene.
inline Conflict& only(Scene& scene) { return scene.plan.conflicts.front(); }
inline Case& branch(Scene& scene, std::size_t i) { return only(scene).cases[i]; }
inline Conflict& leaf(Scene& scene, std::size_t i) { return branch(scene, i).conflicts.front(); }

/// What breaks a proof that is true, and the rules that it breaks then.
struct Damage {
    std::string what;
    Scene (*sound)();
    std::function<void(Scene&)> change;
    Names rules;
};

inline void check_all(const std::vector<Damage>& damages) {
    for (const Damage& damage : damages) {
        Scene scene = damage.sound();
        damage.change(scene);
        INFO(damage.what << "\n" << messages(scene));
        CHECK(faults(scene) == damage.rules);
    }
}

/// Damages to proofs by cases.
std::vector<Damage> case_damages();

}  // namespace lab
