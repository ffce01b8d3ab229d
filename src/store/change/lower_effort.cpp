#include "store/change/lower_effort.hpp"

#include <algorithm>

namespace osmlm {

bool is_told(const Inputs& inputs, std::size_t resource) {
    const Progress& progress = inputs.state.progress[resource];
    if (!progress.left) return false;
    Curriculum other = inputs.curriculum;
    other.resources[resource].effort->planned = progress.logged + *progress.left + 1;
    return fold(other, inputs.journal.records).progress[resource].left == progress.left;
}

Expected<Lowered> lower_effort(const Inputs& inputs, std::size_t resource, std::string_view by,
                               Day today) {
    const Resource& what = inputs.curriculum.resources[resource];
    const Progress& progress = inputs.state.progress[resource];
    const auto minutes = parse_duration(by);
    if (!minutes) return minutes.error();
    if (!progress.left)
        return Complaint{'"' + what.id + "\" has no effort, so nothing is left of it",
                         "set " + what.id + " effort=40h gives it one"};
    if (*minutes == 0 || *minutes > *progress.left)
        return Complaint{"expected a part of the " + duration_text(*progress.left) +
                             " that are left of \"" + what.id + "\", got " +
                             duration_text(*minutes),
                         "osmlm done " + what.id + " when it is finished"};
    Lowered lowered;
    if (is_told(inputs, resource)) {
        Draft& left = lowered.record.emplace();
        left.op = Op::left;
        left.resource = what.id;
        left.date.set(today);
        left.min.set(*progress.left - *minutes);
        return lowered;
    }
    const auto less = [&](Minutes bound) { return std::max<Minutes>(0, bound - *minutes); };
    lowered.effort = what.effort;
    lowered.effort->low = less(what.effort->low);
    lowered.effort->planned = less(what.effort->planned);
    lowered.effort->high = less(what.effort->high);
    return lowered;
}

}  // namespace osmlm
