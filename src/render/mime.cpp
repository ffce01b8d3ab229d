#include <fmt/core.h>

#include "render/cell.hpp"
#include "render/formats.hpp"
#include "render/mail/mail_text.hpp"
#include "render/page/markup.hpp"
#include "render/picture/figures.hpp"

namespace osmlm::render {

namespace {

/// No line of quoted-printable holds `=_` (RFC 2045, 6.7), so no part can hold this.
constexpr std::string_view boundary = "=_osmlm";

/// A table of one row: mail programs show its colours, and no pictures.
std::string bar(Bar bar) {
    const std::int64_t share = share_of(bar);
    const auto cell = [](std::int64_t width, const char* colour) {
        return width == 0 ? std::string()
                          : fmt::format(
                                "<td width=\"{0}%\" bgcolor=\"{1}\" style=\"width:{0}%;"
                                "background:{1};font-size:8px;line-height:10px\">&nbsp;</td>",
                                width, colour);
    };
    return fmt::format(
        "<table role=\"presentation\" width=\"120\" cellpadding=\"0\" cellspacing=\"0\" "
        "title=\"{0} %\" style=\"width:120px;border-collapse:collapse\"><tr>{1}{2}</tr></table>",
        share, cell(share, "#2f6fb3"), cell(100 - share, "#d8dde3"));
}

/// Instead of a picture what it shows, in words and, where these are few, in figures.
template <class Picture>
std::string in_words(const Picture& picture, Day today);

// clang-format off
constexpr std::array<std::string_view, roles> styles = {
    "",                             // strong
    " style=\"color:#59636e\"",     // quiet
    " style=\"color:#1a7f37\"",     // good
    " style=\"color:#8a5a00\"",     // warn
    " style=\"color:#c0262d\"",     // bad
    " style=\"font-size:17px;line-height:1.3;margin:26px 0 6px\"",            // heading
    " style=\"margin:6px 0\"",                                                // paragraph
    " style=\"margin:6px 0;padding-left:20px\"",                              // indented
    " style=\"margin:6px 0;font-size:13px;white-space:pre-wrap\"",            // whole
    " style=\"overflow-x:auto\"",                                             // scroll
    " cellspacing=\"0\" style=\"border-collapse:collapse;margin:8px 0;font-size:14px\"",  // table
    // head, head_right, cell, cell_right, cell_long
    " align=\"left\" style=\"padding:4px 14px 4px 0;vertical-align:top;border-bottom:1px solid #d8dde3\"",
    " align=\"right\" style=\"padding:4px 14px 4px 0;vertical-align:top;border-bottom:1px solid #d8dde3;text-align:right\"",
    " style=\"padding:4px 14px 4px 0;vertical-align:top;border-bottom:1px solid #d8dde3;white-space:nowrap\"",
    " align=\"right\" style=\"padding:4px 14px 4px 0;vertical-align:top;border-bottom:1px solid #d8dde3;text-align:right;white-space:nowrap\"",
    " style=\"padding:4px 14px 4px 0;vertical-align:top;border-bottom:1px solid #d8dde3\"",
};
// clang-format on

constexpr Look look = {styles, bar, in_words<Chart>, in_words<HeatMap>, in_words<Timeline>};

template <class Picture>
std::string in_words(const Picture& picture, Day today) {
    constexpr std::size_t few = 31;
    const Table table = figures(picture);
    return fmt::format("<h2{}>{}</h2>\n<p{}>{}</p>\n{}", look[Role::heading],
                       html_text(picture.caption.title), look[Role::paragraph],
                       html_text(picture.caption.alternative),
                       table.rows.size() > few ? "" : markup(table, today, look));
}

std::string html_part(const Report& report) {
    return fmt::format(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta "
        "charset=\"utf-8\"><title>{0}</title></head>\n"
        "<body style=\"margin:0;padding:16px;color:#1b1f24;background:#ffffff;"
        "font:15px/1.5 Helvetica,Arial,sans-serif\">\n{1}</body>\n</html>\n",
        html_text(report.title), markup(report, look));
}

std::string part(std::string_view type, std::string_view text) {
    return fmt::format(
        "--{}\nContent-Type: {}; charset=utf-8\nContent-Transfer-Encoding: "
        "quoted-printable\n\n{}\n",
        boundary, type, quoted_printable(text));
}

}  // namespace

std::string mime(const Report& report, const Style&) {
    const Mail mail = report.mail.value_or(Mail{});
    std::string out;
    if (!mail.from.empty()) out += header("From", mail.from);
    if (!mail.to.empty()) out += header("To", mail.to);
    out += header("Subject", report.title);
    out += "Auto-Submitted: auto-generated\nMIME-Version: 1.0\n";
    out += fmt::format("Content-Type: multipart/alternative; boundary=\"{}\"\n\n", boundary);
    // Of no terminal and no locale: always the same. What it cuts, the page beside it has whole.
    const Style plain{72, true, false, true};
    out += part("text/plain", text(report, plain)) + part("text/html", html_part(report));
    return out + fmt::format("--{}--\n", boundary);
}

}  // namespace osmlm::render
