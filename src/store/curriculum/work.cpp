#include <algorithm>
#include <string>

#include "store/curriculum/parts.hpp"

/// What resources ask for that cannot work, or works otherwise than it looks.
namespace osmlm {
namespace {

std::string quoted(const Resource& resource) { return '"' + resource.id + '"'; }

class Doubts {
public:
    Doubts(Reader& reader, const Nodes& nodes, const Curriculum& curriculum)
        : reader_(reader),
          nodes_(nodes),
          curriculum_(curriculum),
          planned_(in_plan(curriculum)),
          with_hours_(weekdays_with_hours(curriculum.schedule)) {}

    void run() {
        for (std::size_t i = 0; i < nodes_.resources.size(); ++i) {
            if (!planned_[i] || reader_.failed_in(*nodes_.resources[i])) continue;
            check_dates(i);
            check_weekdays(i);
            check_open(i, *nodes_.resources[i]);
            check_after(i);
        }
        for (std::size_t i = nodes_.resources.size(); i < curriculum_.resources.size(); ++i)
            check_open(i, *nodes_.goals[*resource(i).goal]);
    }

private:
    [[nodiscard]] const Resource& resource(std::size_t i) const { return curriculum_.resources[i]; }
    [[nodiscard]] const JsonNode& member(std::size_t i, std::string_view key) const {
        return *reader_.document().find(*nodes_.resources[i], key);
    }
    [[nodiscard]] const Goal* goal_of(std::size_t i) const {
        const auto goal = resource(i).goal;
        return goal ? &curriculum_.goals[*goal] : nullptr;
    }

    void warn_deadline(std::size_t i, std::string_view key, const std::string& message) {
        reader_.warning("deadline-before-start", member(i, key), message);
    }

    /// Its own dates first; then what its goal and the curriculum add.
    void check_dates(std::size_t i) {
        const Resource& each = resource(i);
        const auto start = std::max(each.start, curriculum_.start);
        if (each.effort && each.deadline && start && *each.deadline < *start)
            return warn_deadline(i, "deadline",
                                 "the deadline " + iso_date(*each.deadline) +
                                     " comes before the start " + iso_date(*start));
        if (!each.start) return;
        const Goal* goal = goal_of(i);
        if (goal != nullptr && goal->deadline && *goal->deadline < *each.start)
            warn_deadline(
                i, "start",
                "starts after the deadline " + iso_date(*goal->deadline) + " of its goal");
        else if (curriculum_.end && *curriculum_.end < *each.start)
            warn_deadline(i, "start", "starts after the end " + iso_date(*curriculum_.end));
    }

    void check_weekdays(std::size_t i) {
        const Goal* goal = goal_of(i);
        const Weekdays own = resource(i).days;
        if (own.empty())
            reader_.warning("no-common-weekday", member(i, "days"), "the resource has no weekday");
        else if (goal != nullptr && !goal->days.empty() && (goal->days & own).empty())
            reader_.warning(
                "no-common-weekday", member(i, "days"),
                "the resource and its goal \"" + goal->id + "\" have no weekday in common");
        else if (!with_hours_.empty() && (own & with_hours_).empty())
            reader_.warning("no-hours", member(i, "days"),
                            "none of the resource's weekdays has hours in the schedule");
    }

    /// Work of a goal with weekly hours lives on their minimum; a goal that is open work itself,
    /// and has none, on what the rest leaves.
    void check_open(std::size_t i, const JsonNode& node) {
        if (resource(i).effort) return;
        if (resource(i).deadline)
            reader_.note("deadline-of-open-work", member(i, "deadline"),
                         "the open work " + quoted(resource(i)) +
                             " never ends, so its deadline does nothing",
                         "give it an effort, or its goal a deadline: open work is not planned "
                         "after that");
        const Goal* goal = goal_of(i);
        const bool weekly = goal != nullptr && goal->weekly;
        const bool has_hours = weekly ? goal->weekly->min.has_value() : resource(i).implied;
        if (has_hours) return;
        reader_.note("open-without-hours", node,
                     "the open work " + quoted(resource(i)) + " gets no hours" +
                         (weekly ? ": a weekly maximum asks for none" : ""),
                     weekly ? "give its goal a weekly minimum beside the maximum"
                            : "give it an effort, or a goal with weekly hours");
    }

    [[nodiscard]] std::string why_not_binding(std::size_t i) const {
        if (resource(i).dropped) return "is dropped";
        if (!planned_[i]) return "is not picked";
        return resource(i).effort ? "" : "is open work, which never finishes";
    }

    /// Without errors in it, the n-th item of `after` is the n-th prerequisite.
    void check_after(std::size_t i) {
        auto members = resource(i).after.begin();
        if (members == resource(i).after.end()) return;
        for (const JsonNode& item : reader_.document().children(member(i, "after"))) {
            for (const std::size_t each : *members) note_not_binding(item, each);
            ++members;
        }
    }

    void note_not_binding(const JsonNode& item, std::size_t i) {
        const std::string why = why_not_binding(i);
        if (why.empty()) return;
        reader_.note("after-not-binding", place_of(item, resource(i).id),
                     quoted(resource(i)) + ' ' + why + ": nothing waits for it");
    }

    /// The member of an `any` that names the resource; else the item itself.
    [[nodiscard]] const JsonNode& place_of(const JsonNode& item, std::string_view id) const {
        const JsonNode* any = reader_.document().find(item, "any");
        if (any == nullptr) return item;
        for (const JsonNode& inner : reader_.document().children(*any))
            if (inner.text == id) return inner;
        return *any;
    }

    Reader& reader_;
    const Nodes& nodes_;
    const Curriculum& curriculum_;
    std::vector<bool> planned_;
    Weekdays with_hours_;
};

}  // namespace

void check_resources(Reader& reader, const Nodes& nodes, const Curriculum& curriculum) {
    Doubts(reader, nodes, curriculum).run();
}

}  // namespace osmlm
