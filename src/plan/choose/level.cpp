#include "plan/choose/level.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "plan/relax/propagate.hpp"

namespace osmlm {
namespace {

constexpr int max_levels = 32;

/// A part of each day's hours.
struct Fraction {
    Minutes part = 0, whole = 1;
    [[nodiscard]] Minutes of(Minutes hours) const { return (hours * part + whole - 1) / whole; }
};

/// All fractions at which the capacity of some day changes, the least first, reduced.
std::vector<Fraction> fractions_of(const Problem& problem) {
    std::vector<Minutes> lengths(problem.hours.begin(), problem.hours.end());
    std::sort(lengths.begin(), lengths.end());
    lengths.erase(std::unique(lengths.begin(), lengths.end()), lengths.end());
    std::vector<Fraction> fractions{{0, 1}};
    for (const Minutes whole : lengths)
        for (Minutes part = 1; part <= whole; ++part) {
            const Minutes divisor = std::gcd(part, whole);
            fractions.push_back({part / divisor, whole / divisor});
        }
    std::sort(fractions.begin(), fractions.end(), [](const Fraction& a, const Fraction& b) {
        return std::pair(a.part * b.whole, a.whole) < std::pair(b.part * a.whole, b.whole);
    });
    const auto same = [](const Fraction& a, const Fraction& b) {
        return a.part == b.part && a.whole == b.whole;
    };
    fractions.erase(std::unique(fractions.begin(), fractions.end(), same), fractions.end());
    return fractions;
}

/// The last day of finite work.
int last_day_of_works(const Problem& problem, const Allotment& allotment) {
    const auto finite = [&](const Share& share) { return at(share.task) < problem.works.size(); };
    auto day = static_cast<int>(allotment.size()) - 1;
    while (day > 0 && std::none_of(allotment[at(day)].begin(), allotment[at(day)].end(), finite))
        --day;
    return day;
}

/// Everything required is due: what has no deadline, when the plan made as soon as can be ends.
Problem due_by(const Problem& problem, const Allotment& asap) {
    Problem due = problem;
    const int last = last_day_of_works(problem, asap);
    for (Work& work : due.works)
        if (work.required && work.until == never) work.until = last;
    return due;
}

/// Lowers the days of a problem level by level.
class Leveller {
public:
    Leveller(const Problem& original, Problem due)
        : original_(original),
          problem_(std::move(due)),
          fractions_(fractions_of(original)),
          fixed_(original.free.size()) {}

    /// The problem with no more free minutes on any day than its level.
    Problem run() {
        std::size_t share = fractions_.size() - 1;
        for (int levels = 0; levels < max_levels && share > 0; ++levels) {
            share = least_share(share);
            if (share == 0 || !fix_days_that_need(share)) break;
        }
        set_open_days(share);
        return std::move(problem_);
    }

private:
    void set_open_days(std::size_t share) {
        for (int day = 0; day < problem_.horizon; ++day) {
            if (fixed_[at(day)]) continue;
            const Minutes hours = problem_.hours[at(day + problem_.lead)];
            const Minutes logged = day == problem_.today ? problem_.logged_today : 0;
            problem_.free[at(day)] = std::clamp<Minutes>(fractions_[share].of(hours) - logged, 0,
                                                         original_.free[at(day)]);
        }
    }

    /// The least share of the days that are not fixed with which all fits; `most` does.
    std::size_t least_share(std::size_t most) {
        std::size_t least = 0;
        while (least < most) {
            const std::size_t middle = least + (most - least) / 2;
            set_open_days(middle);
            if (can_fit(problem_, Patience::little))
                most = middle;
            else
                least = middle + 1;
        }
        return most;
    }

    /// Fixes the days that a flow needs whole: with the next smaller share, these are too small for
    /// the work that can go nowhere else. False when no flow shows any.
    bool fix_days_that_need(std::size_t share) {
        set_open_days(share - 1);
        const Node root = root_node(problem_);
        const Node node = propagate(problem_, root).node;
        DayFlow flow(problem_.free, problem_.lead, problem_.today,
                     demand_of(problem_, node, true).tasks);
        const bool found = !flow.place_all();
        std::vector<int> needed;
        for (int day = 0; found && day < problem_.horizon; ++day)
            if (day < flow.days() && !fixed_[at(day)] && flow.reached(day)) needed.push_back(day);
        set_open_days(share);
        for (const int day : needed) fixed_[at(day)] = true;
        return !needed.empty();
    }

    const Problem& original_;
    Problem problem_;
    std::vector<Fraction> fractions_;
    std::vector<bool> fixed_;
};

}  // namespace

Decision level(const Problem& problem, Decision asap) {
    const Problem levelled = Leveller(problem, due_by(problem, asap.filled->allotment)).run();
    Decision even = decide(levelled, true);
    if (even.verdict != Verdict::fits) return asap;
    for (auto& shares : even.filled->allotment)
        for (Share& share : shares)
            if (share.why != Why::weekly) share.why = Why::even;
    return even;
}

}  // namespace osmlm
