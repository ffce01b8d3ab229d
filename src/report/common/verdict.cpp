#include "report/common/verdict.hpp"

#include <algorithm>

#include "osmlm/base/utf8.hpp"
#include "osmlm/base/words.hpp"
#include "report/common/late_before.hpp"
#include "report/common/missed.hpp"
#include "report/common/names.hpp"
#include "report/common/why_facts.hpp"

namespace osmlm {
namespace {

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }

const Conflict& worst(const std::vector<Conflict>& conflicts) {
    return *std::max_element(
        conflicts.begin(), conflicts.end(),
        [](const Conflict& a, const Conflict& b) { return a.need - a.have < b.need - b.have; });
}

/// Work for which there is no day at all: its deadline has passed, or comes before its start.
bool has_no_day(const Conflict& conflict) {
    return conflict.cases.empty() && conflict.have == 0 && conflict.from == conflict.until;
}

/// What was due on a day that is past, and what it waits for, which had no deadline of its own
/// then.
Line past_sentence(const Curriculum& curriculum, const Plan& plan, const Conflict& conflict) {
    Conflict due{conflict.from, conflict.until, 0, 0, {}, {}, {}};
    for (const PlannedResource& planned : plan.resources)
        if (std::ranges::count(conflict.resources, planned.resource) > 0 &&
            planned.deadline <= conflict.until) {
            due.resources.push_back(planned.resource);
            due.need += planned.left.value_or(0);
        }
    Line line{say(names_of(curriculum, plan, due, true).were() + "due on "),
              {conflict.until},
              say("; "),
              {Duration{due.need}, Tone::strong},
              say(" are left")};
    if (conflict.need > due.need)
        line.insert(line.end(), {say(", and "),
                                 {Duration{conflict.need - due.need}, Tone::strong},
                                 say(" of what comes before")});
    line.push_back(say("."));
    return line;
}

/// Why there is no day for it, as a sentence of its own.
Line no_day_sentence(const Curriculum& curriculum, const Plan& plan, const Conflict& conflict) {
    if (conflict.until < plan.today) return past_sentence(curriculum, plan, conflict);
    const FewNames names = names_of(curriculum, plan, conflict, true);
    if (conflict.until < plan.from)
        return {say(names.are() + "due on "),
                {conflict.until},
                say(", before the start, "),
                {plan.from},
                say(".")};
    const auto* resource =
        conflict.resources.size() == 1 ? &curriculum.resources[conflict.resources[0]] : nullptr;
    if (resource != nullptr && conflict.goals.empty() && resource->start > conflict.until)
        return {say(names.text + " starts on "),
                {*resource->start},
                say(", after its deadline, "),
                {conflict.until},
                say(".")};
    return {say(names.need()),
            {Duration{conflict.need}, Tone::strong},
            say(" by "),
            {conflict.until},
            say(", and there is no day for it until then.")};
}

bool asks_weekly_hours(const Plan& plan) {
    return std::any_of(plan.weekly.begin(), plan.weekly.end(),
                       [](const PlannedWeek& week) { return week.min > 0; });
}

Line fits_sentence(const Curriculum& curriculum, const Plan& plan) {
    if (curriculum.resources.empty()) return {say("Nothing is planned yet: add resources.")};
    if (std::none_of(plan.resources.begin(), plan.resources.end(),
                     [](const PlannedResource& each) { return each.is_required_work(); }))
        return {say(asks_weekly_hours(plan) ? "It fits: only the weekly hours are left."
                                            : "It fits: no required work is left.",
                    Tone::good)};
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

/// "Exam waits for Book or Course", where the cases are about which of them it is.
std::optional<std::string> wait_of(const Curriculum& curriculum, const Conflict& conflict) {
    const auto title = [&](std::size_t resource) {
        return shortened(curriculum.resources[resource].title, title_shown);
    };
    std::vector<std::string> members;
    for (const Case& one : conflict.cases) {
        const auto* waits = std::get_if<WaitsFor>(&one.assume);
        if (waits == nullptr) return std::nullopt;
        members.push_back(title(waits->member));
    }
    const auto& first = std::get<WaitsFor>(conflict.cases.front().assume);
    return title(first.resource) + " waits for " + join_words(members, "or");
}

Line short_sentence(const Curriculum& curriculum, const Plan& plan) {
    const Conflict& conflict = worst(plan.conflicts);
    const FewNames names = names_of(curriculum, plan, conflict, false);
    const std::string maxima = maxima_of(curriculum, plan, conflict);
    Line line{say("It does not fit", Tone::bad)};
    if (!conflict.cases.empty()) {
        const auto wait = wait_of(curriculum, conflict);
        line.push_back(
            say(wait ? ": " + *wait + ", and whichever it is, not all can be in time."
                     : ": there is no order that meets every deadline of " + names.text + "."));
    } else if (has_no_day(conflict)) {
        line.push_back(say(": "));
        for (Piece& piece : no_day_sentence(curriculum, plan, conflict))
            line.push_back(std::move(piece));
    } else {
        line.insert(line.end(), {say(": "),
                                 {Duration{conflict.need - conflict.have}, Tone::strong},
                                 say(" short by "),
                                 {conflict.until},
                                 say(", because of " + names.text +
                                     (maxima.empty() ? "" : " and " + maxima) + ".")});
    }
    return line;
}

Line conflict_sentence(const Curriculum& curriculum, const Plan& plan, const Conflict& conflict) {
    const FewNames names = names_of(curriculum, plan, conflict, true);
    if (!conflict.cases.empty()) {
        const auto wait = wait_of(curriculum, conflict);
        const std::string what = wait ? *wait
                                      : "Whatever comes first of " +
                                            names_of(curriculum, plan, conflict, false).text +
                                            ", some of it is late";
        return {say(what + ": each of the " + std::to_string(conflict.cases.size()) +
                    " cases ends in a conflict.")};
    }
    if (has_no_day(conflict)) return no_day_sentence(curriculum, plan, conflict);
    Line line{say(names.need()), {Duration{conflict.need}}};
    if (conflict.from == conflict.until)
        line.insert(line.end(), {say(" on "), {conflict.until}});
    else
        line.insert(line.end(), {say(" from "), {conflict.from}, say(" to "), {conflict.until}});
    const std::string maxima = maxima_of(curriculum, plan, conflict);
    line.insert(line.end(), {say("; there are "),
                             {Duration{conflict.have}},
                             say(maxima.empty() ? "." : ": " + maxima + " leaves no more.")});
    return line;
}

/// What comes late in a plan that does not fit.
struct Late {
    Minutes placed = 0;    ///< after its deadline
    Minutes nowhere = 0;   ///< without any place
    int works = 0;         ///< of which something has no place
    bool no_hours = true;  ///< none of the days that these may have has hours
};

Late late_of(const Curriculum& curriculum, const Plan& plan) {
    std::vector<Minutes> placed(curriculum.resources.size());
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions) placed[session.resource] += session.min;
    Late late;
    for (const PlannedResource& planned : plan.resources) {
        if (planned.late == 0) continue;
        const Minutes nowhere = planned.left.value_or(0) - placed[planned.resource];
        late.placed += planned.late - nowhere;
        late.nowhere += nowhere;
        if (nowhere == 0) continue;
        ++late.works;
        late.no_hours = late.no_hours && !has_hours(curriculum, plan, planned.resource);
    }
    return late;
}

/// All but the conflict that the verdict has told in full.
std::vector<Line> conflict_sentences(const Curriculum& curriculum, const Plan& plan) {
    std::vector<Line> lines;
    for (const Conflict& conflict : plan.conflicts) {
        const bool told = &conflict == &worst(plan.conflicts) && has_no_day(conflict);
        if (!told) lines.push_back(conflict_sentence(curriculum, plan, conflict));
    }
    return lines;
}

/// What a plan that does not fit costs, and the shift of deadlines that would do; may be empty.
Line late_sentence(const Curriculum& curriculum, const Plan& plan) {
    const Late late = late_of(curriculum, plan);
    Line line;
    const auto add = [&](std::string begin, std::string begin_after, std::vector<Piece> rest) {
        line.push_back(say(line.empty() ? std::move(begin) : "; " + std::move(begin_after)));
        line.insert(line.end(), rest.begin(), rest.end());
    };
    if (late.placed > 0) {
        add("In this plan ", "", {{Duration{late.placed}}, say(" come late")});
        if (late.placed + late.nowhere > plan.short_minutes && plan.short_minutes > 0)
            line.insert(line.end(),
                        {say(" (at least "), {Duration{plan.short_minutes}}, say(" in any)")});
    }
    if (late.nowhere > 0) {
        add("", "", {{Duration{late.nowhere}}, say(" find no place")});
        if (late.no_hours)
            line.push_back(say(late.works == 1 ? ": none of its days has hours"
                                               : ": none of their days has hours"));
    }
    if (const auto missed = missed_weekly(plan); !missed.empty()) {
        Minutes sum = 0;
        Day first = missed.front().first, last = missed.front().last;
        for (const MissedWeekly& of : missed) {
            sum += of.sum;
            first = std::min(first, of.first);
            last = std::max(last, of.last);
        }
        add("In this plan ", "",
            {{Duration{sum}},
             say(" of " + weekly_hours_of(curriculum, missed) + " are missed" +
                 (first == last ? "" : ", first") + " in the week of "),
             {first}});
    }
    if (plan.late_days && plan.late_days->at_most) {
        const int days = *plan.late_days->at_most;
        add("Every deadline ", "every deadline ",
            {say(std::to_string(days) + (days == 1 ? " day" : " days") + " later would do")});
    }
    if (!line.empty()) line.push_back(say("."));
    return line;
}

/// What it is of which nothing is proved: what the best plan found misses.
Line open_sentence(const Curriculum& curriculum, const Plan& plan) {
    std::vector<std::string> late, wanted;
    for (const PlannedResource& planned : plan.resources)
        if (planned.late > 0)
            late.push_back(shortened(curriculum.resources[planned.resource].title, title_shown));
    if (!late.empty())
        wanted.push_back("finishes " + few_of(std::move(late), false).text + " in time");
    if (const auto missed = missed_weekly(plan); !missed.empty())
        wanted.push_back("keeps " + weekly_hours_of(curriculum, missed));
    if (wanted.empty()) wanted.emplace_back("holds every rule");
    return {say("Not decided", Tone::warn), say(": no plan was found that " + join_words(wanted) +
                                                ", and no proof that there is none.")};
}

/// What the learner can do where nothing is decided.
Line advice(const Curriculum& curriculum, const Plan& plan) {
    if (plan.verdict != Verdict::open) return {};
    Line line{say("The plan shown keeps all else")};
    if (const auto change = asking_less(curriculum, plan))
        line.insert(line.end(), {say("; "),
                                 {CommandLine{"osmlm plan --if '" + change_words(*change) + "'"}},
                                 say(" tries whether less would do")});
    line.push_back(say("."));
    return line;
}

}  // namespace

Line stand_in_sentence(const std::vector<Finding>& findings) {
    const auto stands_in = [](const Finding& finding) { return finding.id == "stand-in"; };
    const auto first = std::find_if(findings.begin(), findings.end(), stands_in);
    if (first == findings.end()) return {};
    const auto count = std::count_if(first, findings.end(), stands_in);
    if (count == 1) return {say("Note: " + first->message + ".")};
    return {say("Note: " + std::to_string(count) + " resources stand in for what is not picked; "),
            {CommandLine{"osmlm check"}},
            say(" names them.")};
}

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
    if (plan.verdict == Verdict::fits) return fits_sentence(curriculum, plan);
    if (plan.verdict == Verdict::short_) return short_sentence(curriculum, plan);
    return open_sentence(curriculum, plan);
}

void add_verdict(const Curriculum& curriculum, const Plan& plan, std::size_t conflicts,
                 Report& report) {
    const auto add = [&](Line line) {
        if (!line.empty()) report.blocks.push_back(Paragraph{std::move(line)});
    };
    add(verdict_sentence(curriculum, plan));
    if (plan.verdict != Verdict::fits) {
        const auto sentences = conflict_sentences(curriculum, plan);
        for (std::size_t i = 0; i < std::min(conflicts, sentences.size()); ++i) add(sentences[i]);
        if (conflicts > 0 && sentences.size() > conflicts)
            add({say("And " + std::to_string(sentences.size() - conflicts) + " conflicts more.")});
        add(late_sentence(curriculum, plan));
        if (conflicts > 0 && !plan.conflicts.empty())
            add(late_before(curriculum, plan, worst(plan.conflicts).until));
        if (conflicts > 0) add(advice(curriculum, plan));
    }
    add(stand_in_sentence(plan.findings));
}

}  // namespace osmlm
