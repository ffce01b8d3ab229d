#include "report/why/unplanned.hpp"

#include <algorithm>

#include "osmlm/model/calendar.hpp"
#include "report/common/why_facts.hpp"

namespace osmlm {
namespace {

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }
Piece time(Minutes minutes) { return {Duration{minutes}}; }

Unplanned unplanned_open(const Curriculum& curriculum, std::size_t resource) {
    const auto& goal = curriculum.resources[resource].goal;
    const auto weekly = goal ? curriculum.goals[*goal].weekly : std::nullopt;
    const bool asked = weekly ? weekly->min.has_value() : curriculum.resources[resource].implied;
    return asked ? Unplanned::served : Unplanned::open;
}

std::string goal_title(const Curriculum& curriculum, std::size_t resource) {
    const auto& goal = curriculum.resources[resource].goal;
    return goal ? curriculum.goals[*goal].title : std::string();
}

}  // namespace

std::string_view unplanned_name(Unplanned why) {
    switch (why) {
        case Unplanned::done:
            return "done";
        case Unplanned::dropped:
            return "dropped";
        case Unplanned::passed_over:
            return "passed-over";
        case Unplanned::open:
            return "open";
        case Unplanned::served:
            return "served";
        case Unplanned::no_hours:
            return "no-hours";
        case Unplanned::waits:
            return "waits";
        case Unplanned::no_room:
            return "no-room";
        case Unplanned::no_place:
            return "no-place";
        case Unplanned::past:
            return "past";
        case Unplanned::before_start:
            return "before-start";
        case Unplanned::day_off:
            return "day-off";
        case Unplanned::no_study:
            return "no-study";
        case Unplanned::logged:
            return "logged";
        case Unplanned::after_end:
            return "after-end";
        case Unplanned::nothing_left:
            break;
    }
    return "nothing-left";
}

Unplanned unplanned_resource(const Inputs& inputs, const Plan& plan, std::size_t resource) {
    const Curriculum& curriculum = inputs.curriculum;
    const PlannedResource* planned = listed(plan, resource);
    if (planned == nullptr) return Unplanned::dropped;
    if (planned->left == Minutes{0}) return Unplanned::done;
    if (!planned->picked) return Unplanned::passed_over;
    if (!has_hours(curriculum, plan, resource)) return Unplanned::no_hours;
    for (const Waiting& group : waits_of(curriculum, plan, resource))
        if (!group.finished) return Unplanned::waits;
    if (!planned->left) return unplanned_open(curriculum, resource);
    return planned->optional ? Unplanned::no_room : Unplanned::no_place;
}

const DayException* exception_on(const Schedule& schedule, Day day) {
    const auto found = std::find_if(
        schedule.days.rbegin(), schedule.days.rend(),
        [day](const DayException& one) { return one.from <= day && day <= one.until; });
    return found == schedule.days.rend() ? nullptr : &*found;
}

Unplanned unplanned_day(const Inputs& inputs, const Plan& plan, Day day) {
    const Curriculum& curriculum = inputs.curriculum;
    if (day < plan.today) return Unplanned::past;
    if (day < plan.from) return Unplanned::before_start;
    const Minutes hours = hours_on(curriculum.schedule, day).minutes;
    if (hours == 0 && exception_on(curriculum.schedule, day) != nullptr) return Unplanned::day_off;
    if (hours == 0) return Unplanned::no_study;
    if (day == plan.today && inputs.state.logged_on(day) >= hours) return Unplanned::logged;
    return curriculum.end && day > *curriculum.end ? Unplanned::after_end : Unplanned::nothing_left;
}

Line not_planned(const Inputs& inputs, Unplanned why, std::size_t resource) {
    const Resource& of = inputs.curriculum.resources[resource];
    Line line{say(of.title, Tone::strong), say(" is not planned: ")};
    const auto more = [&](std::initializer_list<Piece> pieces) {
        line.insert(line.end(), pieces);
        return line;
    };
    switch (why) {
        case Unplanned::done:
            return more({say("nothing of it is left.")});
        case Unplanned::dropped:
            return more({say("it was dropped on "), {*of.dropped}, say(".")});
        case Unplanned::passed_over:
            return more({say("another member of its choice is picked.")});
        case Unplanned::open:
            return more({say("it has no effort, and no weekly hours ask for it.")});
        case Unplanned::served:
            return more({say("other work and the log have the weekly hours of " +
                             goal_title(inputs.curriculum, resource) + ".")});
        case Unplanned::no_hours:
            return more({say("none of its days has hours.")});
        case Unplanned::waits:
            return more({say("what it waits for has no end in this plan.")});
        case Unplanned::no_room:
            return more({say("it is optional, and required work needs the hours of its days.")});
        default:
            return more({say("the next ten years have no hours for it.")});
    }
}

Line empty_day(const Inputs& inputs, const Plan& plan, Unplanned why, Day day) {
    Line line{{day, Tone::strong}, say(": ")};
    const auto more = [&](std::initializer_list<Piece> pieces) {
        line.insert(line.end(), pieces);
        return line;
    };
    switch (why) {
        case Unplanned::past:
            if (const Minutes done = inputs.state.logged_on(day); done > 0)
                return more({say("it is past; "), time(done), say(" are logged.")});
            return more({say("it is past, and nothing is logged for it.")});
        case Unplanned::before_start:
            return more({say("the plan begins on "), {plan.from}, say(".")});
        case Unplanned::day_off: {
            const std::string& note = exception_on(inputs.curriculum.schedule, day)->note;
            return more({say(note.empty() ? "a day without study."
                                          : "a day without study (" + note + ").")});
        }
        case Unplanned::no_study:
            return more({say("its week has no hours on that weekday.")});
        case Unplanned::logged:
            return more({say("its hours are done: "), time(inputs.state.logged_on(day)),
                         say(" are logged.")});
        case Unplanned::after_end:
            return more({say("the plan ends on "), {*inputs.curriculum.end}, say(".")});
        default:
            break;
    }
    if (plan.finish && *plan.finish < day)
        return more({say("all required work is done by "), {*plan.finish}, say(".")});
    return more({say("no work is left that may be done then.")});
}

}  // namespace osmlm
