#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <string>

#include "osmlm/model/record.hpp"

namespace osmlm {

/// A stream of the process and whether a terminal shows it.
struct Stream {
    std::ostream& text;
    bool terminal = false;
};

/// What the program may read from, and whether a person types there.
struct Source {
    std::istream* text = nullptr;
    bool terminal = false;
};

/// All that the program knows of the machine around it. Only `main` fills it from the real one;
/// nothing else reads a clock, the environment or the current directory, or prints.
struct World {
    Instant now{};  ///< the system's; `$OSMLM_NOW` beats it
    std::function<std::optional<std::string>(const std::string& name)> environment;
    std::filesystem::path directory;  ///< the current one, absolute
    Stream out, err;
    std::optional<int> columns{};  ///< of the terminal, when there is one
    Source in{};
    std::function<std::uint32_t()> random{};  ///< 32 bits, for ids
    /// How long the program has run by now. Only a `ProgressLine` asks.
    std::function<std::chrono::milliseconds()> running{};

    /// A variable that is set and not empty.
    [[nodiscard]] std::optional<std::string> variable(const std::string& name) const {
        auto value = environment(name);
        return value && !value->empty() ? value : std::nullopt;
    }
};

}  // namespace osmlm
