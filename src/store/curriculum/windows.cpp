#include <string>

#include "osmlm/base/clock.hpp"
#include "osmlm/model/calendar.hpp"
#include "store/curriculum/parts.hpp"

/// Windows of the clock that cannot be kept: before the study day begins, or twice in one night.
namespace osmlm {
namespace {

constexpr int day_minutes = 24 * 60;
constexpr int most_entries = 1000;  ///< of `days` whose neighbours are looked up, one by one

/// Whether windows that go on past midnight meet those of the next day.
bool meet(const DayHours& day, const DayHours& next) {
    if (day.windows.empty() || next.windows.empty()) return false;
    return next.windows.front().from < day.windows.back().until - day_minutes;
}

class WindowDoubts {
public:
    WindowDoubts(Reader& reader, const Schedule& schedule) : reader_(reader), schedule_(schedule) {}

    void check(const JsonNode& node) {
        const JsonDocument& document = reader_.document();
        std::array<std::optional<DayHours>, 7> week;
        for (std::size_t i = 0; i < 7; ++i) week[i] = schedule_.week[i];
        if (const JsonNode* named = document.find(node, "week")) check_week(*named, week);
        if (const JsonNode* list = document.find(node, "changes")) {
            auto change = schedule_.changes.begin();
            for (const JsonNode& item : document.children(*list)) {
                const JsonNode* named = document.find(item, "week");
                if (named != nullptr) check_week(*named, change->week);
                ++change;
            }
        }
        if (const JsonNode* list = document.find(node, "days")) check_days(*list);
    }

private:
    /// The weekdays that an object names; beside them stand those of the ordinary week.
    void check_week(const JsonNode& node, const std::array<std::optional<DayHours>, 7>& week) {
        const auto hours = [&](std::size_t i) { return week[i].value_or(schedule_.week[i]); };
        for (std::size_t i = 0; i < 7; ++i) {
            const std::size_t next = (i + 1) % 7;
            const JsonNode* own = reader_.document().find(node, weekday_names[i]);
            const JsonNode* other = reader_.document().find(node, weekday_names[next]);
            if (own != nullptr) warn_early(*own, hours(i));
            if ((own == nullptr && other == nullptr) || !meet(hours(i), hours(next))) continue;
            warn_meeting(own != nullptr ? *own : *other, std::string(weekday_names[i]),
                         std::string(weekday_names[next]));
        }
    }

    void check_days(const JsonNode& list) {
        auto entry = schedule_.days.begin();
        int looked_up = 0;
        for (const JsonNode& item : reader_.document().children(list)) {
            const DayException& each = *entry++;
            if (each.hours.windows.empty() || ++looked_up > most_entries) continue;
            const JsonNode& node = *reader_.document().find(item, "hours");
            warn_early(node, each.hours);
            for (const Day day : {each.from - days{1}, each.from, each.until}) {
                const Day next = day + days{1};
                if (!meet(hours_on(schedule_, day), hours_on(schedule_, next))) continue;
                warn_meeting(node, iso_date(day), iso_date(next));
                break;
            }
        }
    }

    void warn_early(const JsonNode& node, const DayHours& hours) {
        if (hours.windows.empty() || hours.windows.front().from >= schedule_.day_starts) return;
        const std::string from = clock_text(hours.windows.front().from);
        reader_.warning("window-before-day", node,
                        "a window from " + from + " on begins before the study day, which starts " +
                            "at " + clock_text(schedule_.day_starts) + ": that time never comes",
                        "set \"day-starts\" to \"" + from +
                            "\", or give the day before a window that goes on past midnight");
    }

    void warn_meeting(const JsonNode& node, const std::string& day, const std::string& next) {
        reader_.warning("windows-meet", node,
                        "a window of " + day + " goes on past midnight into one of " + next +
                            ": the same time counts twice",
                        "shorten one of the two");
    }

    Reader& reader_;
    const Schedule& schedule_;
};

}  // namespace

void check_windows(Reader& reader, const JsonNode& schedule, const Curriculum& curriculum) {
    WindowDoubts(reader, curriculum.schedule).check(schedule);
}

}  // namespace osmlm
