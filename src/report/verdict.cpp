#include "report/verdict.hpp"

#include <algorithm>

#include "osmlm/base/words.hpp"

namespace osmlm {
namespace {

constexpr std::size_t names_shown = 3;

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }

/// `"A", "B" and 4 more`.
std::string some_titles(const std::vector<std::string>& titles) {
    if (titles.size() <= names_shown + 1) return join_words(titles);
    std::vector<std::string> some(titles.begin(), titles.begin() + names_shown);
    some.push_back(std::to_string(titles.size() - names_shown) + " more");
    return join_words(some);
}

std::vector<std::string> titles_of(const Curriculum& curriculum, const Conflict& conflict) {
    std::vector<std::string> titles;
    for (const std::size_t i : conflict.resources) titles.push_back(curriculum.resources[i].title);
    for (const std::size_t i : conflict.goals)
        titles.push_back("the weekly hours of " + curriculum.goals[i].title);
    return titles;
}

const Conflict& worst(const std::vector<Conflict>& conflicts) {
    return *std::max_element(
        conflicts.begin(), conflicts.end(),
        [](const Conflict& a, const Conflict& b) { return a.need - a.have < b.need - b.have; });
}

bool passed(const Conflict& conflict, const Plan& plan) {
    return conflict.cases.empty() && conflict.until < plan.from;
}

Line fits_sentence(const Plan& plan) {
    const bool nothing_left = std::none_of(
        plan.resources.begin(), plan.resources.end(), [](const PlannedResource& resource) {
            return resource.left.value_or(0) > 0 && !resource.optional;
        });
    if (nothing_left) return {say("It fits: no required work is left.", Tone::good)};
    Line line{say("It fits", Tone::good)};
    if (!plan.finish) {
        line.push_back(say("; but not all of it finds a place in the next ten years."));
        return line;
    }
    line.insert(line.end(), {say(": done by "), {*plan.finish, Tone::strong}});
    if (plan.buffer_days)
        line.insert(
            line.end(),
            {say(", with "), {StudyDays{*plan.buffer_days}, Tone::strong}, say(" to spare")});
    if (plan.load && plan.buffer_days)
        line.insert(line.end(),
                    {say("; you need "), {Percent{*plan.load}}, say(" of your hours.")});
    else
        line.push_back(say("; nothing has a deadline."));
    return line;
}

Line short_sentence(const Curriculum& curriculum, const Plan& plan) {
    const Conflict& conflict = worst(plan.conflicts);
    const std::string names = some_titles(titles_of(curriculum, conflict));
    Line line{say("It does not fit", Tone::bad)};
    if (!conflict.cases.empty()) {
        line.push_back(say(": there is no order that meets every deadline of " + names + "."));
    } else if (passed(conflict, plan)) {
        line.insert(line.end(), {say(": "),
                                 {Duration{conflict.need}, Tone::strong},
                                 say(" of " + names + " are left, which was due on "),
                                 {conflict.until},
                                 say(".")});
    } else {
        line.insert(line.end(), {say(": "),
                                 {Duration{conflict.need - conflict.have}, Tone::strong},
                                 say(" short before "),
                                 {conflict.until},
                                 say(", because of " + names + ".")});
    }
    return line;
}

Line conflict_sentence(const Curriculum& curriculum, const Plan& plan, const Conflict& conflict) {
    const std::string names = some_titles(titles_of(curriculum, conflict));
    if (!conflict.cases.empty())
        return {say("Whatever comes first of " + names + ", some of it is late: each of the " +
                    std::to_string(conflict.cases.size()) + " cases ends in a conflict.")};
    if (passed(conflict, plan))
        return {{Duration{conflict.need}},
                say(" of " + names + " were due on "),
                {conflict.until},
                say(".")};
    return {say(names + (titles_of(curriculum, conflict).size() == 1 ? " needs " : " need ")),
            {Duration{conflict.need}},
            say(" from "),
            {conflict.from},
            say(" to "),
            {conflict.until},
            say("; there are "),
            {Duration{conflict.have}},
            say(".")};
}

}  // namespace

std::string verdict_name(Verdict verdict) {
    switch (verdict) {
        case Verdict::fits:
            return "fits";
        case Verdict::short_:
            return "short";
        case Verdict::open:
            return "open";
    }
    return "open";
}

std::string why_name(Why why) {
    switch (why) {
        case Why::deadline:
            return "deadline";
        case Why::prerequisite:
            return "prerequisite";
        case Why::weekly:
            return "weekly";
        case Why::optional:
            return "optional";
        case Why::stable:
            return "stable";
        case Why::priority:
            return "priority";
        case Why::even:
            return "even";
        case Why::early:
            return "early";
    }
    return "early";
}

Line verdict_sentence(const Curriculum& curriculum, const Plan& plan) {
    if (plan.verdict == Verdict::fits) return fits_sentence(plan);
    if (plan.verdict == Verdict::short_) return short_sentence(curriculum, plan);
    return {say("Not decided", Tone::warn),
            say(": no plan that meets every deadline was found, and no proof that there is none.")};
}

std::vector<Line> conflict_sentences(const Curriculum& curriculum, const Plan& plan,
                                     std::size_t most) {
    std::vector<Line> lines;
    for (const Conflict& conflict : plan.conflicts)
        if (lines.size() < most) lines.push_back(conflict_sentence(curriculum, plan, conflict));
    return lines;
}

Line late_sentence(const Plan& plan) {
    Minutes late = 0;
    for (const PlannedResource& resource : plan.resources) late += resource.late;
    Line line{say("In this plan "), {Duration{late}}, say(" come late")};
    if (late > plan.short_minutes && plan.short_minutes > 0)
        line.insert(line.end(),
                    {say(" (at least "), {Duration{plan.short_minutes}}, say(" in any)")});
    if (plan.late_days && plan.late_days->at_most)
        line.push_back(say("; every deadline " + std::to_string(*plan.late_days->at_most) +
                           (*plan.late_days->at_most == 1 ? " day" : " days") + " later would do"));
    line.push_back(say("."));
    return line;
}

}  // namespace osmlm
