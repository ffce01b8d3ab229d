#include <algorithm>
#include <limits>
#include <numeric>
#include <vector>

#include "catch.hpp"
#include "oracle/dice.hpp"
#include "plan/flow/day_flow.hpp"
#include "unit/naive_flow.hpp"

namespace {

using namespace osmlm;
using oracle::Dice;
using std::size_t;

struct Shape {
    std::vector<Minutes> free;
    int lead = 0, today = -1;
    std::vector<Task> tasks;

    [[nodiscard]] DayFlow flow() const { return {free, lead, today, tasks}; }
    [[nodiscard]] int days() const { return static_cast<int>(free.size()); }
    [[nodiscard]] int count() const { return static_cast<int>(tasks.size()); }
    [[nodiscard]] Minutes most(int task, int day) const {
        const Task& t = tasks[slot(task)];
        if (day < t.from || day > t.until || !t.days.has((day + lead) % 7)) return 0;
        return std::min(free[slot(day)],
                        day == today ? t.daily_today : t.daily.on[slot((day + lead) % 7)]);
    }
};

Weekdays drawn_weekdays(Dice& dice) {
    Weekdays set;
    for (int weekday = 0; weekday < 7; ++weekday)
        if (dice.chance(55)) set.add(weekday);
    return set;
}

Task drawn_task(Dice& dice, int days, bool plain) {
    Task task;
    task.need = dice.between(0, 14);
    task.from = dice.between(-2, days - 1);
    task.until = dice.between(task.from - 1, days + 3);
    task.days = plain || dice.chance(30) ? Weekdays::all() : drawn_weekdays(dice);
    if (!plain && dice.chance(50)) {
        const int daily = dice.between(1, 4);
        task.daily = daily;
        task.daily_today = dice.between(0, daily);
        if (dice.chance(40))
            for (Minutes& most : task.daily.on) most = dice.between(0, 4);
    }
    task.rank = dice.between(0, 5);
    return task;
}

Shape drawn(std::uint64_t seed, bool plain = false) {
    Dice dice("day flow", seed);
    Shape shape;
    shape.lead = dice.between(0, 6);
    const int days = dice.between(1, 18);
    for (int day = 0; day < days; ++day)
        shape.free.push_back(dice.chance(20) ? 0 : dice.between(1, 6));
    shape.today = dice.between(-1, 1);
    const int count = dice.between(1, 7);
    for (int t = 0; t < count; ++t) shape.tasks.push_back(drawn_task(dice, days, plain));
    return shape;
}

Minutes most_of(const Shape& shape) {
    const int tasks = shape.count(), days = shape.days();
    Naive naive(tasks + days + 2);
    const int source = tasks + days, sink = source + 1;
    for (int t = 0; t < tasks; ++t) {
        naive.room[slot(source)][slot(t)] = shape.tasks[slot(t)].need;
        for (int d = 0; d < days; ++d) naive.room[slot(t)][slot(tasks + d)] = shape.most(t, d);
    }
    for (int d = 0; d < days; ++d) naive.room[slot(tasks + d)][slot(sink)] = shape.free[slot(d)];
    return naive.run(source, sink);
}

std::vector<int> all_of(const Shape& shape) {
    std::vector<int> tasks(shape.tasks.size());
    std::iota(tasks.begin(), tasks.end(), 0);
    return tasks;
}

Minutes placed(const DayFlow& flow, int task) {
    Minutes sum = 0;
    for (int day = 0; day < flow.days(); ++day) sum += flow.on(day, task);
    return sum;
}

Minutes placed(const DayFlow& flow) {
    Minutes sum = 0;
    for (int task = 0; task < static_cast<int>(flow.tasks().size()); ++task)
        sum += placed(flow, task);
    return sum;
}

/// Every minute on a day that the task may use, no day and no maximum exceeded, all sums true.
bool legal(const Shape& shape, const DayFlow& flow) {
    for (int day = 0; day < shape.days(); ++day) {
        Minutes used = 0;
        for (const FlowCell& cell : flow.on(day)) {
            if (cell.min <= 0 || cell.min > shape.most(cell.task, day)) return false;
            used += cell.min;
        }
        if (flow.room(day) != shape.free[slot(day)] - used || flow.room(day) < 0) return false;
    }
    for (int task = 0; task < shape.count(); ++task) {
        std::vector<int> days, listed;
        for (int day = 0; day < shape.days(); ++day)
            if (flow.on(day, task) > 0) days.push_back(day);
        for (const FlowCell& cell : flow.of(task)) listed.push_back(cell.day);
        if (days != listed) return false;
        if (flow.missing(task) != shape.tasks[slot(task)].need - placed(flow, task)) return false;
    }
    return true;
}

bool same_flow(const DayFlow& one, const DayFlow& other) {
    for (int day = 0; day < one.days(); ++day) {
        if (one.room(day) != other.room(day)) return false;
        for (int task = 0; task < static_cast<int>(one.tasks().size()); ++task)
            if (one.on(day, task) != other.on(day, task)) return false;
    }
    return one.missing() == other.missing();
}

Minutes hall_room(const Shape& shape, const std::vector<int>& tasks) {
    Minutes sum = 0;
    for (int day = 0; day < shape.days(); ++day) {
        Minutes wanted = 0;
        for (const int task : tasks) wanted += shape.most(task, day);
        sum += std::min(wanted, shape.free[slot(day)]);
    }
    return sum;
}

/// Whether one minute of others on `day` can go to later days, which the task's own may leave.
bool movable(const Shape& shape, const DayFlow& flow, int day, int task, bool own_later) {
    const int tasks = shape.count(), days = shape.days();
    Naive naive(tasks + days + 2);
    const int source = tasks + days, sink = source + 1;
    Minutes wanted = 0;
    for (int t = 0; t < tasks; ++t) {
        if (t == task) continue;
        for (int d = day; d < days; ++d) naive.room[slot(source)][slot(t)] += flow.on(d, t);
        wanted += naive.room[slot(source)][slot(t)];
        naive.room[slot(t)][slot(tasks + day)] = flow.on(day, t);
        for (int d = day + 1; d < days; ++d)
            naive.room[slot(t)][slot(tasks + d)] = shape.most(t, d);
    }
    for (int d = day; d < days; ++d) {
        const Minutes own = own_later && d > day ? 0 : flow.on(d, task);
        naive.room[slot(tasks + d)][slot(sink)] = shape.free[slot(d)] - own;
    }
    Minutes others = 0;
    for (int t = 0; t < tasks; ++t) others += t == task ? 0 : flow.on(day, t);
    if (others == 0) return false;
    naive.room[slot(tasks + day)][slot(sink)] = others - 1;
    return naive.run(source, sink) == wanted;
}

}  // namespace

TEST_CASE("a day flow places as much as any flow can") {
    int whole = 0, partly = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        const Shape shape = drawn(seed);
        DayFlow flow = shape.flow();
        INFO("seed " << seed);
        const bool all = flow.place(all_of(shape));
        CHECK(legal(shape, flow));
        CHECK(placed(flow) == most_of(shape));
        CHECK(all == (flow.missing() == 0));
        ++(all ? whole : partly);
    }
    CHECK(whole > 20);
    CHECK(partly > 50);
}

TEST_CASE("earliest deadline first alone is a maximum flow where all days are alike") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const Shape shape = drawn(seed, true);
        DayFlow flow = shape.flow();
        flow.fill(all_of(shape));
        INFO("seed " << seed);
        CHECK(legal(shape, flow));
        CHECK(placed(flow) == most_of(shape));
    }
}

TEST_CASE("completing a task never takes minutes from another as a whole") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const Shape shape = drawn(seed);
        DayFlow flow = shape.flow();
        for (const int task : all_of(shape)) {
            std::vector<Minutes> before;
            for (int other = 0; other < task; ++other) before.push_back(flow.missing(other));
            flow.complete(task);
            INFO("seed " << seed << " task " << task);
            for (int other = 0; other < task; ++other)
                CHECK(flow.missing(other) == before[slot(other)]);
        }
        CHECK(legal(shape, flow));
        CHECK(placed(flow) == most_of(shape));
    }
}

TEST_CASE("where a search ends, the tasks need more than their days hold, by what is missing") {
    int failures = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const Shape shape = drawn(seed);
        DayFlow flow = shape.flow();
        for (const int task : all_of(shape)) {
            if (flow.complete(task)) continue;
            ++failures;
            INFO("seed " << seed << " task " << task);
            const std::vector<int>& cut = flow.cut().tasks;
            Minutes need = 0, missing = 0;
            for (const int member : cut) {
                need += shape.tasks[slot(member)].need;
                missing += flow.missing(member);
            }
            CHECK(std::count(cut.begin(), cut.end(), task) == 1);
            CHECK(need - hall_room(shape, cut) == missing);
            CHECK(missing >= flow.missing(task));
            CHECK(flow.missing(task) > 0);
            for (int day = 0; day < shape.days(); ++day)
                if (flow.reached(day)) CHECK(flow.room(day) == 0);
        }
    }
    CHECK(failures > 100);
}

TEST_CASE("placing all at once places as much as one after the other") {
    int whole = 0, partly = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        const Shape shape = drawn(seed);
        DayFlow flow = shape.flow();
        INFO("seed " << seed);
        const bool all = flow.place_all();
        CHECK(legal(shape, flow));
        CHECK(placed(flow) == most_of(shape));
        CHECK(all == (flow.missing() == 0));
        ++(all ? whole : partly);
    }
    CHECK(whole > 20);
    CHECK(partly > 50);
}

TEST_CASE("placing all at once searches once for many") {
    Shape shape;
    shape.free = {2, 1, 2};
    shape.tasks.assign(3, Task{2, 0, 1, Weekdays::all()});
    shape.tasks[0] = Task{1, 0, 2, Weekdays::all(), 1, 1};
    DayFlow flow = shape.flow();
    CHECK_FALSE(flow.place_all());
    CHECK(flow.missing() == 1);
    CHECK(flow.on(2, 0) == 1);
    CHECK(flow.visits() <= 6);  // two searches
}

TEST_CASE("a reversed flow is the same flow with the last day first") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const Shape shape = drawn(seed);
        DayFlow flow = shape.flow();
        flow.place(all_of(shape));
        const DayFlow backward = flow.reversed();
        INFO("seed " << seed);
        const int last = shape.days() - 1;
        for (int day = 0; day <= last; ++day) {
            CHECK(backward.room(last - day) == flow.room(day));
            for (const int task : all_of(shape)) {
                CHECK(backward.on(last - day, task) == flow.on(day, task));
                CHECK(backward.allows(task, last - day) == flow.allows(task, day));
                CHECK(backward.daily(task, last - day) == flow.daily(task, day));
            }
        }
        CHECK(same_flow(backward.reversed(), flow));
    }
}

TEST_CASE("a flow that is placed backwards is as large, and ends no earlier") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const Shape shape = drawn(seed);
        DayFlow backward = shape.flow().reversed();
        backward.place(all_of(shape));
        const DayFlow flow = backward.reversed();
        INFO("seed " << seed);
        CHECK(legal(shape, flow));
        CHECK(placed(flow) == most_of(shape));
    }
    const Shape shape{{3, 3, 3}, 0, -1, {Task{4, 0, 2, Weekdays::all()}}};
    DayFlow backward = shape.flow().reversed();
    CHECK(backward.place_all());
    CHECK(backward.reversed().on(2, 0) == 3);
    CHECK(backward.reversed().on(1, 0) == 1);
}

TEST_CASE("room is made by moving others to later days, exactly when that is possible") {
    int made = 0, refused = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const Shape shape = drawn(seed);
        DayFlow flow = shape.flow();
        flow.place(all_of(shape));
        Dice dice("make room", seed);
        const int day = dice.between(0, shape.days() - 1);
        const int task = dice.between(0, shape.count() - 1);
        const bool own_later = dice.chance(50);
        const DayFlow before = flow;
        const Minutes some = flow.make_room(day, task, 3, own_later);
        INFO("seed " << seed << " day " << day << " task " << task << " own " << own_later);
        CHECK((some > 0) == movable(shape, before, day, task, own_later));
        CHECK(some <= 3);
        CHECK(legal(shape, flow));
        CHECK(flow.room(day) == before.room(day) + some);
        CHECK(flow.on(day, task) == before.on(day, task));
        for (const int other : all_of(shape))
            if (other != task) CHECK(flow.missing(other) == before.missing(other));
        const Minutes given_up = flow.missing(task) - before.missing(task);
        CHECK(given_up >= 0);
        CHECK(given_up <= (own_later ? some : 0));
        for (int d = 0; d < day; ++d)
            for (const int other : all_of(shape)) CHECK(flow.on(d, other) == before.on(d, other));
        ++(some > 0 ? made : refused);
    }
    CHECK(made > 20);
    CHECK(refused > 20);
}

TEST_CASE("minutes that keep their week stay in it when room is made") {
    int made = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Shape shape = drawn(seed);
        for (Task& task : shape.tasks) task.keeps_week = true;
        DayFlow flow = shape.flow();
        flow.place(all_of(shape));
        const int day = Dice("week", seed).between(0, shape.days() - 1);
        const auto by_week = [&](int task) {
            std::vector<Minutes> sums(5);
            for (int d = 0; d < shape.days(); ++d)
                sums[slot((d + shape.lead) / 7)] += flow.on(d, task);
            return sums;
        };
        std::vector<std::vector<Minutes>> before;
        for (const int task : all_of(shape)) before.push_back(by_week(task));
        INFO("seed " << seed);
        made += flow.make_room(day, 0, 2, false) > 0 ? 1 : 0;
        for (const int task : all_of(shape)) CHECK(by_week(task) == before[slot(task)]);
    }
    CHECK(made > 5);
}

TEST_CASE("settled minutes leave the flow with their room") {
    Shape shape{{4, 4}, 0, -1, {Task{6, 0, 1, Weekdays::all()}}};
    DayFlow flow = shape.flow();
    REQUIRE(flow.place_all());
    flow.settle(0, 0, 3);
    CHECK(flow.on(0, 0) == 1);
    CHECK(flow.room(0) == 0);
    CHECK(flow.tasks()[0].need == 3);
    CHECK(flow.missing(0) == 0);
    CHECK(flow.on(1, 0) == 2);
}

TEST_CASE("no search comes to a day that is closed") {
    Shape shape{{4, 4, 4}, 0, -1, {Task{4, 0, 2, Weekdays::all()}, Task{4, 1, 2, Weekdays::all()}}};
    DayFlow flow = shape.flow();
    flow.add(1, 1, 4);
    flow.close(0);
    flow.close(1);
    CHECK(flow.room(0) == 0);
    CHECK(flow.complete(0));
    CHECK(flow.on(2, 0) == 4);
    CHECK(flow.on(1, 1) == 4);
    flow.ask(0, 1);
    CHECK_FALSE(flow.complete(0));
    CHECK_FALSE(flow.reached(1));
}

TEST_CASE("cells stand in the list of their day as they came, and in that of their task by day") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        Dice dice("cells", seed);
        Cells cells(9, 4);
        std::vector<std::vector<int>> order(9);
        std::vector<std::vector<Minutes>> minutes(9, std::vector<Minutes>(4));
        for (int change = 0; change < 120; ++change) {
            const int day = dice.between(0, 8), task = dice.between(0, 3);
            const Minutes before = minutes[slot(day)][slot(task)];
            const Minutes some = dice.chance(50) ? -before : dice.between(1, 5);
            if (some == 0) continue;
            minutes[slot(day)][slot(task)] += some;
            if (before == 0) order[slot(day)].push_back(task);
            if (before + some == 0) std::erase(order[slot(day)], task);
            cells.add(day, task, some);
        }
        for (int day = 0; day < 9; ++day) {
            std::vector<int> listed, walked;
            for (const FlowCell& cell : cells.on(day)) {
                CHECK(cell.day == day);
                CHECK(cell.min == minutes[slot(day)][slot(cell.task)]);
                listed.push_back(cell.task);
            }
            for (int at = cells.first_on(day); at >= 0; at = cells.next_on_day(at))
                walked.push_back(cells.in(at).task);
            CHECK(listed == order[slot(day)]);
            CHECK(walked == order[slot(day)]);
        }
        for (int task = 0; task < 4; ++task) {
            std::vector<int> listed, expected;
            for (const FlowCell& cell : cells.of(task)) listed.push_back(cell.day);
            for (int day = 0; day < 9; ++day)
                if (minutes[slot(day)][slot(task)] > 0) expected.push_back(day);
            CHECK(listed == expected);
        }
    }
}

TEST_CASE("minutes are forgotten from the last day on, and what is given up is needed no more") {
    Shape shape{{4, 4, 4}, 0, -1, {Task{14, 0, 2, Weekdays::all()}}};
    DayFlow flow = shape.flow();
    CHECK_FALSE(flow.place_all());
    flow.forget(0, 5, 0, 9);
    CHECK(flow.on(2, 0) == 0);
    CHECK(flow.on(1, 0) == 3);
    CHECK(flow.room(2) == 4);
    CHECK(flow.tasks()[0].need == 9);
    CHECK(flow.missing(0) == 2);
    flow.give_up(0);
    CHECK(flow.missing(0) == 0);
    CHECK(flow.tasks()[0].need == 7);
    flow.use(2, 3);
    CHECK(flow.room(2) == 1);
}
