#include "cli/world/progress_line.hpp"

#include <cstdint>
#include <utility>

#include <fmt/core.h>

namespace osmlm {

ProgressLine::ProgressLine(const World& world, bool quiet, std::string what)
    : world_(world),
      shown_(world.err.terminal && world.running && !quiet),
      what_(std::move(what)) {}

ProgressLine::~ProgressLine() {
    if (width_ > 0) write({});
}

HowFar ProgressLine::how_far() {
    if (!shown_) return {};
    return [this](int done, int of) { show(done, of); };
}

void ProgressLine::show(int done, int of) {
    const std::chrono::milliseconds now = world_.running();
    if (now < next_) return;
    next_ = now + std::chrono::milliseconds(100);
    std::string line = fmt::format("{}: {} %", what_, std::int64_t{100} * done / of);
    if (world_.columns) line = line.substr(0, static_cast<std::size_t>(*world_.columns - 1));
    write(line);
}

/// Over what stands there, with blanks where it was longer.
void ProgressLine::write(const std::string& line) {
    const std::size_t rest = width_ > line.size() ? width_ - line.size() : 0;
    world_.err.text << '\r' << line << std::string(rest, ' ') << (line.empty() ? "\r" : "")
                    << std::flush;
    width_ = line.size();
}

}  // namespace osmlm
