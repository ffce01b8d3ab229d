#include "plan/forecast/habits.hpp"

#include <algorithm>
#include <cmath>

#include "osmlm/model/calendar.hpp"

namespace osmlm {
namespace {

constexpr days longest_memory{3653};
constexpr int long_absence = 14;                    ///< days
constexpr double half_life = 180;                   ///< days after which a fact counts half
constexpr double weekday_weight = 12;               ///< days that the average weekday is worth
constexpr double usual_gap = 17.5, gaps_known = 2;  ///< days, and how many such are known

double weight_of(std::int64_t age) {
    return power_of_e(-0.69314718055994531 * static_cast<double>(age) / half_life);
}

/// Before there is a record: 1.06 times the estimate in the middle, a person's own factor of 0.3
/// and an item's of 0.45 in the logarithm.
Belief prior_of_ratio() { return {natural_log(1.06), 2.25, 4, 0.6075}; }

/// Study after study on 0.78 of the days, after rest on 0.35, six days known of each; on these days
/// 0.88 of the hours in the middle, with a spread of 0.65. In all 0.64 of the hours, absences
/// counted.
Attendance prior_of_attendance() { return {0, {4.7, 1.3}, {2.1, 3.9}, {-0.125, 3, 4, 1.2675}}; }

}  // namespace

void Belief::learn(const std::vector<double>& numbers, const std::vector<double>& weights) {
    double count = 0, sum = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        count += weights[i];
        sum += weights[i] * numbers[i];
    }
    if (count <= 0) return;
    const double middle = sum / count;
    double squares = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        squares += weights[i] * (numbers[i] - middle) * (numbers[i] - middle);
    const double off = middle - mean;
    scale += squares / 2 + weight * count * off * off / (2 * (weight + count));
    shape += count / 2;
    mean = (weight * mean + sum) / (weight + count);
    weight += count;
}

Belief::Drawn Belief::draw(Chance& chance) const {
    const double deviation = std::sqrt(scale / chance.gamma(shape));
    return {mean + deviation / std::sqrt(weight) * chance.normal(), deviation};
}

Estimates learn_estimates(const std::vector<FinishedWork>& finished) {
    Estimates estimates{static_cast<int>(finished.size()), prior_of_ratio()};
    std::vector<double> logs, weights;
    for (const FinishedWork& work : finished) {
        logs.push_back(natural_log(std::clamp(work.ratio, 0.1, 8.0)));
        weights.push_back(weight_of(work.age));
    }
    estimates.log_ratio.learn(logs, weights);
    const double far = 2.5 * std::sqrt(estimates.log_ratio.variance());
    estimates.heavy = logs.size() >= 15 || std::ranges::any_of(logs, [&](double one) {
                          return std::abs(one - estimates.log_ratio.mean) > far;
                      });
    return estimates;
}

namespace {

/// Which days lie in a long absence: a run without study of as many study days as two weeks have.
struct Absences {
    std::vector<bool> inside;
    int count = 0;
    double length = 0;  ///< of those that are over, in days
    int over = 0;
    bool open = false;
};

Absences absences_of(const std::vector<StudyDay>& seen, Day today) {
    Absences found{std::vector<bool>(seen.size()), 0, 0, 0, false};
    if (seen.empty()) return found;
    const double each =
        static_cast<double>((today - seen.front().date).count()) / static_cast<double>(seen.size());
    for (std::size_t from = 0; from < seen.size();) {
        std::size_t end = from;
        while (end < seen.size() && seen[end].share <= 0) ++end;
        const double length = static_cast<double>(end - from) * each;
        if (length >= long_absence) {
            ++found.count;
            found.open = end == seen.size();
            if (!found.open) found.length += length, ++found.over;
            std::fill(found.inside.begin() + static_cast<std::ptrdiff_t>(from),
                      found.inside.begin() + static_cast<std::ptrdiff_t>(end), true);
        }
        from = end + 1;
    }
    return found;
}

/// How full each weekday is beside the average one, shrunk towards it.
std::array<double, 7> weekday_effects(const std::vector<StudyDay>& seen,
                                      const std::vector<double>& weights) {
    std::array<double, 7> effect{}, sum{}, count{};
    double all = 0, weight = 0;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const auto weekday = static_cast<std::size_t>(weekday_of(seen[i].date));
        sum[weekday] += weights[i] * seen[i].share;
        count[weekday] += weights[i];
        all += weights[i] * seen[i].share;
        weight += weights[i];
    }
    effect.fill(1);
    if (all <= 0) return effect;
    const double mean = all / weight;
    double average = 0;
    for (std::size_t w = 0; w < 7; ++w) {
        effect[w] = (weekday_weight * mean + sum[w]) / ((weekday_weight + count[w]) * mean);
        average += effect[w] * count[w] / weight;
    }
    for (double& one : effect) one /= average;
    return effect;
}

}  // namespace

Attendance learn_attendance(const std::vector<StudyDay>& seen, Day today) {
    const Absences absences = absences_of(seen, today);
    Attendance learned = prior_of_attendance();
    learned.count = static_cast<int>(seen.size());
    std::vector<double> weights;
    for (std::size_t i = 0; i < seen.size(); ++i)
        weights.push_back(absences.inside[i] ? 0 : weight_of((today - seen[i].date).count()));
    learned.weekday = weekday_effects(seen, weights);
    std::vector<double> logs, log_weights;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        if (seen[i].share > 0) {
            const auto weekday = static_cast<std::size_t>(weekday_of(seen[i].date));
            logs.push_back(
                natural_log(std::clamp(seen[i].share / learned.weekday[weekday], 0.05, 8.0)));
            log_weights.push_back(weights[i]);
        }
        if (i == 0 || absences.inside[i] || absences.inside[i - 1]) continue;
        auto& chain = seen[i - 1].share > 0 ? learned.stays : learned.comes_back;
        chain[seen[i].share > 0 ? 0 : 1] += weights[i];
    }
    learned.log_share.learn(logs, log_weights);
    const auto span = seen.empty() ? 0 : (today - seen.front().date).count();
    learned.gaps = {1.0 + absences.count, 365.0 + static_cast<double>(span)};
    learned.gap_length = (gaps_known * usual_gap + absences.length) / (gaps_known + absences.over);
    learned.studied_last = !seen.empty() && seen.back().share > 0;
    learned.open_gap = absences.open;
    return learned;
}

double Attendance::expected_share() const {
    const double stay = stays[0] / (stays[0] + stays[1]);
    const double back = comes_back[0] / (comes_back[0] + comes_back[1]);
    const double away = gaps[0] / gaps[1] * gap_length;
    return back / (1 - stay + back) * power_of_e(log_share.mean + log_share.variance() / 2) /
           (1 + away);
}

namespace {

/// Minutes on days without hours count for the study day before: a day caught up with.
std::vector<StudyDay> study_days(const Curriculum& curriculum, const State& state, Day today) {
    std::vector<StudyDay> days_seen;
    const auto [first, last] = state.between(today - longest_memory, today - days{1});
    if (first == last) return days_seen;
    std::size_t next = first;
    double hours = 0;
    for (Day day = state.sessions[first].date(); day < today; day += days{1}) {
        const Minutes calendar = hours_on(curriculum.schedule, day).minutes;
        if (calendar > 0) {
            days_seen.push_back({day, 0});
            hours = static_cast<double>(calendar);
        }
        for (; next < last && state.sessions[next].date() == day; ++next)
            if (!days_seen.empty())
                days_seen.back().share += static_cast<double>(state.sessions[next].min()) / hours;
    }
    return days_seen;
}

}  // namespace

Habits learn_habits(const Curriculum& curriculum, const State& state,
                    const std::vector<Minutes>& first_efforts, Day today) {
    std::vector<FinishedWork> finished;
    for (std::size_t i = 0; i < state.progress.size(); ++i) {
        const Progress& progress = state.progress[i];
        if (!progress.done || progress.logged == 0 || first_efforts[i] == 0) continue;
        finished.push_back(
            {static_cast<double>(progress.logged) / static_cast<double>(first_efforts[i]),
             std::max(0, static_cast<int>((today - *progress.last).count()))});
    }
    return {learn_estimates(finished),
            learn_attendance(study_days(curriculum, state, today), today)};
}

}  // namespace osmlm
