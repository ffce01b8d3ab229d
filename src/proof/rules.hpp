#pragma once

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "osmlm/base/day.hpp"
#include "osmlm/base/duration.hpp"
#include "osmlm/proof/verify.hpp"
#include "proof/facts.hpp"
#include "proof/tally.hpp"

namespace osmlm::proof {

/// All that a rule may look at.
struct Look {
    const Curriculum& curriculum;
    const Plan& plan;
    const Facts& facts;
    const Tally& tally;
    int until = never;  ///< the last day that is shown of a plan that goes on; `never`: all of it

    /// Whether everything up to that day is shown.
    [[nodiscard]] bool shows(int day) const { return until == never || day <= until; }
};

/// Where one rule puts what breaks it.
struct Breaks {
    std::string_view rule;
    std::vector<Violation>& list;

    template <class... Args>
    void say(fmt::format_string<Args...> text, Args&&... args) const {
        list.push_back({std::string(rule), fmt::format(text, std::forward<Args>(args)...)});
    }
};

struct Rule {
    std::string_view name;
    void (*check)(const Look& look, const Breaks& breaks);
};

/// The rules of a plan, each with the one function that checks it.
std::span<const Rule> day_rules();
std::span<const Rule> work_rules();
std::span<const Rule> weekly_rules();
std::span<const Rule> figure_rules();
std::span<const Rule> verdict_rules();

inline const std::string& id_of(const Look& look, std::size_t resource) {
    return look.curriculum.resources[resource].id;
}

inline std::string date_of(const Look& look, int day) { return iso_date(look.facts.time.day(day)); }

}  // namespace osmlm::proof
