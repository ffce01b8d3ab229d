#include "proof/ledger.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "osmlm/base/text_hash.hpp"

namespace osmlm::proof {
namespace {

using Ids = std::unordered_set<std::string_view, TextHash>;
using Names = std::unordered_map<std::string_view, std::size_t, TextHash>;

bool earlier(const Record& a, const Record& b) {
    return std::tie(a.at, a.id) < std::tie(b.at, b.id);
}

using Some = std::vector<const Record*>;
using Edits = std::unordered_map<std::string_view, Some, TextHash>;

/// The records, looked through once: a long log has hardly any but plain sessions.
struct Sorted {
    Some dels, edits;
    Some states;  ///< what is left or done, and logs of a timer

    explicit Sorted(const Records& records) {
        for (const Record& record : records) {
            if (record.op == Op::del) dels.push_back(&record);
            if (record.op == Op::edit) edits.push_back(&record);
            const bool timed = record.op == Op::log && !record.timer().empty();
            if (timed || record.op == Op::left || record.op == Op::done) states.push_back(&record);
        }
    }
};

/// The `del` records, and for each how many others name it.
struct Deletions {
    Some all;
    std::unordered_map<std::string_view, std::size_t, TextHash> by_id;
    std::vector<int> unsettled;
};

Deletions deletions_of(const Some& all) {
    Deletions dels{all, {}, std::vector<int>(all.size())};
    for (std::size_t i = 0; i < all.size(); ++i) dels.by_id.emplace(all[i]->id, i);
    for (const Record* del : dels.all) {
        if (auto named = dels.by_id.find(del->ref()); named != dels.by_id.end()) {
            ++dels.unsettled[named->second];
        }
    }
    return dels;
}

/// Ids that a live `del` names, and the deletions that are their own reason: those that stay
/// unsettled when each is decided after all that name it.
Ids dead_ids(const Some& all) {
    Deletions dels = deletions_of(all);
    Ids dead;
    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < dels.all.size(); ++i) {
        if (dels.unsettled[i] == 0) ready.push_back(i);
    }
    while (!ready.empty()) {
        const Record& del = *dels.all[ready.back()];
        ready.pop_back();
        if (!dead.contains(del.id)) dead.insert(del.ref());
        auto named = dels.by_id.find(del.ref());
        if (named != dels.by_id.end() && --dels.unsettled[named->second] == 0) {
            ready.push_back(named->second);
        }
    }
    for (std::size_t i = 0; i < dels.all.size(); ++i) {
        if (dels.unsettled[i] > 0) dead.insert(dels.all[i]->id);
    }
    return dead;
}

/// For each goal its only open work: among all of it, else among what is not dropped.
void name_open_work(const Curriculum& curriculum, Names& names) {
    struct Seen {
        int all = 0, kept = 0;
        std::size_t any = 0, kept_one = 0;
    };
    std::vector<Seen> seen(curriculum.goals.size());
    for (std::size_t i = 0; i < curriculum.resources.size(); ++i) {
        const Resource& resource = curriculum.resources[i];
        if (resource.effort || !resource.goal) continue;
        Seen& of_goal = seen[*resource.goal];
        ++of_goal.all;
        of_goal.any = i;
        if (resource.dropped) continue;
        ++of_goal.kept;
        of_goal.kept_one = i;
    }
    for (std::size_t g = 0; g < seen.size(); ++g) {
        if (seen[g].all == 1) names.emplace(curriculum.goals[g].id, seen[g].any);
        if (seen[g].all > 1 && seen[g].kept == 1) {
            names.emplace(curriculum.goals[g].id, seen[g].kept_one);
        }
    }
}

/// Every id that a record may use: today's beat former ones, which beat those of goals.
Names names_of(const Curriculum& curriculum) {
    Names names;
    names.reserve(curriculum.resources.size() * 2);
    for (std::size_t i = 0; i < curriculum.resources.size(); ++i) {
        names.emplace(curriculum.resources[i].id, i);
    }
    for (std::size_t i = 0; i < curriculum.resources.size(); ++i) {
        for (const std::string& former : curriculum.resources[i].formerly) names.emplace(former, i);
    }
    name_open_work(curriculum, names);
    return names;
}

/// The fields of a record that a plan depends on, after its edits.
struct Told {
    std::optional<Day> date;
    std::optional<std::string_view> resource;
    std::optional<Minutes> min;
    std::optional<std::int64_t> pages;
};

/// Takes over what is set; what a record cannot do without is never taken away. What is left is
/// told in minutes or in pages: the later word holds.
void take(Told& told, const Record& from, Op op) {
    if (from.date.has()) told.date = *from.date;
    if (from.resource.has()) told.resource = *from.resource;
    if (from.min.has() && (op != Op::log || *from.min > 0)) {
        told.min = *from.min;
        told.pages.reset();
    } else if (from.pages().has() && op == Op::left) {
        told.pages = *from.pages();
        told.min.reset();
    }
}

class Fold {
public:
    Fold(const Curriculum& curriculum, const Records& records, Day since)
        : curriculum_(curriculum),
          records_(records),
          since_(since),
          sorted_(records),
          names_(names_of(curriculum)),
          dead_(dead_ids(sorted_.dels)),
          lefts_(curriculum.resources.size()),
          dones_(curriculum.resources.size()) {}

    Ledger run() {
        collect_edits();
        for (const Record* record : sorted_.states)
            if (!dead_.contains(record->id)) note_state(*record);
        start_left();
        for (const Record& record : records_) {
            if (record.op == Op::log) count(record);
        }
        finish_left();
        if (!std::ranges::is_sorted(ledger_.entries, {}, &Entry::date))
            std::ranges::stable_sort(ledger_.entries, {}, &Entry::date);
        return std::move(ledger_);
    }

private:
    struct Mark {
        const Record* record = nullptr;
        Minutes min = 0;
    };

    void collect_edits() {
        for (const Record* record : sorted_.edits)
            if (!dead_.contains(record->id)) edits_[record->ref()].push_back(record);
        touched_ = dead_;
        for (auto& [ref, list] : edits_) {
            touched_.insert(ref);
            std::ranges::sort(list,
                              [](const Record* a, const Record* b) { return earlier(*a, *b); });
        }
    }

    [[nodiscard]] Told told(const Record& record) const {
        Told result;
        take(result, record, record.op);
        if (auto edits = edits_.find(record.id); edits != edits_.end()) {
            for (const Record* edit : edits->second) take(result, *edit, record.op);
        }
        return result;
    }

    [[nodiscard]] std::size_t resource_of(const Told& told) const {
        if (!told.resource) return unknown_resource;
        auto name = names_.find(*told.resource);
        return name == names_.end() ? unknown_resource : name->second;
    }

    /// The last `left`, the last `done`, and the earliest log that closes each timer.
    void note_state(const Record& record) {
        if (record.op == Op::log) {
            const Record*& first = closing_[record.timer()];
            if (first == nullptr || earlier(record, *first)) first = &record;
            return;
        }
        const Told fields = told(record);
        const std::size_t resource = resource_of(fields);
        if (resource == unknown_resource) return;
        if (record.op == Op::done)
            keep_later(dones_[resource], {&record, 0});
        else
            note_left(record, fields, resource);
    }

    void note_left(const Record& record, const Told& fields, std::size_t resource) {
        const auto& effort = curriculum_.resources[resource].effort;
        if (fields.min) {
            keep_later(lefts_[resource], {&record, *fields.min});
        } else if (fields.pages && effort && effort->per_page) {
            const double minutes = static_cast<double>(*fields.pages) * *effort->per_page;
            keep_later(lefts_[resource],
                       {&record, static_cast<Minutes>(std::floor(minutes + 0.5))});
        }
    }

    static void keep_later(Mark& mark, Mark candidate) {
        if (mark.record == nullptr || earlier(*mark.record, *candidate.record)) mark = candidate;
    }

    void start_left() {
        ledger_.left.resize(curriculum_.resources.size());
        for (std::size_t i = 0; i < ledger_.left.size(); ++i) {
            const auto& effort = curriculum_.resources[i].effort;
            if (!effort) continue;
            ledger_.left[i] = lefts_[i].record != nullptr ? lefts_[i].min : effort->planned;
        }
    }

    void count(const Record& record) {
        const bool touched = touched_.contains(record.id);
        if (touched && dead_.contains(record.id)) return;
        if (!record.timer().empty() && closing_.at(record.timer()) != &record) return;
        Told fields;
        if (touched)
            fields = told(record);
        else
            take(fields, record, Op::log);
        if (!fields.date || !fields.min) return;
        const std::size_t resource = resource_of(fields);
        if (*fields.date >= since_)
            ledger_.entries.push_back({*fields.date, *fields.min, resource});
        if (resource == unknown_resource) return;
        const Record* since = lefts_[resource].record;
        if (since == nullptr || earlier(*since, record)) ledger_.left[resource] -= *fields.min;
    }

    void finish_left() {
        for (std::size_t i = 0; i < ledger_.left.size(); ++i) {
            const Record* left = lefts_[i].record;
            const Record* done = dones_[i].record;
            const bool closed = done != nullptr && (left == nullptr || earlier(*left, *done));
            const bool open = !curriculum_.resources[i].effort;
            ledger_.left[i] = closed || open ? 0 : std::max<Minutes>(ledger_.left[i], 0);
        }
    }

    const Curriculum& curriculum_;
    Records records_;
    Day since_;
    Sorted sorted_;
    Names names_;
    Ids dead_, touched_;  ///< those that count as they stand are in neither
    Edits edits_;
    std::unordered_map<std::string_view, const Record*> closing_;
    std::vector<Mark> lefts_, dones_;
    Ledger ledger_;
};

}  // namespace

Ledger read_ledger(const Curriculum& curriculum, const Records& records, Day since) {
    return Fold(curriculum, records, since).run();
}

Minutes logged_on(const Ledger& ledger, Day day) {
    auto entry = std::ranges::lower_bound(ledger.entries, day, {}, &Entry::date);
    Minutes sum = 0;
    for (; entry != ledger.entries.end() && entry->date == day; ++entry) sum += entry->min;
    return sum;
}

}  // namespace osmlm::proof
