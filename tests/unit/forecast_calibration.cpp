#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/core.h>

#include "catch.hpp"
#include "learners/learners.hpp"
#include "plan/forecast/track.hpp"

/// How often the truth lies under the dates of the forecast.
namespace {

using namespace osmlm;
using learners::Kind;
using learners::Life;

constexpr std::array<int, 3> weeks = {2, 8, 26};
constexpr int samples = 19;  ///< with these all three levels are whole places of 20

/// Of so many forecasts, those whose dates held; `narrow` with the ends of the samples drawn
/// together to half their variance.
struct Count {
    int forecasts = 0;
    std::array<int, 3> held{}, narrow{};

    [[nodiscard]] double share(std::size_t level) const {
        return static_cast<double>(held[level]) / forecasts;
    }
    [[nodiscard]] double narrow_share(std::size_t level) const {
        return static_cast<double>(narrow[level]) / forecasts;
    }
};

std::vector<int> drawn_together(std::vector<int> sorted) {
    const double middle = end_at(sorted, 0.5);
    for (int& end : sorted)
        if (end < never) end = static_cast<int>(middle + (end - middle) * std::sqrt(0.5));
    return sorted;
}

void look(const Life& life, int after, std::uint64_t seed, Count& count) {
    const Curriculum& curriculum = learners::twelve_resources();
    const Day today = *curriculum.start + days{7 * after};
    if (life.end < today) return;
    const std::vector<Record> records = learners::known_before(life, today);
    const State state = fold(curriculum, records);
    std::vector<Minutes> efforts;
    for (const Resource& resource : curriculum.resources)
        efforts.push_back(resource.effort->planned);
    const Prospect prospect(curriculum, state, today, {}, efforts);
    ++count.forecasts;
    if (prospect.problem.works.empty()) return;  // nothing is left, it thinks: that does not hold
    const Ends ends = prospect.trial.run(seed, samples);
    std::vector<int> works(ends.size());
    for (std::size_t work = 0; work < works.size(); ++work) works[work] = static_cast<int>(work);
    std::vector<int> last = last_of(ends, works);
    std::ranges::sort(last);
    const std::vector<int> narrow = drawn_together(last);
    const int truth = static_cast<int>((life.end - today).count());
    for (std::size_t level = 0; level < levels.size(); ++level) {
        count.held[level] += truth <= end_at(last, levels[level]) ? 1 : 0;
        count.narrow[level] += truth <= end_at(narrow, levels[level]) ? 1 : 0;
    }
}

std::array<Count, 3> count_of(const Kind& kind, std::uint64_t people) {
    std::array<Count, 3> counts;
    for (std::uint64_t seed = 1; seed <= people; ++seed) {
        const Life life = learners::live(kind, seed);
        for (std::size_t i = 0; i < weeks.size(); ++i) look(life, weeks[i], seed, counts[i]);
    }
    return counts;
}

std::string row(const Kind& kind, int after, const Count& count) {
    std::string text = fmt::format("| {} | {} |", kind.name, after);
    for (std::size_t level = 0; level < levels.size(); ++level)
        text += fmt::format(" {:.1f} |", 100 * count.share(level));
    for (std::size_t level = 0; level < levels.size(); ++level)
        text += fmt::format(" {:.1f} |", 100 * count.narrow_share(level));
    return text;
}

/// Whether all shares are within so many points of what they should be, beside what chance does to
/// so few people: three standard errors where `allowance` is 3.
bool holds(const std::array<Count, 3>& counts, double within, double allowance, bool narrow) {
    for (const std::size_t after : {1U, 2U})  // 8 and 26 weeks
        for (std::size_t level = 0; level < levels.size(); ++level) {
            const Count& count = counts[after];
            const double share = narrow ? count.narrow_share(level) : count.share(level);
            const double error = std::sqrt(levels[level] * (1 - levels[level]) / count.forecasts);
            if (std::abs(share - levels[level]) > within + allowance * error) return false;
        }
    return true;
}

std::string rows(const Kind& kind, const std::array<Count, 3>& counts) {
    std::string text;
    for (std::size_t i = 0; i < weeks.size(); ++i) text += row(kind, weeks[i], counts[i]) + "\n";
    return text;
}

}  // namespace

TEST_CASE("dates hold about as often as they say") {
    for (const Kind& kind : learners::kinds()) {
        const auto counts = count_of(kind, 200);
        INFO(rows(kind, counts));
        CHECK(holds(counts, kind.within, 3, false));
    }
}

TEST_CASE("dates hold as often as they say", "[long]") {
    for (const Kind& kind : learners::kinds()) {
        const auto counts = count_of(kind, 2000);
        fmt::print("{}", rows(kind, counts));
        INFO(rows(kind, counts));
        CHECK(holds(counts, kind.within, 0, false));
        if (kind.name == "base") CHECK_FALSE(holds(counts, kind.within, 0, true));
    }
}
