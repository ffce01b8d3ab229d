#include "catch.hpp"
#include "osmlm/render/render.hpp"
#include "render/width.hpp"

using namespace osmlm;

namespace {

const Day today = *parse_day("2026-09-16");

std::string text(std::vector<Block> blocks, Style style = {}) {
    return text_of(blocks, today, style);
}

Table books() {
    return {"books",
            {{"title", "Title", Align::left, true}, {"left", "Left", Align::right}},
            {{{std::string("Elements of statistical learning")}, {Duration{600}}},
             {{std::string("数学"), Tone::good}, {Duration{113}}}}};
}

}  // namespace

TEST_CASE("a title is as wide as the cells that a terminal gives it") {
    CHECK(render::cells("abc") == 3);
    CHECK(render::cells("数学") == 4);
    CHECK(render::cells("e\xCC\x81t") == 2);                                  // a combining accent
    CHECK(render::cells("\U0001F468\u200D\U0001F469\u200D\U0001F467") == 2);  // one family
    CHECK(render::cells("\U0001F1F2\U0001F1E6") == 2);                        // one flag
    CHECK(render::cells("❤\uFE0F") == 2);
    CHECK(render::cells("สวัสดี") == 4);
    CHECK(render::cells("") == 0);
}

TEST_CASE("a cut never parts what is shown as one sign") {
    CHECK(render::shortened("数学数学", 5, "…") == "数学…");
    CHECK(render::shortened("数学", 4, "…") == "数学");
    CHECK(render::shortened("abcdef", 4, "...") == "a...");
    CHECK(render::shortened("abcdef", 2, "...") == "ab");
    CHECK(render::cut("e\xCC\x81t", 1) == "e\xCC\x81");
}

TEST_CASE("words wrap at blanks and only longer ones are broken") {
    using Lines = std::vector<std::string_view>;
    CHECK(render::wrapped("one two three", 7) == Lines{"one two", "three"});
    CHECK(render::wrapped("one two three", 8) == Lines{"one two", "three"});
    CHECK(render::wrapped("abcdefgh ij", 4) == Lines{"abcd", "efgh", "ij"});
    CHECK(render::wrapped("", 4) == Lines{""});
    CHECK(render::wrapped("数", 1) == Lines{"数"});
}

TEST_CASE("a command within a sentence stands on one line, however narrow the terminal") {
    const Paragraph paragraph = {{{std::string("All of them: ")},
                                  {CommandLine{"osmlm plan --all --json"}},
                                  {std::string(" writes them.")}}};
    CHECK(text({paragraph}, {30, true}) == "All of them:\nosmlm plan --all --json writes\nthem.\n");
    CHECK(text({paragraph}, {20, true}) == "All of them:\nosmlm plan --all --json\nwrites them.\n");
}

TEST_CASE("cells are spoken in the words of people") {
    const Line line = {{Duration{113}},
                       {std::string(" ")},
                       {*parse_day("2026-11-12")},
                       {std::string(", ")},
                       {*parse_day("2027-01-01")},
                       {std::string(", ")},
                       {Percent{83}},
                       {std::string(", ")},
                       {StudyDays{1}},
                       {std::string(", ")},
                       {StudyDays{9}},
                       {std::string(", ")},
                       {true},
                       {std::string(", ")},
                       {ClockTime{1530}},
                       {std::string(", ")},
                       {Week{*parse_day("2026-09-07")}}};
    CHECK(text({Paragraph{line}}, {200}) ==
          "1h53m Thu 12 Nov, Fri 1 Jan 2027, 83 %, 1 study day, 9 study days, yes, 01:30, "
          "Mon 7 Sep\n");
}

TEST_CASE("columns stand under each other by cells") {
    CHECK(text({books()}) ==
          "Title                              Left\n"
          "Elements of statistical learning    10h\n"
          "数学                              1h53m\n");
}

TEST_CASE("a table is cut on a terminal, and never in a pipe") {
    CHECK(text({books()}, {24, true}) ==
          "Title               Left\n"
          "Elements of stat…    10h\n"
          "数学               1h53m\n");
    CHECK(text({books()}, {24, false}).find("learning") != std::string::npos);
    CHECK(text({books()}, {24, true, false, false}).find("Elements of st...") != std::string::npos);
}

TEST_CASE("what costs least is given up first when a table is too wide") {
    const auto word = [](const char* text) { return Piece{std::string(text)}; };
    const Table table{"t",
                      {{"title", "Title", Align::left, true},
                       {"due", "Due by then", Align::right},
                       {.key = "a", .title = "Mon", .align = Align::right, .spare = 1},
                       {.key = "b", .title = "Tue", .align = Align::right, .spare = 1}},
                      {{word("Elements of statistical learning"),
                        {Duration{600}},
                        {Duration{60}},
                        {Duration{90}}},
                       {word("A"), {Duration{60}}, {}, {Duration{60}}}}};
    // A head goes on in further lines, and stands on its cells.
    CHECK(text({table}, {50, true}) ==
          "                                   Due\n"
          "                                    by\n"
          "Title                             then  Mon    Tue\n"
          "Elements of statistical learning   10h   1h  1h30m\n"
          "A                                   1h          1h\n");
    // Then a text is cut, down to 16 cells.
    CHECK(text({table}, {34, true}) ==
          "                   Due\n"
          "                    by\n"
          "Title             then  Mon    Tue\n"
          "Elements of sta…   10h   1h  1h30m\n"
          "A                   1h          1h\n");
    // Then columns are left out, those of one level together, and named.
    CHECK(text({table}, {33, true}) ==
          "                              Due\n"
          "                               by\n"
          "Title                        then\n"
          "Elements of statistical le…   10h\n"
          "A                              1h\n"
          "Left out at this width: Mon, Tue\n");
    CHECK_FALSE(text({table}, {20, false}).find("Left out") != std::string::npos);
    // Of those that can be spared, first the ones that say nothing.
    Table blank = table;
    for (auto& row : blank.rows) row[2] = {};
    CHECK(text({blank}, {33, true}) ==
          "                       Due\n"
          "                        by\n"
          "Title                 then    Tue\n"
          "Elements of statist…   10h  1h30m\n"
          "A                       1h     1h\n");
    // And where that is not enough, all is there, under each other.
    CHECK(text({table}, {20, true}) ==
          "Elements of\n"
          "statistical learning\n"
          "  Due by then 10h\n"
          "  Mon 1h  Tue 1h30m\n"
          "A\n"
          "  Due by then 1h\n"
          "  Tue 1h\n");
}

TEST_CASE("a column that wraps goes on under itself") {
    Table table{
        "t",
        {{"a", ""}, {"b", "", Align::left, false, true}, {"c", ""}},
        {{{std::string("x")}, {std::string("one two three four five six")}, {std::string("end")}}}};
    CHECK(text({table}, {24, true}) == "x  one two three     end\n   four five six\n");
}

TEST_CASE("a command to be copied is not broken, however narrow the terminal") {
    const std::string command = "osmlm set mon=07:00-08:30,18:30-21:30 2026-09-07..2026-09-18";
    CHECK(text({Paragraph{{{"    " + command}}, Wrap::never}}, {20, true}) ==
          "    " + command + "\n");
    const Table table{"t",
                      {{"last", ""}, {.key = "do", .title = "", .whole = true}},
                      {{{std::string("Fri 18 Sep")}, {command}}}};
    CHECK(text({table}, {30, true}) == "Fri 18 Sep  " + command + "\n");
    CHECK(text({table}, {20, true}) == "Fri 18 Sep\n  " + command + "\n");
    CHECK(text({Paragraph{{{command}}, Wrap::terminal}}, {40, true}) ==
          "osmlm set mon=07:00-08:30,18:30-21:30\n2026-09-07..2026-09-18\n");
}

TEST_CASE("colours surround the words and not the blanks that align them") {
    const Style style{80, false, true, true};
    CHECK(text({Paragraph{{{std::string("It "), Tone::good}, {std::string("fits")}}}}, style) ==
          "\x1b[32mIt \x1b[0mfits\n");
    CHECK(text({books()}, style).find("\x1b[32m数学\x1b[0m    ") != std::string::npos);
    CHECK(text({books()}).find('\x1b') == std::string::npos);
}

TEST_CASE("a title cannot drive the terminal") {
    const std::string evil =
        "a\x1b[31mb\xC2\x9B"
        "c\u202Ed\x07";
    for (const Format& format : formats()) {
        Report report{"osmlm.x/1", today, {{evil, Cell(evil)}}, {}, {}};
        report.blocks = {Heading{{{evil}}}, Paragraph{{{evil}}},
                         Table{"t", {{"k", evil}}, {{{evil}}}}, Excerpt{evil, 1, 2}};
        report.records = {"t", {{evil, evil}}, {{{evil}}}};
        const std::string shown = format.render(report, {});
        INFO(format.name);
        REQUIRE_FALSE(shown.empty());
        CHECK(shown.find('\x1b') == std::string::npos);
        CHECK(shown.find('\x07') == std::string::npos);
        CHECK(shown.find("\xC2\x9B") == std::string::npos);
        CHECK(shown.find("\u202E") == std::string::npos);
    }
}

TEST_CASE("without UTF-8 the program's own signs are ASCII") {
    const std::vector<Block> blocks = {Paragraph{{{std::string("a – b → “c”…")}}}};
    CHECK(text(blocks, {80, false, false, false}) == "a - b -> \"c\"...\n");
    CHECK(text(blocks) == "a – b → “c”…\n");
}

TEST_CASE("the mark of an excerpt stands under its character") {
    CHECK(text({Excerpt{"\t\"数\": 7x,", 12, 7}}) == "   12 |  \"数\": 7x,\n      |        ^\n");
    const std::string line = std::string(300, 'a') + "X" + std::string(300, 'b');
    const std::string shown = text({Excerpt{line, 1, 301}});
    const std::size_t mark = shown.find('^') - (shown.find('\n') + 1);
    CHECK(shown[mark] == 'X');
    CHECK(shown.find('\n') <= 80);
}

TEST_CASE("a heading has an empty line before it unless it is the first") {
    const Heading heading{{{std::string("Plan")}}};
    CHECK(text({heading, Paragraph{{{std::string("  - one")}}}, heading}) ==
          "Plan\n  - one\n\nPlan\n");
}
