#include "plan/forecast/draw.hpp"

#include <algorithm>
#include <cmath>

namespace osmlm {
namespace {

constexpr std::uint64_t habits_stream = 0, days_stream = 1, first_work_stream = 2;
constexpr double most_ratio = 8;
constexpr double most_minutes = 16 * 60;  ///< of study in a day

double natural_log_of(Minutes minutes) { return natural_log(static_cast<double>(minutes)); }

/// A stated range is where four of five such works end, and no wider than threefold.
void trust_range(const Effort& effort, Doubt& doubt) {
    if (effort.low <= 0 || effort.high <= effort.low) return;
    const double low = natural_log_of(effort.low), high = natural_log_of(effort.high);
    doubt.shift = (low + high) / 2 - natural_log_of(effort.planned);
    doubt.deviation = std::min(high - low, natural_log(3)) / (2 * 1.2815515655446004);
}

Minutes drawn(const Doubt& doubt, const Belief::Drawn& person, bool heavy, double misjudgement,
              Chance& chance) {
    double deviation = doubt.deviation > 0 ? doubt.deviation : person.deviation;
    if (heavy) deviation *= std::sqrt(2.5 / chance.gamma(2.5));  // Student's t, 5 degrees
    deviation *= misjudgement;
    const double mean = (person.mean + doubt.shift) * misjudgement;
    const double z =
        doubt.spent > 0
            ? chance.normal_above((natural_log(doubt.spent / doubt.estimate) - mean) / deviation)
            : chance.normal();
    const double ratio = power_of_e(std::clamp(mean + deviation * z, -9.0, 9.0));
    const double most = std::max(most_ratio, 1.1 * doubt.spent / doubt.estimate);
    const double left = doubt.estimate * std::min(ratio, most) - doubt.spent;
    return std::max<Minutes>(1, static_cast<Minutes>(left + 0.5));
}

}  // namespace

std::vector<Doubt> doubts_of(const Problem& problem, const State& state) {
    std::vector<Doubt> doubts;
    for (const Work& work : problem.works) {
        const Effort& effort = *problem.curriculum->resources[work.resource].effort;
        const Minutes logged = state.progress[work.resource].logged;
        Doubt doubt{static_cast<double>(work.left), 0};
        if (effort.planned - logged == work.left) {
            doubt = {static_cast<double>(effort.planned), static_cast<double>(logged)};
            trust_range(effort, doubt);
        }
        doubts.push_back(doubt);
    }
    return doubts;
}

std::vector<Minutes> draw_left(const Problem& problem, const std::vector<Doubt>& doubts,
                               const Estimates& estimates, std::uint64_t seed, int sample,
                               const Variation& variation) {
    const auto number = static_cast<std::uint64_t>(sample);
    Chance shared(seed, number, habits_stream);
    const Belief::Drawn person = estimates.log_ratio.draw(shared);
    std::vector<Minutes> left;
    for (std::size_t work = 0; work < doubts.size(); ++work) {
        Chance own(seed, number, first_work_stream + problem.works[work].resource);
        left.push_back(
            static_cast<int>(work) == variation.without
                ? 0
                : drawn(doubts[work], person, estimates.heavy, variation.misjudgement, own));
    }
    return left;
}

DrawnDays::DrawnDays(const Problem& problem, const Attendance& attendance, std::uint64_t seed,
                     int sample, const Variation& variation)
    : problem_(problem),
      attendance_(attendance),
      chance_(seed, static_cast<std::uint64_t>(sample), days_stream),
      stays_(chance_.beta(attendance.stays[0], attendance.stays[1])),
      comes_back_(chance_.beta(attendance.comes_back[0], attendance.comes_back[1])),
      away_rate_(chance_.gamma(attendance.gaps[0]) / attendance.gaps[1]),
      more_(variation.attendance),
      share_(attendance.log_share.draw(chance_)),
      studied_(attendance.studied_last) {
    const double often = comes_back_ / (1 - stays_ + comes_back_), luck = chance_.uniform();
    if (attendance.count == 0) studied_ = luck < often;
    if (attendance.open_gap) away_ = static_cast<int>(luck * attendance.gap_length);
}

/// Whether a long absence goes on, or begins.
bool DrawnDays::away() {
    const double begins = chance_.uniform(), length = 0.8 + 0.4 * chance_.uniform();
    if (away_ == 0 && begins < away_rate_)
        away_ = static_cast<int>(length * attendance_.gap_length + 0.5);
    if (away_ == 0) return false;
    --away_;
    studied_ = false;
    return true;
}

Minutes DrawnDays::next(int day) {
    const bool away_today = away();
    const double comes = chance_.uniform(), z = chance_.normal();
    const Minutes hours = problem_.hours[at(day + problem_.lead)];
    const Minutes logged = day == problem_.today ? problem_.logged_today : 0;
    if (hours == 0 || away_today) return 0;
    studied_ = logged > 0 || comes < (studied_ ? stays_ : comes_back_);
    if (!studied_) return 0;
    const double weekday = attendance_.weekday[at(problem_.weekday(day))];
    const double share =
        power_of_e(std::clamp(share_.mean + share_.deviation * z, -20.0, 20.0)) * weekday * more_;
    const double minutes = std::min(static_cast<double>(hours) * share, most_minutes);
    return std::max<Minutes>(0, static_cast<Minutes>(minutes + 0.5) - logged);
}

}  // namespace osmlm
