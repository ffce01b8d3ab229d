#include <algorithm>
#include <string>

#include "osmlm/base/utf8.hpp"
#include "store/curriculum/values.hpp"

/// The hours of one day: a length, or windows of the clock.
namespace osmlm {
namespace {

using Kind = JsonNode::Kind;

constexpr int day_minutes = 24 * 60;

struct PlacedWindow {
    ClockWindow window;
    const JsonNode* node = nullptr;
};

std::optional<ClockWindow> parse_window(std::string_view text) {
    const std::size_t dash = text.find('-');
    if (dash == text.npos) return std::nullopt;
    const auto from = parse_clock(text.substr(0, dash));
    const auto until = parse_clock(text.substr(dash + 1));
    if (!from || !until || *from == day_minutes || *from == *until) return std::nullopt;
    return ClockWindow{*from, *until > *from ? *until : *until + day_minutes};
}

/// `9`, `9:00` and `09:00` as `09:00`.
std::string as_clock(std::string text) {
    if (text.find(':') == text.npos) text += ":00";
    return text.size() == 4 ? '0' + text : text;
}

/// The window that was meant: with blanks, another dash, or hours of one digit; else nothing.
std::string as_window(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        const Character c = character_at(text, i);
        const bool dash = c.code == U'–' || c.code == U'—' || c.code == U'−';
        if (dash) plain += '-';
        if (!dash && c.code != U' ') plain += text.substr(i, c.bytes);
        i += c.bytes;
    }
    const std::size_t dash = plain.find('-');
    if (dash == plain.npos) return {};
    const std::string window =
        as_clock(plain.substr(0, dash)) + '-' + as_clock(plain.substr(dash + 1));
    return parse_window(window) ? window : std::string();
}

std::string advice_on_window(std::string_view text) {
    if (const std::string window = as_window(text); !window.empty())
        return "write \"" + window + '"';
    if (parse_duration(text)) return "write \"" + std::string(text) + "\" alone, without a list";
    return {};
}

std::vector<PlacedWindow> windows_in(Reader& reader, const JsonNode& list) {
    std::vector<PlacedWindow> windows;
    for (const JsonNode& item : reader.document().children(list)) {
        const auto window = item.kind == Kind::string ? parse_window(item.text) : std::nullopt;
        if (window)
            windows.push_back({*window, &item});
        else
            reader.expected(item.kind == Kind::string ? "bad-window" : "wrong-type", item,
                            "a stretch of the clock such as \"09:00-12:30\"",
                            advice_on_window(item.text));
    }
    std::stable_sort(windows.begin(), windows.end(),
                     [](const auto& a, const auto& b) { return a.window.from < b.window.from; });
    return windows;
}

void check_overlaps(Reader& reader, const std::vector<PlacedWindow>& windows) {
    for (std::size_t i = 1; i < windows.size(); ++i) {
        if (windows[i].window.from >= windows[i - 1].window.until) continue;
        const JsonNode* first = windows[i - 1].node;
        const JsonNode* later = windows[i].node;
        if (later->begin < first->begin) std::swap(first, later);
        reader.error("overlapping-windows", *later,
                     "expected windows that do not overlap, got \"" + std::string(later->text) +
                         "\" beside \"" + std::string(first->text) + '"');
    }
}

std::optional<DayHours> read_windows(Reader& reader, const JsonNode& node) {
    const std::vector<PlacedWindow> windows = windows_in(reader, node);
    check_overlaps(reader, windows);
    DayHours hours;
    for (const PlacedWindow& each : windows) {
        hours.minutes += each.window.until - each.window.from;
        hours.windows.push_back(each.window);
    }
    return hours;
}

}  // namespace

std::optional<DayHours> read_hours(Reader& reader, const JsonNode& node) {
    std::optional<DayHours> hours;
    if (node.kind == Kind::array) {
        hours = read_windows(reader, node);
    } else if (node.kind == Kind::string && !as_window(node.text).empty()) {
        reader.expected("wrong-type", node, "a list of windows",
                        "write [\"" + as_window(node.text) + "\"]");
    } else if (const auto minutes = read_duration(reader, node)) {
        hours = DayHours{*minutes, {}};
    }
    if (!hours || hours->minutes <= day_minutes) return hours;
    reader.error("over-24-hours", node,
                 "expected at most 24h in a day, got " + duration_text(hours->minutes));
    return std::nullopt;
}

}  // namespace osmlm
