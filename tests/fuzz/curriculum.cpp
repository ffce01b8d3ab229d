#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "osmlm/base/utf8.hpp"
#include "osmlm/model/calendar.hpp"
#include "osmlm/store/store.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void check_findings(const std::vector<osmlm::Finding>& findings, bool loaded) {
    bool error = false;
    for (const osmlm::Finding& finding : findings) {
        require(!finding.id.empty() && !finding.message.empty());
        require(finding.line > 0 || finding.id == "too-many-findings");
        require(osmlm::valid_utf8_prefix(finding.message) == finding.message.size());
        require(osmlm::replace_controls(finding.message, "?") == finding.message);
        error = error || finding.severity == osmlm::Severity::error;
    }
    require(error != loaded);
}

void check_resources(const osmlm::Curriculum& curriculum) {
    const std::size_t count = curriculum.resources.size();
    for (const osmlm::Resource& resource : curriculum.resources) {
        require(!resource.id.empty() && !resource.path.empty());
        require(!resource.goal || *resource.goal < curriculum.goals.size());
        for (const osmlm::Prerequisite& members : resource.after) {
            require(!members.empty());
            for (const std::size_t member : members) require(member < count);
        }
        if (!resource.effort) continue;
        const osmlm::Effort& effort = *resource.effort;
        require(0 <= effort.low && effort.low <= effort.planned);
        require(effort.planned <= effort.high && effort.high <= osmlm::longest_duration);
    }
    for (const osmlm::Choice& choice : curriculum.choices)
        for (const std::size_t member : choice.picked)
            require(std::binary_search(choice.of.begin(), choice.of.end(), member));
}

void check_schedule(const osmlm::Schedule& schedule) {
    require(schedule.session_min <= schedule.session_max && schedule.session_max > 0);
    const osmlm::Day first = osmlm::parse_day("2026-12-20").value();
    for (int i = 0; i < 30; ++i) {
        const osmlm::DayHours& hours = osmlm::hours_on(schedule, first + osmlm::days{i});
        require(hours.minutes >= 0 && hours.minutes <= 24 * 60);
        for (std::size_t w = 1; w < hours.windows.size(); ++w)
            require(hours.windows[w - 1].until <= hours.windows[w].from);
    }
}

}  // namespace

/// Whatever stands in the file: either errors with their places, or values that keep their
/// promises.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto loaded = osmlm::parse_curriculum(text);
    check_findings(loaded ? loaded->findings : loaded.error(), static_cast<bool>(loaded));
    if (!loaded) return 0;
    check_resources(loaded->curriculum);
    check_schedule(loaded->curriculum.schedule);
    return 0;
}
