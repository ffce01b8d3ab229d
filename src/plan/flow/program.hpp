#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "osmlm/base/duration.hpp"

namespace osmlm {

/// Columns of minutes between 0 and a bound, and rows, each the sum of some of them between two
/// bounds: what no network can say. `solve` finds the values of least cost by the dual simplex
/// method (Lemke 1954) with bounded columns, from all columns at 0, where costs that are not
/// negative are dual feasible. Its table holds whole numbers over one denominator (Edmonds 1967),
/// so nothing is rounded. O(rows × columns) for each exchange.
class Program {
public:
    int add_row(Minutes lower, Minutes upper);
    /// A column that counts in these rows.
    int add_column(Minutes most, std::int64_t cost, const std::vector<int>& rows);

    [[nodiscard]] std::size_t size() const { return (rows_.size() + 1) * (columns_.size() + 1); }

    /// Whether values were found that keep all bounds; not where a number reaches 2^30. Takes what
    /// it does from the effort, which counts cells of the table, and ends with it.
    bool solve(long& effort);
    /// Once found; nothing where it is no whole number.
    [[nodiscard]] std::optional<Minutes> value(int column) const;

private:
    struct Row {
        Minutes lower, upper;
    };
    struct Column {
        Minutes most;
        std::int64_t cost;
        std::vector<int> rows;
    };
    void lay_out();
    [[nodiscard]] std::int64_t& cell(std::size_t row, std::size_t column) {
        return table_[row * width_ + column];
    }
    void turn(std::size_t row);
    [[nodiscard]] std::optional<std::size_t> leaving();
    [[nodiscard]] std::optional<std::size_t> entering(std::size_t row);
    bool exchange(std::size_t row, std::size_t column, long& effort);

    std::vector<Row> rows_;
    std::vector<Column> columns_;
    std::vector<std::int64_t> table_;  ///< by row, the last of which is costs; column 0: its value
    std::size_t width_ = 0;
    std::int64_t denominator_ = 1;
    /// Variables are the columns and then the slack of each row.
    std::vector<int> basic_, other_;  ///< the variable of a row; of a column of the table
    std::vector<Minutes> most_;
    std::vector<bool> turned_;  ///< counted down from its bound
};

}  // namespace osmlm
