#include "render/table.hpp"

#include <algorithm>
#include <numeric>

#include "osmlm/base/words.hpp"
#include "render/paint.hpp"
#include "render/width.hpp"

namespace osmlm::render {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t readable = 16;  // what a text keeps while it stands in a column

struct Word {
    std::string text;
    Tone tone = Tone::plain;
};
using Row = std::vector<Word>;
using Widths = std::vector<std::size_t>;
using Stack = std::vector<std::string>;  // the lines of one cell

Row words_of(const std::vector<Piece>& pieces, Day today, const Style& style) {
    Row row;
    for (const Piece& piece : pieces)
        row.push_back({toned({piece}, today, style).text, piece.tone});
    return row;
}

Row head_of(const Table& table, Day today, const Style& style) {
    std::vector<Piece> titles;
    for (const Column& column : table.columns) titles.push_back({column.title, Tone::strong});
    return words_of(titles, today, style);
}

std::vector<Row> rows_of(const Table& table, Day today, const Style& style) {
    std::vector<Row> rows;
    for (const auto& pieces : table.rows) rows.push_back(words_of(pieces, today, style));
    return rows;
}

bool has_head(const Row& head) {
    return std::ranges::any_of(head, [](const Word& word) { return !word.text.empty(); });
}

Stack broken(std::string_view text, std::size_t width) {
    const auto lines = wrapped(text, width);
    return {lines.begin(), lines.end()};
}

std::size_t longest_word(std::string_view text) {
    std::size_t most = 0;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        most = std::max(most, cells(word));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
    }
    return most;
}

std::size_t total(const Widths& widths) {
    const std::size_t gaps = widths.empty() ? 0 : gap * (widths.size() - 1);
    return std::accumulate(widths.begin(), widths.end(), gaps);
}

/// Takes cells from the widest column above its least, until all fit or none can give.
void narrow(Widths& widths, const Widths& least, std::size_t width) {
    for (std::size_t sum = total(widths); sum > width; --sum) {
        std::size_t* most = nullptr;
        for (std::size_t i = 0; i < widths.size(); ++i)
            if (widths[i] > least[i] && (!most || widths[i] > *most)) most = &widths[i];
        if (!most) return;
        --*most;
    }
}

/// How wide the cells under each head are.
Widths contents(const std::vector<Row>& rows, std::size_t columns) {
    Widths widths(columns, 0);
    for (const Row& row : rows)
        for (std::size_t i = 0; i < std::min(columns, row.size()); ++i)
            widths[i] = std::max(widths[i], cells(row[i].text));
    return widths;
}

/// The widths of columns that hold all, with each head in one line.
Widths natural_widths(const Row& head, const std::vector<Row>& rows) {
    Widths widths = contents(rows, head.size());
    for (std::size_t i = 0; i < head.size(); ++i)
        widths[i] = std::max(widths[i], cells(head[i].text));
    return widths;
}

/// As wide as the terminal if that is possible: where it is too wide, heads go on in further lines,
/// and texts give what is above the readable, as far as that is needed.
Widths fitting_widths(const Table& table, const Row& head, const std::vector<Row>& rows,
                      std::size_t width) {
    Widths widths = natural_widths(head, rows);
    if (total(widths) <= width) return widths;
    widths = contents(rows, head.size());
    for (std::size_t i = 0; i < head.size(); ++i)
        widths[i] = std::max(widths[i], longest_word(head[i].text));
    Widths least = widths;
    for (std::size_t i = 0; i < head.size(); ++i)
        if (table.columns[i].shrinks || table.columns[i].wraps || table.columns[i].whole)
            least[i] = std::min(least[i], readable);
    narrow(widths, least, width);
    return widths;
}

/// One line of a row, without blanks at its end.
std::string line_at(std::size_t level, const std::vector<Stack>& stacks, const Row& row,
                    const std::vector<Column>& columns, const Widths& widths, const Style& style) {
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
std::string laid_out(const Row& row, const std::vector<Stack>& stacks,
                     const std::vector<Column>& columns, const Widths& widths, const Style& style) {
    std::size_t height = 1;
    for (const Stack& stack : stacks) height = std::max(height, stack.size());
    std::string out;
    for (std::size_t level = 0; level < height; ++level)
        out += line_at(level, stacks, row, columns, widths, style);
    return out;
}

/// Heads stand on their cells, so that a short one is on the last of their lines.
std::vector<Stack> head_stacks(const Row& head, const Widths& widths) {
    std::vector<Stack> stacks;
    std::size_t height = 1;
    for (std::size_t i = 0; i < head.size(); ++i) {
        stacks.push_back(broken(head[i].text, widths[i]));
        height = std::max(height, stacks.back().size());
    }
    for (Stack& stack : stacks) stack.insert(stack.begin(), height - stack.size(), "");
    return stacks;
}

std::vector<Stack> stacks_of(const Row& row, const std::vector<Column>& columns,
                             const Widths& widths, const Style& style) {
    std::vector<Stack> stacks;
    for (std::size_t i = 0; i < std::min(row.size(), columns.size()); ++i) {
        const std::string& text = row[i].text;
        if (cells(text) <= widths[i] || columns[i].whole)
            stacks.push_back({text});
        else if (columns[i].wraps)
            stacks.push_back(broken(text, widths[i]));
        else
            stacks.push_back({shortened(text, widths[i], style.utf8 ? "…" : "...")});
    }
    return stacks;
}

/// One row where columns have no room: its first cell, and under it the others with their heads.
std::string piled_up(const Row& head, const Row& row, const std::vector<Column>& columns,
                     const Style& style) {
    const std::string& label = row.front().text;
    const std::size_t begin =
        std::min(style.width / 4, std::min(label.size(), label.find_first_not_of(' ')));
    std::string out;
    for (const std::string& line : broken(label, style.width - begin))
        if (!line.empty())
            out.append(begin, ' ').append(painted(line, row.front().tone, style)) += '\n';
    const std::size_t room = style.width - begin - gap;
    std::size_t used = 0;  // of the room, by the line that is being written
    for (std::size_t i = 1; i < std::min(row.size(), head.size()); ++i) {
        if (row[i].text.empty()) continue;
        Toned item;
        if (!head[i].text.empty()) item.add(head[i].text + ' ', Tone::quiet);
        item.add(row[i].text, row[i].tone);
        const auto parts = wrapped(item.text, columns[i].whole ? cells(item.text) : room);
        for (const std::string_view part : parts) {
            const bool follows = used > 0 && parts.size() == 1 && used + gap + cells(part) <= room;
            if (used > 0 && !follows) out += '\n';
            out.append(follows ? gap : begin + gap, ' ').append(painted(item, part, style));
            used = (follows ? used + gap : 0) + cells(part);
        }
        if (parts.size() > 1) used = room;
    }
    return used > 0 ? out += '\n' : out;
}

bool is_blank(const Table& table, std::size_t column) {
    return std::ranges::all_of(table.rows, [column](const std::vector<Piece>& row) {
        const auto* text = std::get_if<std::string>(&row[column].value);
        return row[column].value.index() == 0 || (text != nullptr && text->empty());
    });
}

/// The table without the columns of which that is true.
template <class Goes>
Table without(Table table, Goes goes) {
    for (std::size_t i = table.columns.size(); i-- > 0;) {
        if (!goes(table, i)) continue;
        const auto at = static_cast<std::ptrdiff_t>(i);
        table.columns.erase(table.columns.begin() + at);
        for (auto& row : table.rows) row.erase(row.begin() + at);
    }
    return table;
}

int most_spare(const Table& table) {
    int most = 0;
    for (const Column& column : table.columns) most = std::max(most, column.spare);
    return most;
}

/// The table without the columns that it can spare most.
Table with_less(Table table) {
    return without(std::move(table), [most = most_spare(table)](const Table& all, std::size_t i) {
        return all.columns[i].spare == most;
    });
}

/// Which heads are gone, so that nobody looks for them in vain; may be empty.
std::string left_out(const Table& all, const Table& shown, const Style& style) {
    std::string names;
    for (std::size_t i = 0; i < all.columns.size(); ++i) {
        const Column& column = all.columns[i];
        const bool is_shown = std::ranges::count(shown.columns, column.key, &Column::key) > 0;
        if (!column.title.empty() && !is_shown)
            names += (names.empty() ? "" : ", ") + printable(column.title);
    }
    std::string out;
    if (names.empty()) return out;
    const std::string text = "Left out at this width: " + names;
    for (const std::string_view line : wrapped(text, style.width))
        out += painted(line, Tone::quiet, style) + '\n';
    return out;
}

std::string in_columns(const Table& table, const Row& head, const std::vector<Row>& rows,
                       const Widths& widths, const Style& style) {
    std::string out;
    if (has_head(head))
        out += laid_out(head, head_stacks(head, widths), table.columns, widths, style);
    for (const Row& row : rows)
        out += laid_out(row, stacks_of(row, table.columns, widths, style), table.columns, widths,
                        style);
    return out;
}

}  // namespace

std::string aligned(const Table& table, Day today, const Style& style) {
    const Table told = without(table, is_blank);
    for (Table shown = told;; shown = with_less(std::move(shown))) {
        const Row head = head_of(shown, today, style);
        const std::vector<Row> rows = rows_of(shown, today, style);
        const Widths widths =
            style.fit ? fitting_widths(shown, head, rows, style.width) : natural_widths(head, rows);
        if (!style.fit || total(widths) <= style.width)
            return in_columns(shown, head, rows, widths, style) + left_out(told, shown, style);
        if (most_spare(shown) == 0) break;
    }
    std::string out;
    const Row head = head_of(told, today, style);
    for (const Row& row : rows_of(told, today, style))
        out += piled_up(head, row, told.columns, style);
    return out;
}

}  // namespace osmlm::render
