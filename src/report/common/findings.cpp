#include "osmlm/report/findings.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/core.h>

#include "osmlm/base/words.hpp"

namespace osmlm {

namespace {

std::string severity_name(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "note";
        case Severity::warning:
            return "warning";
        case Severity::error:
            return "error";
    }
    return "error";
}

Tone tone_of(Severity severity) {
    switch (severity) {
        case Severity::note:
            return Tone::quiet;
        case Severity::warning:
            return Tone::warn;
        case Severity::error:
            return Tone::bad;
    }
    return Tone::bad;
}

/// `curriculum.json:6:29`, as far as the place is known.
std::string place_of(const Finding& finding) {
    std::string place = finding.file;
    if (finding.line > 0) place += fmt::format(":{}", finding.line);
    if (finding.line > 0 && finding.column > 0) place += fmt::format(":{}", finding.column);
    return place;
}

/// A line or column: null when it is not known.
Cell known(int number) { return number > 0 ? Cell(std::int64_t{number}) : Cell(); }

Piece words(std::string text, Tone tone = Tone::plain) { return {std::move(text), tone}; }

Table finding_table(const std::vector<Finding>& findings) {
    Table table{
        "findings", {{"severity", "Severity"}, {"place", "Place"}, {"finding", "Finding"}}, {}};
    table.columns.back().wraps = true;
    for (const Finding& finding : findings) {
        const std::string place = finding.line > 0 || finding.path.empty()
                                      ? place_of(finding)
                                      : finding.file + finding.path;
        const std::string hint = finding.hint.empty() ? "" : " (" + finding.hint + ")";
        table.rows.push_back({words(severity_name(finding.severity), tone_of(finding.severity)),
                              words(place, Tone::quiet), words(finding.message + hint)});
    }
    return table;
}

Table finding_records(const std::vector<Finding>& findings) {
    Table table{"findings", {}, {}};
    for (const char* key :
         {"severity", "file", "line", "column", "path", "id", "message", "hint"}) {
        table.columns.push_back({key, {}});
    }
    for (const Finding& f : findings) {
        table.rows.push_back({words(severity_name(f.severity)),
                              words(f.file),
                              {known(f.line)},
                              {known(f.column)},
                              words(f.path),
                              words(f.id),
                              words(f.message),
                              words(f.hint)});
    }
    return table;
}

std::string counted(std::ptrdiff_t count, std::string_view name) {
    return fmt::format("{} {}{}", count, name, count == 1 ? "" : "s");
}

/// "1 error, 2 warnings and 3 notes."; and when the files are sound, but the plan is not, that too.
Line summary(const std::vector<Finding>& findings, const std::optional<Verdict>& verdict) {
    Line line{findings.empty() ? words("Nothing is wrong, and nothing is doubtful", Tone::good)
                               : words(counted_findings(findings))};
    if (verdict == Verdict::short_)
        line.insert(line.end(), {words("; but it does not fit: ", Tone::warn),
                                 {CommandLine{"osmlm plan"}, Tone::warn},
                                 words(" says why", Tone::warn)});
    line.push_back(words("."));
    return line;
}

}  // namespace

std::string counted_findings(const std::vector<Finding>& findings) {
    std::vector<std::string> parts;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
        const auto count = std::ranges::count(findings, severity, &Finding::severity);
        if (count > 0) parts.push_back(counted(count, severity_name(severity)));
    }
    return join_words(parts);
}

std::vector<Finding> findings_of(const Inputs& inputs, const std::vector<Finding>& of_plan) {
    return findings_of(inputs, inputs.state, of_plan);
}

std::vector<Finding> findings_of(const Inputs& inputs, const State& state,
                                 const std::vector<Finding>& of_plan) {
    std::vector<Finding> all = inputs.findings;
    for (const auto* more : {&inputs.journal.findings, &state.findings, &of_plan})
        all.insert(all.end(), more->begin(), more->end());
    return all;
}

Array findings_data(const std::vector<Finding>& findings) {
    Array data;
    for (const Finding& f : findings) {
        data.push_back(Object{{"id", Cell(f.id)},
                              {"severity", Cell(severity_name(f.severity))},
                              {"file", Cell(f.file)},
                              {"line", known(f.line)},
                              {"column", known(f.column)},
                              {"path", Cell(f.path)},
                              {"message", Cell(f.message)},
                              {"hint", Cell(f.hint)}});
    }
    return data;
}

std::vector<Block> finding_blocks(const std::vector<Finding>& findings) {
    std::vector<Block> blocks;
    for (const Finding& f : findings) {
        Line line = {words(place_of(f) + ": ", Tone::strong)};
        if (f.severity != Severity::error) {
            line.push_back(words(severity_name(f.severity) + ": ", tone_of(f.severity)));
        }
        if (!f.path.empty()) line.push_back(words(f.path + ": "));
        line.push_back(words(f.message));
        blocks.emplace_back(Paragraph{std::move(line), Wrap::terminal});
        if (!f.source.empty()) blocks.emplace_back(Excerpt{f.source, f.line, f.column});
        if (!f.hint.empty()) blocks.emplace_back(Paragraph{{words("        " + f.hint)}});
    }
    return blocks;
}

Report findings_report(const std::vector<Finding>& findings, Day today,
                       const std::optional<Verdict>& verdict) {
    std::vector<Finding> errors;
    std::vector<Finding> others;
    std::ranges::partition_copy(findings, std::back_inserter(errors), std::back_inserter(others),
                                [](const Finding& f) { return f.severity == Severity::error; });
    Report report{"osmlm.check/1", today, {}, finding_blocks(errors), finding_records(findings)};
    report.data = {{"findings", findings_data(findings)}, {"proof", Cell()}};
    if (!others.empty()) report.blocks.emplace_back(finding_table(others));
    report.blocks.emplace_back(Paragraph{summary(findings, verdict)});
    return report;
}

}  // namespace osmlm
