#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "osmlm/base/expected.hpp"
#include "osmlm/base/finding.hpp"
#include "osmlm/cli/arguments.hpp"
#include "osmlm/cli/world.hpp"
#include "osmlm/model/inputs.hpp"
#include "osmlm/report/report.hpp"

/// A command is one file, src/cli/commands/<name>.cpp, and one word in src/cli/commands.cpp.
namespace osmlm {

/// What a command answers.
struct Outcome {
    Report report;
    Exit exit = Exit::done;
    bool news = true;                       ///< false: nothing to say, silent under `--quiet`
    std::optional<std::string> verbatim{};  ///< printed as it is instead of the report
    std::vector<Finding> aside{};           ///< told on stderr; the answer stands all the same
    std::string_view done{};                ///< "logged", when that is on the disk already
    std::function<void()> afterwards{};     ///< after the answer is out; its failures are silent
};

using Result = Expected<Outcome, Failure>;

/// Where a command runs.
struct Site {
    const World& world;
    Today today;
    Instant now{};
    std::optional<std::string> plan{};  ///< the directory that --plan names
    bool dry_run = false;
    bool quiet = false;
};

struct Desk;
class Scribe;

/// What a command does, by how much must be read before it: the shape of the function decides.
using BeforeLoad = std::function<Result(const Site& site)>;
using AfterLoad = std::function<Result(const Inputs& inputs, const Site& site)>;
/// For `check`: also when the curriculum has errors.
using AfterTry = std::function<Result(const Expected<Inputs, Failure>& inputs, const Site& site)>;
/// For commands that need ids only: a curriculum with errors does not stop them
/// (cli/desk/desk.hpp).
using AfterLog = std::function<Result(const Desk& desk, Scribe& scribe)>;
using Action = std::variant<BeforeLoad, AfterLoad, AfterTry, AfterLog>;

struct Command {
    enum class Group { first, more };

    std::string_view name;
    std::string_view alias;    ///< another name for it, or nothing
    Group group;               ///< `first`: in `--help`; `more`: in `osmlm help more`
    std::string_view summary;  ///< one line, as a sentence
    std::string_view formats;  ///< names of its formats, the default first: "text json csv md"
    /// Says what the command takes and returns what to do; the action owns the options.
    Action (*declare)(Arguments& arguments);
};

/// All commands, in the order of the help.
std::span<const Command* const> commands();

/// What `osmlm` alone does.
const Command& bare_command();

/// The command of that name or alias, or null.
const Command* find_command(std::string_view name);

}  // namespace osmlm
