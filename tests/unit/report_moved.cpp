// The reasons why a finish moved add up to how far it moved, over random studies and changes.
#include <map>
#include <random>

#include <fmt/core.h>

#include "catch.hpp"
#include "osmlm/logbook/promise.hpp"
#include "osmlm/model/calendar.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/store/store.hpp"
#include "report/week/moved.hpp"

using namespace osmlm;

namespace {

const Day monday = Day{std::chrono::year{2026} / 9 / 7};

/// A resource as a curriculum has it.
struct Course {
    std::string id, formerly;
    int minutes = 60;
    bool optional = false, open = false, dropped = false, daily = false;
};

class Random {
public:
    explicit Random(unsigned seed) : random_(seed) {}
    int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
    bool chance(int percent) { return below(100) < percent; }

private:
    std::mt19937 random_;
};

struct World {
    std::vector<Course> courses;
    std::array<int, 7> hours{};
    std::map<int, int> exceptions;  ///< by day after the Monday

    [[nodiscard]] std::string text() const {
        std::string week, days, resources;
        for (std::size_t w = 0; w < 7; ++w)
            week += fmt::format(R"({}"{}":"{}m")", w == 0 ? "" : ",", weekday_names[w], hours[w]);
        for (const auto& [day, minutes] : exceptions)
            days += fmt::format(R"({}{{"on":"{}","hours":"{}m"}})", days.empty() ? "" : ",",
                                iso_date(monday + osmlm::days{day}), minutes);
        for (const Course& course : courses) {
            resources +=
                fmt::format(R"({}{{"id":"{}","goal":"g")", resources.empty() ? "" : ",", course.id);
            if (!course.open) resources += fmt::format(R"(,"effort":"{}m")", course.minutes);
            if (course.optional) resources += R"(,"optional":true)";
            if (course.dropped) resources += R"(,"dropped":"2026-09-10")";
            if (course.daily) resources += R"(,"daily-max":"30m")";
            if (!course.formerly.empty())
                resources += fmt::format(R"(,"formerly":["{}"])", course.formerly);
            resources += '}';
        }
        return fmt::format(R"({{"osmlm":1,"schedule":{{"week":{{{}}},"days":[{}]}},)"
                           R"("goals":[{{"id":"g","weekly":"30m"}}],"resources":[{}]}})",
                           week, days, resources);
    }
};

World some_world(Random& random) {
    World world;
    for (int& minutes : world.hours) minutes = random.chance(30) ? 0 : 10 * random.below(20);
    world.hours[2] = 60;
    const int courses = 1 + random.below(5);
    for (int c = 0; c < courses; ++c)
        world.courses.push_back({fmt::format("r{}", c),
                                 {},
                                 10 + random.below(900),
                                 random.chance(20),
                                 random.chance(15),
                                 false,
                                 random.chance(20)});
    return world;
}

/// What somebody may do to a curriculum in a week.
void change(World& world, Random& random) {
    for (int n = random.below(4); n > 0; --n)
        world.exceptions[random.below(40)] = random.chance(50) ? 0 : 10 * random.below(30);
    if (random.chance(25)) world.hours[static_cast<std::size_t>(random.below(7))] = 90;
    for (Course& course : world.courses) {
        if (random.chance(20)) course.minutes = 1 + random.below(900);
        if (random.chance(10)) course.dropped = true;
        if (random.chance(10)) course.optional = !course.optional;
        if (random.chance(10)) {
            course.formerly = course.id;
            course.id += "x";
        }
    }
    if (random.chance(15)) world.courses.pop_back();
    if (random.chance(30) || world.courses.empty())
        world.courses.push_back({"new", {}, 10 + random.below(300)});
}

/// Sessions and decisions of the days from..until, after midnight of Monday by so many hours.
std::string some_log(Random& random, int from, int until, const std::string& stem, int hours) {
    std::string log;
    for (int n = random.below(9); n > 0; --n) {
        const Day day = monday + days{from + random.below(until - from + 1)};
        const std::string name = fmt::format("r{}", random.below(6));
        const bool early = hours < 0;
        const Day written = early ? day : std::max(day, monday);
        const auto head = fmt::format(R"({{"v":1,"id":"{}{}","at":"{}T{:02}:00:00Z","date":"{}",)",
                                      stem, n, iso_date(written), early ? 8 : hours, iso_date(day));
        const int kind = random.below(10);
        if (kind == 0)
            log += head + fmt::format(R"("op":"done","resource":"{}"}})", name);
        else if (kind == 1)
            log += head + fmt::format(R"("op":"left","resource":"{}","min":{}}})", name,
                                      random.below(600));
        else
            log += head + fmt::format(R"("op":"log","resource":"{}","min":{}}})", name,
                                      1 + random.below(200));
        log += '\n';
    }
    return log;
}

Inputs inputs_of(const World& world, const std::string& log) {
    auto loaded = parse_curriculum(world.text());
    INFO(world.text());
    REQUIRE(loaded);
    Inputs inputs;
    inputs.curriculum = std::move(loaded->curriculum);
    inputs.journal = parse_journal(log);
    REQUIRE(inputs.journal.findings.empty());
    inputs.state = fold(inputs.curriculum, inputs.journal.records);
    return inputs;
}

/// The calendar between two days, counted from the first, which is not in it.
Minutes between(const Schedule& schedule, Day from, Day until) {
    Minutes sum = 0;
    for (Day day = from; day < until;) sum += hours_on(schedule, day += days{1}).minutes;
    return sum;
}

Minutes part_of(const Movement& movement, Reason reason) {
    for (const auto& [each, minutes] : movement.parts)
        if (each == reason) return minutes;
    return 0;
}

}  // namespace

TEST_CASE("the reasons add up exactly to how far the finish moved") {
    int moved = 0, unmoved = 0, without = 0;
    for (unsigned seed = 0; seed < 600; ++seed) {
        INFO("seed " << seed);
        Random random(seed);
        World world = some_world(random);
        const std::string early = some_log(random, -10, -1, "e", -1);
        const Inputs before = inputs_of(world, early);
        Promise kept = promise_of(before.curriculum,
                                  make_plan(before.curriculum, before.state, monday), monday);
        Record written;
        written.at = Instant{monday} + std::chrono::hours{9};
        if (random.chance(70)) kept.record = &written;
        if (random.chance(80)) change(world, random);
        const int gone = random.below(8);
        // Some of it for days before the Monday, but written after the promise.
        const std::string later = some_log(random, random.chance(30) ? -3 : 0, gone, "l", 12);
        const Inputs now = inputs_of(world, early + later);
        const Plan plan = make_plan(now.curriculum, now.state, monday + days{gone});
        const Movement movement = movement_since(kept, now.curriculum, now.state, plan);
        CHECK(movement.before == kept.finish);
        CHECK(movement.now == plan.finish);
        Minutes sum = 0;
        for (const auto& [reason, minutes] : movement.parts) sum += minutes;
        CHECK(part_of(movement, Reason::missed) >= 0);
        CHECK(part_of(movement, Reason::extra) <= 0);
        CHECK(part_of(movement, Reason::grew) >= 0);
        CHECK(part_of(movement, Reason::shrank) <= 0);
        if (!movement.before || !movement.now) {
            ++without;
            CHECK_FALSE(movement.whole);
            CHECK(movement.parts.size() == 7);
            continue;
        }
        REQUIRE(movement.whole);
        CHECK(sum == *movement.whole);
        const Schedule& schedule = now.curriculum.schedule;
        CHECK(*movement.whole == between(schedule, *movement.before, *movement.now) -
                                     between(schedule, *movement.now, *movement.before));
        ++(*movement.whole == 0 ? unmoved : moved);
    }
    CHECK(moved > 200);
    CHECK(unmoved > 20);
    CHECK(without > 20);
}
