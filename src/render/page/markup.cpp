#include "render/page/markup.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "osmlm/base/words.hpp"
#include "render/cell.hpp"

namespace osmlm::render {

namespace {

std::string piece(const Piece& piece, Day today, const Look& look) {
    std::string inner = html_text(spoken(piece.value, today));
    if (const auto* bar = std::get_if<Bar>(&piece.value)) inner = look.bar(*bar);
    if (piece.tone == Tone::plain || inner.empty()) return inner;
    if (piece.tone == Tone::strong)
        return fmt::format("<strong{}>{}</strong>", look[Role::strong], inner);
    const auto role = static_cast<Role>(static_cast<int>(piece.tone) - 1);
    return fmt::format("<span{}>{}</span>", look[role], inner);
}

Role role_of(const Column& column, bool head) {
    if (column.align == Align::right) return head ? Role::head_right : Role::cell_right;
    if (head) return Role::head;
    return column.shrinks || column.wraps ? Role::cell_long : Role::cell;
}

std::string head_of(const Table& table, const Look& look) {
    if (std::ranges::all_of(table.columns, [](const Column& c) { return c.title.empty(); }))
        return {};
    std::string out = "<thead><tr>";
    for (const Column& column : table.columns) {
        out += column.title.empty() ? "<td></td>"
                                    : fmt::format("<th{}>{}</th>", look[role_of(column, true)],
                                                  html_text(column.title));
    }
    return out + "</tr></thead>\n";
}

std::size_t indent_of(const Line& line, Day today) {
    if (line.empty()) return 0;
    const std::string first = spoken(line.front().value, today);
    return std::min(first.size(), first.find_first_not_of(' '));
}

struct Writer {
    Day today;
    const Look& look;
    std::string out{};

    void operator()(const Heading& block) {
        out += fmt::format("<h2{}>{}</h2>\n", look[Role::heading], markup(block.line, today, look));
    }
    void operator()(const Paragraph& block) {
        const std::string inner = markup(block.line, today, look);
        if (inner.empty()) return;
        const Role role = indent_of(block.line, today) > 0 ? Role::indented : Role::paragraph;
        out += block.wrap != Wrap::always
                   ? fmt::format("<pre{}>{}</pre>\n", look[Role::whole], inner)
                   : fmt::format("<p{}>{}</p>\n", look[role], inner);
    }
    void operator()(const Table& table) { out += markup(table, today, look); }
    void operator()(const Excerpt& block) {
        out += fmt::format("<pre{}>{}</pre>\n", look[Role::whole], html_text(block.source));
    }
    void operator()(const Chart& chart) { out += look.chart(chart, today); }
    void operator()(const HeatMap& map) { out += look.heat_map(map, today); }
    void operator()(const Timeline& timeline) { out += look.timeline(timeline, today); }
};

}  // namespace

std::string html_text(std::string_view text) {
    std::string out;
    for (const char c : printable(text)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string markup(const Line& line, Day today, const Look& look) {
    std::string out;
    for (const Piece& each : line) out += piece(each, today, look);
    return out;
}

std::string markup(const Table& table, Day today, const Look& look) {
    std::string out = fmt::format("<div{}><table{}>\n", look[Role::scroll], look[Role::table]);
    out += head_of(table, look) + "<tbody>\n";
    for (const auto& row : table.rows) {
        out += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i)
            out += fmt::format("<td{}>{}</td>", look[role_of(table.columns[i], false)],
                               piece(row[i], today, look));
        out += "</tr>\n";
    }
    return out + "</tbody></table></div>\n";
}

std::string markup(const Report& report, const Look& look) {
    Writer writer{report.today, look};
    const auto heading = std::ranges::find_if(
        report.blocks, [](const Block& block) { return std::holds_alternative<Heading>(block); });
    for (auto block = report.blocks.begin(); block != heading; ++block) std::visit(writer, *block);
    for (const Block& picture : report.pictures) std::visit(writer, picture);
    for (auto block = heading; block != report.blocks.end(); ++block) std::visit(writer, *block);
    return std::move(writer.out);
}

}  // namespace osmlm::render
