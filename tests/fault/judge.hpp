#pragma once

#include <string>

#include "lab.hpp"

/// What a command that was hit by a fault may leave behind. Each judge returns what is wrong, or
/// nothing. The same ones judge osmlm and the naive control, and none trusts a reader of osmlm:
/// they look at bytes, and at JSON through another library.

/// A command that appends to the log a record that holds `mine`: it is acknowledged by exit 0 or by
/// words on stdout.
struct Appending {
    std::string mine;
    std::string acknowledged;  ///< what stdout then says
};
std::string judge_append(const Lab& lab, const Files& before, const Ended& ended,
                         const Appending& appending);

/// A command that makes `text` the whole of curriculum.json.
std::string judge_rewrite(const Lab& lab, const Files& before, const Ended& ended,
                          const std::string& text);

/// `osmlm repair` of a log with `damaged` in it, which is `good` without it.
std::string judge_repair(const Lab& lab, const Files& before, const Ended& ended,
                         const std::string& good, const std::string& damaged);

/// `osmlm init` in an empty directory.
std::string judge_init(const Lab& lab, const Ended& ended);

/// Whether a line is an object in JSON.
bool is_record(const std::string& line);
