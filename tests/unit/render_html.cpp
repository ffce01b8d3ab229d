#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <regex>

#include "catch.hpp"
#include "pictures.hpp"
#include "render/page/markup.hpp"
#include "render/page/style.hpp"

using namespace osmlm;
using namespace osmlm::pictures;

namespace {

const Day today = day("2026-09-16");

std::string page(std::vector<Block> blocks, std::string title = "A plan") {
    Report report{"osmlm.x/1", today, {}, std::move(blocks), {}};
    report.title = std::move(title);
    return find_format("html")->render(report, {});
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

/// Texts that try to leave their place, and random ones.
std::vector<std::string> wild_texts() {
    std::vector<std::string> texts = {"</style><script>alert(1)</script>",
                                      "\" onload=\"alert(1)",
                                      "' x='",
                                      "--><!--",
                                      "&lt;&#60;",
                                      "a\x1b[31m\u202E\u2066\xC2\x9B\xFF\xC0\x80"
                                      "b\r\nc",
                                      std::string("nul\0byte", 8)};
    std::mt19937 random(7);
    for (int i = 0; i < 300; ++i) {
        std::string text;
        for (int k = 0; k < 40; ++k) text += static_cast<char>(random() % 256);
        texts.push_back(std::move(text));
    }
    return texts;
}

}  // namespace

TEST_CASE("whatever a text holds, it is a text in HTML") {
    for (const std::string& text : wild_texts()) {
        const std::string safe = render::html_text(text);
        INFO(safe);
        CHECK(safe.find_first_of("<>\"'") == std::string::npos);
        CHECK(std::ranges::none_of(safe, [](char c) { return c >= 0 && (c < ' ' || c == 0x7F); }));
        for (const char* sign : {"\u202E", "\u2066", "\u2028", "\xC2\x9B", "\xFF"})
            CHECK_FALSE(contains(safe, sign));
        const std::regex reference("&(?!amp;|lt;|gt;|quot;|#39;)");
        CHECK_FALSE(std::regex_search(safe, reference));
    }
    CHECK(render::html_text("a < b & \"c\"") == "a &lt; b &amp; &quot;c&quot;");
}

TEST_CASE("a page of wild texts has the tags of one of tame texts") {
    const auto tags = [](const std::string& title) {
        Timeline timeline = works();
        Chart chart = burn_up();
        HeatMap map = hours(3);
        timeline.caption = chart.caption = map.caption = {title, title};
        for (auto& row : timeline.rows) row.label = title;
        for (auto& curve : chart.curves) curve.name = title;
        for (auto& band : chart.bands) band.name = title;
        for (auto& mark : chart.marks) mark.label = title;
        const std::string text =
            page({Heading{{{title}}}, Paragraph{{{title, Tone::bad}}},
                  Paragraph{{{title}}, Wrap::terminal}, Table{"t", {{"k", title}}, {{{title}}}},
                  Excerpt{title, 1, 2}, chart, map, timeline},
                 title);
        std::string all;
        const std::regex tag("<[^>]*>");
        for (std::sregex_iterator at(text.begin(), text.end(), tag), end; at != end; ++at)
            all += at->str();
        return all;
    };
    const std::string tame = tags("tame");
    for (const std::string& text : wild_texts()) CHECK(tags("x" + text) == tame);
}

TEST_CASE("a page stands alone: nothing is loaded, nothing runs") {
    const std::string text = page({burn_up(), hours(400), works()});
    CHECK(text.starts_with("<!doctype html>\n<html lang=\"en\">"));
    CHECK(contains(text, "content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    CHECK(contains(text, "<title>A plan</title>"));
    for (const char* word :
         {"<script", "src=", "href=", "url(", "@import", "http:", "https:", " on"})
        CHECK_FALSE(contains(text, word == std::string_view(" on") ? " onload" : word));
}

TEST_CASE("each picture of a page has a title, a description, and its figures behind it") {
    const std::string text = page({burn_up(), hours(400), works()});
    CHECK(count(text, "<svg role=\"img\"") == 3);
    CHECK(count(text, "<figure>") == 3);
    CHECK(count(text, "<details><summary>Figures</summary>") == 3);
    CHECK(contains(text, "<title>Hours done</title>\n<desc>300h of 360h.</desc>"));
    CHECK(count(text, "<svg") == count(text, "</svg>"));
}

TEST_CASE("tones, bars and tables of a page") {
    const std::string text = page(
        {Paragraph{
             {{std::string("It fits"), Tone::good}, {std::string(": ")}, {today, Tone::strong}}},
         Paragraph{{{std::string("  - one")}}}, Paragraph{},
         Table{"t",
               {{"a", ""}, {"b", "Left", Align::right}, {"c", "Share"}},
               {{{std::string("  French"), Tone::quiet}, {Duration{113}}, {Bar{1, 3}}}}}});
    CHECK(contains(text,
                   "<p><span class=\"good\">It fits</span>: <strong>Wed 16 Sep</strong></p>\n"
                   "<p class=\"in\">  - one</p>\n<div"));
    CHECK(contains(text, "<tr><td></td><th scope=\"col\" class=\"r\">Left</th>"));
    CHECK(
        contains(text, "<td><span class=\"quiet\">  French</span></td><td class=\"r\">1h53m</td>"));
    CHECK(contains(text, "<title>33 %</title>"));
}

TEST_CASE("pages show a report's pictures before the first heading") {
    Report report{"osmlm.x/1", today, {}, {Paragraph{{{std::string("verdict")}}}}, {}};
    report.blocks.push_back(Heading{{{std::string("week")}}});
    report.pictures = {works()};
    const std::string text = find_format("html")->render(report, {});
    CHECK(text.find("verdict") < text.find("<figure>"));
    CHECK(text.find("<figure>") < text.find("week</h2>"));
    CHECK(find_format("text")->render(report, {}) == "verdict\n\nweek\n");
}

TEST_CASE("a page of every picture, with OSMLM_PAGE for a browser", "[page]") {
    Chart chart = burn_up();
    chart.marks[0].label = "a mark with more words than a telephone has room for beside its line";
    chart.curves[1].name = "a curve whose name is as long as that";
    HeatMap year = hours(365);
    const std::string text = page(
        {chart, year, hours(20), works(), Table{"t", {{"a", ""}}, {{{Bar{1, 3}}}, {{Bar{5, 4}}}}}});
    CHECK(count(text, "<figure>") == 4);
    if (const char* file = std::getenv("OSMLM_PAGE")) std::ofstream(file) << text;
}

namespace {

/// `--name: #rrggbb` of a style sheet; of two with a name the last.
std::map<std::string, unsigned> colours_in(const std::string& css) {
    std::map<std::string, unsigned> colours;
    const std::regex colour("--([a-z0-9]+): #([0-9a-f]{6})");
    for (std::sregex_iterator at(css.begin(), css.end(), colour), end; at != end; ++at)
        colours[(*at)[1]] = static_cast<unsigned>(std::stoul((*at)[2], nullptr, 16));
    return colours;
}

/// Relative luminance, as WCAG 2 defines it.
double luminance(unsigned colour) {
    const auto part = [colour](unsigned shift) {
        const double c = static_cast<double>(colour >> shift & 255U) / 255;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0);
}

double contrast(unsigned a, unsigned b) {
    const double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
    return std::max(x, y) / std::min(x, y);
}

}  // namespace

TEST_CASE("the colours of a page stand out from its paper, in light and in dark") {
    CHECK(contrast(0xffffff, 0x000000) == Approx(21));
    const std::string css(render::page_style);
    const std::size_t dark = css.find("prefers-color-scheme: dark");
    REQUIRE(dark != std::string::npos);
    for (const auto& colours : {colours_in(css.substr(0, dark)), colours_in(css.substr(dark))}) {
        REQUIRE(colours.size() == 17);
        const unsigned paper = colours.at("paper");
        for (const char* text : {"ink", "quiet", "good", "warn", "bad"})
            CHECK(contrast(colours.at(text), paper) >= 4.5);
        for (const char* line : {"bar", "c0", "c1", "c2", "c3"})
            CHECK(contrast(colours.at(line), paper) >= 3);
        for (const auto& [less, more] :
             {std::pair{"h0", "h1"}, {"h1", "h2"}, {"h2", "h3"}, {"h3", "h4"}})
            CHECK(contrast(colours.at(less), colours.at(more)) >= 1.2);
    }
}
