// What is asked on a terminal, and what happens where nobody can answer.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch.hpp"
#include "osmlm/cli/run.hpp"
#include "unit/folder.hpp"

using namespace osmlm;

namespace {

struct Answered {
    int code = 0;
    std::string out, err;
};

/// A person at a terminal who types that; without a terminal nobody answers.
struct Person {
    Folder plan;
    std::string now = "2026-09-16T10:00:00Z";

    Person() {
        std::ofstream(plan / "curriculum.json")
            << R"({"osmlm": 1, "resources": [{"id": "la", "effort": 90}]})";
    }

    [[nodiscard]] Answered run(const std::vector<std::string>& words, const std::string& typed,
                               bool terminal = true) const {
        std::ostringstream out, err;
        std::istringstream in(typed);
        const auto environment = [&](const std::string& name) -> std::optional<std::string> {
            if (name == "OSMLM_NOW") return now;
            if (name == "NO_COLOR") return "1";
            return std::nullopt;
        };
        const int code = osmlm::run(
            words,
            {{}, environment, plan.path, {out, terminal}, {err, terminal}, {}, {&in, terminal}, [] {
                 return 7U;
             }});
        return {code, out.str(), err.str()};
    }
};

}  // namespace

TEST_CASE("a doubtful session is a question on a terminal, and an error elsewhere") {
    const Person person;
    const Answered no = person.run({"log", "la", "17h"}, "n\n");
    CHECK(no.code == 2);
    CHECK(no.err.find("17h is long for one session. Write it all the same? [y/N]") !=
          std::string::npos);
    CHECK(person.run({"log", "la", "17h"}, "").code == 2);
    CHECK(person.run({"log", "la", "17h"}, "y\n", false).code == 2);
    const Answered yes = person.run({"log", "la", "17h"}, "y\n");
    CHECK(yes.code == 0);
    CHECK(yes.out.find("logged 17h") == 0);
}

TEST_CASE("a timer that ran through the night asks what it should count") {
    Person person;
    REQUIRE(person.run({"start", "la"}, "").code == 0);
    person.now = "2026-09-17T01:00:00Z";
    CHECK(person.run({"stop"}, "", false).code == 2);
    CHECK(person.run({"stop"}, "\n").code == 2);
    const Answered told = person.run({"stop"}, "1h45\n");
    CHECK(told.code == 0);
    CHECK(told.err.find("the timer ran 15h. How long was the session?") != std::string::npos);
    CHECK(told.out.find("logged 1h45m of \"la\" for Wed 16 Sep, 10:00-11:45") == 0);
}
