#include "render/table.hpp"

#include <algorithm>
#include <numeric>

#include "render/paint.hpp"
#include "render/width.hpp"

namespace osmlm::render {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 8;     // what a column that shrinks keeps
constexpr std::size_t comfortable = 16;  // the same, while other columns may be left out

struct Word {
    std::string text;
    Tone tone = Tone::plain;
};
using Row = std::vector<Word>;

Row words_of(const std::vector<Piece>& pieces, Day today, const Style& style) {
    Row row;
    for (const Piece& piece : pieces)
        row.push_back({toned({piece}, today, style).text, piece.tone});
    return row;
}

bool has_head(const Table& table) {
    return std::ranges::any_of(table.columns, [](const Column& c) { return !c.title.empty(); });
}

std::vector<Row> rows_of(const Table& table, Day today, const Style& style) {
    std::vector<Row> rows;
    if (has_head(table)) {
        std::vector<Piece> head;
        for (const Column& c : table.columns) head.push_back({c.title, Tone::strong});
        rows.push_back(words_of(head, today, style));
    }
    for (const auto& pieces : table.rows) rows.push_back(words_of(pieces, today, style));
    return rows;
}

std::vector<std::size_t> natural_widths(const std::vector<Row>& rows, std::size_t columns) {
    std::vector<std::size_t> widths(columns, 0);
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < std::min(columns, row.size()); ++i) {
            widths[i] = std::max(widths[i], cells(row[i].text));
        }
    }
    return widths;
}

std::size_t total(const std::vector<std::size_t>& widths) {
    const std::size_t gaps = widths.empty() ? 0 : gap * (widths.size() - 1);
    return std::accumulate(widths.begin(), widths.end(), gaps);
}

/// Takes cells from the widest column that shrinks or wraps until the table fits or none can give.
/// A column keeps `least`.
void fit(std::vector<std::size_t>& widths, const std::vector<Column>& columns, std::size_t width,
         std::size_t least) {
    for (std::size_t sum = total(widths); sum > width; --sum) {
        std::size_t* widest = nullptr;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const bool gives = columns[i].shrinks || columns[i].wraps;
            if (gives && widths[i] > least && (!widest || widths[i] > *widest)) {
                widest = &widths[i];
            }
        }
        if (!widest) return;
        --*widest;
    }
}

std::vector<std::string> lines_of(const Word& word, const Column& column, std::size_t width,
                                  const Style& style) {
    if (!style.fit || cells(word.text) <= width) return {word.text};
    if (!column.wraps) return {shortened(word.text, width, style.utf8 ? "…" : "...")};
    const auto views = wrapped(word.text, width);
    return {views.begin(), views.end()};
}

using Stack = std::vector<std::string>;  // the lines of one cell

/// One line of a row, without blanks at its end.
std::string line_at(std::size_t level, const std::vector<Stack>& stacks, const Row& row,
                    const std::vector<Column>& columns, const std::vector<std::size_t>& widths,
                    const Style& style) {
    std::string out;
    std::size_t blanks = 0;
    for (std::size_t i = 0; i < stacks.size(); ++i) {
        if (level >= stacks[i].size() || stacks[i][level].empty()) {
            blanks += widths[i] + gap;
            continue;
        }
        const std::string& text = stacks[i][level];
        const std::size_t free = widths[i] - std::min(widths[i], cells(text));
        const bool right = columns[i].align == Align::right;
        out.append(blanks + (right ? free : 0), ' ').append(painted(text, row[i].tone, style));
        blanks = gap + (right ? 0 : free);
    }
    return out += '\n';
}

/// One row of the table: as many lines as its tallest cell.
std::string laid_out(const Row& row, const std::vector<Column>& columns,
                     const std::vector<std::size_t>& widths, const Style& style) {
    std::vector<Stack> stacks;
    std::size_t height = 1;
    for (std::size_t i = 0; i < std::min(row.size(), columns.size()); ++i) {
        stacks.push_back(lines_of(row[i], columns[i], widths[i], style));
        height = std::max(height, stacks.back().size());
    }
    std::string out;
    for (std::size_t level = 0; level < height; ++level) {
        out += line_at(level, stacks, row, columns, widths, style);
    }
    return out;
}

Table without(Table table, std::ptrdiff_t column) {
    table.columns.erase(table.columns.begin() + column);
    for (auto& row : table.rows) row.erase(row.begin() + column);
    return table;
}

}  // namespace

std::string aligned(const Table& table, Day today, const Style& style) {
    const std::vector<Row> rows = rows_of(table, today, style);
    std::vector<std::size_t> widths = natural_widths(rows, table.columns.size());
    const auto spare = std::ranges::max_element(table.columns, {}, &Column::spare);
    const bool can_spare = spare != table.columns.end() && spare->spare > 0;
    if (style.fit) fit(widths, table.columns, style.width, can_spare ? comfortable : narrowest);
    if (style.fit && can_spare && total(widths) > style.width)
        return aligned(without(table, spare - table.columns.begin()), today, style);
    std::string out;
    for (const Row& row : rows) out += laid_out(row, table.columns, widths, style);
    return out;
}

}  // namespace osmlm::render
