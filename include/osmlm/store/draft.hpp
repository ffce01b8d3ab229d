#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "osmlm/model/record.hpp"

/// From what a command wants to say to a line of `log.jsonl`.
namespace osmlm {

/// A record that is not written yet. An empty text and an `absent` field are not written; a
/// `cleared` field is written as null, by which an `edit` takes it away.
struct Draft {
    Op op = Op::log;
    std::string ref, resource, timer, src;
    Field<Day> date;
    Field<Minutes> min;
    Field<std::int64_t> page, pages;
    Field<int> start;         ///< minutes after midnight, 0 to 1439
    Field<std::string> note;  ///< written as `text` by the op `note`
    /// Further members as JSON without braces, such as `"week":"2026-W37","left":{"la":90}`.
    std::string members;
};

/// When a command writes, and who.
struct Stamp {
    Instant at{};
    std::chrono::minutes offset{};  ///< of the local time from UTC
    std::string by;                 ///< the machine
    std::string cmd;                ///< id of the first record of the command
};

/// The record as one line of JSON without a line end, its keys in a fixed order. Invalid UTF-8
/// becomes U+FFFD, and what a terminal would act on is escaped; otherwise every text is read back
/// as it was. Of any length: `append_to_log` refuses a line that is too long to be read again.
///
/// `at` has milliseconds when they are not zero. So it always is the very instant in the id, and
/// two commands of one second are in the right order even where an id was made by something else.
std::string record_line(const Draft& draft, std::string_view id, const Stamp& stamp);

/// An id: 48 bits of milliseconds since 1970 and 32 random bits, as 16 characters of Crockford's
/// base32. Ids of later milliseconds are greater as texts.
std::string record_id(Instant at, std::uint32_t random);

/// The ids of the records of one command, each greater than the one before.
class RecordIds {
public:
    RecordIds(Instant at, std::uint32_t random);
    std::string next();

private:
    std::uint64_t milliseconds_;
    std::uint64_t random_;
};

}  // namespace osmlm
