#pragma once

#include <filesystem>
#include <string>

namespace osmlm {

/// What of a plan's log is elsewhere too, as far as git knows without asking the net.
struct Pushed {
    enum class Where { no_repository, no_remote, no_upstream, known };
    Where where = Where::no_repository;
    std::string log{};  ///< the text of `log.jsonl` on the branch that this one is pushed to
};

/// Asks git. Without git, or without its consent (another user's directory): no repository.
Pushed pushed_log(const std::filesystem::path& directory);

}  // namespace osmlm
