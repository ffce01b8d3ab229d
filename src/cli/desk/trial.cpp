#include "cli/desk/trial.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "cli/words/change_words.hpp"
#include "osmlm/base/words.hpp"
#include "osmlm/logbook/records.hpp"
#include "osmlm/store/apply_change.hpp"
#include "osmlm/store/draft.hpp"
#include "osmlm/store/store.hpp"

namespace osmlm {

namespace {

Failure wrong_change(std::string_view words, const Complaint& complaint) {
    return misused(
        {fmt::format("\"{}\": {}", printable(words), complaint.message), complaint.hint});
}

/// The records from that one on as lines of the log, as this machine would write all of them now,
/// but after what another with a fast clock has written: else they would change nothing.
std::string lines_from(const Desk& desk, const std::vector<Draft>& records, std::size_t first) {
    std::string lines;
    RecordIds ids(desk.now, 0, latest_id(desk.inputs.journal.records));
    Stamp stamp{desk.now, desk.clock.offset, desk.machine, {}};
    for (const Record& record : desk.inputs.journal.records)
        stamp.at = std::max(stamp.at, record.at + std::chrono::milliseconds{1});
    for (std::size_t i = 0; i < records.size(); ++i) {
        const std::string id = ids.next();
        if (i >= first) lines += record_line(records[i], id, stamp) + '\n';
    }
    return lines;
}

/// The inputs with that text and those lines of the log; else the first error of the text.
std::optional<Complaint> take_over(std::string text, std::string lines, Inputs& inputs) {
    auto read = parse_curriculum(text, is_zone);
    if (!read) {
        const auto error = std::ranges::find(read.error(), Severity::error, &Finding::severity);
        return Complaint{error->message, error->hint};
    }
    inputs.text = std::move(text);
    inputs.curriculum = std::move(read->curriculum);
    inputs.findings = std::move(read->findings);
    if (!lines.empty()) inputs.journal = with_lines(std::move(inputs.journal), std::move(lines));
    inputs.state = fold(inputs.curriculum, inputs.journal.records);
    return std::nullopt;
}

void append(const auto& from, auto& to) { to.insert(to.end(), from.begin(), from.end()); }

}  // namespace

std::optional<Failure> make_change(const Desk& desk, const Change& change, Trial& trial) {
    auto changed = apply_change(trial.inputs, change, desk.today.day);
    if (!changed) return wrong_change(change_words(change), changed.error());
    trial.changes.push_back(change);
    const std::size_t recorded = trial.records.size();
    append(changed->records, trial.records);
    append(changed->notes, trial.notes);
    if (auto complaint = take_over(std::move(changed->text),
                                   lines_from(desk, trial.records, recorded), trial.inputs))
        return wrong_change(change_words(change), *complaint);
    return std::nullopt;
}

Expected<Trial, Failure> try_changes(const Desk& desk, const std::vector<std::string>& texts) {
    Trial trial{desk.inputs};
    for (const std::string& text : texts) {
        const auto change = read_change(text, trial.inputs.curriculum, desk.today.day);
        if (!change) return wrong_change(text, change.error());
        if (auto failure = make_change(desk, *change, trial)) return *failure;
    }
    return trial;
}

}  // namespace osmlm
