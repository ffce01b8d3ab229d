#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/state.hpp"

/// Learners who are made up, to ask how often a forecast holds: what they do comes from here and
/// shares no code and no numbers with what the forecast believes.
namespace osmlm::learners {

/// A kind of learner; each one has a person's own numbers around these.
struct Kind {
    std::string name;
    double ratio = 1.15, ratio_person = 0.25, ratio_item = 0.40;  ///< actual over estimate
    int tripled = 0;      ///< of 100 resources take three times as long
    int stays = 78;       ///< of 100 days after a day of study; the person: 8 more or less
    int comes_back = 36;  ///< of 100 days after a day of rest; the same
    double share = 0.95;  ///< of a studied day's hours, in the middle
    double share_person = 0.25, share_day = 0.6;
    double share_month = 0;  ///< how much months differ
    std::array<double, 7> weekday{1, 1, 1, 1, 1, 1, 1};
    int absences = 1;     ///< a year, of 10 to 25 days
    int grain = 15;       ///< minutes to which sessions are rounded
    double within = 0.2;  ///< how far off the share of dates that hold may be
};
const std::vector<Kind>& kinds();

/// The plan that all of them follow: twelve resources one after the other.
const Curriculum& twelve_resources();

/// One learner from the first day to the last.
struct Life {
    std::vector<Record> records;  ///< of the first 26 weeks: sessions and what is done
    std::deque<std::string> ids;  ///< of these
    Day end{};                    ///< of the last resource; far away when never
};
Life live(const Kind& kind, std::uint64_t seed);

/// What is known of a life before a day.
std::vector<Record> known_before(const Life& life, Day day);

}  // namespace osmlm::learners
