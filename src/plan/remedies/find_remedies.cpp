#include <algorithm>
#include <tuple>

#include "osmlm/plan/planner.hpp"
#include "plan/remedies/levers.hpp"
#include "plan/remedies/trial.hpp"
#include "plan/search/decide.hpp"

namespace osmlm {
namespace {

constexpr std::size_t most_levers = 7;  ///< of one group that are tried
constexpr std::size_t most_pairs = 3;

/// What a remedy disturbs: when the work is done, how much of it, all its dates, whether it is done
/// at all, free days; or two of these.
int disturbance(const Remedy& remedy) {
    switch (remedy.kind) {
        case Remedy::Kind::more_hours:
            return remedy.new_days ? 4 : 0;
        case Remedy::Kind::move_deadline:
        case Remedy::Kind::lower_weekly:
            return 0;
        case Remedy::Kind::less_effort:
            return 1;
        case Remedy::Kind::move_all:
            return 2;
        case Remedy::Kind::drop:
            return 3;
        case Remedy::Kind::pair:
            return 5;
    }
    return 5;
}

/// Finds the sizes with which it fits, and of which one less is refuted.
class Search {
public:
    Search(const Curriculum& curriculum, const State& state, const Plan& plan,
           const HowFar& how_far)
        : curriculum_(curriculum),
          how_far_(how_far),
          trial_(curriculum, state, plan.today),
          budget_(decision_budget(curriculum.resources.size())),
          cost_(patient_cost(curriculum.resources.size())) {}

    std::vector<Remedy> singles(const std::vector<LeverGroup>& groups);
    std::vector<Remedy> pairs(const std::vector<LeverGroup>& groups);
    /// The least disturbing first.
    void sort(std::vector<Remedy>& remedies) const;

private:
    Answer ask(const std::vector<Change>& changes, bool patient) {
        if (trial_.spent() >= limit_) return Answer::unknown;
        if (how_far_) how_far_(std::min(std::max(trial_.spent(), behind_), limit_), most());
        const Patience haste = cost_ <= cheap_patience ? Patience::little : Patience::hasty;
        return trial_.with(changes, patient ? Patience::full : haste);
    }
    template <class At>
    std::optional<int> smallest(const Lever& lever, At answer_at);
    std::vector<Remedy> best_of(const LeverGroup& group);
    std::optional<Remedy> pair_of(const Lever& one, const Lever& other);

    /// What all levers and then pairs of them may spend.
    [[nodiscard]] int most() const { return budget_ + budget_ / 2; }
    /// The next levers may spend so much more, and what those before them have left.
    void allow(int more) {
        behind_ = limit_;
        limit_ += more;
    }

    const Curriculum& curriculum_;
    const HowFar& how_far_;
    RemedyTrial trial_;
    int budget_, cost_;
    int limit_ = 0;   ///< what may be spent by now
    int behind_ = 0;  ///< what might have been spent before these levers
};

/// A size that fits of which one less is refuted, as 0 is. With weekly minima more is not always
/// better; then it is one of several such sizes. What the most does not help is given up, and so is
/// what remains unknown with all patience.
template <class At>
std::optional<int> Search::smallest(const Lever& lever, At answer_at) {
    int refuted = 0, less = 0, size = 0;
    const auto fits = [&](int tried, bool patient) {
        const Answer answer = answer_at(tried, patient);
        if (answer == Answer::refuted) refuted = tried;
        (answer == Answer::fits ? size : less) = tried;
        return answer == Answer::fits;
    };
    const int guess = std::clamp(lever.guess, 1, lever.most);
    if (fits(guess, lever.most == 1)) {
        if (size > 1) fits(size - 1, false);
    } else {
        if (guess == lever.most || !fits(lever.most, false)) return std::nullopt;
        for (int step = 1; less + step < size && !fits(less + step, false);) step *= 2;
    }
    while (size - less > 1) fits(less + (size - less) / 2, false);
    for (less = size - 1; less > refuted; less = refuted + (size - refuted) / 2)
        if (!fits(less, true) && less != refuted) return std::nullopt;
    return size;
}

std::vector<Remedy> Search::best_of(const LeverGroup& group) {
    std::vector<Remedy> found;
    std::size_t tried = 0;
    for (const Lever& lever : group.levers) {
        const bool all =
            std::find(lever.relieves.begin(), lever.relieves.end(), false) == lever.relieves.end();
        if (!all) continue;
        if (tried++ == most_levers) break;
        const auto at = [&](int size, bool patient) {
            return ask(lever.at(size).changes, patient);
        };
        if (const auto size = smallest(lever, at)) found.push_back(lever.at(*size));
    }
    sort(found);
    if (found.size() > group.keep) found.resize(group.keep);
    return found;
}

std::vector<Remedy> Search::singles(const std::vector<LeverGroup>& groups) {
    std::vector<Remedy> all;
    bool before = false;  // the group before it gave something
    for (const LeverGroup& group : groups) {
        allow(budget_ / static_cast<int>(groups.size()));
        if (group.otherwise && before) continue;
        const std::vector<Remedy> found = best_of(group);
        before = !found.empty();
        for (const Remedy& remedy : found) {
            const bool known = std::any_of(all.begin(), all.end(), [&](const Remedy& other) {
                return other.changes == remedy.changes;
            });
            if (!known) all.push_back(remedy);
        }
    }
    return all;
}

/// Both as small as they can be beside each other, where neither helps alone.
std::optional<Remedy> Search::pair_of(const Lever& one, const Lever& other) {
    const auto both = [&](int first, int second) {
        std::vector<Change> changes = one.at(first).changes;
        const std::vector<Change> more = other.at(second).changes;
        changes.insert(changes.end(), more.begin(), more.end());
        return changes;
    };
    if (ask(both(one.most, other.most), false) != Answer::fits) return std::nullopt;
    const auto second =
        smallest(other, [&](int size, bool patient) { return ask(both(one.most, size), patient); });
    if (!second) return std::nullopt;
    const auto first =
        smallest(one, [&](int size, bool patient) { return ask(both(size, *second), patient); });
    if (!first) return std::nullopt;
    Remedy pair;
    pair.kind = Remedy::Kind::pair;
    pair.changes = both(*first, *second);
    pair.parts = {one.at(*first), other.at(*second)};
    const bool needed = ask(pair.parts[0].changes, true) == Answer::refuted &&
                        ask(pair.parts[1].changes, true) == Answer::refuted &&
                        (*second == 1 || ask(both(*first, *second - 1), true) == Answer::refuted);
    return needed ? std::optional(pair) : std::nullopt;
}

/// Two levers that are not about the same thing.
bool go_together(const Remedy& one, const Remedy& other) {
    using enum Remedy::Kind;
    if (one.kind == more_hours && other.kind == more_hours) return false;
    if (one.kind == move_all || other.kind == move_all) {
        const Remedy::Kind beside = one.kind == move_all ? other.kind : one.kind;
        return beside != move_deadline && beside != drop;  // it moves deadlines of what is dropped
    }
    const bool same = one.resource && one.resource == other.resource;
    return !(same && (one.kind == drop || other.kind == drop || one.kind == other.kind));
}

std::vector<Remedy> Search::pairs(const std::vector<LeverGroup>& groups) {
    allow(budget_ / 2);
    std::vector<const Lever*> levers;
    for (const LeverGroup& group : groups)
        for (std::size_t i = 0; i < std::min<std::size_t>(2, group.levers.size()); ++i)
            levers.push_back(&group.levers[i]);
    std::vector<Remedy> found;
    for (std::size_t i = 0; i < levers.size(); ++i)
        for (std::size_t j = i + 1; j < levers.size() && found.size() < most_pairs; ++j) {
            const Lever &one = *levers[i], &other = *levers[j];
            bool all = true;
            for (std::size_t c = 0; c < one.relieves.size(); ++c)
                all = all && (one.relieves[c] || other.relieves[c]);
            if (!all || !go_together(one.at(1), other.at(1))) continue;
            if (auto pair = pair_of(one, other)) found.push_back(std::move(*pair));
        }
    return found;
}

void Search::sort(std::vector<Remedy>& remedies) const {
    const auto price = [&](const Remedy& remedy) {
        int importance = 0;
        if (remedy.kind == Remedy::Kind::drop)
            importance = -static_cast<int>(curriculum_.resources[*remedy.resource].priority);
        return std::tuple(disturbance(remedy), importance, remedy.share, remedy.total);
    };
    std::stable_sort(remedies.begin(), remedies.end(),
                     [&](const Remedy& a, const Remedy& b) { return price(a) < price(b); });
}

}  // namespace

std::vector<Remedy> find_remedies(const Curriculum& curriculum, const State& state,
                                  const Plan& plan, const HowFar& how_far) {
    if (plan.verdict != Verdict::short_) return {};
    const std::vector<LeverGroup> groups = levers_for(curriculum, state, plan);
    Search search(curriculum, state, plan, how_far);
    std::vector<Remedy> remedies = search.singles(groups);
    if (remedies.empty()) remedies = search.pairs(groups);
    search.sort(remedies);
    return remedies;
}

}  // namespace osmlm
