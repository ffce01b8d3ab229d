#include <algorithm>

#include "model/fold.hpp"

namespace osmlm {
namespace {

constexpr std::size_t nowhere = References::nowhere;

bool names_another(const Record& record) {
    return record.op == Op::del || record.op == Op::edit || !record.timer().empty();
}

/// Takes over one field of an edit; false when a record of that op cannot do without it.
template <class Value>
bool apply_field(Field<Value>& field, const Field<Value>& change, Op op,
                 std::initializer_list<Op> needed_by) {
    if (change.absent()) return true;
    const bool needed = std::find(needed_by.begin(), needed_by.end(), op) != needed_by.end();
    if (needed && !change.has()) return false;
    field = change;
    return true;
}

/// A `left` has one amount: minutes or pages. An edit that sets one takes the other away.
bool apply_amount(Field<Minutes>& min, Field<std::int64_t>& pages, const Record& edit, Op op) {
    if (op == Op::log && edit.min.has() && *edit.min < 1) return false;
    if (op != Op::left) {
        return apply_field(min, edit.min, op, {Op::log}) &&
               apply_field(pages, edit.pages(), op, {});
    }
    if (edit.min.has()) {
        min = edit.min;
        pages = {};
    } else if (edit.pages().has()) {
        pages = edit.pages();
        min = {};
    } else {
        const bool clears_min = edit.min.cleared(), clears_pages = edit.pages().cleared();
        if (clears_min && (clears_pages || !pages.has())) return false;
        if (clears_pages && !min.has()) return false;
        if (clears_min) min = {};
        if (clears_pages) pages = {};
    }
    return true;
}

/// Applies all that an edit says; false when some of it has no effect.
bool apply(WholeRecord& edited, const Record& edit) {
    Record& record = edited.record;
    const Op op = record.op;
    const bool date = apply_field(record.date, edit.date, op,
                                  {Op::log, Op::note, Op::done, Op::date_done, Op::checkpoint});
    const bool resource =
        apply_field(record.resource, edit.resource, op, {Op::log, Op::start, Op::done, Op::left});
    const bool note = apply_field(record.note, edit.note, op, {Op::note});
    const bool start = apply_field(record.start, edit.start, op, {});
    const bool page = apply_field(edited.rest.page, edit.page(), op, {});
    const bool amount = apply_amount(record.min, edited.rest.pages, edit, op);
    return date && resource && note && start && page && amount;
}

/// The copy of the record to which edits are applied.
WholeRecord& edited_copy(const Record& record, std::size_t index, EditedRecords& edited) {
    const auto [place, is_new] = edited.try_emplace(index, WholeRecord{record, *record.rest});
    if (is_new) place->second.record.rest = &place->second.rest;
    return place->second;
}

Finding without_effect(const Record& edit, const std::string& why) {
    return finding_at(edit, "edit-without-effect", Severity::note, why,
                      "`osmlm amend " + std::string(edit.ref()) + "` writes it again");
}

/// The live edits of live records, in the order in which they hold.
std::vector<std::size_t> edits_in_order(const References& references,
                                        const std::vector<bool>& live) {
    const std::vector<Record>& records = references.all();
    std::vector<std::size_t> edits;
    for (const std::size_t i : references.namers()) {
        if (records[i].op != Op::edit || !live[i]) continue;
        const std::size_t target = references.find(records[i].ref());
        if (target != nowhere && live[target]) edits.push_back(i);
    }
    std::sort(edits.begin(), edits.end(),
              [&](std::size_t a, std::size_t b) { return written_before(records[a], records[b]); });
    return edits;
}

}  // namespace

Finding finding_at(const Record& record, std::string id, Severity severity, std::string message,
                   std::string hint) {
    Finding finding;
    finding.id = std::move(id);
    finding.severity = severity;
    finding.file = "log.jsonl";
    finding.line = record.line;
    finding.column = 1;
    finding.message = std::move(message);
    finding.hint = std::move(hint);
    return finding;
}

bool written_before(const Record& a, const Record& b) {
    return a.at != b.at ? a.at < b.at : a.id < b.id;
}

RecordIndex index_of(const std::vector<Record>& records) {
    RecordIndex index;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Record& record = records[i];
        if (!names_another(record)) continue;
        index.namers.push_back(i);
        if (!record.ref().empty()) index.named.emplace(record.ref(), nowhere);
        if (!record.timer().empty()) index.named.emplace(record.timer(), nowhere);
    }
    if (index.named.empty()) return index;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto found = index.named.find(records[i].id);
        if (found != index.named.end()) found->second = i;
    }
    std::erase_if(index.named, [](const auto& entry) { return entry.second == nowhere; });
    return index;
}

References::References(const Records& known, const RecordIndex& index)
    : known_(known), index_(index) {
    for (const std::size_t i : index.namers)
        if (known.holds(i)) namers_.push_back(i);
}

std::vector<bool> liveness(const References& references) {
    const std::vector<Record>& records = references.all();
    std::unordered_map<std::size_t, std::size_t> named_by;  // dels whose life is not known
    std::vector<std::size_t> dels;
    for (const std::size_t i : references.namers()) {
        if (records[i].op != Op::del) continue;
        dels.push_back(i);
        ++named_by[references.find(records[i].ref())];
    }
    std::vector<std::size_t> settled;  // dels whose life is known, but not what follows
    for (const std::size_t del : dels) {
        if (!named_by.contains(del)) settled.push_back(del);
    }
    std::vector<bool> live = references.known().marks();
    while (!settled.empty()) {
        const std::size_t del = settled.back();
        settled.pop_back();
        const std::size_t target = references.find(records[del].ref());
        if (target == nowhere) continue;
        if (live[del]) live[target] = false;
        if (--named_by[target] == 0 && records[target].op == Op::del) settled.push_back(target);
    }
    for (const std::size_t del : dels) {
        const auto unsettled = named_by.find(del);
        if (unsettled != named_by.end() && unsettled->second > 0) live[del] = false;  // in a ring
    }
    return live;
}

std::vector<bool> liveness(const std::vector<Record>& records) {
    const Records known(records);
    const RecordIndex index = index_of(records);
    return liveness(References(known, index));
}

LiveRecords live_records(const References& references, std::vector<bool> live) {
    const std::vector<Record>& records = references.all();
    const std::vector<std::size_t> edits = edits_in_order(references, live);
    LiveRecords result{records, std::move(live)};
    for (const std::size_t i : references.namers()) {
        if (records[i].op == Op::edit || records[i].op == Op::del) result.counts[i] = false;
    }
    for (const std::size_t i : edits) {
        const Record& edit = records[i];
        const std::size_t target = references.find(edit.ref());
        if (!result.counts[target]) {
            result.findings.push_back(without_effect(
                edit, "an `edit` cannot change a record that is itself an `edit` or a `del`"));
        } else if (!apply(edited_copy(records[target], target, *result.edited), edit)) {
            result.findings.push_back(without_effect(
                edit, "this `edit` takes away what its record needs; that much has no effect"));
        }
    }
    return result;
}

std::vector<Finding> dangling_references(const References& references,
                                         const std::vector<bool>& live) {
    const std::vector<Record>& records = references.all();
    std::vector<Finding> findings;
    const auto add = [&](const Record& record, const std::string& what) {
        findings.push_back(finding_at(record, "dangling-reference", Severity::note, what,
                                      "it may stand on another machine, or on a damaged line"));
    };
    for (const std::size_t i : references.namers()) {
        const Record& record = records[i];
        if (!live[i]) continue;
        if (!record.ref().empty() && references.find(record.ref()) == nowhere) {
            add(record, "`" + std::string(op_name(record.op)) + "` of \"" +
                            std::string(record.ref()) + "\", which is no record that counts");
        }
        if (record.timer().empty()) continue;
        const std::size_t timer = references.find(record.timer());
        if (timer == nowhere || records[timer].op != Op::start) {
            add(record,
                "the timer \"" + std::string(record.timer()) + "\" is no `start` that counts");
        }
    }
    return findings;
}

}  // namespace osmlm
