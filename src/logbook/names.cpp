#include "osmlm/logbook/names.hpp"

#include <algorithm>
#include <set>

#include "logbook/ambiguous.hpp"
#include "osmlm/base/words.hpp"

namespace osmlm {
namespace {

constexpr std::size_t names_shown = 8;

bool is_id(std::string_view word) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    };
    return !word.empty() && word.size() <= 64 && word.front() != '.' && word.front() != '_' &&
           word.front() != '-' && std::all_of(word.begin(), word.end(), fits);
}

Complaint unknown(std::string_view word, const std::vector<std::string>& names) {
    const std::string near = did_you_mean(word, names);
    return {"there is no resource \"" + printable(word) + '"',
            near.empty() ? "osmlm plan --by resource lists them" : near};
}

}  // namespace

Complaint ambiguous(std::string_view word, std::vector<std::string> names, std::string_view kinds) {
    const std::size_t more = names.size() > names_shown ? names.size() - names_shown : 0;
    names.resize(names.size() - more);
    if (more > 0) names.push_back(std::to_string(more) + " more");
    return {"several " + std::string(kinds) + " begin with \"" + printable(word) + '"',
            "write one of " + join_words(names)};
}

Expected<Named> find_resource(const Curriculum& curriculum, std::string_view word) {
    const ResourceIndex index(curriculum);
    if (const auto exact = index.find(word)) {
        return Named{curriculum.resources[*exact].id, *exact};
    }
    std::vector<std::string> names;
    std::set<std::size_t> meant;
    const auto offer = [&](const std::string& name) {
        const auto resource = index.find(name);
        if (!resource) return;
        names.push_back(name);
        if (!word.empty() && name.starts_with(word)) meant.insert(*resource);
    };
    for (const Resource& resource : curriculum.resources) offer(resource.id);
    for (const Goal& goal : curriculum.goals) offer(goal.id);
    if (meant.empty()) return unknown(word, names);
    if (meant.size() == 1) return Named{curriculum.resources[*meant.begin()].id, *meant.begin()};
    std::vector<std::string> candidates;
    for (const std::size_t r : meant) candidates.push_back(curriculum.resources[r].id);
    return ambiguous(word, std::move(candidates), "resources");
}

Expected<Named> find_in_log(const State& state, std::string_view word) {
    if (!is_id(word)) {
        return Complaint{"\"" + printable(word) + "\" is no id of a resource",
                         "ids are made of a-z, 0-9 and . _ -"};
    }
    std::set<std::string> names;
    for (const Session& session : state.sessions) {
        if (session.name() == word) return Named{std::string(word), std::nullopt};
        if (session.name().starts_with(word)) names.emplace(session.name());
    }
    if (names.size() > 1) return ambiguous(word, {names.begin(), names.end()}, "resources");
    return Named{names.empty() ? std::string(word) : *names.begin(), std::nullopt};
}

}  // namespace osmlm
