// What commands answer in corners: nothing to say, nothing to show, or too little to go by.
#include <sstream>

#include "study.hpp"

using namespace osmlm;

namespace {

const std::string one = R"("end":"2026-12-18","resources":[{"id":"a","title":"A","effort":"20h"}])";

struct Told {
    int code;
    std::string out, err;
};

/// As `Study::says`, with what stands on stderr.
Told told(const Study& study, std::vector<std::string> words) {
    words.emplace_back("--today=2026-09-07");
    std::ostringstream out, err;
    const World world{{},
                      [](const std::string&) { return std::optional<std::string>(); },
                      study.folder.path,
                      {out},
                      {err},
                      {}};
    const int code = run(words, world);
    return {code, out.str(), err.str()};
}

}  // namespace

TEST_CASE("check --proof tells the errors of a curriculum where check does") {
    const Study study(R"("resources":[{"id":"a","effort":"7x"}])");
    const Told text = told(study, {"check", "--proof"});
    CHECK(text.code == 3);
    CHECK(text.err.empty());
    CHECK(has(text.out, "expected a duration"));
    CHECK(has(text.out, "nothing to prove"));
    const Told data = told(study, {"check", "--proof", "--json"});
    CHECK(data.code == 3);
    const auto answer = nlohmann::json::parse(data.out);
    CHECK(answer["findings"][0]["path"] == "/resources/0/effort");
    CHECK(answer["proof"].is_null());
}

TEST_CASE("check --proof= names no file") {
    const Told none = told(Study(one), {"check", "--proof="});
    CHECK(none.code == 2);
    CHECK(has(none.err, "--proof: expected a value, got nothing"));
}

TEST_CASE("quiet silences people's formats, and JSON is always an object") {
    const Study nothing(R"("title":"empty")");
    CHECK(nothing.says("week -q").empty());
    CHECK(nothing.says("week -q --format csv").empty());
    CHECK(nothing.answers("week -q")["schema"] == "osmlm.week/1");
    CHECK(nothing.answers("check -q")["findings"].empty());
}

TEST_CASE("a field of CSV stands as it is, and numbers stay numbers") {
    const Study study(R"("resources":[{"id":"a","title":"=1+1","effort":"2h"}])");
    CHECK(has(study.says("plan --format csv"), ",a,=1+1,120,"));
}

TEST_CASE("a change is echoed without what it does not say") {
    const auto first_line = [](const std::string& change) {
        const Told answer = told(Study(one), {"plan", "--if", change});
        CHECK(answer.code == 0);
        return answer.out.substr(0, answer.out.find('\n'));
    };
    CHECK(first_line("add x T") == "With add x T:");
    CHECK(first_line("add x T 2h") == "With add x T 2h:");
    CHECK(first_line("set fri=") == "With set fri=0h:");
}

TEST_CASE("a week without study days has its line") {
    const Study study(one);
    put(study.folder / "curriculum.json", R"({"osmlm":1,"schedule":{"week":{"mon":2},
        "days":[{"on":"2026-09-14","hours":0}]},"resources":[{"id":"a","effort":"4h"}]})");
    const std::string weeks = study.says("plan --by week --weeks 3");
    CHECK(has(weeks, "Mon 14 Sep       no study days\n"));
    CHECK(has(study.says("plan"), "Week of Mon 14 Sep\n  no study days\n"));
}

TEST_CASE("a page of some of the days says so") {
    const Study study(R"("end":"2026-12-18","resources":[{"id":"a","title":"A","effort":"200h"}])");
    CHECK(has(study.says("plan --format html --weeks 2"), "An excerpt: days up to Sun 20 Sep"));
    CHECK_FALSE(has(study.says("plan --format html --all"), "An excerpt"));
}

TEST_CASE("urgency and progress go by the same days") {
    const Study study(one, on_day("x", "log", "2026-09-14", R"("resource":"a","min":60)") +
                               on_day("y", "log", "2026-09-20", R"("resource":"a","min":60)") +
                               on_day("z", "log", "2026-09-21", R"("resource":"a","min":600)"));
    const auto paces = [&](const std::string& today) {
        const std::string option = " --today " + today;
        return std::pair(study.answers("urgency" + option)["deadlines"][0]["actual_pace"],
                         study.answers("progress" + option)["resources"][0]["pace"]["recent"]);
    };
    CHECK(paces("2026-09-13") == std::pair<nlohmann::json, nlohmann::json>(nullptr, nullptr));
    CHECK(paces("2026-09-14") == std::pair<nlohmann::json, nlohmann::json>(0, 0));
    CHECK(paces("2026-09-21") == std::pair<nlohmann::json, nlohmann::json>(60, 60));
    CHECK(paces("2026-10-05") == std::pair<nlohmann::json, nlohmann::json>(180, 180));
    CHECK(paces("2026-10-19") == std::pair<nlohmann::json, nlohmann::json>(150, 150));
}
