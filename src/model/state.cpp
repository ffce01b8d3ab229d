#include "osmlm/model/state.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "model/fold.hpp"
#include "osmlm/base/words.hpp"

namespace osmlm {
namespace {

/// Records of one name that the curriculum does not know.
struct UnknownName {
    const Record* first = nullptr;
    std::size_t records = 0;
    Minutes minutes = 0;
};

/// The live records, sorted by what becomes of them.
struct Sorted {
    std::vector<Session> sessions;
    std::vector<Session> notes;  ///< `note` records of known resources
    std::vector<std::pair<const Record*, std::optional<std::size_t>>> starts;
    std::vector<Said> told;
    std::vector<const Record*> others;  ///< all but the sessions
    std::map<std::string_view, UnknownName> unknown;
};

using FirstOfTimer = std::unordered_map<std::string_view, const Record*, TextHash>;

/// Of several live logs of one timer the earliest.
FirstOfTimer first_logs(const References& references, const LiveRecords& live) {
    FirstOfTimer first;
    for (const std::size_t i : references.namers()) {
        const Record& record = live.at(i);
        if (!live.counts[i] || record.op != Op::log) continue;
        const Record*& earliest = first[record.timer()];
        if (earliest == nullptr || written_before(record, *earliest)) earliest = &record;
    }
    return first;
}

void count_unknown(UnknownName& name, const Record& record) {
    ++name.records;
    if (record.op == Op::log) name.minutes += *record.min;
    if (name.first == nullptr || written_before(record, *name.first)) name.first = &record;
}

Finding logged_twice(const Record& record, const Record& earliest) {
    return finding_at(
        record, "timer-logged-twice", Severity::note,
        "the timer \"" + std::string(record.timer()) + "\" was logged before (" +
            std::string(earliest.id) + "), and counts once",
        "`osmlm remove " + std::string(record.id) + "`, or of the other if this one is right");
}

/// The resource of each record.
std::vector<ResourceNumber> resources_of(const ResourceIndex& index,
                                         const std::vector<Record>& records) {
    std::vector<ResourceNumber> resources;
    resources.reserve(records.size());
    for (const Record& record : records)
        resources.push_back(record.resource.has() ? index.find(*record.resource) : std::nullopt);
    return resources;
}

/// Which of the live records count, for what. `resources` are those of all records.
Sorted sort_out(const Curriculum& curriculum, const std::vector<ResourceNumber>& resources,
                const LiveRecords& live, const FirstOfTimer& first,
                std::vector<Finding>& findings) {
    const ResourceIndex index(curriculum);
    const auto resource_of = [&](const Record& record, std::size_t place) {
        const bool edited = &record != &live.all[place];
        const ResourceNumber number =
            edited ? ResourceNumber(index.find(*record.resource)) : resources[place];
        return number ? std::optional(*number) : std::nullopt;
    };
    Sorted sorted;
    sorted.sessions.reserve(live.all.size());
    live.each([&](const Record& record, std::size_t place) {
        const bool timed = record.op == Op::log && !record.timer().empty();
        if (timed && first.at(record.timer()) != &record) {
            findings.push_back(logged_twice(record, *first.at(record.timer())));
            return;
        }
        if (record.op != Op::log) sorted.others.push_back(&record);
        if (!record.resource.has()) return;
        const auto resource = resource_of(record, place);
        if (!resource) count_unknown(sorted.unknown[*record.resource], record);
        if (record.op == Op::log) sorted.sessions.push_back({&record, resource});
        if (record.op == Op::note && resource) sorted.notes.push_back({&record, resource});
        if (record.op == Op::start && !first.contains(record.id)) {
            sorted.starts.emplace_back(&record, resource);
        }
        if (resource && (record.op == Op::done || record.op == Op::left)) {
            sorted.told.push_back({&record, *resource});
        }
    });
    return sorted;
}

Timer timer_of(const Record& record, std::optional<std::size_t> resource) {
    Timer timer;
    timer.id = record.id;
    timer.name = *record.resource;
    timer.resource = resource;
    timer.by = record.by();
    timer.at = record.at;
    if (record.date.has()) timer.date = *record.date;
    if (record.start.has()) timer.start = *record.start;
    if (record.min.has()) timer.ran = *record.min;
    return timer;
}

bool comes_before(const Session& a, const Session& b) {
    return a.date() != b.date() ? a.date() < b.date() : written_before(*a.record, *b.record);
}

std::vector<Timer> timers_of(Sorted& sorted) {
    std::sort(sorted.starts.begin(), sorted.starts.end(),
              [](const auto& a, const auto& b) { return written_before(*a.first, *b.first); });
    std::vector<Timer> timers;
    for (const auto& [record, resource] : sorted.starts) {
        timers.push_back(timer_of(*record, resource));
    }
    return timers;
}

/// What sessions and notes say of each resource.
std::vector<Progress> logged_of(const std::vector<Session>& sessions,
                                const std::vector<Session>& notes, std::size_t resources) {
    std::vector<Progress> progress(resources);
    std::vector<const Session*> noted(resources);
    const auto take_note = [&](const Session& entry) {
        const Session*& latest = noted[*entry.resource];
        if (!entry.note().empty() && (latest == nullptr || comes_before(*latest, entry)))
            latest = &entry;
    };
    for (const Session& session : sessions) {
        if (!session.resource) continue;
        Progress& of = progress[*session.resource];
        of.logged += session.min();
        if (!of.first) of.first = session.date();
        of.last = session.date();
        take_note(session);
    }
    for (const Session& note : notes) take_note(note);
    for (std::size_t r = 0; r < resources; ++r)
        if (noted[r] != nullptr) progress[r].last_note = noted[r]->note();
    return progress;
}

/// A record that does not say so counts for the day on which it was written.
Day day_of(const Record& record) {
    return record.date.has() ? *record.date : std::chrono::floor<days>(record.at);
}

/// The entries that are no sessions, and what they say of dates.
void take_entries(const std::vector<const Record*>& others, State& state) {
    for (const Record* const record : others) {
        if (record->op == Op::promise) {
            state.promises.push_back(record);
            continue;
        }
        const Day day = day_of(*record);
        state.entry_days.push_back(day);
        if (record->op != Op::date_done) continue;
        const auto done = state.dates_done.emplace(record->item(), day).first;
        done->second = std::max(done->second, day);
    }
    std::sort(state.entry_days.begin(), state.entry_days.end());
    std::sort(state.promises.begin(), state.promises.end(),
              [](const Record* a, const Record* b) { return written_before(*a, *b); });
}

std::vector<std::string> names_of(const Curriculum& curriculum) {
    std::vector<std::string> names;
    for (const Resource& resource : curriculum.resources) names.push_back(resource.id);
    for (const Goal& goal : curriculum.goals) names.push_back(goal.id);
    return names;
}

void report_unknown(const Curriculum& curriculum, const Sorted& sorted,
                    std::vector<Finding>& findings) {
    if (sorted.unknown.empty()) return;
    const std::vector<std::string> names = names_of(curriculum);
    for (const auto& [name, unknown] : sorted.unknown) {
        const std::string near = did_you_mean(name, names);
        const std::string advice = "a resource names its older ids in \"formerly\"";
        findings.push_back(finding_at(
            *unknown.first, "unknown-resource", Severity::warning,
            "the curriculum has no resource \"" + printable(name) +
                "\": " + std::to_string(unknown.records) +
                (unknown.records == 1 ? " record of it counts (" : " records of it count (") +
                duration_text(unknown.minutes) + ") in totals only",
            near.empty() ? advice : near + " " + advice));
    }
}

void append(std::vector<Finding>& all, std::vector<Finding> more) {
    std::move(more.begin(), more.end(), std::back_inserter(all));
}

/// In an order that the order of the lines does not change, but for lines alike in all else.
void sort_findings(std::vector<Finding>& findings) {
    std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return std::tie(a.id, a.message, a.hint, a.line) <
               std::tie(b.id, b.message, b.hint, b.line);
    });
}

/// The resource that a goal's id stands for: its only open one, or of several the only one that
/// is not dropped.
std::optional<std::size_t> only_open(const Curriculum& curriculum, std::size_t goal) {
    std::vector<std::size_t> open, kept;
    for (std::size_t r = 0; r < curriculum.resources.size(); ++r) {
        const Resource& resource = curriculum.resources[r];
        if (resource.goal != goal || resource.effort) continue;
        open.push_back(r);
        if (!resource.dropped) kept.push_back(r);
    }
    if (open.size() == 1) return open.front();
    return kept.size() == 1 ? std::optional(kept.front()) : std::nullopt;
}

}  // namespace

ResourceIndex::ResourceIndex(const Curriculum& curriculum) {
    const auto& resources = curriculum.resources;
    for (std::size_t r = 0; r < resources.size(); ++r) by_id_.emplace(resources[r].id, r);
    for (std::size_t r = 0; r < resources.size(); ++r) {
        for (const std::string& id : resources[r].formerly) by_id_.emplace(id, r);
    }
    for (std::size_t g = 0; g < curriculum.goals.size(); ++g) {
        if (const auto r = only_open(curriculum, g)) by_id_.emplace(curriculum.goals[g].id, *r);
    }
}

std::optional<std::size_t> ResourceIndex::find(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<int> Session::start() const {
    return record->start.has() ? std::optional(*record->start) : std::nullopt;
}

std::string_view Session::note() const {
    return record->note.has() ? *record->note : std::string_view();
}

std::optional<std::int64_t> Session::page() const {
    return record->page().has() ? std::optional(*record->page()) : std::nullopt;
}

std::pair<std::size_t, std::size_t> State::between(Day from, Day until) const {
    const auto begin = std::partition_point(sessions.begin(), sessions.end(),
                                            [&](const Session& s) { return s.date() < from; });
    const auto end = std::partition_point(begin, sessions.end(),
                                          [&](const Session& s) { return s.date() <= until; });
    return {static_cast<std::size_t>(begin - sessions.begin()),
            static_cast<std::size_t>(end - sessions.begin())};
}

Minutes State::logged_on(Day day) const {
    const auto [begin, end] = between(day, day);
    Minutes sum = 0;
    for (std::size_t i = begin; i < end; ++i) sum += sessions[i].min();
    return sum;
}

bool State::has_entry(Day day) const {
    const auto [begin, end] = between(day, day);
    return begin != end || std::binary_search(entry_days.begin(), entry_days.end(), day);
}

State fold(const Curriculum& curriculum, const Records& records) {
    RecordIndex index = index_of(records.all());
    index.resources = resources_of(ResourceIndex(curriculum), records.all());
    State all;
    all.index = std::make_shared<const RecordIndex>(std::move(index));
    return fold(curriculum, records, all);
}

State fold(const Curriculum& curriculum, const Records& some, const State& all) {
    State state;
    state.index = all.index;
    const References references(some, *all.index);
    std::vector<bool> live = liveness(references);
    state.findings = dangling_references(references, live);
    LiveRecords counting = live_records(references, std::move(live));
    state.edited = counting.edited;
    append(state.findings, std::move(counting.findings));
    Sorted sorted = sort_out(curriculum, all.index->resources, counting,
                             first_logs(references, counting), state.findings);
    state.sessions = std::move(sorted.sessions);
    if (!std::is_sorted(state.sessions.begin(), state.sessions.end(), comes_before)) {
        std::sort(state.sessions.begin(), state.sessions.end(), comes_before);
    }
    state.timers = timers_of(sorted);
    state.progress = logged_of(state.sessions, sorted.notes, curriculum.resources.size());
    take_entries(sorted.others, state);
    Decisions said = decisions(curriculum, sorted.told);
    append(state.findings, std::move(said.findings));
    fill_left(curriculum, said, state);
    report_unknown(curriculum, sorted, state.findings);
    sort_findings(state.findings);
    return state;
}

}  // namespace osmlm
