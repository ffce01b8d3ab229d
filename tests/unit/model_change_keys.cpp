// The keys that a change may set are those of the curriculum.
#include <nlohmann/json.hpp>
#include <set>

#include "catch.hpp"
#include "osmlm/cli/schemas.hpp"
#include "osmlm/model/change_keys.hpp"

using namespace osmlm;
using Names = std::set<std::string>;

namespace {

Names settable(Subject subject, bool of_schedule = false) {
    Names names;
    for (const ChangeKey& key : change_keys(subject))
        if (key.of_schedule == of_schedule) names.emplace(key.name);
    return names;
}

/// The keys of an object of the curriculum, but for some.
Names keys_of(const nlohmann::json& object, const Names& without) {
    Names names;
    for (const auto& [key, value] : object["properties"].items())
        if (!without.contains(key)) names.insert(key);
    return names;
}

}  // namespace

TEST_CASE("every key that is no list of objects can be set, but ids and the version") {
    const auto schema = std::ranges::find(schemas(), "curriculum", &Schema::name);
    const auto root = nlohmann::json::parse(schema->text);
    const auto object = [&](const char* name) { return root["definitions"][name]; };
    CHECK(settable(Subject::resource) == keys_of(object("resource"), {"id"}));
    CHECK(settable(Subject::goal) == keys_of(object("goal"), {"id"}));
    CHECK(settable(Subject::choice) == keys_of(object("choice"), {"id"}));
    CHECK(settable(Subject::plan, true) ==
          keys_of(object("schedule"), {"week", "changes", "days", "limit"}));
    CHECK(settable(Subject::plan) ==
          keys_of(root, {"$schema", "osmlm", "schedule", "goals", "resources", "choices", "dates",
                         "money", "checklists"}));
}
