#pragma once

#include <string>

namespace osmlm::bench {

/// Prints what reading long logs costs beside bare loops of simdjson over the same files, and
/// starting the program beside an empty one. `self` is this program: each measurement is a process
/// of its own, and the candidates take turns.
void compare_logs(const std::string& self, const std::string& program);

/// One measurement, for `compare_logs`: reads `directory`/log.jsonl in one way, and prints
/// milliseconds of processor time, peak MB and the sum of all minutes that it read.
void read_log_once(const std::string& way, const std::string& directory);

}  // namespace osmlm::bench
