// How far a long answer is, on a terminal.
#include "cli/world/progress_line.hpp"

#include "catch.hpp"
#include "study.hpp"

using namespace osmlm;
using std::chrono::milliseconds;

namespace {

/// A terminal, and a clock that shows `now` and is later by `step` whenever it is looked at.
struct Terminal {
    milliseconds now{0}, step{0};
    std::ostringstream out{}, err{};
    bool terminal = true;
    std::optional<int> columns{};
    std::filesystem::path directory{};

    World world() {
        return {{},
                [](const std::string&) -> std::optional<std::string> { return std::nullopt; },
                directory,
                {out, terminal},
                {err, terminal},
                columns,
                {},
                {},
                [this] {
                    now += step;
                    return now;
                }};
    }
};

/// What the screen shows at the end of what was written on one line of it.
std::string on_screen(const std::string& text) {
    std::string shown;
    std::size_t at = 0;
    for (const char c : text) {
        if (c == '\r') {
            at = 0;
            continue;
        }
        if (at == shown.size()) shown += ' ';
        shown[at++] = c;
    }
    return shown.substr(0, shown.find_last_not_of(' ') + 1);
}

/// A clock that makes every step of the planner take a second.
struct Slow : Terminal {
    explicit Slow(const Study& study) {
        step = milliseconds(1000);
        directory = study.folder.path;
    }
    std::string says(std::vector<std::string> words) {
        words.push_back("--today=2026-09-07");
        run(words, world());
        return out.str();
    }
};

const Study too_much(R"("end":"2026-09-18","resources":[
    {"id":"a","title":"A","effort":"12h"},{"id":"b","title":"B","effort":"9h","after":["a"]}])");
const Study enough(R"("end":"2026-09-18","resources":[{"id":"a","title":"A","effort":"12h"}])");

}  // namespace

TEST_CASE("a line says how far it is once it has taken a second, and then ten times a second") {
    Terminal terminal;
    const World world = terminal.world();
    {
        ProgressLine line(world, false, "counting");
        const HowFar how_far = line.how_far();
        terminal.now = milliseconds(999);
        how_far(100, 1000);
        CHECK(terminal.err.str().empty());
        terminal.now = milliseconds(1000);
        how_far(250, 1000);
        CHECK(on_screen(terminal.err.str()) == "counting: 25 %");
        terminal.now = milliseconds(1099);
        how_far(500, 1000);
        CHECK(on_screen(terminal.err.str()) == "counting: 25 %");
        terminal.now = milliseconds(1100);
        how_far(1000, 1000);
        CHECK(on_screen(terminal.err.str()) == "counting: 100 %");
    }
    CHECK(on_screen(terminal.err.str()).empty());
    CHECK(terminal.err.str().ends_with('\r'));
}

TEST_CASE("a line of progress never reaches the last cell of a terminal") {
    Terminal terminal;
    terminal.now = milliseconds(5000);
    terminal.columns = 20;
    const World world = terminal.world();
    ProgressLine line(world, false, "a very long word for it");
    line.how_far()(1, 2);
    CHECK(on_screen(terminal.err.str()) == "a very long word fo");
}

TEST_CASE("no line of progress is shown in a pipe, or where quiet was asked") {
    Terminal terminal;
    CHECK(ProgressLine(terminal.world(), false, "counting").how_far());
    CHECK_FALSE(ProgressLine(terminal.world(), true, "counting").how_far());
    terminal.terminal = false;
    CHECK_FALSE(ProgressLine(terminal.world(), false, "counting").how_far());
}

TEST_CASE("answers that take long show a line meanwhile, and are the same without") {
    struct Row {
        const Study& study;
        std::vector<std::string> words;
        std::string line;
    };
    const Row rows[] = {{too_much, {"plan"}, "trying other plans: "},
                        {too_much, {"urgency"}, "trying other plans: "},
                        {enough, {"urgency"}, "trying other plans: "},
                        {enough, {"forecast", "--samples", "20"}, "drawing futures: "}};
    for (const Row& row : rows) {
        INFO(row.words.front() << ": " << row.line);
        Slow shown(row.study), piped(row.study), quiet(row.study);
        piped.terminal = false;
        const std::string answer = shown.says(row.words);
        CHECK(has(shown.err.str(), row.line));
        CHECK(on_screen(shown.err.str()).empty());
        std::vector<std::string> words = row.words;
        words.insert(words.end(), {"--color", "always", "--width", "80"});
        CHECK(Slow(row.study).says(words) == piped.says(words));
        CHECK(piped.err.str().empty());
        words.push_back("-q");
        quiet.says(words);
        CHECK(quiet.err.str().empty());
        CHECK_FALSE(answer.empty());
    }
}
