#include "osmlm/logbook/entries.hpp"

#include <algorithm>
#include <vector>

#include "logbook/ambiguous.hpp"
#include "osmlm/base/words.hpp"

namespace osmlm {
namespace {

/// The one that the word means among these.
Expected<NamedEntry> one_of(const std::vector<NamedEntry>& entries, std::string_view word,
                            const std::string& kind, std::string_view kinds) {
    std::vector<std::string> names, meant;
    const NamedEntry* found = nullptr;
    for (const NamedEntry& entry : entries) {
        if (entry.id == word) return entry;
        names.push_back(entry.id);
        if (word.empty() || !entry.id.starts_with(word)) continue;
        meant.push_back(entry.id);
        found = &entry;
    }
    if (meant.size() == 1) return *found;
    if (meant.size() > 1) return ambiguous(word, std::move(meant), kinds);
    return Complaint{"there is no " + kind + " \"" + printable(word) + '"',
                     did_you_mean(word, names)};
}

std::vector<NamedEntry> goals_of(const Curriculum& curriculum) {
    std::vector<NamedEntry> goals;
    for (const Goal& goal : curriculum.goals) goals.push_back({goal.id, Subject::goal});
    return goals;
}

}  // namespace

Expected<NamedEntry> find_entry(const Curriculum& curriculum, std::string_view word) {
    std::vector<NamedEntry> entries = goals_of(curriculum);
    for (const Resource& resource : curriculum.resources) {
        if (resource.implied) continue;
        entries.push_back({resource.id, Subject::resource});
        if (std::ranges::find(resource.formerly, word) != resource.formerly.end())
            return entries.back();
    }
    for (const Choice& choice : curriculum.choices) entries.push_back({choice.id, Subject::choice});
    return one_of(entries, word, "resource, goal or choice", "ids");
}

Expected<NamedEntry> find_goal(const Curriculum& curriculum, std::string_view word) {
    return one_of(goals_of(curriculum), word, "goal", "goals");
}

}  // namespace osmlm
