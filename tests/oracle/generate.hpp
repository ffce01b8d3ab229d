#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "osmlm/base/day.hpp"
#include "osmlm/base/duration.hpp"

/// Curricula and logs on the edge of what is possible. A plan is planted first; dates, hours and
/// limits are then drawn tight around it, and a few figures changed by a little.
namespace osmlm::oracle {

/// small: 3 to 6 resources, 5 to 14 days of 0 to 6 minutes; medium: 7 to 14, 14 to 28 days of tens
/// of minutes; large: 30 to 60, 60 to 120 days of hours.
enum class Size { small, medium, large };

struct Instance {
    std::string family;
    std::uint64_t seed = 0;
    nlohmann::ordered_json curriculum;
    std::vector<std::string> log_lines;
    Day today;
};

/// A day's sittings: resource ids and minutes, in working order.
using PlantedDay = std::vector<std::pair<std::string, Minutes>>;

struct Planted {
    Instance instance;             ///< before anything is changed: it fits
    std::vector<PlantedDay> plan;  ///< from today on; empty for families without one
};

/// The names of all families.
const std::vector<std::string>& families();

/// The same for the same arguments, on every platform. O(resources × days).
Instance generate(std::string_view family, std::uint64_t seed, Size size);

/// The same instance as it was before it was changed. Nothing for `clique`, which plants no plan.
std::optional<Planted> planted(std::string_view family, std::uint64_t seed, Size size);

}  // namespace osmlm::oracle
