#include "learners/replanner.hpp"

#include <algorithm>
#include <deque>
#include <string>

#include <fmt/core.h>

#include "plan/choose/chosen.hpp"

namespace osmlm::learners {
namespace {

/// What was done, as a log says it.
class Log {
public:
    explicit Log(const Curriculum& curriculum) : curriculum_(curriculum) {}

    void write(Op op, Day day, std::size_t resource, Minutes minutes = 0) {
        Record& record = records.emplace_back();
        record.op = op;
        record.id = ids_.emplace_back(fmt::format("{:016}", records.size()));
        record.at = Instant{day} + std::chrono::seconds{static_cast<int>(records.size())};
        record.date.set(day);
        record.resource.set(curriculum_.resources[resource].id);
        if (op != Op::done) record.min.set(minutes);
    }

    std::vector<Record> records;

private:
    const Curriculum& curriculum_;
    std::deque<std::string> ids_;
};

}  // namespace

Problem without_deadlines(Problem problem) {
    for (Work& work : problem.works)
        if (work.required) work.until = never;
    return problem;
}

Course Fate::course() const {
    return {left, [this](int day) { return hours[at(day)]; }, static_cast<int>(hours.size())};
}

namespace {

class Replanner {
public:
    Replanner(const Curriculum& curriculum, const Problem& problem, const Fate& fate)
        : curriculum_(curriculum),
          problem_(problem),
          fate_(fate),
          log_(curriculum),
          left_(fate.left),
          finished_(left_.size(), -1) {
        for (const Work& work : problem.works) known_.push_back(work.left);
    }

    std::vector<int> run() {
        const int end = static_cast<int>(fate_.hours.size());
        for (int day = 0; day < end;) {
            const int next = std::min(end, problem_.monday(problem_.week(day) + 1));
            if (!live(day, next)) break;
            day = next;
        }
        return std::move(finished_);
    }

private:
    /// Whether anything was left.
    bool live(int from, int until) {
        const State state = fold(curriculum_, log_.records);
        const Problem now = make_problem(curriculum_, state, problem_.date(from));
        if (now.works.empty()) return false;
        const Chosen chosen = choose_plan(now, state, Pace::asap, {});
        Course week{{}, [&](int day) { return fate_.hours[at(from + day)]; }, until - from};
        for (const Work& work : now.works)
            week.left.push_back(left_[at(work_of(problem_, work.resource))]);
        Allotment done;
        const Problem kept = without_deadlines(now);
        Walk(kept, chosen.node, {chosen.filled.allotment, wish_ranks(now, chosen.node)})
            .along(week, &done);
        for (std::size_t day = 0; day < done.size(); ++day)
            for (const Share& share : done[day]) note(now, share, from + static_cast<int>(day));
        return true;
    }

    void note(const Problem& now, const Share& share, int day) {
        const Day date = problem_.date(day);
        const int goal = share.task - static_cast<int>(now.works.size());
        if (goal >= 0) {
            const auto open = std::ranges::find(now.open, goal, &OpenWork::goal);
            log_.write(Op::log, date, open->resource, share.min);
            return;
        }
        const std::size_t resource = now.works[at(share.task)].resource;
        const std::size_t work = at(work_of(problem_, resource));
        log_.write(Op::log, date, resource, share.min);
        left_[work] -= share.min;
        known_[work] -= share.min;
        if (left_[work] == 0) {
            log_.write(Op::done, date, resource);
            finished_[work] = day;
        } else if (known_[work] <= 0) {
            known_[work] = left_[work];
            log_.write(Op::left, date, resource, left_[work]);
        }
    }

    const Curriculum& curriculum_;
    const Problem& problem_;
    const Fate& fate_;
    Log log_;
    std::vector<Minutes> left_, known_;
    std::vector<int> finished_;
};

}  // namespace

std::vector<int> replan_weekly(const Curriculum& curriculum, const Problem& problem,
                               const Fate& fate) {
    return Replanner(curriculum, problem, fate).run();
}

}  // namespace osmlm::learners
