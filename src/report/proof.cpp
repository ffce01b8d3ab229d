#include <algorithm>
#include <set>
#include <type_traits>

#include <fmt/core.h>

#include "osmlm/base/words.hpp"
#include "osmlm/report/findings.hpp"
#include "osmlm/report/reports.hpp"
#include "report/common/verdict.hpp"

namespace osmlm {
namespace {

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }
Piece time(Minutes minutes, Tone tone = Tone::plain) { return {Duration{minutes}, tone}; }

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

struct Counts {
    std::size_t rules, days, sessions = 0, resources, weeks, conflicts;
};

Counts counts_of(const Proof& proof) {
    Counts counts{rule_names().size(),         proof.plan.days.size(),   0,
                  proof.plan.resources.size(), proof.plan.weekly.size(), proof.sums.size()};
    for (const PlannedDay& day : proof.plan.days) counts.sessions += day.sessions.size();
    return counts;
}

/// Figures that the verifier looks at for contradictions only, or, as those of a comparison, not.
constexpr const char* not_derived[] = {
    "load",   "buffer_days", "late_days", "remedies",     "findings",      "why",    "until",
    "before", "changes",     "moved",     "hours_a_week", "moved_minutes", "reasons"};

// --- for programs ---------------------------------------------------------------------------

Array weeks_data(const std::vector<Sums::OfWeek>& weeks) {
    Array array;
    for (const Sums::OfWeek& week : weeks)
        array.push_back(
            Object{{"week", Cell(Week{week.monday})}, {"min", Cell(Duration{week.min})}});
    return array;
}

Object sums_data(const Curriculum& curriculum, const Sums& sums) {
    Array left, minima;
    for (const auto& [resource, min] : sums.left)
        left.push_back(Object{{"resource", Cell(curriculum.resources[resource].id)},
                              {"min", Cell(Duration{min})}});
    for (const auto& [goal, weeks] : sums.minima)
        minima.push_back(
            Object{{"goal", Cell(curriculum.goals[goal].id)}, {"weeks", weeks_data(weeks)}});
    return {
        {"left", std::move(left)}, {"minima", std::move(minima)}, {"have", weeks_data(sums.have)}};
}

Object proof_data(const Curriculum& curriculum, const Proof& proof) {
    const Counts counts = counts_of(proof);
    const auto number = [](std::size_t count) { return Cell(static_cast<std::int64_t>(count)); };
    Array broken, sums, open;
    for (const Violation& one : proof.broken)
        broken.push_back(Object{{"rule", Cell(one.rule)}, {"message", Cell(one.message)}});
    for (const Sums& one : proof.sums) sums.push_back(sums_data(curriculum, one));
    for (const char* name : not_derived) open.push_back(Cell(std::string(name)));
    return {{"file", proof.file ? Cell(*proof.file) : Cell()},
            {"today", Cell(proof.plan.today)},
            {"until", proof.until ? Cell(*proof.until) : Cell()},
            {"verdict", Cell(verdict_name(proof.plan.verdict))},
            {"holds", Cell(proof.broken.empty())},
            {"checked", Object{{"rules", number(counts.rules)},
                               {"days", number(counts.days)},
                               {"sessions", number(counts.sessions)},
                               {"resources", number(counts.resources)},
                               {"weeks", number(counts.weeks)},
                               {"conflicts", number(counts.conflicts)}}},
            {"not_derived", std::move(open)},
            {"broken", std::move(broken)},
            {"sums", std::move(sums)}};
}

// --- for people -----------------------------------------------------------------------------

/// Terms of a sum, such as `20h Linear algebra + 2 weeks of 5h from Mon 7 Sep`.
class Terms {
public:
    explicit Terms(Line line) : line_(std::move(line)) {}

    void add(std::vector<Piece> pieces) {
        line_.push_back(say(first_ ? " = " : " + "));
        first_ = false;
        line_.insert(line_.end(), pieces.begin(), pieces.end());
    }

    /// Weeks that follow each other with as much are one term.
    void add_weeks(const std::vector<Sums::OfWeek>& weeks, const std::string& what) {
        for (auto begin = weeks.begin(); begin != weeks.end();) {
            auto end = begin;
            while (end != weeks.end() && end->min == begin->min &&
                   end->monday == begin->monday + days{7} * (end - begin))
                ++end;
            const auto count = end - begin;
            if (count > 1)
                add({say(fmt::format("{} weeks of ", count)),
                     time(begin->min),
                     say(what + " from "),
                     {begin->monday}});
            else
                add({time(begin->min), say(what + " in the week of "), {begin->monday}});
            begin = end;
        }
    }

    [[nodiscard]] Line line() && { return std::move(line_); }

private:
    Line line_;
    bool first_ = true;
};

class Writer {
public:
    Writer(const Curriculum& curriculum, const Proof& proof, Report& report)
        : curriculum_(curriculum), sums_(proof.sums.begin()), report_(report) {}

    void write(const std::vector<Conflict>& conflicts, std::size_t depth) {
        for (const Conflict& conflict : conflicts) {
            if (depth == 0)
                report_.blocks.push_back(Heading{{say("Why it does not fit, "),
                                                  {conflict.from},
                                                  say(" to "),
                                                  {conflict.until}}});
            if (conflict.cases.empty())
                write_sums(conflict, *sums_++, depth);
            else
                write_cases(conflict, depth);
        }
    }

private:
    void add(std::size_t depth, Line line) {
        line.insert(line.begin(), say(std::string(2 * depth + 2, ' ')));
        report_.blocks.push_back(Paragraph{std::move(line)});
    }

    void write_sums(const Conflict& conflict, const Sums& sums, std::size_t depth) {
        if (depth > 0) add(depth, {{conflict.from}, say(" to "), {conflict.until}, say(":")});
        Terms need({say("need  "), time(conflict.need, Tone::strong)});
        for (const auto& [resource, left] : sums.left)
            need.add({time(left), say(" " + curriculum_.resources[resource].title)});
        for (const auto& [goal, weeks] : sums.minima)
            need.add_weeks(weeks, " of " + curriculum_.goals[goal].title);
        add(depth, std::move(need).line());
        Terms have({say("have  "), time(conflict.have, Tone::strong)});
        have.add_weeks(sums.have, "");
        add(depth, std::move(have).line());
        add(depth, {say("short "), time(conflict.need - conflict.have, Tone::bad), say(" = "),
                    time(conflict.need), say(" - "), time(conflict.have)});
    }

    void write_cases(const Conflict& conflict, std::size_t depth) {
        add(depth, {say(fmt::format("In each of {} cases, one of which must be:",
                                    conflict.cases.size()))});
        for (const Case& branch : conflict.cases) {
            Line line{say("- ")};
            for (Piece& piece : assumption(branch.assume)) line.push_back(std::move(piece));
            line.push_back(say(":"));
            add(depth, std::move(line));
            write(branch.conflicts, depth + 1);
        }
    }

    [[nodiscard]] Line assumption(const Assumption& assumed) const {
        const auto resource = [&](std::size_t i) { return say(curriculum_.resources[i].title); };
        const auto goal = [&](std::size_t i) { return say(curriculum_.goals[i].title); };
        return std::visit(
            [&](const auto& a) -> Line {
                using Kind = std::decay_t<decltype(a)>;
                if constexpr (std::is_same_v<Kind, FinishedBy>)
                    return {resource(a.resource), say(" is finished by "), {a.until}};
                else if constexpr (std::is_same_v<Kind, NotBefore>)
                    return {resource(a.resource), say(" does not begin before "), {a.from}};
                else if constexpr (std::is_same_v<Kind, AtMost>)
                    return {goal(a.goal), say(" has at most "), time(a.max), say(" on "), {a.date}};
                else if constexpr (std::is_same_v<Kind, AtLeast>)
                    return {
                        goal(a.goal), say(" has at least "), time(a.min), say(" on "), {a.date}};
                else if constexpr (std::is_same_v<Kind, GoalFinished>)
                    return {say("the last required work of "),
                            goal(a.goal),
                            say(a.finished ? " lies in or before the week of "
                                           : " lies after the week of "),
                            {a.monday}};
                else
                    return {resource(a.resource), say(" waits for "), resource(a.member)};
            },
            assumed);
    }

    const Curriculum& curriculum_;
    std::vector<Sums>::const_iterator sums_;
    Report& report_;
};

/// `45 rules, of 13 days, 19 sessions and 4 resources`.
std::string asked_of(const Counts& counts) {
    std::vector<std::string> parts;
    const auto add = [&](std::size_t count, const std::string& one, const std::string& many) {
        if (count > 0) parts.push_back(counted(count, one, many));
    };
    add(counts.days, "day", "days");
    add(counts.sessions, "session", "sessions");
    add(counts.resources, "resource", "resources");
    add(counts.weeks, "week of weekly hours", "weeks of weekly hours");
    add(counts.conflicts, "sum that shows that it cannot fit", "sums that show that it cannot fit");
    return fmt::format("{} rules{}{}", counts.rules, parts.empty() ? "" : ", of ",
                       join_words(parts));
}

Line result_line(const Proof& proof) {
    std::set<std::string> names;
    for (const Violation& one : proof.broken) names.insert(one.rule);
    Line line{say(proof.file ? *proof.file + ": " : "")};
    if (names.empty())
        line.push_back(say("Every rule holds", Tone::good));
    else
        line.push_back(say(counted(names.size(), "rule is broken", "rules are broken"), Tone::bad));
    line.push_back(say("; derived again: " + asked_of(counts_of(proof)) + "."));
    return line;
}

Table broken_table(const std::vector<Violation>& broken) {
    Table table{"broken", {{"rule", "Rule"}, {"message", "What breaks it"}}, {}};
    table.columns.back().wraps = true;
    for (const Violation& one : broken)
        table.rows.push_back({say(one.rule, Tone::bad), say(one.message)});
    return table;
}

}  // namespace

void add_proof(const Curriculum& curriculum, const Proof& proof, Report& report) {
    report.data.back().second = proof_data(curriculum, proof);
    const auto add = [&](Line line) { report.blocks.push_back(Paragraph{std::move(line)}); };
    add(result_line(proof));
    if (proof.until)
        add({say("Its days are cut after "),
             {*proof.until},
             say(": what comes later, and whether all of it is planned and in time, is not in the "
                 "file. "),
             {CommandLine{"osmlm plan --all --json"}},
             say(" writes all days.")});
    add(
        {say("Not derived again: load, buffer and shift of deadlines, reasons, remedies and "
             "comparisons.",
             Tone::quiet)});
    if (!proof.broken.empty()) report.blocks.push_back(broken_table(proof.broken));
    if (proof.broken.empty()) Writer(curriculum, proof, report).write(proof.plan.conflicts, 0);
    if (proof.file) report.records = broken_table(proof.broken);
}

}  // namespace osmlm
