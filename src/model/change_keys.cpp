#include "osmlm/model/change_keys.hpp"

#include <algorithm>
#include <array>

namespace osmlm {
namespace {

using enum ValueForm;

constexpr std::array<ChangeKey, 9> plan_keys = {{{"title", text},
                                                 {"story", text},
                                                 {"start", date},
                                                 {"end", date},
                                                 {"timezone", text},
                                                 {"checkpoints", dates},
                                                 {"session", bounds, true},
                                                 {"focus", number, true},
                                                 {"day-starts", text, true}}};

constexpr std::array<ChangeKey, 18> resource_keys = {{{"title", text},
                                                      {"goal", goal},
                                                      {"kind", text},
                                                      {"effort", effort},
                                                      {"first-effort", effort},
                                                      {"after", after},
                                                      {"start", date},
                                                      {"deadline", date},
                                                      {"priority", text},
                                                      {"daily-max", text},
                                                      {"days", weekdays},
                                                      {"optional", truth},
                                                      {"dropped", date},
                                                      {"tags", texts},
                                                      {"formerly", texts},
                                                      {"url", text},
                                                      {"note", text},
                                                      {"cost", number}}};

constexpr std::array<ChangeKey, 5> goal_keys = {{{"title", text},
                                                 {"weekly", bounds},
                                                 {"days", weekdays},
                                                 {"deadline", date},
                                                 {"posts-every", text}}};

constexpr std::array<ChangeKey, 4> choice_keys = {
    {{"title", text}, {"choose", number}, {"of", resources}, {"picked", resources}}};

}  // namespace

std::string_view subject_name(Subject subject) {
    switch (subject) {
        case Subject::plan:
            return "the plan";
        case Subject::resource:
            return "a resource";
        case Subject::goal:
            return "a goal";
        case Subject::choice:
            return "a choice";
    }
    return {};
}

std::span<const ChangeKey> change_keys(Subject subject) {
    switch (subject) {
        case Subject::plan:
            return plan_keys;
        case Subject::resource:
            return resource_keys;
        case Subject::goal:
            return goal_keys;
        case Subject::choice:
            return choice_keys;
    }
    return {};
}

const ChangeKey* find_change_key(Subject subject, std::string_view name) {
    const auto keys = change_keys(subject);
    const auto found = std::ranges::find(keys, name, &ChangeKey::name);
    return found != keys.end() ? &*found : nullptr;
}

}  // namespace osmlm
