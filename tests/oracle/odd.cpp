#include "oracle/odd.hpp"

#include <fmt/core.h>

#include "oracle/dice.hpp"

namespace osmlm::oracle {
namespace {

using Json = nlohmann::ordered_json;

class Odd {
public:
    Odd(std::uint64_t seed, Size size)
        : dice_(size == Size::small ? "odd small" : "odd medium", seed),
          unit_(size == Size::small ? 1 : 30),
          days_(size == Size::small ? dice_.between(4, 12) : dice_.between(7, 60)),
          resources_(dice_.between(1, size == Size::small ? 4 : 5)) {
        instance_.family = "odd";
        instance_.seed = seed;
        instance_.today = *parse_day("2026-11-23") + days{dice_.between(0, 13)};
    }

    Instance draw() {
        Json& curriculum = instance_.curriculum;
        curriculum["osmlm"] = 1;
        if (dice_.chance(20)) curriculum["start"] = date(-5, 5);
        if (dice_.chance(70)) curriculum["end"] = date(days_ * 2 / 3, days_);
        curriculum["schedule"] = schedule();
        for (int goal = dice_.between(0, 2); goal > 0; --goal)
            curriculum["goals"].push_back(this->goal());
        for (int i = 0; i < resources_; ++i) curriculum["resources"].push_back(resource(i));
        if (resources_ > 1 && dice_.chance(10)) curriculum["choices"].push_back(choice());
        for (int session = dice_.chance(40) ? dice_.between(1, 4) : 0; session > 0; --session)
            log(session);
        return std::move(instance_);
    }

private:
    /// A date so many days after today.
    std::string date(int from, int until) {
        return iso_date(instance_.today + days{dice_.between(from, until)});
    }

    std::string length(int from, int until) {
        return fmt::format("{}m", unit_ * dice_.between(from, until));
    }

    Json weekdays() {
        Json names = Json::array();
        const int percent = dice_.one_of<int>({0, 30, 60, 90});
        for (const std::string_view name : weekday_names)
            if (dice_.chance(percent)) names.push_back(std::string(name));
        return names;
    }

    Json hours() {
        if (unit_ == 1 || !dice_.chance(15)) return length(0, 4);
        return Json::array({"09:00-10:00", dice_.chance(50) ? "22:30-23:15" : "12:00-14:00"});
    }

    Json week(int percent) {
        Json week = Json::object();
        for (const std::string_view name : weekday_names)
            if (dice_.chance(percent)) week[std::string(name)] = hours();
        return week;
    }

    Json schedule() {
        Json schedule{{"week", week(dice_.one_of<int>({20, 50, 80}))}};
        if (dice_.chance(25)) {
            Json change{{"from", date(0, days_)}, {"week", week(30)}};
            if (dice_.chance(50))
                change["until"] = iso_date(*parse_day(change["from"].get<std::string>()) +
                                           days{dice_.between(0, 14)});
            schedule["changes"].push_back(change);
        }
        for (int day = dice_.chance(30) ? dice_.between(1, 3) : 0; day > 0; --day)
            schedule["days"].push_back({{"on", date(0, days_)}, {"hours", hours()}});
        if (dice_.chance(20)) schedule["session"] = {{"min", length(1, 1)}, {"max", length(2, 3)}};
        if (dice_.chance(15)) schedule["focus"] = dice_.between(1, 2);
        return schedule;
    }

    Json goal() {
        Json goal{{"id", fmt::format("g{}", goals_++)}};
        const int limits = dice_.between(1, 10);
        if (limits <= 5)
            goal["weekly"] = length(1, 12);
        else if (limits <= 7)
            goal["weekly"] = {{"min", length(1, 4)}, {"max", length(4, 8)}};
        else if (limits <= 8)
            goal["weekly"] = {{"max", length(0, 6)}};
        if (dice_.chance(30)) goal["deadline"] = date(0, days_);
        if (dice_.chance(20)) goal["days"] = weekdays();
        return goal;
    }

    Json resource(int index) {
        Json resource{{"id", fmt::format("r{}", index)}};
        if (goals_ > 0 && dice_.chance(75))
            resource["goal"] = fmt::format("g{}", dice_.between(0, goals_ - 1));
        if (!dice_.chance(30)) resource["effort"] = length(1, unit_ == 1 ? 6 : 24);
        const Json after = this->after(index);
        if (!after.empty()) resource["after"] = after;
        if (dice_.chance(20)) resource["start"] = date(-5, days_);
        if (dice_.chance(20)) resource["deadline"] = date(-2, days_);
        if (dice_.chance(30)) resource["daily-max"] = length(0, 3);
        if (dice_.chance(30)) resource["days"] = weekdays();
        if (dice_.chance(35)) resource["optional"] = true;
        if (dice_.chance(20)) resource["priority"] = dice_.chance(50) ? "high" : "low";
        return resource;
    }

    /// Earlier resources only, so that there is no cycle.
    Json after(int index) {
        Json list = Json::array();
        const auto earlier = [&] { return fmt::format("r{}", dice_.between(0, index - 1)); };
        if (index > 0 && dice_.chance(25)) list.push_back(earlier());
        if (index < 2 || !dice_.chance(30)) return list;
        const std::string one = earlier(), other = earlier();
        if (one != other) list.push_back({{"any", {one, other}}});
        return list;
    }

    Json choice() {
        Json choice{{"id", "choice"}, {"of", {"r0", "r1"}}};
        if (dice_.chance(60)) choice["picked"] = {dice_.chance(50) ? "r0" : "r1"};
        return choice;
    }

    void log(int number) {
        const std::string day = date(-8, 0);
        const char* op = dice_.one_of<const char*>({"log", "log", "log", "left", "done"});
        instance_.log_lines.push_back(fmt::format(
            R"({{"v":1,"id":"{:016}","op":"{}","at":"{}T08:00:00+00:00","date":"{}","resource":"r{}","min":{}}})",
            number, op, day, day, dice_.between(0, resources_ - 1), unit_ * dice_.between(1, 3)));
    }

    Dice dice_;
    int unit_, days_, resources_;
    int goals_ = 0;
    Instance instance_;
};

}  // namespace

Instance odd(std::uint64_t seed, Size size) { return Odd(seed, size).draw(); }

}  // namespace osmlm::oracle
