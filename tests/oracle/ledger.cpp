#include "oracle/ledger.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "hand_made.hpp"

namespace osmlm::oracle {
namespace {

using Stamp = std::pair<Instant, std::string>;

Stamp stamp(const Record& record) { return {record.at, std::string(record.id)}; }

/// Which records live: none of the live `del` records names them.
class Lives {
public:
    explicit Lives(const std::vector<Record>& records) : records_(records) {
        for (std::size_t i = 0; i < records.size(); ++i) {
            if (records[i].op == Op::del) deletions_[std::string(records[i].ref())].push_back(i);
        }
    }

    bool alive(std::size_t record) const {
        if (depends_on_itself(record)) return false;
        const std::vector<std::size_t>& named_by = deletions_of(record);
        return std::none_of(named_by.begin(), named_by.end(),
                            [&](std::size_t deletion) { return alive(deletion); });
    }

private:
    const std::vector<std::size_t>& deletions_of(std::size_t record) const {
        static const std::vector<std::size_t> none;
        const auto found = deletions_.find(std::string(records_[record].id));
        return found == deletions_.end() ? none : found->second;
    }

    bool depends_on_itself(std::size_t record) const {
        std::vector<bool> seen(records_.size(), false);
        std::vector<std::size_t> open = deletions_of(record);
        while (!open.empty()) {
            const std::size_t next = open.back();
            open.pop_back();
            if (next == record) return true;
            if (seen[next]) continue;
            seen[next] = true;
            for (const std::size_t deletion : deletions_of(next)) open.push_back(deletion);
        }
        return false;
    }

    const std::vector<Record>& records_;
    std::map<std::string, std::vector<std::size_t>> deletions_;
};

template <class Value>
void overlay(Field<Value>& under, const Field<Value>& over) {
    if (!over.absent()) under = over;
}

void apply_edit(Record& record, const Record& edit) {
    overlay(record.date, edit.date);
    overlay(record.resource, edit.resource);
    overlay(record.min, edit.min);
    overlay(rest_of(record).pages, edit.pages());
}

/// The live records, edits applied, oldest first.
std::vector<Record> live_records(const std::vector<Record>& records) {
    const Lives lives(records);
    std::vector<Record> live;
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (lives.alive(i)) live.push_back(records[i]);
    }
    std::sort(live.begin(), live.end(),
              [](const Record& a, const Record& b) { return stamp(a) < stamp(b); });
    std::map<std::string, std::size_t> place;
    for (std::size_t i = 0; i < live.size(); ++i) place[std::string(live[i].id)] = i;
    for (const Record& edit : std::vector<Record>(live)) {
        const auto found = place.find(std::string(edit.ref()));
        if (edit.op == Op::edit && found != place.end()) apply_edit(live[found->second], edit);
    }
    return live;
}

/// Of several logs that close one timer only the earliest counts.
void drop_doubled_timers(std::vector<Record>& oldest_first) {
    std::map<std::string, int> closed;
    std::erase_if(oldest_first, [&](const Record& record) {
        return record.op == Op::log && !record.timer().empty() &&
               closed[std::string(record.timer())]++ > 0;
    });
}

std::optional<std::size_t> only_open_work(const Curriculum& curriculum, const std::string& goal) {
    std::optional<std::size_t> found;
    for (std::size_t r = 0; r < curriculum.resources.size(); ++r) {
        const Resource& resource = curriculum.resources[r];
        if (resource.effort || !resource.goal || curriculum.goals[*resource.goal].id != goal) {
            continue;
        }
        if (found) return std::nullopt;
        found = r;
    }
    return found;
}

std::optional<std::size_t> known_as(const Curriculum& curriculum, const std::string& name) {
    for (std::size_t r = 0; r < curriculum.resources.size(); ++r) {
        if (curriculum.resources[r].id == name) return r;
    }
    for (std::size_t r = 0; r < curriculum.resources.size(); ++r) {
        const std::vector<std::string>& former = curriculum.resources[r].formerly;
        if (std::find(former.begin(), former.end(), name) != former.end()) return r;
    }
    return only_open_work(curriculum, name);
}

std::optional<Minutes> told_left(const Record& record, const Effort& effort) {
    if (record.min.has()) return *record.min;
    if (!record.pages().has() || !effort.per_page) return std::nullopt;
    return static_cast<Minutes>(
        std::floor(static_cast<double>(*record.pages()) * *effort.per_page + 0.5));
}

/// Minutes left of one resource: its records in the order in which they were written.
Minutes left_after(const Effort& effort, const std::vector<const Record*>& oldest_first) {
    Minutes base = effort.planned;
    Minutes logged = 0;
    bool done = false;
    for (const Record* record : oldest_first) {
        if (record->op == Op::log && record->min.has()) logged += *record->min;
        if (record->op == Op::done) done = true;
        if (record->op != Op::left) continue;
        if (const std::optional<Minutes> told = told_left(*record, effort)) {
            base = *told;
            logged = 0;
            done = false;
        }
    }
    return done ? 0 : std::max<Minutes>(0, base - logged);
}

}  // namespace

Ledger read_ledger(const Curriculum& curriculum, const std::vector<Record>& records) {
    std::vector<Record> live = live_records(records);
    drop_doubled_timers(live);
    Ledger ledger;
    std::vector<std::vector<const Record*>> about(curriculum.resources.size());
    for (const Record& record : live) {
        if (!record.resource.has()) continue;
        const std::optional<std::size_t> resource =
            known_as(curriculum, std::string(*record.resource));
        if (resource) about[*resource].push_back(&record);
        if (record.op == Op::log && record.date.has() && record.min.has()) {
            ledger.entries.push_back({*record.date, *record.min, resource});
        }
    }
    for (std::size_t r = 0; r < curriculum.resources.size(); ++r) {
        const std::optional<Effort>& effort = curriculum.resources[r].effort;
        ledger.left.push_back(effort ? std::optional(left_after(*effort, about[r])) : std::nullopt);
    }
    return ledger;
}

}  // namespace osmlm::oracle
