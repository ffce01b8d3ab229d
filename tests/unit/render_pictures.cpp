#include <algorithm>
#include <sstream>

#include "catch.hpp"
#include "pictures.hpp"
#include "render/picture/scale.hpp"
#include "render/width.hpp"

using namespace osmlm;
using namespace osmlm::pictures;

namespace {

const Day today = day("2026-09-16");

std::string text(const Block& block, Style style = {}) { return text_of({block}, today, style); }

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream rest(text);
    for (std::string line; std::getline(rest, line);) lines.push_back(line);
    return lines;
}

std::size_t widest(const std::string& text) {
    std::size_t most = 0;
    for (const std::string& line : lines_of(text)) most = std::max(most, render::cells(line));
    return most;
}

}  // namespace

TEST_CASE("a heat map has weekdays down and weeks across") {
    HeatMap map{{"Hours", ""}, day("2026-09-30"), {0, 60, 120, 180, 0, 240}};
    CHECK(text(map) ==
          "Hours\n"
          "    Oct\n"
          "Mon   █\n"
          "Tue\n"
          "Wed ·\n"
          "Thu ░\n"
          "Fri ▒\n"
          "Sat ▓\n"
          "Sun ·\n"
          "    · none   ░ to 1h   ▒ to 2h   ▓ to 3h   █ to 4h\n");
}

TEST_CASE(
    "a heat map takes two cells a week, one where that is too wide, and loses its oldest weeks "
    "last") {
    const HeatMap year = hours(365);
    CHECK(widest(text(year, {120, true})) == 109);  // the last of 53 weeks is at 4 + 2 * 52
    CHECK(widest(text(year, {60, true})) == 57);
    const std::string narrow = text(year, {40, true});
    CHECK(lines_of(narrow)[2].size() < lines_of(text(year, {60, true}))[2].size());
    for (const std::string& line : lines_of(narrow)) CHECK(render::cells(line) <= 40);
    CHECK(widest(text(year, {40, false})) == 57);  // a pipe never loses any
    // The newest day stays where it is seen: a Wednesday in the last week.
    CHECK(render::cells(lines_of(narrow)[4]) == 40);
}

TEST_CASE("the shades of a heat map are quarters of hours that hold the longest day") {
    CHECK(render::shade_step(hours(365)) == 90);
    CHECK(render::shade_step({{}, today, {}}) == 15);
    CHECK(render::shade_step({{}, today, {61}}) == 30);
    CHECK(render::shade_of(0, 30) == 0);
    CHECK(render::shade_of(1, 30) == 1);
    CHECK(render::shade_of(30, 30) == 1);
    CHECK(render::shade_of(31, 30) == 2);
    CHECK(render::shade_of(120, 30) == 4);
}

TEST_CASE("the hours of an axis are round, and reach just above the most") {
    using Ticks = std::vector<Minutes>;
    CHECK(render::hour_ticks(1) == Ticks{0, 5, 10, 15});
    CHECK(render::hour_ticks(300) == Ticks{0, 60, 120, 180, 240, 300});
    CHECK(render::hour_ticks(18000) == Ticks{0, 6000, 12000, 18000});
    for (Minutes most = 1; most < 1'000'000; most += most / 7 + 1) {
        const Ticks ticks = render::hour_ticks(most);
        INFO(most);
        CHECK(ticks.back() >= most);
        CHECK((ticks.size() >= 4 && ticks.size() <= 6));
    }
}

TEST_CASE("days on an axis never touch, and are named with months where days have no room") {
    const auto labels = [](Day from, Day until, std::int64_t width) {
        std::string all;
        for (const auto& tick : render::day_ticks({from, until}, width, today))
            all += tick.label + '|';
        return all;
    };
    CHECK(labels(day("2026-09-07"), day("2026-09-10"), 60) ==
          "Mon 7 Sep|Tue 8 Sep|Wed 9 Sep|Thu 10 Sep|");
    CHECK(labels(day("2026-09-07"), day("2026-09-30"), 60) == "Mon 7 Sep|Mon 14 Sep|Mon 21 Sep|");
    CHECK(labels(day("2026-09-07"), day("2027-03-07"), 60) == "Oct|Nov|Dec|Jan 2027|Feb|Mar|");
    CHECK(labels(day("2026-09-07"), day("2036-09-07"), 40) == "Jan 2030|Jan 2034|");
    for (std::int64_t span = 1; span < 3000; span += span / 3 + 1)
        for (const std::int64_t width : {24, 44, 60, 120}) {
            const render::DayScale scale{today, today + days{span - 1}};
            std::int64_t free = 0;
            for (const auto& tick : render::day_ticks(scale, width, today)) {
                CHECK(scale.place(tick.day, width) >= free);
                free = scale.place(tick.day, width) +
                       static_cast<std::int64_t>(render::cells(tick.label)) + 1;
                CHECK(free <= width + 1);
            }
        }
}

TEST_CASE("a curve is straight between its points, and nowhere else") {
    const Chart::Curve curve{"", Tone::plain, {{today, 0}, {today + days{10}, 100}}};
    CHECK(render::value_on(curve, today) == 0);
    CHECK(render::value_on(curve, today + days{3}) == 30);
    CHECK(render::value_on(curve, today + days{10}) == 100);
    CHECK_FALSE(render::value_on(curve, today - days{1}));
    CHECK_FALSE(render::value_on(curve, today + days{11}));
}

TEST_CASE("a chart shows hours up and days across") {
    const Chart chart{{"Hours", ""},
                      {{"done", Tone::plain, {{day("2026-09-07"), 0}, {day("2026-09-30"), 180}}}}};
    CHECK(text(chart, {40}) ==
          "Hours\n"
          "3h ┤                                   ●\n"
          "   │                                ●●●\n"
          "   │                             ●●●\n"
          "   │                          ●●●\n"
          "2h ┤                       ●●●\n"
          "   │                    ●●●\n"
          "   │                 ●●●\n"
          "   │              ●●●\n"
          "1h ┤           ●●●\n"
          "   │        ●●●\n"
          "   │     ●●●\n"
          "   │   ●●\n"
          "0m ┤●●●\n"
          "   └┬─────────┬──────────┬──────────────\n"
          "    Mon 7 Sep Mon 14 Sep Mon 21 Sep\n"
          "    ● done\n");
}

TEST_CASE("the curves of a chart differ by their signs, bands are shaded, marks are named") {
    const std::string shown = text(burn_up());
    for (const char* sign : {"●", "×", "░", "│ ", "today", "deadline", "● done   × promised"})
        CHECK(shown.find(sign) != std::string::npos);
    CHECK(lines_of(shown).size() == 1 + 2 + 15 + 3 + 1);
}

TEST_CASE("a timeline has a bar for each row, and its deadline") {
    CHECK(text(works(), {60, true}) ==
          "Works\n"
          "                           Feb  Mar   Apr  May   Jun   Jul\n"
          "Linear algebra        ███████████      │\n"
          "数学分析与高等代数         ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▓\n"
          "A novel that nobody…   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░\n"
          "                      │ deadline\n");
}

TEST_CASE("pictures keep to the width of a terminal, in UTF-8 and in ASCII") {
    for (const Block& picture : {Block(hours(365)), Block(burn_up()), Block(works())})
        for (std::size_t width = 40; width <= 130; width += 3) {
            const std::string shown = text(picture, {width, true});
            INFO(shown);
            CHECK(widest(shown) <= width);
            const std::string plain = text(picture, {width, true, false, false});
            CHECK(widest(plain) <= width);
        }
    for (const Block& picture : {Block(hours(365)), Block(burn_up())}) {
        const std::string plain = text(picture, {80, true, false, false});
        CHECK(std::ranges::all_of(plain, [](char c) { return c > 0; }));
    }
}

TEST_CASE("in a pipe a name in a timeline is never cut") {
    Timeline timeline = works();
    timeline.rows[0].label = std::string(100, 'x');
    CHECK(text(timeline, {60, false}).find(std::string(100, 'x')) != std::string::npos);
    CHECK(text(timeline, {60, true}).find(std::string(30, 'x')) == std::string::npos);
}

TEST_CASE("pictures without anything to draw are their title") {
    CHECK(text(Chart{{"Nothing", ""}, {}}) == "Nothing\n");
    CHECK(text(Timeline{{"Nothing", ""}, {}}) == "Nothing\n");
    CHECK(text(HeatMap{{"Nothing", ""}, today, {}}).starts_with("Nothing\n"));
}

TEST_CASE("colours surround the signs of a picture") {
    const std::string shown = text(works(), {60, true, true, true});
    CHECK(shown.find("\x1b[31m▓") != std::string::npos);
    CHECK(shown.find("\x1b[2m░") != std::string::npos);
}

TEST_CASE("Markdown has the words and the figures of a picture") {
    Report report{"osmlm.x/1", today, {}, {works()}, {}};
    CHECK(find_format("md")->render(report, {}) ==
          "### Works\n\nThree works.\n\n"
          "|  | First day | Last day | Deadline |\n| --- | --- | --- | --- |\n"
          "| Linear algebra | Mon 5 Jan | Fri 6 Mar | Sun 5 Apr |\n"
          "| 数学分析与高等代数 | Wed 4 Feb | Tue 5 May | Sat 25 Apr |\n"
          "| A novel that nobody hurries | Thu 15 Jan | Fri 24 Jul |  |\n");
}

TEST_CASE("the figures of a chart are a row a day, and of a long one a row a week") {
    Report report{"osmlm.x/1", today, {}, {burn_up()}, {}};
    const std::string shown = find_format("md")->render(report, {});
    CHECK(shown.find(
              "| Day | done | promised | what may follow, from | what may follow, to | Mark |") !=
          std::string::npos);
    CHECK(shown.find("| Wed 15 Apr | 133h20m | 171h25m |  |  |  |") != std::string::npos);
    Chart chart = burn_up();
    chart.curves[0].points.clear();
    for (int i = 0; i < 210; ++i)
        chart.curves[0].points.emplace_back(day("2026-01-05") + days{i}, i * 10);
    report.blocks = {chart};
    const auto lines = lines_of(find_format("md")->render(report, {}));
    CHECK(lines.size() == 4 + 2 + 30 + 2);  // thirty Sundays, and two marks
}
