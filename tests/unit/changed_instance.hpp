#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "oracle_cases.hpp"
#include "osmlm/model/state.hpp"

/// The words of remedies, understood once more: they change the text of an instance, and share
/// nothing with what the planner tried.
namespace osmlm::oracle {

using Json = nlohmann::ordered_json;

inline Json& named(Json& list, const std::string& id) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Json& one) { return one["id"] == id; });
    if (found == list.end()) throw std::runtime_error("nothing is called " + id);
    return *found;
}

inline Minutes minutes_of(const std::string& words) { return *parse_duration(words); }

/// What is left of a resource by the program's own fold, which other tests hold to the oracle's.
inline Minutes left_of(const Instance& instance, const std::string& id) {
    const Loaded loaded = load(instance);
    const State state = fold(loaded.curriculum, loaded.records);
    return state.progress[*ResourceIndex(loaded.curriculum).find(id)].left.value();
}

/// Says in the log that so much is left, later than all else.
inline void tell_left(Instance& instance, const std::string& id, Minutes left) {
    const std::string nth(1, static_cast<char>('a' + instance.log_lines.size() % 8));
    instance.log_lines.push_back(Json{
        {"v", 1},
        {"id", "7zzzzzzzzzzzzzz" + nth},
        {"op", "left"},
        {"at", "2199-01-01T08:00:00+00:00"},
        {"by", "test"},
        {"date", "2099-01-01"},
        {"resource", id},
        {"min", left}}.dump());
}

/// Makes one change, such as `set esl deadline=2026-12-30`.
inline void make(Instance& instance, const std::string& change) {
    std::istringstream rest(change);
    std::string verb, subject, value;
    rest >> verb >> subject >> value;
    Json& curriculum = instance.curriculum;
    if (verb == "drop") {
        named(curriculum["resources"], subject)["dropped"] = iso_date(instance.today);
        return;
    }
    if (verb != "set") throw std::runtime_error("not a change of a remedy: " + change);
    const std::size_t sign = subject.find('=');
    if (sign != std::string::npos) {
        const std::string key = subject.substr(0, sign), set = subject.substr(sign + 1);
        if (key == "end") {
            curriculum["end"] = set;
            return;
        }
        const std::size_t dots = value.find("..");
        Json hours = set;
        if (set.find('-') != std::string::npos) {
            hours = Json::array();
            std::istringstream windows(set);
            for (std::string window; std::getline(windows, window, ',');) hours.push_back(window);
        }
        curriculum["schedule"]["changes"].push_back({{"from", value.substr(0, dots)},
                                                     {"until", value.substr(dots + 2)},
                                                     {"week", {{key, hours}}}});
        return;
    }
    const std::size_t equals = value.find('=');
    const std::string key = value.substr(0, equals), set = value.substr(equals + 1);
    if (key == "effort") {
        tell_left(instance, subject, left_of(instance, subject) - minutes_of(set.substr(1)));
    } else if (key == "weekly") {
        const std::size_t dots = set.find("..");
        Json& weekly = named(curriculum["goals"], subject)["weekly"];
        if (dots == std::string::npos)
            weekly = set;
        else
            weekly = {{"min", set.substr(0, dots)}, {"max", set.substr(dots + 2)}};
    } else if (key == "deadline") {
        const auto& goals = curriculum["goals"];
        const bool goal = std::any_of(goals.begin(), goals.end(),
                                      [&](const Json& one) { return one["id"] == subject; });
        named(curriculum[goal ? "goals" : "resources"], subject)["deadline"] = set;
    } else {
        throw std::runtime_error("not a key of a remedy: " + change);
    }
}

inline Instance with(Instance instance, const std::vector<std::string>& changes) {
    if (!instance.curriculum.contains("goals")) instance.curriculum["goals"] = Json::array();
    for (const std::string& change : changes) make(instance, change);
    return instance;
}

}  // namespace osmlm::oracle
