#include <utility>

#include "osmlm/base/words.hpp"
#include "render/cell.hpp"
#include "render/formats.hpp"

namespace osmlm::render {

namespace {

std::string field(const std::string& text) {
    std::string clean = printable(text);
    if (clean.find_first_of(",\"") == std::string::npos) return clean;
    std::string out = "\"";
    for (const char c : clean) out.append(c == '"' ? 2 : 1, c);
    return out += '"';
}

}  // namespace

std::string csv(const Report& report, const Style&) {
    std::string out;
    const auto write_row = [&out](const auto& items, auto text_of_item) {
        for (bool first = true; const auto& item : items) {
            if (!std::exchange(first, false)) out += ',';
            out += field(text_of_item(item));
        }
        out += "\r\n";
    };
    write_row(report.records.columns, [](const Column& column) { return column.key; });
    for (const auto& row : report.records.rows) {
        write_row(row, [](const Piece& piece) { return written(piece.value); });
    }
    return out;
}

}  // namespace osmlm::render
