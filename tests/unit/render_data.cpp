#include "catch.hpp"

#include <nlohmann/json.hpp>

#include "osmlm/render/render.hpp"

using namespace osmlm;

namespace {

const Day today = *parse_day("2026-09-16");

std::string rendered(std::string_view format, const Report& report) {
    return find_format(format)->render(report, {});
}

Report with_data(Object data) { return {"osmlm.x/1", today, std::move(data), {}, {}}; }

Report with_records(std::vector<std::vector<Piece>> rows) {
    return {"osmlm.x/1", today, {}, {}, {"t", {{"a", "A"}, {"b", "B"}}, std::move(rows)}};
}

}  // namespace

TEST_CASE("JSON begins with its schema and the day") {
    CHECK(rendered("json", with_data({{"list", Array{}}, {"none", Object{}}})) ==
          "{\n  \"schema\": \"osmlm.x/1\",\n  \"today\": \"2026-09-16\",\n"
          "  \"list\": [],\n  \"none\": {}\n}\n");
}

TEST_CASE("JSON writes figures, not words") {
    const auto read = nlohmann::json::parse(
        rendered("json", with_data({{"d", Cell(Duration{113})},
                                    {"p", Cell(Percent{83})},
                                    {"whole", Cell(Percent{100})},
                                    {"minus", Cell(Percent{-5})},
                                    {"s", Cell(StudyDays{9})},
                                    {"c", Cell(ClockTime{540})},
                                    {"w", Cell(Week{*parse_day("2026-09-07")})},
                                    {"n", Cell()},
                                    {"b", Cell(false)},
                                    {"i", Cell(std::int64_t{7})},
                                    {"list", Array{Cell(today), Object{{"x", Cell(true)}}}}})));
    CHECK(read["d"] == 113);
    CHECK(read["p"] == 0.83);
    CHECK(read["whole"] == 1);
    CHECK(read["minus"] == -0.05);
    CHECK(read["s"] == 9);
    CHECK(read["c"] == "09:00");
    CHECK(read["w"] == "2026-W37");
    CHECK(read["n"].is_null());
    CHECK(read["b"] == false);
    CHECK(read["i"] == 7);
    CHECK(read["list"][0] == "2026-09-16");
    CHECK(read["list"][1]["x"] == true);
}

TEST_CASE("JSON gives back every text that is valid UTF-8") {
    for (const char* text :
         {"", "a\"b\\c", "line\nline\t\x01", "数学 \u202E \u0085", "\U0001F600"}) {
        const auto read = nlohmann::json::parse(rendered("json", with_data({{"x", Cell(text)}})));
        CHECK(read["x"] == text);
    }
    const auto read = nlohmann::json::parse(rendered("json", with_data({{"x", Cell("a\xFF"
                                                                                   "b")}})));
    CHECK(read["x"] == "a\uFFFDb");
}

TEST_CASE("CSV follows RFC 4180") {
    CHECK(rendered("csv", with_records({{{std::string("x,y")}, {std::string("say \"hi\"")}},
                                        {{Duration{90}}, {}},
                                        {{today}, {true}}})) ==
          "a,b\r\n\"x,y\",\"say \"\"hi\"\"\"\r\n90,\r\n2026-09-16,true\r\n");
}

TEST_CASE("a field of CSV is one line, and quoted where it must be") {
    CHECK(rendered("csv", with_records({{{std::string("two\r\nlines")}, {std::string("a;b")}},
                                        {{std::string("\"")}, {std::string(" a ")}},
                                        {{std::string("\n,")}, {std::string("\x1b[0m")}}})) ==
          "a,b\r\ntwo  lines,a;b\r\n\"\"\"\", a \r\n\" ,\",[0m\r\n");
}

TEST_CASE("Markdown shows signs as they are") {
    Report report{"osmlm.x/1", today, {}, {}, {}};
    report.blocks = {Heading{{{std::string("Plan *A*")}}},
                     Paragraph{{{std::string("1. <b>|`x`_y_ [z] & $1$")}}},
                     Paragraph{{{std::string("- no list")}}}, Paragraph{},
                     Table{"t",
                           {{"a", "A|B"}, {"b", "Left", Align::right}},
                           {{{std::string("x|y\nz")}, {Duration{90}}}}}};
    CHECK(rendered("md", report) ==
          "## Plan \\*A\\*\n\n1\\. \\<b\\>\\|\\`x\\`\\_y\\_ \\[z\\] \\& \\$1\\$\n\n\\- no list\n\n"
          "| A\\|B | Left |\n| --- | ---: |\n| x\\|y z | 1h30m |\n");
}

TEST_CASE("a command to be copied is code in Markdown, and text for programs") {
    Report report{"osmlm.x/1", today, {}, {}, {}};
    const auto command = [](const char* words) { return Piece{CommandLine{words}}; };
    report.blocks = {
        Paragraph{{{std::string("  *undo*: ")}, command("osmlm undo"), {std::string("_")}}},
        Paragraph{{command("osmlm note `a`")}},
        Table{"t", {{"a", "A"}}, {{command("osmlm amend ID [DURATION|RANGE]")}}}};
    CHECK(rendered("md", report) ==
          "\\*undo\\*: `osmlm undo`\\_\n\n`` osmlm note `a` ``\n\n"
          "| A |\n| --- |\n| `osmlm amend ID [DURATION\\|RANGE]` |\n");
    CHECK(nlohmann::json::parse(rendered(
              "json", with_data({{"c", Cell(CommandLine{"osmlm undo"})}})))["c"] == "osmlm undo");
}

TEST_CASE("formats are found by their names alone") {
    CHECK(find_format("json") != nullptr);
    CHECK(find_format("jso") == nullptr);
    CHECK(formats().front().name == "text");
}
