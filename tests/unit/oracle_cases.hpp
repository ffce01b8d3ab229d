#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "oracle/milp.hpp"
#include "oracle/planted.hpp"
#include "oracle/search.hpp"

/// Small curricula written by hand, with answers that can be worked out on paper.
namespace osmlm::oracle {

/// A week of Monday to Friday with two minutes a day, from Monday 2026-09-07 to Friday
/// 2026-09-18; `rest` follows the schedule in the object.
inline Instance two_weeks(const std::string& rest, const std::string& today = "2026-09-07",
                          std::vector<std::string> log = {}) {
    const std::string text =
        R"({"osmlm":1,"end":"2026-09-18","schedule":{"week":{"mon":"2m","tue":"2m","wed":"2m",)"
        R"("thu":"2m","fri":"2m"}},)" +
        rest + "}";
    return {"by hand", 0, nlohmann::ordered_json::parse(text), std::move(log), *parse_day(today)};
}

/// What both oracles say; an error when they differ or one gives up.
inline bool fits(const Instance& instance) {
    static const bool solver = solver_is_there();
    const Loaded loaded = load(instance);
    const auto tried =
        feasible_by_search(loaded.curriculum, loaded.records, instance.today, 2'000'000);
    if (!tried) throw std::runtime_error("the search gave up");
    if (!solver) return *tried;
    const auto solved = feasible_by_milp(loaded.curriculum, loaded.records, instance.today, 20);
    if (solved != tried) throw std::runtime_error("the oracles differ");
    return *tried;
}

inline LeastLate fewest_late(const Instance& instance) {
    const Loaded loaded = load(instance);
    return least_late(loaded.curriculum, loaded.records, instance.today, 5'000'000).value();
}

/// A record of the log, written at this minute of 2026-09-07.
inline std::string record(const std::string& op, int minute, const std::string& fields) {
    const std::string two = (minute < 10 ? "0" : "") + std::to_string(minute);
    return R"({"v":1,"id":"06gfkc43t17jn0)" + two + R"(","op":")" + op +
           R"(","at":"2026-09-07T08:)" + two + R"(:00+00:00",)" + fields + "}";
}

inline std::string logged(int minute, const std::string& date, const std::string& resource,
                          int min) {
    return record("log", minute,
                  R"("date":")" + date + R"(","resource":")" + resource + R"(","min":)" +
                      std::to_string(min));
}

}  // namespace osmlm::oracle
