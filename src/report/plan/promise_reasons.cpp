#include "report/plan/promise_reasons.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "osmlm/model/calendar.hpp"

namespace osmlm {
namespace {

using Kind = PlanReason::Kind;
using MinutesById = std::map<std::string, Minutes>;

class Reasons {
public:
    Reasons(const Promise& promise, const PlanSide& now)
        : promise_(promise),
          curriculum_(now.inputs.curriculum),
          state_(now.inputs.state),
          today_(now.plan.today),
          index_(now.inputs.curriculum) {}

    std::vector<PlanReason> run() {
        add_logged();
        add_left();
        add_new();
        add_hours();
        return std::move(reasons_);
    }

private:
    [[nodiscard]] std::string id_now(std::string_view id) const {
        const auto found = index_.find(id);
        return found ? curriculum_.resources[*found].id : std::string(id);
    }

    void add(Kind kind, const std::string& id, Minutes min) {
        if (min <= 0) return;
        const auto found = index_.find(id);
        reasons_.push_back({kind, id, found ? curriculum_.resources[*found].title : id, min});
    }

    [[nodiscard]] MinutesById logged(Day until) const {
        MinutesById minutes;
        const auto [first, last] = state_.between(promise_.week, until);
        for (std::size_t i = first; i < last; ++i)
            minutes[id_now(state_.sessions[i].name())] += state_.sessions[i].min();
        return minutes;
    }

    /// Today is not over, so only the days before it count.
    void add_logged() {
        MinutesById balance = logged(today_ - days{1});
        for (auto day = promise_.days.begin(); day != promise_.days.end() && day->first < today_;
             ++day)
            for (const auto& [id, min] : day->second) balance[id_now(id)] -= min;
        for (const auto& [id, min] : balance) add(Kind::missed, id, -min);
        for (const auto& [id, min] : balance) add(Kind::extra, id, min);
    }

    void add_left() {
        const MinutesById since = logged(Day::max());
        for (const auto& [name, left] : promise_.left) {
            const auto found = index_.find(name);
            const std::string id = id_now(name);
            known_.insert(id);
            const auto done = since.find(id);
            const Minutes expected =
                std::max<Minutes>(0, left - (done != since.end() ? done->second : 0));
            if (!found || curriculum_.resources[*found].dropped) {
                add(Kind::dropped, id, expected);
            } else if (const auto now = state_.progress[*found].left) {
                add(Kind::grew, id, *now - expected);
                add(Kind::shrank, id, expected - *now);
            }
        }
    }

    void add_new() {
        for (std::size_t r = 0; r < curriculum_.resources.size(); ++r) {
            const Resource& resource = curriculum_.resources[r];
            if (!resource.dropped && !known_.contains(resource.id))
                add(Kind::added, resource.id, state_.progress[r].left.value_or(0));
        }
    }

    void add_hours() {
        Minutes fewer = 0, more = 0;
        Day day = promise_.week;
        for (const Minutes promised : promise_.hours) {
            const Minutes now = hours_on(curriculum_.schedule, day).minutes;
            if (day >= today_) (now < promised ? fewer : more) += std::abs(now - promised);
            day += days{1};
        }
        add(Kind::fewer_hours, "", fewer);
        add(Kind::more_hours, "", more);
    }

    const Promise& promise_;
    const Curriculum& curriculum_;
    const State& state_;
    Day today_;
    ResourceIndex index_;
    std::set<std::string> known_;
    std::vector<PlanReason> reasons_;
};

}  // namespace

std::vector<PlanReason> reasons_since(const Promise& promise, const PlanSide& now) {
    return Reasons(promise, now).run();
}

}  // namespace osmlm
