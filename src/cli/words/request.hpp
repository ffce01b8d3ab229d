#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "osmlm/cli/command.hpp"

namespace osmlm {

/// The options that work before and after every command, as written.
struct Globals {
    std::optional<std::string> plan, json, format, output, color, width, today;
    bool dry_run = false;
    bool quiet = false;
    bool help = false;
    bool version = false;
};

/// A command line that has been read; nothing has been done yet.
struct Request {
    const Command* command = nullptr;  ///< null: none was named
    Action action;
    Globals globals;
};

/// Reads the arguments: which command, its options, the global ones. Failures are of exit 2.
Expected<Request, Failure> read_command_line(const std::vector<std::string>& arguments);

/// Reads words as if they followed the name of a command that declares so.
std::optional<Failure> read_words(const std::vector<std::string>& words,
                                  const std::function<void(Arguments&)>& declare);

/// The rows of a command for its help.
struct Usage {
    std::vector<Arguments::Row> words, options;
};
Usage usage_of(const Command& command);

/// The rows of the global options.
std::vector<Arguments::Row> global_options();

}  // namespace osmlm
