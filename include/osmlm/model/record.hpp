#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "osmlm/base/day.hpp"
#include "osmlm/base/duration.hpp"
#include "osmlm/base/finding.hpp"

namespace osmlm {

/// When a record was written; compared as an instant, whatever its offset was.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Reads an RFC 3339 date and time with its offset, such as `2026-10-01T23:58:10.5+01:00`, years 1
/// to 9999; what is finer than a millisecond is cut off. Anything else is nothing.
std::optional<Instant> parse_instant(std::string_view text);

enum class Op {
    log,
    edit,
    del,
    done,
    left,
    start,
    note,
    spend,
    post,
    tick,
    date_done,
    checkpoint,
    promise
};

/// The op as the log writes it, such as "date-done".
std::string_view op_name(Op op);

/// A field that a record may hold. `absent`: not written; `cleared`: written as null, which in an
/// `edit` takes the field away.
template <class Value>
struct Field {
    enum class State : std::uint8_t { absent, cleared, set };
    State state = State::absent;
    Value value{};

    [[nodiscard]] bool has() const { return state == State::set; }
    const Value& operator*() const { return value; }
    void set(Value v) {
        value = std::move(v);
        state = State::set;
    }
};

/// One line of `log.jsonl`: an immutable fact. Which fields stand there depends on the op.
struct Record {
    std::string id;
    Op op = Op::log;
    Instant at{};
    int line = 0;  ///< from 1, in the file it was read from
    std::string by, cmd;
    std::string ref;    ///< what `edit` and `del` are about
    std::string timer;  ///< the `start` that this `log` closes
    Field<Day> date;
    Field<std::string> resource;  ///< an id as it was written, perhaps a former one
    Field<Minutes> min;
    Field<std::int64_t> page;   ///< the page reached
    Field<std::int64_t> pages;  ///< pages left
    Field<int> start;           ///< minutes after midnight
    Field<std::string> note;    ///< `note` of a log, `text` of a note
    std::string src;            ///< where an imported `log` came from
    std::string raw;            ///< the whole line, for `edit` and what only reports read
};

/// The log as a set of records (no two with one id), and what could not be counted.
struct Journal {
    std::vector<Record> records;    ///< in the order of the file; order never matters
    std::vector<Finding> findings;  ///< damaged lines, unknown ops, ids told in two ways
};

}  // namespace osmlm
