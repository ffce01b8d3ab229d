#include <fmt/core.h>

#include "catch.hpp"
#include "hand_made.hpp"
#include "osmlm/store/store.hpp"
#include "plan/forecast/track.hpp"

/// The forecast's own record.
namespace {

using namespace osmlm;

const Day start = *parse_day("2026-01-05");

/// Thirty resources of five hours, at ten hours a week; the first `weeks` weeks of which go as
/// planned, a resource in two days and a half, and all others without study.
struct Story {
    Curriculum curriculum;
    std::vector<Record> records;

    explicit Story(int weeks) {
        std::string text =
            R"({"osmlm":1,"start":"2026-01-05","end":"2027-12-31","schedule":{"week":{"mon":"2h",)"
            R"("tue":"2h","wed":"2h","thu":"2h","fri":"2h"}},"resources":[)";
        for (int i = 0; i < 30; ++i)
            text += fmt::format(R"({}{{"id":"r{}","effort":"5h"}})", i > 0 ? "," : "", i);
        curriculum = parse_curriculum(text + "]}")->curriculum;
        Minutes done = 0;
        for (int day = 0; day < 7 * weeks && done < 30 * 300; ++day)
            if (day % 7 < 5)
                for (int half = 0; half < 2; ++half, done += 60) add(start + days{day}, done);
    }

    void add(Day day, Minutes done) {
        const std::string id = fmt::format("r{}", done / 300);
        write(Op::log, day, id);
        records.back().min.set(60);
        if (done % 300 == 240) write(Op::done, day, id);
    }

    void write(Op op, Day day, const std::string& id) {
        Record record;
        record.op = op;
        record.id = kept(fmt::format("{:016}", records.size()));
        record.at = Instant{day} + std::chrono::seconds{static_cast<int>(records.size())};
        record.date.set(day);
        record.resource.set(kept(id));
        records.push_back(record);
    }

    [[nodiscard]] Track track(int weeks) const {
        const std::vector<Minutes> efforts(30, 300);
        const State all = fold(curriculum, records);
        ForecastOptions options{100, 1, {}, efforts};
        options.past = [&](Day day) {
            std::vector<bool> before;
            for (const Record& record : records) before.push_back(*record.date < day);
            return PastRecord{fold(curriculum, {records, before}, all), efforts};
        };
        return look_back(curriculum, all, start + days{7 * weeks}, options);
    }
};

}  // namespace

TEST_CASE("dates that did not hold make the next ones later") {
    const Track track = Story(6).track(40);
    for (std::size_t level = 0; level < levels.size(); ++level) {
        CHECK(track.coverage[level].due >= 10);
        CHECK(track.coverage[level].held == 0);
        CHECK(track.shares[level] > levels[level]);
    }
    CHECK(track.shares[0] <= 0.7);
}

TEST_CASE("dates that held bring the next ones forward, within bounds") {
    const Track track = Story(30).track(30);
    CHECK(track.coverage[0].due >= 10);
    CHECK(track.coverage[0].held == track.coverage[0].due);
    CHECK(track.shares[0] < levels[0]);
    CHECK(track.shares[0] >= 0.3);
    CHECK(track.shares[1] >= 0.6);
    CHECK(track.shares[2] >= 0.85);
}

TEST_CASE("before ten dates have come nothing is corrected") {
    const Track track = Story(2).track(10);
    CHECK(track.coverage[0].due < 10);
    CHECK(track.shares == levels);
}
