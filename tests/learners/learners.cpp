#include "learners/learners.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/core.h>

#include "oracle/dice.hpp"
#include "osmlm/model/calendar.hpp"
#include "osmlm/store/store.hpp"

namespace osmlm::learners {
namespace {

constexpr days recorded{26 * 7}, longest{20 * 365};

/// Fortune of a test: normal numbers from a stream of whole ones (Box and Muller 1958).
class Fortune {
public:
    Fortune(const std::string& name, std::uint64_t seed) : dice_(name, seed) {}
    bool of_hundred(double chance) { return uniform() * 100 < chance; }
    double uniform() { return (static_cast<double>(dice_.next() >> 11U) + 0.5) * 0x1p-53; }
    double normal() {
        return std::sqrt(-2 * std::log(uniform())) * std::cos(2 * std::numbers::pi * uniform());
    }
    double about(double middle, double deviation) {
        return middle * std::exp(deviation * normal());
    }

private:
    oracle::Dice dice_;
};

void write(Life& life, Op op, Day day, const Resource& resource, Minutes minutes = 0) {
    Record record;
    record.op = op;
    record.id = life.ids.emplace_back(fmt::format("{:016}", life.records.size()));
    record.at = Instant{day} + std::chrono::seconds{static_cast<int>(life.records.size())};
    record.date.set(day);
    record.resource.set(resource.id);
    if (op == Op::log) record.min.set(minutes);
    life.records.push_back(record);
}

/// How one person's days go.
class Days {
public:
    Days(const Kind& kind, Fortune& fortune)
        : kind_(kind),
          fortune_(fortune),
          stays_(kind.stays + 16 * (fortune.uniform() - 0.5)),
          comes_back_(kind.comes_back + 16 * (fortune.uniform() - 0.5)),
          share_(fortune.about(kind.share, kind.share_person)) {}

    Minutes on(Day day, Minutes hours) {
        if (fortune_.of_hundred(kind_.absences * 100.0 / 365) && away_ == 0)
            away_ = 10 + static_cast<int>(16 * fortune_.uniform());
        if (month_++ % 30 == 0) this_month_ = fortune_.about(1, kind_.share_month);
        if (away_ > 0) {
            --away_;
            studied_ = false;
            return 0;
        }
        if (hours == 0) return 0;
        studied_ = fortune_.of_hundred(studied_ ? stays_ : comes_back_);
        if (!studied_) return 0;
        const double minutes =
            fortune_.about(static_cast<double>(hours) * share_ * this_month_ *
                               kind_.weekday[static_cast<std::size_t>(weekday_of(day))],
                           kind_.share_day);
        const auto grains = std::llround(std::min(minutes, 720.0) / kind_.grain);
        return std::max<Minutes>(1, grains) * kind_.grain;
    }

private:
    const Kind& kind_;
    Fortune& fortune_;
    double stays_, comes_back_, share_, this_month_ = 1;
    int away_ = 0, month_ = 0;
    bool studied_ = true;
};

}  // namespace

const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all = [] {
        std::vector<Kind> made(8);
        made[0].name = "base";
        made[0].within = 0.05;
        made[1].name = "heavy tails";
        made[1].ratio = 1;
        made[1].tripled = 10;
        made[1].within = 0.12;
        made[2].name = "overestimates";
        made[2].ratio = 0.9;
        made[2].ratio_person = 0.2;
        made[2].within = 0.12;
        made[3].name = "own weekdays";
        made[3].weekday = {0.4, 1.2, 1.6, 0.5, 0.3, 2, 1};
        made[4].name = "steady";
        made[4].stays = 92;
        made[4].comes_back = 80;
        made[4].share_day = 0.25;
        made[4].absences = 0;
        made[5].name = "good and bad months";
        made[5].share_month = 0.35;
        made[6].name = "seldom there";
        made[6].stays = 60;
        made[6].comes_back = 25;
        made[6].share_day = 0.75;
        made[6].grain = 30;
        made[7].name = "overestimates a lot";
        made[7].ratio = 0.72;
        made[7].ratio_person = 0.12;
        return made;
    }();
    return all;
}

const Curriculum& twelve_resources() {
    static const Curriculum curriculum = [] {
        std::string text =
            R"({"osmlm":1,"start":"2026-09-07","end":"2028-06-30","schedule":{"week":{)"
            R"("mon":"2h","tue":"2h","wed":"2h","thu":"2h","fri":"2h","sat":"3h"}},)"
            R"("goals":[{"id":"g"}],"resources":[)";
        constexpr std::array<int, 12> hours = {6, 8, 10, 8, 12, 10, 16, 30, 70, 110, 140, 160};
        for (std::size_t i = 0; i < hours.size(); ++i)
            text +=
                fmt::format(R"({}{{"id":"r{}","goal":"g","effort":"{}h"{}}})", i > 0 ? "," : "", i,
                            hours[i], i > 0 ? fmt::format(R"(,"after":["r{}"])", i - 1) : "");
        return parse_curriculum(text + "]}")->curriculum;
    }();
    return curriculum;
}

Life live(const Kind& kind, std::uint64_t seed) {
    const Curriculum& curriculum = twelve_resources();
    Fortune fortune(kind.name, seed);
    const double person = fortune.about(kind.ratio, kind.ratio_person);
    std::vector<double> takes;
    for (const Resource& resource : curriculum.resources)
        takes.push_back(
            fortune.about(static_cast<double>(resource.effort->planned) * person, kind.ratio_item) *
            (fortune.of_hundred(kind.tripled) ? 3 : 1));
    Days each(kind, fortune);
    const Day start = *curriculum.start;
    Life life{{}, {}, start + longest};
    std::size_t at = 0;
    for (Day day = start; day < start + longest; day += days{1}) {
        Minutes minutes = each.on(day, hours_on(curriculum.schedule, day).minutes);
        while (minutes > 0) {
            const auto some = std::min(minutes, std::max<Minutes>(1, std::llround(takes[at])));
            minutes -= some;
            takes[at] -= static_cast<double>(some);
            const bool done = takes[at] < 0.5;
            if (day < start + recorded) {
                write(life, Op::log, day, curriculum.resources[at], some);
                if (done) write(life, Op::done, day, curriculum.resources[at]);
            }
            if (!done || ++at < takes.size()) continue;
            life.end = day;
            return life;
        }
    }
    return life;
}

std::vector<Record> known_before(const Life& life, Day day) {
    std::vector<Record> known;
    for (const Record& record : life.records)
        if (*record.date < day) known.push_back(record);
    return known;
}

}  // namespace osmlm::learners
