#include "proof/families.hpp"

#include <algorithm>

#include "proof/rules.hpp"
#include "proof/windows.hpp"

namespace osmlm::proof {
namespace {

struct Family {
    const Facts& facts;
    std::span<const Assumption> around;
    const std::vector<Case>& cases;
    std::vector<Violation>& list;

    /// The only case that assumes something of this kind.
    template <class Assume>
    [[nodiscard]] const Assume* only() const {
        const Assume* found = nullptr;
        for (const Case& branch : cases) {
            const auto* assume = std::get_if<Assume>(&branch.assume);
            if (assume != nullptr && found != nullptr) return nullptr;
            if (assume != nullptr) found = assume;
        }
        return found;
    }

    void broken(std::string_view why) const {
        std::string texts;
        for (const Case& branch : cases) {
            texts += (texts.empty() ? "" : " | ") + text_of(facts, branch.assume);
        }
        Breaks{"conflict-siblings", list}.say("{}: {}", why, texts);
    }
};

std::string resource_text(const Facts& facts, std::size_t resource) {
    const auto& all = facts.curriculum->resources;
    return resource < all.size() ? all[resource].id : fmt::format("resource {}", resource);
}

std::string goal_text(const Facts& facts, std::size_t goal) {
    const auto& all = facts.curriculum->goals;
    return goal < all.size() ? all[goal].id : fmt::format("goal {}", goal);
}

bool is_work(const Facts& facts, std::size_t resource) {
    return resource < facts.resources.size() && facts.resources[resource].work;
}

void check_arc(const Family& family, const FinishedBy& by, const NotBefore& from) {
    const Facts& facts = family.facts;
    if (by.until + days{1} != from.from) {
        family.broken("one must end on the day before the other may begin");
    }
    if (is_work(facts, by.resource) && is_work(facts, from.resource)) {
        const auto plain = plain_members(facts, family.around, from.resource);
        if (std::ranges::find(plain, by.resource) != plain.end()) return;
    }
    Breaks{"conflict-arc", family.list}.say("{} does not wait for {}",
                                            resource_text(facts, from.resource),
                                            resource_text(facts, by.resource));
}

void check_dates(const Family& family) {
    const auto* by = family.only<FinishedBy>();
    const auto* from = family.only<NotBefore>();
    if (family.cases.size() != 2 || by == nullptr || from == nullptr) {
        return family.broken("these cases leave out plans");
    }
    check_arc(family, *by, *from);
}

void check_minutes(const Family& family) {
    const auto* most = family.only<AtMost>();
    const auto* least = family.only<AtLeast>();
    const bool whole = family.cases.size() == 2 && most != nullptr && least != nullptr;
    if (!whole || most->goal != least->goal || most->date != least->date ||
        most->max + 1 != least->min || most->goal >= family.facts.goals.size()) {
        family.broken("these cases leave out plans");
    }
}

void check_finished(const Family& family) {
    const auto* one = std::get_if<GoalFinished>(&family.cases.front().assume);
    const auto* other = std::get_if<GoalFinished>(&family.cases.back().assume);
    const bool whole = family.cases.size() == 2 && one != nullptr && other != nullptr;
    if (!whole || one->goal != other->goal || one->monday != other->monday ||
        one->finished == other->finished || one->goal >= family.facts.goals.size()) {
        return family.broken("these cases leave out plans");
    }
    if (weekday_of(one->monday) == 0) return;
    Breaks{"conflict-week", family.list}.say("{} is no Monday", iso_date(one->monday));
}

/// The members that the cases name, for one resource; none when they differ in kind or resource.
Prerequisite named_members(const Family& family, std::size_t resource) {
    Prerequisite members;
    for (const Case& branch : family.cases) {
        const auto* waits = std::get_if<WaitsFor>(&branch.assume);
        if (waits == nullptr || waits->resource != resource) return {};
        members.push_back(waits->member);
    }
    std::ranges::sort(members);
    return members;
}

void check_members(const Family& family) {
    const std::size_t resource = std::get<WaitsFor>(family.cases.front().assume).resource;
    const Prerequisite named = named_members(family, resource);
    if (named.empty()) return family.broken("these cases leave out plans");
    if (!is_work(family.facts, resource)) {
        Breaks{"conflict-arc", family.list}.say("{} is no work",
                                                resource_text(family.facts, resource));
        return;
    }
    for (Prerequisite members : family.facts.resources[resource].after) {
        std::ranges::sort(members);
        if (members == named) return;
    }
    family.broken("these are not the members of one `any`");
}

struct Describe {
    const Facts& facts;

    std::string operator()(const FinishedBy& assume) const {
        return fmt::format("{} finished by {}", resource_text(facts, assume.resource),
                           iso_date(assume.until));
    }
    std::string operator()(const NotBefore& assume) const {
        return fmt::format("{} not before {}", resource_text(facts, assume.resource),
                           iso_date(assume.from));
    }
    std::string operator()(const AtMost& assume) const {
        return fmt::format("{} at most {} on {}", goal_text(facts, assume.goal),
                           duration_text(assume.max), iso_date(assume.date));
    }
    std::string operator()(const AtLeast& assume) const {
        return fmt::format("{} at least {} on {}", goal_text(facts, assume.goal),
                           duration_text(assume.min), iso_date(assume.date));
    }
    std::string operator()(const GoalFinished& assume) const {
        return fmt::format("{} {} in {}", goal_text(facts, assume.goal),
                           assume.finished ? "finished" : "not finished", iso_week(assume.monday));
    }
    std::string operator()(const WaitsFor& assume) const {
        return fmt::format("{} waits for {}", resource_text(facts, assume.resource),
                           resource_text(facts, assume.member));
    }
};

}  // namespace

void check_family(const Facts& facts, std::span<const Assumption> around,
                  const std::vector<Case>& cases, std::vector<Violation>& violations) {
    const Family family{facts, around, cases, violations};
    const Assumption& first = cases.front().assume;
    if (std::holds_alternative<WaitsFor>(first))
        check_members(family);
    else if (std::holds_alternative<GoalFinished>(first))
        check_finished(family);
    else if (std::holds_alternative<AtMost>(first))
        check_minutes(family);
    else if (std::holds_alternative<AtLeast>(first))
        check_minutes(family);
    else
        check_dates(family);
}

std::string text_of(const Facts& facts, const Assumption& assumption) {
    return std::visit(Describe{facts}, assumption);
}

}  // namespace osmlm::proof
