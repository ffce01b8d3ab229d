#include <array>

#include "osmlm/model/record.hpp"

namespace osmlm {
namespace {

/// A cursor that takes fixed shapes from the front of a text; once wrong it stays wrong.
struct Cursor {
    std::string_view rest;
    bool good = true;

    template <std::size_t count>
    int digits() {
        if (rest.size() < count) good = false;
        if (!good) return 0;
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const int digit = rest[i] - '0';
            good = good && digit >= 0 && digit <= 9;
            value = value * 10 + digit;
        }
        rest.remove_prefix(count);
        return value;
    }

    void take(char c) {
        good = good && !rest.empty() && rest.front() == c;
        if (good) rest.remove_prefix(1);
    }

    char one_of(std::string_view allowed) {
        good = good && !rest.empty() && allowed.find(rest.front()) != std::string_view::npos;
        if (!good) return '\0';
        const char taken = rest.front();
        rest.remove_prefix(1);
        return taken;
    }
};

std::chrono::milliseconds fraction(Cursor& cursor) {
    if (cursor.rest.empty() || cursor.rest.front() != '.') return {};
    cursor.take('.');
    int value = cursor.digits<1>() * 100;
    for (int scale = 10; cursor.good && !cursor.rest.empty() && cursor.rest.front() >= '0' &&
                         cursor.rest.front() <= '9';
         scale /= 10) {
        value += cursor.digits<1>() * scale;
    }
    return std::chrono::milliseconds{value};
}

std::chrono::minutes offset(Cursor& cursor) {
    const char sign = cursor.one_of("Zz+-");
    if (sign == 'Z' || sign == 'z' || !cursor.good) return {};
    const int hours = cursor.digits<2>();
    cursor.take(':');
    const int minutes = cursor.digits<2>();
    cursor.good = cursor.good && hours < 24 && minutes < 60;
    return std::chrono::minutes{(sign == '-' ? -1 : 1) * (hours * 60 + minutes)};
}

std::optional<Day> date(Cursor& cursor) {
    using namespace std::chrono;
    const year y{cursor.digits<4>()};
    cursor.take('-');
    const month m{static_cast<unsigned>(cursor.digits<2>())};
    cursor.take('-');
    const day d{static_cast<unsigned>(cursor.digits<2>())};
    const year_month_day whole = y / m / d;
    if (!cursor.good || y < year{1} || !whole.ok()) return std::nullopt;
    return Day{whole};
}

constexpr std::array<std::string_view, 13> op_names = {
    "log",   "edit", "del",  "done",      "left",       "start",  "note",
    "spend", "post", "tick", "date-done", "checkpoint", "promise"};

}  // namespace

std::optional<Instant> parse_instant(std::string_view text) {
    Cursor cursor{text};
    const std::optional<Day> day = date(cursor);
    cursor.one_of("Tt");
    const int hours = cursor.digits<2>();
    cursor.take(':');
    const int minutes = cursor.digits<2>();
    cursor.take(':');
    const int seconds = cursor.digits<2>();  // 60 is a leap second
    const std::chrono::milliseconds part = fraction(cursor);
    const std::chrono::minutes east = offset(cursor);
    if (!day || !cursor.good || !cursor.rest.empty()) return std::nullopt;
    if (hours > 23 || minutes > 59 || seconds > 60) return std::nullopt;
    return *day + std::chrono::hours{hours} + std::chrono::minutes{minutes} - east +
           std::chrono::seconds{seconds} + part;
}

std::string_view op_name(Op op) { return op_names[static_cast<std::size_t>(op)]; }

}  // namespace osmlm
