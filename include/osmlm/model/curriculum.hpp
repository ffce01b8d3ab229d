#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "osmlm/base/day.hpp"
#include "osmlm/base/duration.hpp"

/// What the learner intends: `curriculum.json` as values, with every id resolved.
/// Resources and goals are named by their index in the curriculum's lists.
namespace osmlm {

/// A stretch of the clock, in minutes after midnight of its day; `until` is above 1440 when it
/// ends past midnight.
struct ClockWindow {
    int from = 0;
    int until = 0;
    bool operator==(const ClockWindow&) const = default;
};

/// The study hours of one day: a length, and where the clock is given, its windows in order.
struct DayHours {
    Minutes minutes = 0;
    std::vector<ClockWindow> windows;
};

/// A change of the ordinary week; a weekday not named stays as it was.
struct WeekChange {
    Day from;
    std::optional<Day> until;  ///< inclusive
    std::array<std::optional<DayHours>, 7> week;
};

/// Days that beat week and changes; of two for one date the later in the file holds.
struct DayException {
    Day from, until;  ///< inclusive
    DayHours hours;
    std::string note;
};

/// What remedies may ask for.
struct Limit {
    std::optional<Minutes> day;
    std::optional<Weekdays> days;
};

struct Schedule {
    std::array<DayHours, 7> week;
    std::vector<WeekChange> changes;
    std::vector<DayException> days;
    std::optional<Limit> limit;
    Minutes session_min = 30;
    Minutes session_max = 120;
    int focus = 3;
    int day_starts = 4 * 60;  ///< minutes after midnight at which a study day begins
};

/// Hours a week that a goal must have (`min`) and may have (`max`).
struct Weekly {
    std::optional<Minutes> min, max;
};

struct Goal {
    std::string id;
    std::string title;
    std::optional<Weekly> weekly;
    Weekdays days = Weekdays::all();
    std::optional<Day> deadline;
    std::string posts_every;  ///< as written, such as "4 weeks"; empty when not asked
    std::string path;         ///< JSON pointer of its object
};

/// How long a resource takes. A range is planned at `planned`; the forecast uses all of it.
struct Effort {
    Minutes low = 0, planned = 0, high = 0;
    std::optional<std::int64_t> pages;  ///< where it was given in pages
    std::optional<double> per_page;     ///< minutes a page
};

/// One member of `after`: it holds as soon as one of these resources is finished.
using Prerequisite = std::vector<std::size_t>;

enum class Priority { high, normal, low };

struct Resource {
    std::string id;
    std::string title;
    std::optional<std::size_t> goal;  ///< index in `Curriculum::goals`
    std::string kind;
    std::optional<Effort> effort;  ///< none: open work, which never finishes
    std::optional<Effort> first_effort;
    std::vector<Prerequisite> after;
    std::optional<Day> start;
    std::optional<Day> deadline;
    Priority priority = Priority::normal;
    std::optional<Minutes> daily_max;
    Weekdays days = Weekdays::all();  ///< its own; the goal's bind as well
    bool optional = false;
    std::optional<Day> dropped;
    std::vector<std::string> tags;
    std::vector<std::string> formerly;
    std::string url, note;
    std::optional<double> cost;
    bool implied = false;  ///< the open work of a goal without resources
    std::string path;      ///< JSON pointer of its object
};

struct Choice {
    std::string id;
    std::string title;
    std::size_t choose = 1;
    std::vector<std::size_t> of;  ///< resources, in file order
    std::vector<std::size_t> picked;
    std::string path;
};

struct DateItem {
    std::string id, title;
    Day on;
    std::string every;  ///< as written, such as "3 months"
    days notice{0};
    Minutes hours = 0;
    std::string path;
};

struct Expense {
    std::string title;
    double amount = 0;
    std::string from, until;  ///< months, `YYYY-MM`
    std::optional<Day> on;    ///< when it falls due once
};

struct Place {
    std::string title;
    double monthly = 0;
    std::map<std::string, double> scores;
};

struct Money {
    std::string currency;
    std::optional<double> savings;
    std::map<std::string, double> rates;
    std::vector<Expense> monthly, once;
    std::vector<Place> places;
    std::map<std::string, double> weights;
};

struct Checklist {
    std::string id, title;
    std::vector<std::string> items;
};

struct Curriculum {
    int version = 1;
    std::string title, story;
    std::optional<Day> start, end;  ///< `end` is inclusive
    std::string timezone;           ///< IANA name; empty: the machine's
    Schedule schedule;
    std::vector<Goal> goals;          ///< in file order
    std::vector<Resource> resources;  ///< in file order, then the implied ones
    std::vector<Choice> choices;
    std::vector<DateItem> dates;
    Money money;
    std::vector<Checklist> checklists;
    std::vector<Day> checkpoints;
};

}  // namespace osmlm
