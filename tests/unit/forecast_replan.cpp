#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/core.h>

#include "catch.hpp"
#include "feel/feel.hpp"
#include "learners/replanner.hpp"
#include "osmlm/store/store.hpp"
#include "plan/forecast/track.hpp"
#include "plan/forecast/trial.hpp"

/// A walk stands for somebody who plans again: it is set beside one who really does.
namespace {

using namespace osmlm;

/// Of each work the chance of its deadline, and the even-odds and the safe day of the whole.
struct Seen {
    std::vector<double> on_time;
    std::array<int, 2> ends{};
};

Seen seen(const Problem& problem, const std::vector<int>& required, const Ends& ends) {
    Seen result;
    for (const int work : required) {
        const Work& w = problem.works[at(work)];
        if (!w.has_deadline || w.until >= never) continue;
        const auto& days = ends[at(work)];
        const auto held = std::ranges::count_if(days, [&](int day) { return day <= w.until; });
        result.on_time.push_back(static_cast<double>(held) / static_cast<double>(days.size()));
    }
    std::vector<int> last = last_of(ends, required);
    std::ranges::sort(last);
    result.ends = {end_at(last, 0.5), end_at(last, 0.8)};
    return result;
}

/// The same futures, walked, walked in the order that the plan had first, and lived by somebody who
/// plans again each week.
struct Lives {
    Seen walk, frozen, truth;

    Lives(const std::string& json, int samples) {
        const Curriculum curriculum = parse_curriculum(json)->curriculum;
        const State state = fold(curriculum, {});
        const std::vector<Minutes> efforts(curriculum.resources.size());
        const Prospect prospect(curriculum, state, *curriculum.start, {}, efforts);
        const Problem& problem = prospect.problem;
        const Problem kept = learners::without_deadlines(problem);
        const Order order{prospect.chosen.filled.allotment,
                          wish_ranks(problem, prospect.chosen.node)};
        const Walk walks(problem, prospect.chosen.node, order);
        const Walk freezes(kept, prospect.chosen.node, order);
        std::vector<int> required;
        for (std::size_t work = 0; work < problem.works.size(); ++work)
            if (prospect.chosen.node.required[work]) required.push_back(static_cast<int>(work));
        Ends walked(problem.works.size()), frozen_ends(walked), lived(walked);
        const auto doubts = doubts_of(problem, state);
        for (int sample = 0; sample < samples; ++sample) {
            learners::Fate fate{
                draw_left(problem, doubts, prospect.habits.estimates, 1, sample, {}), {}};
            DrawnDays drawn(problem, prospect.habits.attendance, 1, sample, {});
            for (int day = 0; day < 1200; ++day) fate.hours.push_back(drawn.next(day));
            const auto add = [&](Ends& ends, const std::vector<int>& finished) {
                for (std::size_t work = 0; work < ends.size(); ++work)
                    ends[work].push_back(finished[work] < 0 ? never : finished[work]);
            };
            add(walked, walks.along(fate.course()));
            add(frozen_ends, freezes.along(fate.course()));
            add(lived, learners::replan_weekly(curriculum, problem, fate));
        }
        walk = seen(problem, required, walked);
        frozen = seen(problem, required, frozen_ends);
        truth = seen(problem, required, lived);
    }
};

/// How far off chances of deadlines are, in points, and days of the whole, in hundredths.
struct Off {
    double mean = 0, bias = 0, most = 0, ends = 0, most_ends = 0;
    int count = 0, dates = 0;

    void add(const Seen& one, const Seen& truth) {
        for (std::size_t i = 0; i < truth.on_time.size(); ++i) {
            const double off = 100 * (one.on_time[i] - truth.on_time[i]);
            mean += std::abs(off);
            bias += off;
            most = std::max(most, std::abs(off));
            ++count;
        }
        for (std::size_t i = 0; i < truth.ends.size(); ++i, ++dates) {
            const double off = 100 * std::abs(1 - static_cast<double>(one.ends[i]) / truth.ends[i]);
            ends += off;
            most_ends = std::max(most_ends, off);
        }
    }
    [[nodiscard]] std::string row(const std::string& name) const {
        return fmt::format("| {} | {:.1f} | {:+.1f} | {:.0f} | {:.1f} | {:.1f} |\n", name,
                           mean / count, bias / count, most, ends / dates, most_ends);
    }
    /// Chances within five points on average, with their sign within three; dates within four
    /// hundredths on average.
    [[nodiscard]] bool is_small() const {
        return mean / count <= 5 && std::abs(bias / count) <= 3 && most <= 20 && ends / dates <= 4;
    }
};

struct Compared {
    Off walk, frozen;

    template <class Json>
    Compared(Json json, std::uint64_t seeds, int samples) {
        for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
            const Lives lives(json(seed), samples);
            walk.add(lives.walk, lives.truth);
            frozen.add(lives.frozen, lives.truth);
        }
    }
    [[nodiscard]] std::string rows(const std::string& name) const {
        return walk.row(name + ", the walk") + frozen.row(name + ", order kept");
    }
};

std::string lifelike(std::uint64_t seed) { return feel::lifelike_json(seed, 50); }

}  // namespace

TEST_CASE("a walk that falls behind is somebody who plans again") {
    const Compared near(feel::near_deadlines_json, 2, 60), life(lifelike, 1, 60);
    INFO(near.rows("near deadlines") + life.rows("lifelike"));
    CHECK(near.walk.is_small());
    CHECK(life.walk.is_small());
    CHECK_FALSE(near.frozen.is_small());
}

TEST_CASE("a walk that falls behind is somebody who plans again, in many curricula", "[long]") {
    const Compared near(feel::near_deadlines_json, 8, 200), life(lifelike, 6, 100);
    const std::string rows = near.rows("near deadlines") + life.rows("lifelike");
    fmt::print("{}", rows);
    INFO(rows);
    CHECK(near.walk.is_small());
    CHECK(life.walk.is_small());
    CHECK_FALSE(near.frozen.is_small());
}
