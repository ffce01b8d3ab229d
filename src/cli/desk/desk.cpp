#include "cli/desk/desk.hpp"

#include <fmt/core.h>

#include "osmlm/base/words.hpp"
#include "osmlm/report/written.hpp"
#include "osmlm/store/machine.hpp"

namespace osmlm {

Failure misused(Complaint complaint) {
    return {Exit::usage, std::move(complaint.message), std::move(complaint.hint), {}};
}

std::string writer_of(const Desk& desk) {
    if (!desk.machine.empty() || !desk.world.random) return desk.machine;
    return machine_id(desk.state_directory, desk.world.random());
}

Expected<Named, Failure> named(const Desk& desk, std::string_view word) {
    auto found = ids_only(desk) ? find_in_log(desk.inputs.state, word)
                                : find_resource(desk.inputs.curriculum, word);
    if (!found) return misused(found.error());
    return std::move(*found);
}

Day study_day_of(const Desk& desk, int minute) {
    const Day date = desk.clock.date - days{minute > desk.clock.minute ? 1 : 0};
    return study_day({date, minute, {}}, desk.inputs.curriculum.schedule.day_starts).day;
}

Draft as_it_counts(const Desk& desk, const Record& record) {
    for (const Session& session : desk.inputs.state.sessions)
        if (session.id() == record.id) return draft_of(*session.record);
    return draft_of(record);
}

std::string title_of(const Desk& desk, const Named& resource) {
    return resource.resource ? desk.inputs.curriculum.resources[*resource.resource].title
                             : resource.id;
}

std::string title_of(const Desk& desk, std::string_view name) {
    const auto known = ResourceIndex(desk.inputs.curriculum).find(name);
    return known ? desk.inputs.curriculum.resources[*known].title : std::string(name);
}

bool can_ask(const World& world) {
    return world.in.text != nullptr && world.in.terminal && world.err.terminal;
}

std::string ask(const World& world, std::string_view question) {
    world.err.text << question << ' ' << std::flush;
    std::string answer;
    std::getline(*world.in.text, answer);
    return answer;
}

std::optional<Failure> settle(const Desk& desk, const std::vector<std::string>& doubts,
                              bool force) {
    if (doubts.empty() || force) return std::nullopt;
    const std::string all = join_words(doubts, "and");
    if (!can_ask(desk.world)) {
        return Failure{
            Exit::usage, all + "; nothing was written", "--force does it all the same", {}};
    }
    const std::string answer = ask(desk.world, all + ". Write it all the same? [y/N]");
    if (answer.starts_with('y') || answer.starts_with('Y')) return std::nullopt;
    return Failure{Exit::usage, "nothing was written", {}, {}};
}

}  // namespace osmlm
