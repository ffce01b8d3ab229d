#include <algorithm>
#include <cstdint>

#include <fmt/core.h>

#include "oracle/plant.hpp"

namespace osmlm::oracle {
namespace {

using Json = nlohmann::ordered_json;
using std::size_t;

/// Writes one record after the other, a minute apart, and remembers the last id.
struct Scribe {
    Draft& draft;
    Dice& dice;
    int written = 0;

    std::string id() {
        static constexpr char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
        std::uint64_t time = 1'788'000'000'000ULL + static_cast<std::uint64_t>(written) * 60'000;
        std::string text(16, '0');
        std::uint64_t random = dice.next() & 0xffffffffULL;
        for (size_t i = 16; i-- > 0;) {
            text[i] = digits[random & 31U];
            random = (random >> 5) | ((time & 31U) << 27);
            time >>= 5;
        }
        return text;
    }

    Json& write(const char* op) {
        ++written;
        Json record{{"v", 1}, {"id", id()}, {"op", op}};
        const int minute = 8 * 60 + written;
        record["at"] =
            fmt::format("{}T{:02}:{:02}:00+00:00", iso_date(draft.base + days{draft.today}),
                        minute / 60, minute % 60);
        record["by"] = "test";
        draft.log.push_back(record);
        return draft.log.back();
    }

    std::string last_id() const { return draft.log.back()["id"]; }
    std::string date(int day) const { return iso_date(draft.base + days{day}); }
};

std::string name_of(const Draft& draft, int resource, Dice& dice) {
    if (resource < 0) return "unknown";
    const DraftResource& named = draft.resources[static_cast<size_t>(resource)];
    return !named.former.empty() && dice.chance(50) ? named.former : named.id;
}

void log(Scribe& scribe, const DraftSession& session, int min) {
    Json& record = scribe.write("log");
    record["date"] = scribe.date(session.day);
    record["resource"] = name_of(scribe.draft, session.resource, scribe.dice);
    record["min"] = min;
}

void refer(Scribe& scribe, const char* op, const std::string& id) { scribe.write(op)["ref"] = id; }

/// The same session told straight, after a correction, or after a deletion that was taken back.
void log_somehow(Scribe& scribe, const DraftSession& session) {
    const int way = scribe.dice.between(1, 10);
    log(scribe, session, way == 1 ? session.min + 2 : session.min);
    const std::string id = scribe.last_id();
    if (way == 1) {
        Json& edit = scribe.write("edit");
        edit["ref"] = id;
        edit["min"] = session.min;
    } else if (way == 2) {
        refer(scribe, "del", id);
        refer(scribe, "del", scribe.last_id());
    } else if (way == 3) {
        log(scribe, session, session.min + 1);
        refer(scribe, "del", scribe.last_id());
    }
}

/// The remainder told in a `left` record, perhaps one that reopens finished work.
void tell_left(Scribe& scribe, size_t r, int left) {
    if (scribe.dice.chance(30)) {
        Json& done = scribe.write("done");
        done["resource"] = scribe.draft.resources[r].id;
        done["date"] = scribe.date(scribe.draft.today);
    }
    Json& record = scribe.write("left");
    record["resource"] = scribe.draft.resources[r].id;
    record["min"] = left;
}

void tell_done(Scribe& scribe, size_t r) {
    Json& done = scribe.write("done");
    done["resource"] = scribe.draft.resources[r].id;
    done["date"] = scribe.date(scribe.draft.today);
}

/// Minutes of the sessions from this one on.
int logged_from(const Draft& draft, size_t session, size_t r) {
    int sum = 0;
    for (size_t s = session; s < draft.sessions.size(); ++s) {
        if (draft.sessions[s].resource == static_cast<int>(r)) sum += draft.sessions[s].min;
    }
    return sum;
}

}  // namespace

void write_log(Draft& draft, Dice& dice) {
    Scribe scribe{draft, dice};
    const size_t sessions = draft.sessions.size();
    std::vector<int> told(draft.resources.size(), -1);
    for (size_t r = 0; r < draft.resources.size(); ++r) {
        DraftResource& resource = draft.resources[r];
        resource.effort = resource.left + logged_of(draft, r);
        if (resource.open) continue;
        if (resource.done) {
            resource.effort += dice.between(dice.chance(30) ? 0 : 1, 5);
            resource.effort = std::max(1, resource.effort);
        } else if (sessions > 0 && dice.chance(25)) {
            told[r] = dice.between(0, static_cast<int>(sessions));
            resource.effort = std::max(1, resource.effort + dice.between(-3, 3));
        }
    }
    for (size_t s = 0; s <= sessions; ++s) {
        for (size_t r = 0; r < draft.resources.size(); ++r) {
            if (told[r] != static_cast<int>(s)) continue;
            tell_left(scribe, r, draft.resources[r].left + logged_from(draft, s, r));
        }
        if (s < sessions) log_somehow(scribe, draft.sessions[s]);
    }
    for (size_t r = 0; r < draft.resources.size(); ++r) {
        if (draft.resources[r].done) tell_done(scribe, r);
    }
}

}  // namespace osmlm::oracle
