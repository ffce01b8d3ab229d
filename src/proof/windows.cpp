#include "proof/windows.hpp"

#include <algorithm>

namespace osmlm::proof {
namespace {

/// The members of one prerequisite that are plain: its only one, or those assumed to be waited for.
template <class Use>
bool use_plain(const Prerequisite& members, std::span<const std::size_t> chosen, Use use) {
    if (members.size() == 1) {
        use(members[0]);
        return true;
    }
    bool any = false;
    for (const std::size_t member : chosen) {
        if (std::ranges::find(members, member) == members.end()) continue;
        use(member);
        any = true;
    }
    return any;
}

class Narrowing {
public:
    Narrowing(const Facts& facts, std::span<const Assumption> assumptions)
        : facts_(facts), chosen_(facts.resources.size()) {
        const std::size_t count = facts.resources.size();
        windows_.required.resize(count);
        windows_.begin.resize(count);
        windows_.end.resize(count);
        goal_end_.assign(facts.goals.size(), never);
        for (std::size_t i = 0; i < count; ++i) {
            windows_.required[i] = facts.resources[i].required ? 1 : 0;
            windows_.begin[i] = facts.resources[i].earliest;
            windows_.end[i] = facts.resources[i].last;
        }
        for (const Assumption& assumption : assumptions) {
            std::visit([this](const auto& assume) { take(assume); }, assumption);
        }
    }

    Windows run() {
        for (const std::size_t i : facts_.order) pull_begin(i);
        for (auto next = facts_.order.rbegin(); next != facts_.order.rend(); ++next) {
            if (windows_.required[*next] != 0) push_end(*next);
        }
        return std::move(windows_);
    }

private:
    void take(const FinishedBy& assume) {
        if (assume.resource >= chosen_.size()) return;
        int& end = windows_.end[assume.resource];
        end = std::min(end, facts_.time.index(assume.until));
    }
    void take(const NotBefore& assume) {
        if (assume.resource >= chosen_.size()) return;
        int& begin = windows_.begin[assume.resource];
        begin = std::max(begin, facts_.time.index(assume.from));
    }
    void take(const WaitsFor& assume) {
        if (assume.resource < chosen_.size()) chosen_[assume.resource].push_back(assume.member);
    }
    void take(const GoalFinished& assume) {
        if (!assume.finished || assume.goal >= goal_end_.size()) return;
        int& end = goal_end_[assume.goal];
        end = std::min(end, facts_.time.index(assume.monday) + 6);
    }
    void take(const AtMost&) {}
    void take(const AtLeast&) {}

    void pull_begin(std::size_t i) {
        int& begin = windows_.begin[i];
        for (const Prerequisite& members : facts_.resources[i].after) {
            auto later = [&](std::size_t member) {
                begin = std::max(begin, windows_.begin[member]);
            };
            if (use_plain(members, chosen_[i], later)) continue;
            int least = never;
            for (const std::size_t member : members) {
                least = std::min(least, windows_.begin[member]);
            }
            begin = std::max(begin, least);
        }
    }

    void push_end(std::size_t i) {
        const auto& goal = facts_.curriculum->resources[i].goal;
        int& end = windows_.end[i];
        if (goal) end = std::min(end, goal_end_[*goal]);
        for (const Prerequisite& members : facts_.resources[i].after) {
            use_plain(members, chosen_[i], [&](std::size_t member) {
                windows_.required[member] = 1;
                windows_.end[member] = std::min(windows_.end[member], end);
            });
        }
    }

    const Facts& facts_;
    std::vector<std::vector<std::size_t>> chosen_;
    std::vector<int> goal_end_;
    Windows windows_;
};

}  // namespace

Windows windows_under(const Facts& facts, std::span<const Assumption> assumptions) {
    return Narrowing(facts, assumptions).run();
}

std::vector<std::size_t> plain_members(const Facts& facts, std::span<const Assumption> assumptions,
                                       std::size_t resource) {
    std::vector<std::size_t> chosen, plain;
    for (const Assumption& assumption : assumptions) {
        const auto* waits = std::get_if<WaitsFor>(&assumption);
        if (waits != nullptr && waits->resource == resource) chosen.push_back(waits->member);
    }
    for (const Prerequisite& members : facts.resources[resource].after) {
        use_plain(members, chosen, [&](std::size_t member) { plain.push_back(member); });
    }
    return plain;
}

}  // namespace osmlm::proof
