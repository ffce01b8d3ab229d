#include "oracle/traits.hpp"

#include <array>

namespace osmlm::oracle {
namespace {

using Setter = void (*)(Traits&, Dice&);

struct Family {
    std::string_view name;
    Setter set;
};

void set_weekly_cut(Traits& t, Dice& dice) {
    t.goals = dice.between(1, 2);
    t.weekly_min = dice.chance(75);
    t.weekly_max = !t.weekly_min || dice.chance(50);
    t.own_weekdays = dice.chance(60);
    t.releases = dice.chance(50);
    t.daily_max = dice.chance(40);
    t.open = dice.chance(25);
    t.logged = dice.chance(40);
    t.midweek = true;
}

void set_mix(Traits& t, Dice& dice) {
    t.goals = dice.between(1, 3);
    for (bool Traits::*trait :
         {&Traits::goal_weekdays, &Traits::own_weekdays, &Traits::releases, &Traits::arcs,
          &Traits::any, &Traits::choices, &Traits::optional, &Traits::daily_max,
          &Traits::weekly_max, &Traits::weekly_min, &Traits::open, &Traits::priorities,
          &Traits::exceptions, &Traits::logged, &Traits::midweek}) {
        t.*trait = dice.chance(35);
    }
}

void set_optional(Traits& t, Dice& dice) {
    t.goals = dice.between(1, 2);
    t.optional = true;
    t.arcs = dice.chance(60);
    t.weekly_min = dice.chance(50);
    t.any = dice.chance(25);
}

void set_weekly_min(Traits& t, Dice& dice) {
    t.goals = dice.between(1, 2);
    t.weekly_min = true;
    t.goal_weekdays = dice.chance(30);
    t.arcs = dice.chance(20);
}

const std::array<Family, 20> table = {{
    {"deadlines", [](Traits& t, Dice& dice) { t.goals = dice.between(0, 1); }},
    {"releases", [](Traits& t, Dice&) { t.releases = true; }},
    {"arcs",
     [](Traits& t, Dice& dice) {
         t.arcs = true;
         t.goal_weekdays = dice.chance(30);
     }},
    {"arcs_across",
     [](Traits& t, Dice& dice) {
         t.goals = dice.between(2, 3);
         t.arcs = t.goal_weekdays = true;
     }},
    {"weekdays",
     [](Traits& t, Dice& dice) {
         t.goals = dice.between(0, 2);
         t.own_weekdays = true;
     }},
    {"daily_max",
     [](Traits& t, Dice& dice) {
         t.daily_max = true;
         t.arcs = dice.chance(40);
     }},
    {"weekly_max",
     [](Traits& t, Dice& dice) {
         t.goals = dice.between(1, 2);
         t.weekly_max = true;
         t.goal_weekdays = dice.chance(30);
     }},
    {"weekly_min", set_weekly_min},
    {"weekly_min_open",
     [](Traits& t, Dice& dice) {
         set_weekly_min(t, dice);
         t.open = true;
         t.endless = dice.chance(10);
     }},
    {"weekly_cut", set_weekly_cut},
    {"any",
     [](Traits& t, Dice& dice) {
         t.goals = dice.between(1, 2);
         t.any = t.arcs = true;
         t.goal_weekdays = dice.chance(50);
         t.optional = dice.chance(40);
     }},
    {"choices",
     [](Traits& t, Dice& dice) {
         t.choices = true;
         t.arcs = dice.chance(50);
         t.logged = dice.chance(30);
     }},
    {"optional", set_optional},
    {"priorities",
     [](Traits& t, Dice& dice) {
         t.priorities = true;
         t.arcs = dice.chance(30);
         t.own_weekdays = dice.chance(30);
     }},
    {"exceptions",
     [](Traits& t, Dice& dice) {
         t.exceptions = t.midweek = true;
         t.weekly_min = dice.chance(50);
     }},
    {"logged",
     [](Traits& t, Dice& dice) {
         t.goals = dice.between(1, 2);
         t.logged = t.midweek = true;
         t.weekly_min = dice.chance(40);
         t.weekly_max = dice.chance(40);
         t.daily_max = dice.chance(40);
     }},
    {"passed",
     [](Traits& t, Dice& dice) {
         t.passed = t.logged = t.midweek = t.priorities = true;
         t.arcs = dice.chance(30);
     }},
    {"shop",
     [](Traits& t, Dice&) {
         t.goals = 2;
         t.chains = t.goal_weekdays = true;
     }},
    {"idle",
     [](Traits& t, Dice& dice) {
         t.endless = t.idle = true;
         t.arcs = dice.chance(40);
         t.any = dice.chance(20);
         t.optional = dice.chance(30);
         t.weekly_max = dice.chance(20);
         t.priorities = dice.chance(40);
     }},
    {"mix", set_mix},
}};

}  // namespace

const std::vector<std::string>& families() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> list;
        for (const Family& family : table) list.emplace_back(family.name);
        list.emplace_back("clique");
        return list;
    }();
    return names;
}

Traits traits_of(std::string_view family, Size size, Dice& dice) {
    Traits traits;
    for (const Family& row : table) {
        if (row.name == family) row.set(traits, dice);
    }
    traits.loose = traits.optional || traits.open || traits.any || traits.idle || family == "mix";
    traits.endless = traits.endless && size == Size::small;
    return traits;
}

Scale scale_of(Size size) {
    if (size == Size::small) return {3, 6, 5, 14, 6, 10, 1};
    if (size == Size::medium) return {7, 14, 14, 28, 60, 200, 7};
    return {30, 60, 60, 120, 360, 2400, 30};
}

}  // namespace osmlm::oracle
