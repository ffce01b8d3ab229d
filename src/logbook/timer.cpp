#include "osmlm/logbook/timer.hpp"

#include <algorithm>
#include <chrono>

#include "osmlm/base/words.hpp"

namespace osmlm {
namespace {

std::vector<std::size_t> timers_where(const std::vector<Timer>& timers, auto fits) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < timers.size(); ++i)
        if (fits(timers[i])) found.push_back(i);
    return found;
}

std::string names_of(const std::vector<Timer>& timers) {
    std::vector<std::string> names;
    for (const Timer& timer : timers) names.emplace_back(timer.name);
    return join_words(names);
}

}  // namespace

TimerReading read_timer(const Timer& timer, int written, Instant now) {
    using namespace std::chrono;
    const int start = timer.start.value_or(written);
    const Minutes since = floor<minutes>(now - timer.at + seconds{30}).count();
    return {start, since + timer.ran};
}

Expected<std::size_t> choose_timer(const std::vector<Timer>& timers,
                                   const std::optional<std::string>& resource,
                                   std::string_view machine) {
    if (timers.empty()) return Complaint{"no timer runs", "osmlm start RESOURCE starts one"};
    const auto meant =
        timers_where(timers, [&](const Timer& t) { return !resource || t.name == *resource; });
    if (meant.empty()) {
        return Complaint{"no timer of \"" + printable(*resource) + "\" runs",
                         "there runs one of " + names_of(timers)};
    }
    if (meant.size() == 1) return meant.front();
    const auto own = timers_where(timers, [&](const Timer& t) {
        return t.by == machine && (!resource || t.name == *resource);
    });
    if (own.size() == 1 || resource) return own.empty() ? meant.front() : own.front();
    return Complaint{"several timers run: " + names_of(timers),
                     "say which: osmlm stop RESOURCE; osmlm cancel RESOURCE drops one"};
}

}  // namespace osmlm
