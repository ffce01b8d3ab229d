#include "osmlm/logbook/records.hpp"

#include <algorithm>
#include <set>

#include "osmlm/base/words.hpp"
#include "osmlm/model/state.hpp"

namespace osmlm {
namespace {

constexpr std::size_t shortest_shown = 8;
constexpr std::size_t shortest_taken = 4;
constexpr std::size_t ids_shown = 6;

std::size_t common_prefix(std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first -
                                    a.begin());
}

/// What the records of one command have in common.
std::string_view command_id(const Record& record) {
    return record.cmd().empty() ? record.id : record.cmd();
}

/// Whether each record is of a command: promises, and what takes one back, are of none.
std::vector<bool> of_commands(const std::vector<Record>& records) {
    std::set<std::string_view> promises;
    for (const Record& record : records) {
        if (record.op == Op::promise) promises.insert(record.id);
    }
    std::vector<bool> counts(records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
        counts[i] = records[i].op != Op::promise &&
                    (records[i].op != Op::del || !promises.contains(records[i].ref()));
    }
    return counts;
}

CommandRecords with_command(const std::vector<Record>& records, std::string_view command) {
    const std::vector<bool> counts = of_commands(records);
    CommandRecords found;
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (counts[i] && command_id(records[i]) == command) found.push_back(i);
    }
    std::sort(found.begin(), found.end(),
              [&](std::size_t a, std::size_t b) { return written_before(records[a], records[b]); });
    return found;
}

}  // namespace

std::string short_id(const std::vector<Record>& records, std::string_view id,
                     const std::vector<std::string>& coming) {
    std::size_t length = shortest_shown;
    const auto tell_from = [&](std::string_view other) {
        if (other != id) length = std::max(length, common_prefix(other, id) + 1);
    };
    for (const Record& record : records)
        if (record.op != Op::promise) tell_from(record.id);
    for (const std::string& other : coming) tell_from(other);
    return std::string(id.substr(0, length));
}

Expected<std::size_t> find_record(const std::vector<Record>& records, std::string_view prefix) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (records[i].id == prefix) return i;
        if (records[i].id.starts_with(prefix) && records[i].op != Op::promise) found.push_back(i);
    }
    if (prefix.size() < shortest_taken) {
        return Complaint{"\"" + printable(prefix) + "\" is too short for an id",
                         "write at least 4 characters; osmlm sessions lists them"};
    }
    if (found.size() == 1) return found.front();
    if (found.empty()) {
        return Complaint{"there is no record \"" + printable(prefix) + '"',
                         "osmlm sessions lists the ids"};
    }
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < std::min(found.size(), ids_shown); ++i) {
        ids.push_back(short_id(records, records[found[i]].id));
    }
    if (found.size() > ids_shown) ids.push_back(std::to_string(found.size() - ids_shown) + " more");
    return Complaint{std::to_string(found.size()) + " ids begin with \"" + printable(prefix) + '"',
                     "write one of " + join_words(ids)};
}

std::string_view latest_id(const std::vector<Record>& records) {
    std::string_view latest;
    for (const Record& record : records) latest = std::max(latest, record.id);
    return latest;
}

CommandRecords last_command(const std::vector<Record>& records, const std::vector<bool>& live,
                            std::string_view machine) {
    const std::vector<bool> counts = of_commands(records);
    const Record* last = nullptr;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Record& record = records[i];
        if (!live[i] || !counts[i] || record.by() != machine) continue;
        if (last == nullptr || written_before(*last, record)) last = &record;
    }
    return last == nullptr ? CommandRecords{} : with_command(records, command_id(*last));
}

CommandRecords command_of(const std::vector<Record>& records, std::size_t record) {
    return with_command(records, command_id(records[record]));
}

}  // namespace osmlm
