#pragma once

#include <chrono>
#include <string>

#include "osmlm/base/how_far.hpp"
#include "osmlm/cli/world.hpp"

namespace osmlm {

/// A line on the terminal that says how far a long answer is: once the program has run for a
/// second, ten times a second at most, and wiped when this goes. There is none where no terminal
/// shows stderr, nor under --quiet.
class ProgressLine {
public:
    /// `what` is being done, such as "drawing futures", in ASCII.
    ProgressLine(const World& world, bool quiet, std::string what);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// What tells it; empty where there is no line. It must not outlive this.
    [[nodiscard]] HowFar how_far();

private:
    void show(int done, int of);
    void write(const std::string& line);

    const World& world_;
    bool shown_;  ///< whether there is a line at all
    std::string what_;
    std::chrono::milliseconds next_{1000};  ///< when it may be written
    std::size_t width_ = 0;                 ///< of what stands there
};

}  // namespace osmlm
