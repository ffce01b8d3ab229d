#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "osmlm/model/draft.hpp"
#include "osmlm/report/report.hpp"

namespace osmlm {

/// A record as people hear of it.
struct Told {
    std::string id;
    std::string title;  ///< of its resource
    Draft record;
};

/// The draft that would write the record again.
Draft draft_of(const Record& record);

/// What a record says: `1h30m of "Linear algebra" for Wed 30 Sep, 14:00-15:30`.
Line told(const Draft& record, std::string_view title);

/// The answer of every command that writes the log: what it says to people, and for programs each
/// record that it wrote. `left`, where it is known, is of the resource of the first.
struct WrittenView {
    std::string_view command;
    std::vector<Line> lines;
    std::vector<Told> records;
    std::optional<Minutes> left{};
    bool dry_run = false;
};
Report written_report(const WrittenView& view, Day today);

}  // namespace osmlm
