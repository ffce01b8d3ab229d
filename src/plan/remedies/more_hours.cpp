#include "plan/remedies/more_hours.hpp"

#include <algorithm>

#include "osmlm/model/calendar.hpp"
#include "osmlm/model/day_hours.hpp"

namespace osmlm {
namespace {

/// A weekday as long as its usual hours stay the same.
struct Segment {
    int weekday = 0;
    Day from, until;
    DayHours hours;
    std::vector<Day> dates;  ///< that follow the usual hours: no exception covers them
};

/// The segments of some weekdays between two days, and what more minutes come to.
class Stretch {
public:
    Stretch(const Schedule& schedule, Day from, Day until)
        : from_(from), until_(until), day_starts_(schedule.day_starts) {
        if (schedule.limit) longest_ = schedule.limit->day.value_or(longest_day);
        for (int weekday = 0; weekday < 7; ++weekday) add_weekday(schedule, weekday);
    }

    /// The weekdays that have hours somewhere in the stretch.
    [[nodiscard]] Weekdays with_hours() const {
        Weekdays weekdays;
        for (const Segment& segment : segments_)
            if (segment.hours.minutes > 0) weekdays.add(segment.weekday);
        return weekdays;
    }
    /// Only the segments of these weekdays, with hours or without.
    [[nodiscard]] Stretch narrowed(Weekdays weekdays, bool idle) const {
        Stretch part = *this;
        std::erase_if(part.segments_, [&](const Segment& segment) {
            return !weekdays.has(segment.weekday) || (segment.hours.minutes == 0) != idle ||
                   gain(segment, longest_) <= 0;
        });
        return part;
    }
    /// The most minutes that any day may still get.
    [[nodiscard]] Minutes most() const {
        Minutes most = 0;
        for (const Segment& segment : segments_) most = std::max(most, gain(segment, longest_));
        return most;
    }
    /// What that many minutes more come to between two days.
    [[nodiscard]] Minutes gain(Minutes minutes, Day from, Day until) const {
        Minutes sum = 0;
        for (const Segment& segment : segments_)
            sum += gain(segment, minutes) *
                   std::count_if(segment.dates.begin(), segment.dates.end(),
                                 [&](Day date) { return from <= date && date <= until; });
        return sum;
    }
    [[nodiscard]] Remedy remedy(Minutes minutes) const;

private:
    void add_weekday(const Schedule& schedule, int weekday);
    [[nodiscard]] DayHours longer(const Segment& segment, Minutes minutes) const {
        return with_more(segment.hours, std::min(minutes, longest_ - segment.hours.minutes),
                         day_starts_);
    }
    [[nodiscard]] Minutes gain(const Segment& segment, Minutes minutes) const {
        return longer(segment, minutes).minutes - segment.hours.minutes;
    }

    Day from_, until_;
    int day_starts_;
    Minutes longest_ = longest_day;
    std::vector<Segment> segments_;  ///< by weekday, then day
};

void Stretch::add_weekday(const Schedule& schedule, int weekday) {
    const Day first = from_ + days{(weekday - weekday_of(from_) + 7) % 7};
    bool is_first = true;
    for (Day date = first; date <= until_; date += days{7}) {
        const DayHours& usual = usual_hours_on(schedule, date);
        const bool same = !is_first && segments_.back().hours.minutes == usual.minutes &&
                          segments_.back().hours.windows == usual.windows;
        if (!same) {
            if (!is_first) segments_.back().until = date - days{1};
            segments_.push_back({weekday, is_first ? from_ : date, until_, usual, {}});
        }
        is_first = false;
        if (&hours_on(schedule, date) == &usual) segments_.back().dates.push_back(date);
    }
}

Remedy Stretch::remedy(Minutes minutes) const {
    Remedy remedy;
    remedy.kind = Remedy::Kind::more_hours;
    remedy.min = minutes;
    remedy.from = from_;
    remedy.until = until_;
    remedy.total = gain(minutes, from_, until_);
    Minutes before = 0;
    for (const Segment& segment : segments_) {
        before += segment.hours.minutes * static_cast<Minutes>(segment.dates.size());
        remedy.new_days = segment.hours.minutes == 0;
        remedy.weekdays.add(segment.weekday);
        remedy.to_the_limit = remedy.to_the_limit || gain(segment, minutes) < minutes;
        remedy.changes.push_back(SetHours{segment.weekday, hours_words(longer(segment, minutes)),
                                          segment.from, segment.until});
    }
    remedy.share = share_of(remedy.total, before);
    return remedy;
}

/// The lever of a stretch; its guess is where each conflict has what misses.
Lever lever_of(const Cause& cause, Stretch stretch) {
    Lever lever;
    lever.most = static_cast<int>(stretch.most());
    const auto enough = [&](const Conflict& conflict, Minutes minutes) {
        const Minutes gain = stretch.gain(minutes, conflict.from, conflict.until);
        return conflict.cases.empty() ? gain >= conflict.need - conflict.have : gain > 0;
    };
    for (const Conflict& conflict : cause.conflicts()) {
        lever.relieves.push_back(enough(conflict, lever.most));
        if (!lever.relieves.back()) continue;
        int too_little = lever.guess - 1;
        lever.guess = lever.most;
        while (lever.guess - too_little > 1) {
            const int middle = too_little + (lever.guess - too_little) / 2;
            (enough(conflict, middle) ? lever.guess : too_little) = middle;
        }
    }
    lever.at = [stretch = std::move(stretch)](int size) { return stretch.remedy(size); };
    return lever;
}

/// The weekdays that some of the cause may use and the limit allows.
Weekdays weekdays_of(const Cause& cause) {
    const Curriculum& curriculum = cause.curriculum();
    Weekdays weekdays;
    const auto add = [&](Weekdays more) {
        for (int w = 0; w < 7; ++w)
            if (more.has(w)) weekdays.add(w);
    };
    for (const std::size_t i : cause.resources()) add(days_of(curriculum, curriculum.resources[i]));
    for (const std::size_t goal : cause.goals()) add(curriculum.goals[goal].days);
    const auto& limit = curriculum.schedule.limit;
    return limit && limit->days ? weekdays & *limit->days : weekdays;
}

}  // namespace

std::vector<LeverGroup> more_hours(const Cause& cause) {
    std::vector<LeverGroup> groups(4);
    groups[3].otherwise = true;
    Day from = cause.conflicts().front().from, until = cause.conflicts().front().until;
    for (const Conflict& conflict : cause.conflicts()) {
        from = std::min(from, conflict.from);
        until = std::max(until, conflict.until);
    }
    from = std::max(from, cause.begin());
    if (until < from) return groups;
    const Stretch stretch(cause.curriculum().schedule, from, until);
    const Weekdays usable = weekdays_of(cause);
    Weekdays idle;
    for (int w = 0; w < 7; ++w)
        if (usable.has(w) && !stretch.with_hours().has(w)) idle.add(w);
    const auto add = [&](LeverGroup& group, Weekdays weekdays, bool none) {
        Lever lever = lever_of(cause, stretch.narrowed(weekdays, none));
        if (lever.most > 0) group.levers.push_back(std::move(lever));
    };
    add(groups[0], usable, false);
    for (int w = 0; w < 7; ++w) {
        Weekdays one;
        one.add(w);
        add(groups[1], usable & one, false);
        add(groups[2], idle & one, true);
    }
    add(groups[3], idle, true);
    return groups;
}

}  // namespace osmlm
