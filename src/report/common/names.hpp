#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/plan/plan.hpp"
#include "report/common/missed.hpp"

namespace osmlm {

inline constexpr std::size_t title_shown = 28;  ///< characters

/// What a sentence is about: `A, B and 4 more`.
struct FewNames {
    std::string text;
    bool many = false;

    [[nodiscard]] std::string need() const { return text + (many ? " need " : " needs "); }
    [[nodiscard]] std::string are() const { return text + (many ? " are " : " is "); }
    [[nodiscard]] std::string were() const { return text + (many ? " were " : " was "); }
};

/// The first titles, and how many more there are.
FewNames few_of(std::vector<std::string> titles, bool many);

/// What needs the hours of a conflict: "the weekly hours of French and Algebra".
FewNames names_of(const Curriculum& curriculum, const Plan& plan, const Conflict& conflict,
                  bool begins);

/// What leaves a conflict no more hours: "the weekly maximum of French"; empty when nothing does.
std::string maxima_of(const Curriculum& curriculum, const Plan& plan, const Conflict& conflict);

/// "the weekly hours of French and Spanish"
std::string weekly_hours_of(const Curriculum& curriculum, const std::vector<MissedWeekly>& missed);

}  // namespace osmlm
