#include "render/cell.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <fmt/core.h>

#include "osmlm/base/clock.hpp"
#include "osmlm/base/overload.hpp"
#include "osmlm/base/spoken_day.hpp"
#include "osmlm/base/words.hpp"

namespace osmlm::render {

namespace {

/// 83 as 0.83, 80 as 0.8, 100 as 1.
std::string decimal(std::int64_t hundredths) {
    const std::int64_t size = std::abs(hundredths);
    std::string text = fmt::format("{}{}.{:02}", hundredths < 0 ? "-" : "", size / 100, size % 100);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

std::int64_t hundredths_of(Bar bar) {
    return bar.whole > 0 ? (200 * bar.part + bar.whole) / (2 * bar.whole) : 0;
}

constexpr std::int64_t bar_cells = 20;

/// Whole cells, and what is left of one in eighths.
std::string drawn(Bar bar) {
    static constexpr std::array<const char*, 8> rest = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    const std::int64_t part = std::clamp<std::int64_t>(bar.part, 0, bar.whole);
    const std::int64_t eighths = bar.whole > 0 ? bar_cells * 8 * part / bar.whole : 0;
    std::string out;
    for (std::int64_t cell = 0; cell < eighths / 8; ++cell) out += "█";
    return out += rest[static_cast<std::size_t>(eighths % 8)];
}

}  // namespace

std::int64_t share_of(Bar bar) { return std::clamp<std::int64_t>(hundredths_of(bar), 0, 100); }

std::string spoken(const Cell& cell, Day today) {
    return std::visit(Overload{[](std::monostate) { return std::string(); },
                               [](bool yes) { return std::string(yes ? "yes" : "no"); },
                               [](std::int64_t number) { return fmt::format("{}", number); },
                               [](const std::string& text) { return printable(text); },
                               [](Duration d) { return duration_text(d.minutes); },
                               [today](Day day) { return spoken_day(day, today); },
                               [](Percent p) { return fmt::format("{} %", p.hundredths); },
                               [](StudyDays d) {
                                   return fmt::format("{} study {}", d.count,
                                                      d.count == 1 ? "day" : "days");
                               },
                               [](ClockTime time) { return clock_text(time.minutes); },
                               [today](Week week) { return spoken_day(week.monday, today); },
                               [](Bar bar) { return drawn(bar); },
                               [](const CommandLine& line) { return printable(line.words); }},
                      cell);
}

std::string written(const Cell& cell) {
    return std::visit(Overload{[](std::monostate) { return std::string(); },
                               [](bool yes) { return std::string(yes ? "true" : "false"); },
                               [](std::int64_t number) { return fmt::format("{}", number); },
                               [](const std::string& text) { return text; },
                               [](Duration d) { return fmt::format("{}", d.minutes); },
                               [](Day day) { return iso_date(day); },
                               [](Percent p) { return decimal(p.hundredths); },
                               [](StudyDays d) { return fmt::format("{}", d.count); },
                               [](ClockTime time) { return clock_text(time.minutes); },
                               [](Week week) { return iso_week(week.monday); },
                               [](Bar bar) { return decimal(hundredths_of(bar)); },
                               [](const CommandLine& line) { return line.words; }},
                      cell);
}

bool is_textual(const Cell& cell) {
    return std::holds_alternative<std::string>(cell) || std::holds_alternative<Day>(cell) ||
           std::holds_alternative<ClockTime>(cell) || std::holds_alternative<Week>(cell) ||
           std::holds_alternative<CommandLine>(cell);
}

}  // namespace osmlm::render
