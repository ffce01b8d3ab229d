#include "year.hpp"

#include <array>
#include <random>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "osmlm/base/clock.hpp"
#include "osmlm/base/day.hpp"

namespace osmlm::year {
namespace {

const Day first = Day{std::chrono::year{2025} / 9 / 15};
const Day last = Day{std::chrono::year{2026} / 9 / 15};
const Day holidays = Day{std::chrono::year{2025} / 12 / 24};

struct Course {
    std::string_view id;
    int minutes;  ///< that it takes
};
constexpr std::array<Course, 9> courses = {{{"la", 5580},
                                            {"calc", 4500},
                                            {"nets", 600},
                                            {"prob", 7320},
                                            {"esl", 9000},
                                            {"os", 6000},
                                            {"ml", 13200},
                                            {"dl", 12000},
                                            {"nlp", 9000}}};

class Writer {
public:
    explicit Writer(unsigned seed) : random_(seed) {}

    std::string write() {
        for (Day day = first; day <= last; day += days{1}) {
            if (weekday_of(day) == 0) {
                monday_at_ = at_;
                monday_done_ = done_;
            }
            const bool off = day >= holidays && day < holidays + days{12};
            if (weekday_of(day) < 5 && !off && below(100) < 88) study(day);
            happen(day);
        }
        return std::move(text_);
    }

private:
    int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

    std::string line(Day day, std::string_view op, const std::string& rest) {
        minute_ = day == day_ ? minute_ + 1 : 18 * 60;
        day_ = day;
        std::string id = fmt::format("y{:06}", ++count_);
        text_ += fmt::format(R"({{"v":1,"id":"{}","op":"{}","at":"{}T{}:00Z","by":"k4f9",{}}})", id,
                             op, iso_date(day), clock_text(minute_), rest) +
                 '\n';
        return id;
    }

    /// A session, sometimes with its clock, a note, or a change that follows.
    void log(Day day, std::string_view resource, int minutes, int begin) {
        const std::string date = iso_date(day);
        std::string rest =
            fmt::format(R"("date":"{}","resource":"{}","min":{})", date, resource, minutes);
        if (below(3) > 0) rest += fmt::format(R"(,"start":"{}")", clock_text(begin));
        if (below(9) == 0) rest += fmt::format(R"(,"note":"ch. {}, exercises")", 1 + below(14));
        const std::string id = line(day, "log", rest);
        const int chance = below(60);
        if (chance == 0) line(day, "del", fmt::format(R"("ref":"{}")", id));
        if (chance == 1) line(day, "edit", fmt::format(R"("ref":"{}","min":{})", id, minutes + 15));
    }

    void study(Day day) {
        if (weekday_of(day) == 4) {
            log(day, "novel", 120 + 5 * below(30), 9 * 60);
            return;
        }
        for (int begin = 9 * 60; begin < 15 * 60; begin += 150) {
            if (at_ == courses.size() || below(10) == 0) continue;
            const int minutes = 60 + 5 * below(19);
            log(day, courses[at_].id, minutes, begin);
            done_ += minutes;
            if (done_ < courses[at_].minutes) continue;
            line(day, "done",
                 fmt::format(R"("date":"{}","resource":"{}")", iso_date(day), courses[at_].id));
            done_ = 0;
            ++at_;
        }
        if (below(10) < 7) log(day, "lessons", 45 + 5 * below(10), 16 * 60);
        promise(day);
    }

    /// Once a week, what the coming two were to be as the week began; some weeks have none.
    void promise(Day day) {
        if (monday_of(day) == promised_ || monday_at_ == courses.size() || below(8) == 0) return;
        promised_ = monday_of(day);
        int sum = 0;
        std::string by_day, left, hours;
        for (std::size_t c = monday_at_; c < courses.size(); ++c) {
            const int minutes = courses[c].minutes - (c == monday_at_ ? monday_done_ : 0);
            sum += minutes;
            left += fmt::format(R"({}"{}":{})", left.empty() ? "" : ",", courses[c].id, minutes);
        }
        for (Day each = promised_; each < promised_ + days{14}; each += days{1}) {
            if (weekday_of(each) > 4) continue;
            const std::string shares =
                weekday_of(each) == 4
                    ? R"("novel":300)"
                    : fmt::format(R"("{}":315,"lessons":45)", courses[monday_at_].id);
            by_day +=
                fmt::format(R"({}"{}":{{{}}})", by_day.empty() ? "" : ",", iso_date(each), shares);
        }
        const Day finish = promised_ + days{7 * ((sum + 1259) / 1260) - 4};
        for (Day each = promised_; each <= finish; each += days{1})
            hours += fmt::format("{}{}", hours.empty() ? "" : ",",
                                 weekday_of(each) < 4    ? 360
                                 : weekday_of(each) == 4 ? 300
                                                         : 0);
        line(day, "promise",
             fmt::format(R"("week":"{}","finish":"{}","days":{{{}}},"left":{{{}}},"hours":[{}])",
                         iso_week(promised_), iso_date(finish), by_day, left, hours));
    }

    /// What happens now and then.
    void happen(Day day) {
        const std::string date = iso_date(day);
        const auto dated = [&](std::string_view rest) {
            return fmt::format(R"("date":"{}",{})", date, rest);
        };
        const auto number = (day - first).count();
        if (number % 45 == 7) log(day, "moocs", 50, 20 * 60);
        if (number % 28 == 24)
            line(day, "spend",
                 dated(fmt::format(R"("amount":"{}.50","currency":"USD","title":"Book")",
                                   10 + below(50))));
        if (number % 28 == 25)
            line(day, "spend",
                 dated(R"("amount":"120","currency":"MAD","title":"Bus, and a map")"));
        if (number % 60 == 57)
            line(day, "post",
                 dated(R"("title":"What I learnt","kind":"post",)"
                       R"("url":"https://example.org/learnt")"));
        if (number % 30 == 23)
            line(day, "note", dated(R"("text":"Slow, but it holds together now.")"));
        if (number == 180) line(day, "left", dated(R"("resource":"esl","min":3000)"));
    }

    std::mt19937 random_;
    std::string text_;
    int count_ = 0, minute_ = 0;
    Day day_, promised_;
    std::size_t at_ = 0, monday_at_ = 0;  ///< which course; and when the week began
    int done_ = 0, monday_done_ = 0;      ///< minutes of it
};

}  // namespace

std::string curriculum() {
    return R"({
  "osmlm": 1,
  "title": "A year of study",
  "start": "2025-09-15",
  "end": "2027-06-30",
  "timezone": "UTC",
  "schedule": {
    "week": { "mon": "6h", "tue": "6h", "wed": "6h", "thu": "6h", "fri": "5h" },
    "days": [ { "on": "2025-12-24..2026-01-04", "hours": 0, "note": "holidays" } ]
  },
  "goals": [
    { "id": "ml-masters", "title": "Machine learning", "days": ["mon", "tue", "wed", "thu"] },
    { "id": "french", "title": "French", "weekly": "3h", "days": ["mon", "tue", "wed", "thu"] },
    { "id": "novel", "title": "A fantasy novel", "days": ["fri"] }
  ],
  "resources": [
    { "id": "la", "title": "Linear algebra", "goal": "ml-masters", "kind": "course", "effort": "90h" },
    { "id": "calc", "title": "Calculus", "goal": "ml-masters", "kind": "course", "effort": "80h", "first-effort": "70h" },
    { "id": "nets", "title": "Networks", "goal": "ml-masters", "kind": "course", "effort": "48h", "dropped": "2026-01-20" },
    { "id": "prob", "title": "Probability, a first course", "goal": "ml-masters", "kind": "course", "effort": "120h" },
    { "id": "esl", "title": "Elements of statistical learning", "goal": "ml-masters", "kind": "book", "tags": ["theory"], "effort": { "low": "100h", "high": "200h" } },
    { "id": "os", "title": "Operating systems", "goal": "ml-masters", "kind": "course", "effort": "100h" },
    { "id": "databases", "title": "Databases", "goal": "ml-masters", "kind": "course", "effort": "90h" },
    { "id": "ml", "title": "Machine learning", "goal": "ml-masters", "kind": "course", "effort": "220h" },
    { "id": "dl", "title": "Deep learning", "goal": "ml-masters", "kind": "book", "tags": ["theory"], "effort": "200h" },
    { "id": "nlp", "title": "Language and speech", "goal": "ml-masters", "kind": "course", "effort": "150h" },
    { "id": "lessons", "title": "French lessons", "goal": "french" }
  ],
  "choices": [ { "id": "systems", "title": "One systems course", "choose": 1, "of": ["os", "databases"], "picked": ["os"] } ],
  "dates": [ { "id": "visa", "title": "Renew the tourist visa", "on": "2026-09-25", "every": "3 months", "notice": "14 days" } ]
}
)";
}

std::string log(unsigned seed) { return Writer(seed).write(); }

}  // namespace osmlm::year
