#include <fmt/core.h>

#include "render/cell.hpp"
#include "render/formats.hpp"
#include "render/page/markup.hpp"
#include "render/page/style.hpp"
#include "render/page/svg.hpp"
#include "render/picture/figures.hpp"

namespace osmlm::render {

namespace {

std::string bar(Bar bar) {
    return fmt::format(
        "<svg class=\"share\" role=\"img\"><title>{0} %</title><rect class=\"all\" width=\"100%\" "
        "height=\"100%\"/><rect class=\"part\" width=\"{0}%\" height=\"100%\"/></svg>",
        share_of(bar));
}

template <class Picture>
std::string figure(const Picture& picture, Day today);

constexpr std::array<std::string_view, roles> classes = {
    "",                                  // strong
    " class=\"quiet\"",                  // quiet
    " class=\"good\"",                   // good
    " class=\"warn\"",                   // warn
    " class=\"bad\"",                    // bad
    "",                                  // heading
    "",                                  // paragraph
    " class=\"in\"",                     // indented
    "",                                  // whole
    " class=\"scroll\" tabindex=\"0\"",  // scroll: reached by the keyboard
    "",                                  // table
    " scope=\"col\"",                    // head
    " scope=\"col\" class=\"r\"",        // head_right
    "",                                  // cell
    " class=\"r\"",                      // cell_right
    " class=\"long\"",                   // cell_long
};

constexpr Look look = {classes, bar, figure<Chart>, figure<HeatMap>, figure<Timeline>};

template <class Picture>
std::string figure(const Picture& picture, Day today) {
    return fmt::format(
        "<figure>\n<figcaption>{}</figcaption>\n{}<details><summary>Figures</summary>\n{}"
        "</details>\n</figure>\n",
        html_text(picture.caption.title), svg(picture, today),
        markup(figures(picture), today, look));
}

}  // namespace

std::string html(const Report& report, const Style&) {
    const std::string title = html_text(report.title.empty() ? "osmlm" : report.title);
    return fmt::format(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n<main>\n<h1>{0}</h1>\n"
        "<p class=\"day\">{2}</p>\n{3}</main>\n</body>\n</html>\n",
        title, page_style, spoken(Cell(report.today), Day{}), markup(report, look));
}

}  // namespace osmlm::render
