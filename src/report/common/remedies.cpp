#include "report/common/remedies.hpp"

#include <algorithm>
#include <array>

#include "osmlm/base/utf8.hpp"
#include "osmlm/base/words.hpp"
#include "report/common/plan_data.hpp"

namespace osmlm {
namespace {

constexpr std::size_t best_shown = 2;
constexpr std::size_t commands_shown = 7;  ///< of one remedy
constexpr std::size_t title_shown = 28;    ///< characters
constexpr std::array<const char*, 7> weekday_titles = {"Mon", "Tue", "Wed", "Thu",
                                                       "Fri", "Sat", "Sun"};

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }

std::string kind_name(Remedy::Kind kind) {
    switch (kind) {
        case Remedy::Kind::more_hours:
            return "more-hours";
        case Remedy::Kind::move_deadline:
            return "move-deadline";
        case Remedy::Kind::less_effort:
            return "less-effort";
        case Remedy::Kind::lower_weekly:
            return "lower-weekly";
        case Remedy::Kind::drop:
            return "drop";
        case Remedy::Kind::move_all:
            return "move-all";
        case Remedy::Kind::pair:
            return "pair";
    }
    return "pair";
}

std::string weekday_words(Weekdays weekdays) {
    std::vector<std::string> names;
    for (int w = 0; w < 7; ++w)
        if (weekdays.has(w)) names.emplace_back(weekday_titles[static_cast<std::size_t>(w)]);
    return join_words(names);
}

std::string days_words(int count) {
    return std::to_string(count) + (count == 1 ? " day" : " days");
}

std::string title_of(const Curriculum& curriculum, const Remedy& remedy) {
    if (remedy.resource)
        return shortened(curriculum.resources[*remedy.resource].title, title_shown);
    if (remedy.goal) return shortened(curriculum.goals[*remedy.goal].title, title_shown);
    return "the plan";
}

Line hours_words(const Remedy& remedy) {
    Line line{say("study "),
              {Duration{*remedy.min}, Tone::strong},
              say(remedy.new_days ? " on " : " more on "),
              say(weekday_words(remedy.weekdays))};
    if (remedy.to_the_limit) line.push_back(say(" (less where a day has no more room)"));
    line.insert(
        line.end(),
        {say(", until "), {remedy.until}, say(": "), {Duration{remedy.total}}, say(" in all")});
    return line;
}

/// What is to be done, as the begin of a sentence.
Line words_of(const Curriculum& curriculum, const Remedy& remedy) {
    const std::string title = title_of(curriculum, remedy);
    const auto amount = [&] { return Piece{Duration{*remedy.min}, Tone::strong}; };
    switch (remedy.kind) {
        case Remedy::Kind::more_hours:
            return hours_words(remedy);
        case Remedy::Kind::move_deadline: {
            const std::string what =
                remedy.resource || remedy.goal ? "the deadline of " + title : "the end of the plan";
            return {say("move " + what + " by "),
                    say(days_words(*remedy.days), Tone::strong),
                    say(", to "),
                    {*remedy.to}};
        }
        case Remedy::Kind::less_effort:
            return {say("do "), amount(), say(" less of " + title)};
        case Remedy::Kind::lower_weekly:
            return {say("give " + title + " "), amount(), say(" less a week")};
        case Remedy::Kind::drop:
            return {say("leave " + title + " out, with its "),
                    {Duration{remedy.total}, Tone::strong}};
        case Remedy::Kind::move_all:
            return {say("move every deadline by "), say(days_words(*remedy.days), Tone::strong)};
        case Remedy::Kind::pair:
            break;
    }
    Line line = words_of(curriculum, remedy.parts[0]);
    line.push_back(say(", and "));
    for (Piece& piece : words_of(curriculum, remedy.parts[1])) line.push_back(std::move(piece));
    return line;
}

Line sentence(const Curriculum& curriculum, const Remedy& remedy) {
    Line line = words_of(curriculum, remedy);
    auto& first = std::get<std::string>(line.front().value);
    first.front() = static_cast<char>(first.front() - 'a' + 'A');
    line.push_back(say("."));
    return line;
}

}  // namespace

Array remedies_data(const Plan& plan) {
    Array array;
    for (const Remedy& remedy : plan.remedies) {
        Array changes;
        for (const Change& change : remedy.changes) changes.push_back(Cell(change_words(change)));
        array.push_back(Object{
            {"kind", Cell(kind_name(remedy.kind))},
            {"changes", std::move(changes)},
            {"min", cell_or_null<Duration>(remedy.min)},
            {"days", remedy.days ? Cell(std::int64_t{*remedy.days}) : Cell()},
            {"to", remedy.to ? Cell(*remedy.to) : Cell()},
        });
    }
    return array;
}

void add_best_remedies(const Curriculum& curriculum, const Plan& plan, Report& report) {
    if (plan.remedies.empty()) return;
    Line line{say("It would fit if you ")};
    for (std::size_t i = 0; i < std::min(best_shown, plan.remedies.size()); ++i) {
        if (i > 0) line.push_back(say("; or if you "));
        for (Piece& piece : words_of(curriculum, plan.remedies[i]))
            line.push_back(std::move(piece));
    }
    line.insert(line.end(), {say(". "), {CommandLine{"osmlm urgency"}}, say(" has the commands.")});
    report.blocks.push_back(Paragraph{std::move(line)});
}

void add_remedies(const Curriculum& curriculum, const Plan& plan, Report& report) {
    if (plan.verdict == Verdict::open) {
        report.blocks.push_back(Paragraph{});
        report.blocks.push_back(
            Paragraph{{say("No remedy was looked for: that needs a proof that it does not fit.")}});
    }
    if (plan.verdict != Verdict::short_) return;
    if (plan.remedies.empty()) {
        report.blocks.push_back(Paragraph{});
        report.blocks.push_back(Paragraph{
            {say("No single change, and no pair of changes, was found that makes it fit.")}});
        return;
    }
    report.blocks.push_back(Heading{{say(
        plan.remedies.size() == 1 ? "This would make it fit" : "Any of these would make it fit",
        Tone::strong)}});
    for (const Remedy& remedy : plan.remedies) {
        report.blocks.push_back(Paragraph{sentence(curriculum, remedy)});
        const std::size_t shown =
            remedy.changes.size() > commands_shown ? commands_shown - 1 : remedy.changes.size();
        for (std::size_t i = 0; i < shown; ++i)
            report.blocks.push_back(
                Paragraph{{say("    "),
                           {CommandLine{"osmlm " + change_words(remedy.changes[i])}, Tone::quiet}},
                          Wrap::never});
        if (shown < remedy.changes.size())
            report.blocks.push_back(
                Paragraph{{say("    and " + std::to_string(remedy.changes.size() - shown) +
                               " more, for each deadline one: "),
                           {CommandLine{"osmlm urgency --json"}}}});
    }
    report.blocks.push_back(how_to_try());
}

Paragraph how_to_try() {
    return {{{CommandLine{"osmlm plan --if 'set ...'"}, Tone::quiet},
             say(" shows what such a change does; osmlm does not write the curriculum yet.",
                 Tone::quiet)}};
}

}  // namespace osmlm
