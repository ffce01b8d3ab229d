#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "osmlm/model/draft.hpp"

/// From what a command wants to say to a line of `log.jsonl`.
namespace osmlm {

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
    /// Also greater than the id `after`, the greatest of the log, when that is of this millisecond.
    RecordIds(Instant at, std::uint32_t random, std::string_view after = {});
    std::string next();

private:
    std::uint64_t milliseconds_;
    std::uint64_t random_;
};

}  // namespace osmlm
