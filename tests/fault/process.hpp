#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Other programs, run to their end or killed.
using Words = std::vector<std::string>;

struct Ended {
    int exit = -1;   ///< -1 when a signal ended it
    int signal = 0;  ///< the signal that did
    std::string out, err;

    /// It had no say in its end.
    [[nodiscard]] bool killed() const { return signal != 0; }
    [[nodiscard]] bool says(const std::string& words) const {
        return err.find(words) != std::string::npos;
    }
};

struct How {
    std::map<std::string, std::string> environment{};  ///< all of it
    std::filesystem::path directory{};
    std::optional<std::chrono::microseconds> killed_after{};
    std::optional<unsigned long> largest_file{};  ///< no file grows beyond that many bytes
    std::filesystem::path out{};                  ///< where stdout goes instead
    bool as_nobody = false;                       ///< as a user who owns nothing, when run by root
};

Ended run_program(const Words& words, const How& how = {});

/// Runs the check in a process of its own that has a mount namespace of its own, where it may mount
/// (as root, or as the root of a user namespace). False: there is none to be had here.
bool can_mount_privately();
/// What the check returns there, below 100; 100 when it could not be run.
int with_private_mounts(int (*check)(void*), void* context);
