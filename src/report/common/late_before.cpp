#include "report/common/late_before.hpp"

#include <algorithm>
#include <functional>

#include "osmlm/base/utf8.hpp"

namespace osmlm {
namespace {

constexpr std::size_t works_shown = 3;
constexpr std::size_t title_shown = 28;  ///< characters

Piece say(std::string text) { return {Cell(std::move(text))}; }

}  // namespace

Line late_before(const Curriculum& curriculum, const Plan& plan, Day day) {
    std::vector<PlannedResource> late;
    for (const PlannedResource& planned : plan.resources)
        if (planned.late > 0 && *planned.deadline < day) late.push_back(planned);
    if (late.empty()) return {};
    std::ranges::stable_sort(late, std::greater{}, &PlannedResource::late);
    const std::size_t shown = std::min(works_shown, late.size()), more = late.size() - shown;
    Line line{say("Late at an earlier deadline: ")};
    for (std::size_t i = 0; i < shown; ++i) {
        const std::string title = curriculum.resources[late[i].resource].title;
        const bool last = i > 0 && i + 1 == late.size();
        line.insert(line.end(), {say((i == 0 ? ""
                                      : last ? " and "
                                             : ", ") +
                                     shortened(title, title_shown) + " ("),
                                 {Duration{late[i].late}},
                                 say(")")});
    }
    line.push_back(say(more > 0 ? " and " + std::to_string(more) + " more." : "."));
    return line;
}

}  // namespace osmlm
