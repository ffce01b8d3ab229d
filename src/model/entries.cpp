#include "osmlm/model/entries.hpp"

#include <algorithm>

#include "model/fold.hpp"

namespace osmlm {
namespace {

bool is_entry(const Record& record) {
    return record.op == Op::note || record.op == Op::spend || record.op == Op::post;
}

}  // namespace

Day entry_day(const Record& record) {
    return record.date.has() ? *record.date : std::chrono::floor<days>(record.at);
}

Entries entries_of(const std::vector<Record>& records) {
    std::vector<Record> some;  // and what may change them
    std::copy_if(records.begin(), records.end(), std::back_inserter(some), [](const Record& r) {
        return is_entry(r) || r.op == Op::edit || r.op == Op::del;
    });
    const Records known(some);
    const RecordIndex index = index_of(some);
    const References references(known, index);
    const LiveRecords live = live_records(references, liveness(references));
    Entries entries{{}, live.edited};
    live.each([&](const Record& record, std::size_t) { entries.records.push_back(record); });
    std::sort(entries.records.begin(), entries.records.end(), written_before);
    return entries;
}

}  // namespace osmlm
