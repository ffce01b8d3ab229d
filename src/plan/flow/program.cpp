#include "plan/flow/program.hpp"

#include <algorithm>

#include "plan/problem/index.hpp"

namespace osmlm {
namespace {

/// Products of two such numbers, and sums of two products, are numbers of 64 bits.
constexpr std::int64_t largest = std::int64_t{1} << 30;

std::int64_t size_of(std::int64_t number) { return number < 0 ? -number : number; }

}  // namespace

int Program::add_row(Minutes lower, Minutes upper) {
    rows_.push_back({lower, upper});
    return static_cast<int>(rows_.size()) - 1;
}

int Program::add_column(Minutes most, std::int64_t cost, const std::vector<int>& rows) {
    columns_.push_back({most, cost, rows});
    return static_cast<int>(columns_.size()) - 1;
}

/// All columns at 0, each row's slack what is left up to its upper bound.
void Program::lay_out() {
    width_ = columns_.size() + 1;
    table_.assign((rows_.size() + 1) * width_, 0);
    denominator_ = 1;
    basic_.clear();
    other_.assign(1, -1);
    most_.clear();
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        other_.push_back(static_cast<int>(c));
        most_.push_back(columns_[c].most);
        cell(rows_.size(), c + 1) = columns_[c].cost;
        for (const int row : columns_[c].rows) cell(at(row), c + 1) = 1;
    }
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        basic_.push_back(static_cast<int>(most_.size()));
        most_.push_back(rows_[r].upper - rows_[r].lower);
        cell(r, 0) = rows_[r].upper;
    }
    turned_.assign(most_.size(), false);
}

/// Counts the row's variable down from its bound.
void Program::turn(std::size_t row) {
    const auto variable = at(basic_[row]);
    turned_[variable] = !turned_[variable];
    for (std::size_t c = 0; c < width_; ++c) cell(row, c) = -cell(row, c);
    cell(row, 0) += most_[variable] * denominator_;
}

/// The row whose variable is farthest beyond one of its bounds, turned so that it is below 0.
std::optional<std::size_t> Program::leaving() {
    std::optional<std::size_t> chosen;
    std::int64_t farthest = 0;
    for (std::size_t r = 0; r < basic_.size(); ++r) {
        const std::int64_t value = cell(r, 0);
        const std::int64_t beyond = std::max(-value, value - most_[at(basic_[r])] * denominator_);
        if (beyond <= farthest) continue;
        farthest = beyond;
        chosen = r;
    }
    if (chosen && cell(*chosen, 0) > 0) turn(*chosen);
    return chosen;
}

/// The column that brings the row up to 0 and keeps all costs from being negative.
std::optional<std::size_t> Program::entering(std::size_t row) {
    std::optional<std::size_t> chosen;
    for (std::size_t c = 1; c < width_; ++c) {
        if (cell(row, c) >= 0 || most_[at(other_[c])] == 0) continue;
        if (!chosen ||
            cell(rows_.size(), c) * cell(row, *chosen) > cell(rows_.size(), *chosen) * cell(row, c))
            chosen = c;
    }
    return chosen;
}

/// False when numbers grow too large.
bool Program::exchange(std::size_t row, std::size_t column, long& effort) {
    const std::int64_t pivot = cell(row, column);
    const std::int64_t sign = pivot < 0 ? -1 : 1;
    bool small = true;
    std::vector<std::size_t> used;  // columns in which the row is not 0
    for (std::size_t c = 0; c < width_; ++c)
        if (c != column && cell(row, c) != 0) used.push_back(c);
    for (std::size_t r = 0; r <= rows_.size(); ++r) {
        if (r == row) continue;
        const std::int64_t factor = cell(r, column);
        if (pivot * sign != denominator_) {
            effort -= static_cast<long>(width_);
            for (std::size_t c = 0; c < width_; ++c)
                if (c != column) {
                    std::int64_t& here = cell(r, c);
                    if (here == 0 && (factor == 0 || cell(row, c) == 0)) continue;
                    here = sign * (here * pivot - factor * cell(row, c)) / denominator_;
                    small = small && size_of(here) < largest;
                }
        } else if (factor != 0) {
            effort -= static_cast<long>(used.size());
            for (const std::size_t c : used) {
                std::int64_t& here = cell(r, c);
                here -= sign * factor * cell(row, c) / denominator_;
                small = small && size_of(here) < largest;
            }
        }
        cell(r, column) = -sign * factor;
    }
    if (sign < 0)
        for (std::size_t c = 0; c < width_; ++c) cell(row, c) = -cell(row, c);
    cell(row, column) = sign * denominator_;
    cell(rows_.size(), 0) = 0;  // what all costs is not asked
    denominator_ = pivot * sign;
    std::swap(basic_[row], other_[column]);
    return small;
}

bool Program::solve(long& effort) {
    lay_out();
    if (std::ranges::any_of(table_, [](std::int64_t n) { return size_of(n) >= largest; }))
        return false;
    while (effort > 0) {
        effort -= static_cast<long>(width_ + rows_.size());
        const auto row = leaving();
        if (!row) return true;
        const auto column = entering(*row);
        if (!column || !exchange(*row, *column, effort)) return false;
    }
    return false;
}

std::optional<Minutes> Program::value(int column) const {
    const auto row = std::ranges::find(basic_, column);
    std::int64_t value = 0;
    if (row != basic_.end()) {
        value = table_[at(static_cast<int>(row - basic_.begin())) * width_];
        if (value % denominator_ != 0) return std::nullopt;
        value /= denominator_;
    }
    return turned_[at(column)] ? columns_[at(column)].most - value : value;
}

}  // namespace osmlm
