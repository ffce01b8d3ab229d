#include <algorithm>
#include <iterator>
#include <memory>
#include <sstream>

#include "cli/desk/proved_plan.hpp"
#include "cli/world/elsewhere.hpp"
#include "osmlm/base/words.hpp"
#include "osmlm/cli/command.hpp"
#include "osmlm/report/findings.hpp"
#include "osmlm/report/reports.hpp"
#include "osmlm/store/log_file.hpp"
#include "osmlm/store/plan_json.hpp"
#include "osmlm/store/store.hpp"

namespace osmlm {

namespace {

struct Options {
    std::optional<std::string> proof;  ///< empty: of the plan of now
    std::optional<std::string> file;
};

Failure usage(std::string message, std::string hint) {
    return {Exit::usage, std::move(message), std::move(hint), {}};
}

/// Everything derived again.
Proof verified(const Inputs& inputs, Proof proof) {
    const std::vector<Record>& records = inputs.journal.records;
    std::ranges::move(verify(inputs.curriculum, records, proof.plan, proof.until),
                      std::back_inserter(proof.broken));
    if (proof.broken.empty()) proof.sums = sums_of(inputs.curriculum, records, proof.plan);
    return proof;
}

Expected<std::string, Failure> text_of(const std::string& file, const World& world) {
    if (file == "-") {
        std::ostringstream text;
        if (world.in.text != nullptr) text << world.in.text->rdbuf();
        return std::move(text).str();
    }
    auto text = read_file(world.directory / file);
    if (!text) return text.error();
    if (!*text)
        return usage("there is no file " + printable(file),
                     "osmlm plan --all --json -o " + printable(file) + " writes one");
    return **std::move(text);
}

/// `check --proof FILE`: only of what the file says.
Result answer_file(const std::string& file, const Inputs& inputs, const Site& site) {
    const auto text = text_of(file, site.world);
    if (!text) return text.error();
    const std::string name = file == "-" ? "standard input" : printable(file);
    const auto written = parse_plan(*text, inputs.curriculum, name);
    if (!written) return Failure{Exit::input, {}, {}, written.error()};
    std::optional<Day> cut;
    if (goes_on_after(inputs.curriculum, written->plan, written->until)) cut = written->until;
    std::vector<Violation> broken;
    for (const Finding& one : written->contradictions) broken.push_back({one.id, one.message});
    const Proof proof = verified(inputs, {written->plan, name, cut, std::move(broken), {}});
    Report report = findings_report({}, site.today.day);
    report.blocks.clear();
    add_proof(inputs.curriculum, proof, report);
    const bool holds = proof.broken.empty();
    return Outcome{std::move(report), holds ? Exit::done : Exit::answer_no, !holds};
}

/// Everything that is wrong or doubtful, and with `--proof` the plan of now derived again.
Result answer_all(bool proof, const Inputs& inputs, const Site& site) {
    const Today& today = site.today;
    const auto plan = proved_plan(inputs, today);
    if (!plan) return plan.error();
    std::vector<Finding> of_plan = plan->findings;
    std::ranges::move(missed_of(inputs.curriculum, *plan), std::back_inserter(of_plan));
    locate(of_plan, inputs.text);
    std::vector<Finding> findings = findings_of(inputs, of_plan);
    const auto log = read_log(inputs.directory);
    if (!log) return log.error();
    std::ranges::move(findings_elsewhere(inputs, *log, today.day), std::back_inserter(findings));
    const bool wrong = std::ranges::any_of(
        findings, [](const Finding& f) { return f.severity != Severity::note; });
    Report report = findings_report(findings, today.day, plan->verdict);
    if (proof) {
        report.blocks.emplace_back(Paragraph{});
        add_proof(inputs.curriculum, verified(inputs, {*plan, {}, {}, {}, {}}), report);
    }
    return Outcome{std::move(report), wrong ? Exit::answer_no : Exit::done,
                   proof || !findings.empty() || plan->verdict != Verdict::fits};
}

/// What is wrong with the curriculum; there is no plan that could be proved.
Result answer_errors(bool proof, const Failure& failure, const Site& site) {
    Report report = findings_report(failure.findings, site.today.day);
    if (proof)
        report.blocks.emplace_back(Paragraph{
            {{std::string("There is nothing to prove while the curriculum has errors.")}}});
    return Outcome{std::move(report), Exit::input};
}

Result answer(const Options& options, const Expected<Inputs, Failure>& inputs, const Site& site) {
    const bool named = options.proof && !options.proof->empty();
    if (options.file && (!options.proof || named))
        return usage("check takes a file only after --proof", "osmlm check --proof FILE");
    if (!inputs && inputs.error().findings.empty()) return inputs.error();
    if (!inputs) return answer_errors(options.proof.has_value(), inputs.error(), site);
    if (options.file || named)
        return answer_file(options.file ? *options.file : *options.proof, *inputs, site);
    return answer_all(options.proof.has_value(), *inputs, site);
}

Action declare(Arguments& arguments) {
    auto options = std::make_shared<Options>();
    arguments.value_or("--proof", options->proof, "", "FILE",
                       "Derive every rule of the plan again, or of one given as JSON.");
    arguments.optional_word("FILE", options->file, "The plan's JSON; - is standard input.");
    return AfterTry([options](const Expected<Inputs, Failure>& inputs, const Site& site) {
        return answer(*options, inputs, site);
    });
}

}  // namespace

extern const Command check_command;
constinit const Command check_command{"check",
                                      "",
                                      Command::Group::more,
                                      "Shows everything that is wrong or doubtful.",
                                      "text json csv md",
                                      declare};

}  // namespace osmlm
