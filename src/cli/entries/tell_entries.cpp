#include <algorithm>
#include <map>

#include <fmt/core.h>

#include "cli/entries/log_entry.hpp"
#include "osmlm/base/clock.hpp"
#include "osmlm/base/words.hpp"
#include "osmlm/logbook/pace.hpp"
#include "osmlm/logbook/records.hpp"
#include "osmlm/plan/in_plan.hpp"
#include "osmlm/report/written.hpp"

namespace osmlm {

namespace {

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }

Draft log_draft(const Entry& entry) {
    Draft draft;
    draft.timer = entry.timer;
    draft.date.set(entry.date);
    draft.resource = entry.resource.id;
    draft.min.set(entry.min);
    if (entry.start) draft.start.set(*entry.start);
    if (!entry.note.empty()) draft.note = entry.note;
    if (entry.page) draft.page.set(*entry.page);
    return draft;
}

/// What is left of each resource while the entries of one command are told one by one.
class Tally {
public:
    explicit Tally(const Inputs& inputs) : inputs_(inputs), progress_(inputs.state.progress) {}

    /// Counts the entry; afterwards what is left, and how far the hours are beyond that.
    void count(const Entry& entry) {
        Progress& progress = progress_[*entry.resource.resource];
        PagePace& pace = pace_of(*entry.resource.resource);
        pace.count(entry.min, entry.page);
        if (entry.left && entry.left->pages) pace.tell_left(*entry.left->pages);
        over_ = 0;
        progress.logged += entry.min;
        if (!progress.left) return;
        const Minutes left = *progress.left - entry.min;
        if (left < 0 && !progress.done && !entry.done && !entry.left) over_ = -left;
        progress.left = std::max<Minutes>(0, left);
        if (entry.done) progress.done = true;
        if (entry.done) progress.left = 0;
        if (entry.left && entry.left->min) progress.left = *entry.left->min;
    }
    [[nodiscard]] const Progress& of(const Entry& entry) const {
        return progress_[*entry.resource.resource];
    }
    [[nodiscard]] std::optional<double> minutes_per_page(const Entry& entry) const {
        return paces_.at(*entry.resource.resource).minutes_per_page();
    }
    [[nodiscard]] Minutes over() const { return over_; }

private:
    PagePace& pace_of(std::size_t resource) {
        const auto found = paces_.find(resource);
        if (found != paces_.end()) return found->second;
        return paces_.emplace(resource, PagePace(inputs_.curriculum, inputs_.state, resource))
            .first->second;
    }

    const Inputs& inputs_;
    std::vector<Progress> progress_;
    std::map<std::size_t, PagePace> paces_;  ///< of the resources that are told
    Minutes over_ = 0;
};

bool is_finished(const Progress& progress) { return progress.left == 0; }

/// What the resource waits for, as far as its prerequisites are not finished.
std::vector<std::string> waits_for(const Desk& desk, std::size_t resource) {
    const Curriculum& curriculum = desk.inputs.curriculum;
    std::vector<std::string> names;
    for (const Prerequisite& any : curriculum.resources[resource].after) {
        const bool holds = std::any_of(any.begin(), any.end(), [&](std::size_t r) {
            return is_finished(desk.inputs.state.progress[r]) || curriculum.resources[r].dropped ||
                   !curriculum.resources[r].effort;
        });
        if (!holds && !any.empty())
            names.push_back('"' + curriculum.resources[any.front()].title + '"');
    }
    return names;
}

void add_pages(const Desk& desk, const Entry& entry, const Tally& tally, std::vector<Line>& lines) {
    const auto& effort = desk.inputs.curriculum.resources[*entry.resource.resource].effort;
    if (entry.page.value_or(0) < 1 || !effort || !effort->pages || *entry.page > *effort->pages)
        return;
    if (entry.left || entry.done) return;  // what is left has been said
    const std::int64_t pages = *effort->pages - *entry.page;
    const double pace = tally.minutes_per_page(entry).value_or(0);
    lines.push_back({say(fmt::format("Page {} of {}: at your pace the other {} take ", *entry.page,
                                     *effort->pages, pages)),
                     {Duration{pages_to_minutes(pages, pace)}},
                     say("; "),
                     {CommandLine{fmt::format("osmlm left {} {}p", entry.resource.id, pages)}},
                     say(" plans with that")});
}

Line finished_or_not(const std::string& resource) {
    return {say("Finished? "),
            {CommandLine{"osmlm done " + resource}},
            say(". More to come? "),
            {CommandLine{"osmlm left " + resource + " 5h"}}};
}

/// What is worth a sentence beside the hours themselves.
void add_remarks(const Desk& desk, const Entry& entry, const Tally& tally, std::string_view id,
                 std::vector<Line>& lines) {
    const std::string& resource = entry.resource.id;
    if (!entry.day_was_said && !entry.start && desk.today.minute.value_or(0) >= 1440) {
        lines.push_back(
            {say(fmt::format("It is before {}, so this counts for ",
                             clock_text(desk.inputs.curriculum.schedule.day_starts))),
             {entry.date},
             say("; for the new day: "),
             {CommandLine{fmt::format("osmlm amend {} {}", id, iso_date(entry.date + days{1}))}}});
    }
    if (!entry.day_was_said && entry.start && desk.today.minute &&
        *entry.start + entry.min > *desk.today.minute && entry.date == desk.today.day) {
        lines.push_back({say("That is still to come; if it was the day before: "),
                         {CommandLine{fmt::format("osmlm amend {} yesterday", id)}}});
    }
    if (ids_only(desk) && !entry.day_was_said && desk.today.minute) {
        lines.push_back(
            {say("The day is that of this machine's clock: neither the time zone nor "
                 "day-starts could be read")});
    }
    if (!entry.resource.resource) return;
    const Resource& what = desk.inputs.curriculum.resources[*entry.resource.resource];
    if (!resources_in_plan(desk.inputs.curriculum, desk.inputs.state)[*entry.resource.resource]) {
        lines.push_back({say(
            what.dropped ? "It was dropped, and is not in the plan; the hours count all the same"
                         : "A choice has not picked it, so that it is not in the plan; the "
                           "hours count all the same")});
    }
    if (const auto waits = waits_for(desk, *entry.resource.resource); !waits.empty()) {
        lines.push_back({say(fmt::format("It still waits for {}; the hours count all the same",
                                         join_words(waits)))});
    }
    add_pages(desk, entry, tally, lines);
    if (tally.over() > 0) {
        Line line = finished_or_not(resource);
        line.insert(line.begin(),
                    {{Duration{tally.over()}, Tone::warn}, say(" more than planned. ")});
        lines.push_back(std::move(line));
    } else if (what.effort && is_finished(tally.of(entry)) && !tally.of(entry).done) {
        lines.push_back(finished_or_not(resource));
    }
}

/// `; 41h left`, `; done`, or nothing for open work.
void add_left(const Entry& entry, const Tally& tally, Line& line) {
    if (!entry.resource.resource) return;
    const Progress& progress = tally.of(entry);
    if (progress.done && progress.left == 0) {
        line.push_back(say("; done", Tone::good));
    } else if (progress.left) {
        const bool nothing = *progress.left == 0;
        const Cell left = nothing ? Cell(std::string("nothing")) : Cell(Duration{*progress.left});
        line.insert(line.end(), {say("; "), {left}, say(" left")});
    }
}

void write_left(const Desk& desk, Scribe& scribe, const Entry& entry) {
    if (!entry.left && !entry.done) return;
    Draft draft;
    draft.op = entry.done ? Op::done : Op::left;
    draft.date.set(desk.today.day);
    draft.resource = entry.resource.id;
    if (entry.left && entry.left->min) draft.min.set(*entry.left->min);
    if (entry.left && entry.left->pages) draft.pages.set(*entry.left->pages);
    scribe.write(std::move(draft));
}

}  // namespace

Outcome tell_written(const Desk& desk, const Scribe& scribe, std::string_view command,
                     std::vector<Line> lines, std::optional<Minutes> left) {
    WrittenView view{command, std::move(lines), {}, left, desk.dry_run};
    for (const Written& written : scribe.written()) {
        const Draft& draft = written.draft;
        view.records.push_back(
            {written.id, draft.resource.empty() ? "" : title_of(desk, draft.resource), draft});
    }
    return Outcome{written_report(view, desk.today.day)};
}

Outcome tell_entries(const Desk& desk, Scribe& scribe, std::string_view command,
                     const std::vector<Entry>& entries) {
    std::vector<std::string> ids;
    for (const Entry& entry : entries) {
        ids.push_back(scribe.write(log_draft(entry)));
        write_left(desk, scribe, entry);
    }
    Tally tally(desk.inputs);
    std::vector<Line> lines;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Entry& entry = entries[i];
        const Draft draft = log_draft(entry);
        const std::string id = short_id(desk.inputs.journal.records, ids[i], scribe.ids());
        if (entry.resource.resource) tally.count(entry);
        Line line{say("logged ", Tone::good)};
        for (Piece& piece : told(draft, title_of(desk, entry.resource)))
            line.push_back(std::move(piece));
        line.push_back(say(" (" + id + ")", Tone::quiet));
        add_left(entry, tally, line);
        if (entries.size() == 1)
            line.insert(line.end(),
                        {say("; undo: ", Tone::quiet), {CommandLine{"osmlm undo"}, Tone::quiet}});
        lines.push_back(std::move(line));
        add_remarks(desk, entry, tally, id, lines);
    }
    if (entries.size() > 1) {
        lines.push_back({say(fmt::format("{} sessions; undo all of them: ", entries.size())),
                         {CommandLine{"osmlm undo"}}});
    }
    const Entry& last = entries.back();
    return tell_written(desk, scribe, command, std::move(lines),
                        last.resource.resource ? tally.of(last).left : std::nullopt);
}

}  // namespace osmlm
