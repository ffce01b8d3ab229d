#include "report/week/moved.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "osmlm/model/calendar.hpp"

namespace osmlm {
namespace {

constexpr std::array<const char*, 8> reason_names = {"missed",   "extra", "grew",    "shrank",
                                                     "schedule", "new",   "dropped", "other"};

/// Required work that the promise or the plan of now has.
struct Work {
    std::optional<Minutes> before, now;  ///< minutes left
    bool counts = false;                 ///< else it was never required
    Minutes logged = 0;                  ///< from the week's Monday to the day of now
    /// For other days: earlier ones, but written after the promise, and days still to come.
    Minutes elsewhen = 0;
};

class Comparison {
public:
    Comparison(const Promise& promise, const Curriculum& curriculum, const State& state,
               const Plan& now)
        : promise_(promise), curriculum_(curriculum), state_(state), plan_(now) {
        find_work();
        count_sessions();
        count_promised();
    }

    [[nodiscard]] Movement movement() {
        add_days_gone();
        add_schedule();
        add_estimates();
        Movement movement{promise_.finish, plan_.finish, {}, {}};
        if (promise_.finish && plan_.finish) {
            movement.whole = sum(*promise_.finish + days{1}, *plan_.finish, now_);
            (*this)[Reason::other] = hours_for_others();
        }
        for (std::size_t r = 0; r < parts_.size(); ++r)
            if (movement.whole || static_cast<Reason>(r) != Reason::other)
                movement.parts.emplace_back(static_cast<Reason>(r), parts_[r]);
        return movement;
    }

private:
    using Hours = std::function<Minutes(Day)>;

    Minutes& operator[](Reason reason) { return parts_[static_cast<std::size_t>(reason)]; }

    /// The sum over from..until; when `until` lies before, what is missing to nothing, negative.
    static Minutes sum(Day from, Day until, const Hours& hours) {
        if (until < from - days{1}) return -sum(until + days{1}, from - days{1}, hours);
        Minutes all = 0;
        for (Day day = from; day <= until; day += days{1}) all += hours(day);
        return all;
    }

    /// By its present id; what the curriculum does not know, as it was written.
    [[nodiscard]] std::string name_of(std::string_view id) const {
        const auto resource = index_.find(id);
        return resource ? curriculum_.resources[*resource].id : std::string(id);
    }

    /// The work of that name, if it counts.
    Work* work_of(const std::string& name) {
        const auto found = works_.find(name);
        return found == works_.end() || !found->second.counts ? nullptr : &found->second;
    }

    void find_work() {
        for (const auto& [id, left] : promise_.left) {
            const auto resource = index_.find(id);
            Work& work = works_[name_of(id)];
            work.before = work.before.value_or(0) + left;
            work.counts = !resource || (curriculum_.resources[*resource].dropped &&
                                        !curriculum_.resources[*resource].optional);
        }
        for (const PlannedResource& planned : plan_.resources) {
            if (!planned.left || !planned.picked || planned.optional) continue;
            Work& work = works_[curriculum_.resources[planned.resource].id];
            work.now = planned.left;
            work.counts = true;
        }
    }

    void count_sessions() {
        for (const Session& session : state_.sessions) {
            if (counts_on(promise_, session)) continue;
            Work* const work =
                work_of(session.resource ? curriculum_.resources[*session.resource].id
                                         : std::string(session.name()));
            if (work == nullptr) continue;
            const bool elsewhen = session.date() < promise_.week || session.date() > plan_.today;
            (elsewhen ? work->elsewhen : work->logged) += session.min();
            if (!elsewhen) logged_[session.date()] += session.min();
        }
    }

    void count_promised() {
        for (const auto& [day, shares] : promise_.days)
            for (const auto& [id, minutes] : shares)
                if (day <= plan_.today && work_of(name_of(id))) promised_[day] += minutes;
    }

    /// Of each day that is over, what was promised and is not done, or done beyond; what was
    /// promised and has no hours any more is the schedule's.
    void add_days_gone() {
        for (Day day = promise_.week; day < plan_.today; day += days{1}) {
            const Minutes promised = promised_[day], logged = logged_[day];
            const Minutes there = std::min(promised, now_(day));
            (*this)[Reason::schedule] += promised - there;
            (*this)[logged < there ? Reason::missed : Reason::extra] += there - logged;
        }
        const Day today = plan_.today;
        (*this)[Reason::extra] -= std::max<Minutes>(0, logged_[today] - promised_[today]);
    }

    void add_schedule() {
        const Day last = promise_.finish.value_or(
            promise_.week + days{static_cast<int>(promise_.hours.size()) - 1});
        (*this)[Reason::schedule] += sum(plan_.today, last, then_) - sum(plan_.today, last, now_);
    }

    void add_estimates() {
        for (const auto& [name, work] : works_) {
            if (!work.counts) continue;
            (*this)[Reason::extra] -= work.elsewhen;
            const Minutes change =
                work.now.value_or(0) - work.before.value_or(0) + work.logged + work.elsewhen;
            (*this)[!work.before ? Reason::added
                    : !work.now  ? Reason::dropped
                    : change > 0 ? Reason::grew
                                 : Reason::shrank] += change;
        }
    }

    /// Minutes up to the finish that required work does not take: of the plan of now, less those
    /// of the promise that were to come.
    [[nodiscard]] Minutes hours_for_others() {
        const Day today = plan_.today;
        Minutes left_now = 0, left_then = 0, promised_till_now = 0;
        for (const auto& [name, work] : works_) {
            if (!work.counts) continue;
            left_now += work.now.value_or(0);
            left_then += work.before.value_or(0);
        }
        for (const auto& [day, minutes] : promised_)
            if (day < today) promised_till_now += minutes;
        const Minutes used_today = std::min(now_(today), state_.logged_on(today));
        const Minutes free_now = sum(today, *plan_.finish, now_) - used_today - left_now;
        const Minutes free_then =
            sum(today, *promise_.finish, then_) - (left_then - promised_till_now);
        return free_now - free_then + used_today - std::min(logged_[today], promised_[today]);
    }

    const Promise& promise_;
    const Curriculum& curriculum_;
    const State& state_;
    const Plan& plan_;
    ResourceIndex index_{curriculum_};
    Hours now_ = [this](Day day) { return hours_on(curriculum_.schedule, day).minutes; };
    /// The calendar as it was promised; beyond what the promise tells, that of now.
    Hours then_ = [this](Day day) {
        const auto at = (day - promise_.week).count();
        const bool told = at >= 0 && at < static_cast<std::int64_t>(promise_.hours.size());
        return told ? promise_.hours[static_cast<std::size_t>(at)] : now_(day);
    };
    std::map<std::string, Work> works_;
    std::map<Day, Minutes> promised_, logged_;  ///< of required work, up to the day of now
    std::array<Minutes, reason_names.size()> parts_{};
};

}  // namespace

std::string reason_name(Reason reason) { return reason_names[static_cast<std::size_t>(reason)]; }

Movement movement_since(const Promise& promise, const Curriculum& curriculum, const State& state,
                        const Plan& now) {
    return Comparison(promise, curriculum, state, now).movement();
}

}  // namespace osmlm
