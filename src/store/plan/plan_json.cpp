#include "osmlm/store/plan_json.hpp"

#include <algorithm>

#include "osmlm/base/duration.hpp"
#include "osmlm/model/calendar.hpp"
#include "store/plan/reader.hpp"

namespace osmlm {
namespace {

/// The time in a window of the day: hours after midnight belong to the day before.
int in_window(int start, const DayHours& hours) {
    const auto inside = [&](int time) {
        return std::ranges::any_of(hours.windows, [&](const ClockWindow& window) {
            return window.from <= time && time < window.until;
        });
    };
    return !inside(start) && inside(start + 24 * 60) ? start + 24 * 60 : start;
}

Why read_why(PlanReader& read, const JsonNode& session) {
    return read.word<Why>(session, "why", "a reason such as \"deadline\"",
                          {{"deadline", Why::deadline},
                           {"prerequisite", Why::prerequisite},
                           {"weekly", Why::weekly},
                           {"optional", Why::optional},
                           {"stable", Why::stable},
                           {"priority", Why::priority},
                           {"even", Why::even},
                           {"early", Why::early}});
}

PlannedDay read_planned_day(PlanReader& read, const JsonNode& node) {
    PlannedDay day;
    day.date = read.value<&PlanReader::day>(node, "date");
    day.hours = read.value<&PlanReader::minutes>(node, "hours");
    day.logged = read.value<&PlanReader::minutes>(node, "logged");
    Minutes sum = 0;
    for (const JsonNode* item : read.items(node, "sessions")) {
        if (!is_object(read.reader, *item, "a session")) continue;
        PlannedSession session;
        session.resource = read.value<&PlanReader::resource>(*item, "resource");
        session.min = read.value<&PlanReader::minutes>(*item, "min");
        session.start = read.or_null<&PlanReader::clock>(*item, "start");
        if (session.start)
            session.start = in_window(*session.start, hours_on(read.curriculum.schedule, day.date));
        session.why = read_why(read, *item);
        sum += session.min;
        day.sessions.push_back(session);
    }
    const Minutes planned = read.value<&PlanReader::minutes>(node, "planned");
    if (planned != sum && !read.reader.failed())
        read.reader.warning("day-planned", node,
                            iso_date(day.date) + " has sessions of " + duration_text(sum) +
                                ", not " + duration_text(planned));
    return day;
}

PlannedResource read_planned_resource(PlanReader& read, const JsonNode& node) {
    PlannedResource resource;
    resource.resource = read.value<&PlanReader::resource>(node, "id");
    resource.left = read.or_null<&PlanReader::minutes>(node, "left");
    resource.first = read.or_null<&PlanReader::day>(node, "first");
    resource.last = read.or_null<&PlanReader::day>(node, "last");
    resource.deadline = read.or_null<&PlanReader::day>(node, "deadline");
    resource.slack = read.or_null<&PlanReader::minutes>(node, "slack");
    resource.late = read.value<&PlanReader::minutes>(node, "late");
    resource.optional = read.value<&PlanReader::truth>(node, "optional");
    resource.picked = read.value<&PlanReader::truth>(node, "picked");
    const auto said = read.or_null<&PlanReader::goal>(node, "goal");
    if (!read.reader.failed() && said != read.curriculum.resources[resource.resource].goal)
        read.reader.warning("resource-goal", node,
                            read.curriculum.resources[resource.resource].id +
                                " belongs to another goal, or to none");
    return resource;
}

PlannedWeek read_planned_week(PlanReader& read, const JsonNode& node) {
    PlannedWeek week;
    week.goal = read.value<&PlanReader::goal>(node, "goal");
    week.monday = read.value<&PlanReader::week>(node, "week");
    week.min = read.value<&PlanReader::minutes>(node, "min");
    week.max = read.or_null<&PlanReader::minutes>(node, "max");
    week.logged = read.value<&PlanReader::minutes>(node, "logged");
    week.planned = read.value<&PlanReader::minutes>(node, "planned");
    return week;
}

std::optional<LateDays> read_late_days(PlanReader& read, const JsonNode& root) {
    const JsonNode* node = read.member(root, "late_days");
    if (node == nullptr || node->kind == JsonNode::Kind::null ||
        !is_object(read.reader, *node, "an object or null"))
        return std::nullopt;
    return LateDays{read.or_null<&PlanReader::count>(*node, "at_least"),
                    read.or_null<&PlanReader::count>(*node, "at_most")};
}

template <class Item>
std::vector<Item> read_all(PlanReader& read, const JsonNode& root, std::string_view key,
                           Item (*read_item)(PlanReader&, const JsonNode&)) {
    std::vector<Item> all;
    for (const JsonNode* node : read.items(root, key))
        if (is_object(read.reader, *node, "an object")) all.push_back(read_item(read, *node));
    return all;
}

WrittenPlan read_plan(PlanReader& read, const JsonNode& root) {
    WrittenPlan written;
    Plan& plan = written.plan;
    plan.today = read.value<&PlanReader::day>(root, "today");
    plan.from = read.value<&PlanReader::day>(root, "from");
    written.until = read.value<&PlanReader::day>(root, "until");
    plan.verdict = read.word<Verdict>(
        root, "verdict", "\"fits\", \"short\" or \"open\"",
        {{"fits", Verdict::fits}, {"short", Verdict::short_}, {"open", Verdict::open}});
    plan.finish = read.or_null<&PlanReader::day>(root, "finish");
    plan.load = read.or_null<&PlanReader::hundredths>(root, "load");
    plan.short_minutes = read.value<&PlanReader::minutes>(root, "short");
    plan.late_days = read_late_days(read, root);
    plan.buffer_days = read.or_null<&PlanReader::count>(root, "buffer_days");
    plan.days = read_all(read, root, "days", read_planned_day);
    if (!plan.days.empty() && written.until < plan.days.back().date && !read.reader.failed())
        read.reader.warning("until", root,
                            "its last day is said to be " + iso_date(written.until) + ", and " +
                                iso_date(plan.days.back().date) + " is there");
    plan.resources = read_all(read, root, "resources", read_planned_resource);
    plan.weekly = read_all(read, root, "weekly", read_planned_week);
    plan.conflicts = read_conflicts(read, root, "conflicts");
    return written;
}

bool is_a_plan(Reader& reader, const JsonNode& root) {
    if (!is_object(reader, root, "a plan, as osmlm plan --all --json prints it")) return false;
    const JsonNode* schema = reader.document().find(root, "schema");
    if (schema != nullptr && schema->text == "osmlm.plan/1") return true;
    const JsonNode& node = schema != nullptr ? *schema : root;
    reader.expected("not-a-plan", node, "\"schema\": \"osmlm.plan/1\"",
                    "osmlm plan --all --json prints one");
    return false;
}

std::vector<Finding> named(std::vector<Finding> findings, const std::string& file) {
    for (Finding& finding : findings) finding.file = file;
    return findings;
}

}  // namespace

Expected<WrittenPlan, std::vector<Finding>> parse_plan(std::string_view text,
                                                       const Curriculum& curriculum,
                                                       const std::string& file) {
    const auto document = parse_json(text);
    if (!document) return named(syntax_error(document.error(), text), file);
    Reader reader(*document, text);
    PlanReader read(reader, text, curriculum);
    WrittenPlan written;
    if (is_a_plan(reader, document->root())) {
        reader.duplicate_keys();
        written = read_plan(read, document->root());
    }
    const bool failed = reader.failed();
    std::vector<Finding> findings = named(reader.findings(), file);
    if (failed)
        std::erase_if(findings, [](const Finding& f) { return f.severity != Severity::error; });
    if (failed) return findings;
    written.contradictions = std::move(findings);
    return written;
}

}  // namespace osmlm
