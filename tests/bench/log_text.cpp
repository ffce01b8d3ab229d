#include "bench/log_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "osmlm/base/day.hpp"

namespace osmlm::bench {
namespace {

constexpr unsigned resource_count = 40;
const Day first_day = Day{std::chrono::year{2020} / 1 / 6};

std::string resource(unsigned number) { return fmt::format("course-{}", number); }

/// 48 bits of milliseconds and 32 random ones in Crockford's base 32.
std::string record_id(std::uint64_t milliseconds, std::uint32_t random) {
    constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
    std::string id(16, '0');
    for (std::size_t i = 16; i-- > 0;) {
        id[i] = digits[random & 31U];
        random = (random >> 5U) | static_cast<std::uint32_t>((milliseconds & 31U) << 27U);
        milliseconds >>= 5U;
    }
    return id;
}

std::size_t records_a_day(std::size_t records) { return std::max<std::size_t>(3, records / 3650); }

class Scribe {
public:
    Scribe(std::size_t records, unsigned seed) : a_day_(records_a_day(records)), random_(seed) {}

    std::string line(std::size_t number) {
        const auto day = static_cast<int>(number / a_day_);
        const auto second = static_cast<unsigned>(number % a_day_ * (14 * 3600 / a_day_));
        const Day date = first_day + days{day};
        const auto at = std::chrono::sys_seconds{date} + std::chrono::seconds{8 * 3600 + second};
        const auto milliseconds = static_cast<std::uint64_t>(at.time_since_epoch().count()) * 1000;
        const std::string id = record_id(milliseconds, static_cast<std::uint32_t>(random_()));
        const std::string body = body_of(number, iso_date(date), second / 60);
        ids_.at(number % ids_.size()) = id;
        return fmt::format(
            R"({{"v":1,"id":"{}","op":{},"at":"{}T{:02}:{:02}:{:02}+01:00","by":"k4f9",{}}})", id,
            op_, iso_date(date), 9 + second / 3600, second / 60 % 60, second % 60, body);
    }

private:
    unsigned below(unsigned n) { return static_cast<unsigned>(random_() % n); }

    std::string body_of(std::size_t number, const std::string& date, unsigned minute) {
        const unsigned kind = number < ids_.size() ? 99 : below(100);
        const std::string about = resource(below(resource_count));
        op_ = kind == 0 ? "\"edit\"" : kind == 1 ? "\"del\"" : kind == 2 ? "\"left\"" : "\"log\"";
        if (kind == 0) return fmt::format(R"("ref":"{}","min":{})", recent(), 15 + below(90));
        if (kind == 1) return fmt::format(R"("ref":"{}")", recent());
        if (kind == 2) return fmt::format(R"("resource":"{}","min":{})", about, 600 + below(6000));
        return fmt::format(R"("date":"{}","resource":"{}","min":{},"start":"{:02}:{:02}"{})", date,
                           about, 15 + below(90), 8 + minute / 60, minute % 60, note(number));
    }

    std::string note(std::size_t number) {
        if (number % 4 != 0) return {};
        return fmt::format(R"(,"note":"ch. {}, exercises {} to {}; résumé of it")", 1 + below(20),
                           1 + below(9), 10 + below(30));
    }

    const std::string& recent() { return ids_.at(below(static_cast<unsigned>(ids_.size()))); }

    std::size_t a_day_;
    std::mt19937_64 random_;
    std::string_view op_;
    std::array<std::string, 50> ids_;  ///< of the latest records
};

}  // namespace

std::string logged_curriculum() {
    std::string text = R"({"osmlm":1,"title":"Bench","start":"2020-01-06","schedule":)"
                       R"({"week":{"mon":6,"tue":6,"wed":6,"thu":6,"fri":6}},"resources":[)";
    for (unsigned i = 0; i < resource_count; ++i) {
        text += fmt::format(R"({}{{"id":"{}","title":"Course {}","effort":"60h"}})",
                            i == 0 ? "" : ",", resource(i), i);
    }
    return text + "]}\n";
}

std::string log_text(std::size_t records, unsigned seed) {
    Scribe scribe(records, seed);
    std::string text;
    for (std::size_t i = 0; i < records; ++i) text += scribe.line(i) + '\n';
    return text;
}

Day last_day(std::size_t records) {
    return first_day + days{static_cast<int>((records - 1) / records_a_day(records))};
}

}  // namespace osmlm::bench
