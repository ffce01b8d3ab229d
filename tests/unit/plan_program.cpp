#include <vector>

#include "catch.hpp"
#include "oracle/dice.hpp"
#include "plan/flow/program.hpp"
#include "plan/problem/index.hpp"

namespace {

using namespace osmlm;
using oracle::Dice;

struct Row {
    Minutes lower, upper;
};
struct Column {
    Minutes most;
    std::int64_t cost;
    std::vector<int> rows;
};
struct Drawn {
    std::vector<Row> rows;
    std::vector<Column> columns;
};

Drawn drawn(Dice& dice) {
    Drawn made;
    for (int n = dice.between(1, 4); n > 0; --n) {
        const int lower = dice.between(0, 5);
        made.rows.push_back({lower, lower + dice.between(0, 3)});
    }
    for (int n = dice.between(1, 5); n > 0; --n) {
        Column column{dice.between(0, 3), dice.between(0, 4), {}};
        for (int row = 0; row < static_cast<int>(made.rows.size()); ++row)
            if (dice.chance(50)) column.rows.push_back(row);
        made.columns.push_back(column);
    }
    return made;
}

/// The cost of the values; nothing where a row does not hold.
std::optional<std::int64_t> cost_of(const Drawn& drawn, const std::vector<Minutes>& values) {
    std::vector<Minutes> sums(drawn.rows.size());
    std::int64_t cost = 0;
    for (std::size_t c = 0; c < values.size(); ++c) {
        cost += drawn.columns[c].cost * values[c];
        for (const int row : drawn.columns[c].rows) sums[at(row)] += values[c];
    }
    for (std::size_t r = 0; r < sums.size(); ++r)
        if (sums[r] < drawn.rows[r].lower || sums[r] > drawn.rows[r].upper) return std::nullopt;
    return cost;
}

/// The least cost of whole numbers, all of which are tried.
std::optional<std::int64_t> least_cost(const Drawn& drawn) {
    std::optional<std::int64_t> least;
    std::vector<Minutes> values(drawn.columns.size());
    for (bool more = true; more;) {
        const auto cost = cost_of(drawn, values);
        if (cost && (!least || *cost < *least)) least = cost;
        more = false;
        for (std::size_t c = 0; c < values.size() && !more; ++c) {
            more = values[c] < drawn.columns[c].most;
            values[c] = more ? values[c] + 1 : 0;
        }
    }
    return least;
}

}  // namespace

TEST_CASE(
    "a program has the least cost where whole numbers have it, and a solution where they do") {
    int whole = 0, none = 0;
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        INFO(seed);
        Dice dice("program", seed);
        const Drawn made = drawn(dice);
        Program program;
        for (const Row& row : made.rows) program.add_row(row.lower, row.upper);
        for (const Column& column : made.columns)
            program.add_column(column.most, column.cost, column.rows);
        const auto least = least_cost(made);
        long effort = 100'000;
        const bool solved = program.solve(effort);
        CHECK(effort > 0);
        if (!solved) {
            ++none;
            CHECK_FALSE(least);
            continue;
        }
        std::vector<Minutes> values;
        for (int c = 0; c < static_cast<int>(made.columns.size()); ++c)
            if (const auto value = program.value(c)) values.push_back(*value);
        if (values.size() < made.columns.size()) continue;  // halves and the like
        ++whole;
        for (std::size_t c = 0; c < values.size(); ++c) {
            CHECK(values[c] >= 0);
            CHECK(values[c] <= made.columns[c].most);
        }
        CHECK(cost_of(made, values) == least);
    }
    CHECK(whole > 500);
    CHECK(none > 500);
}

TEST_CASE("a program with numbers too large for its table has no solution") {
    for (const Minutes upper : {Minutes{1000}, Minutes{1'000'000'000'000}}) {
        Program program;
        program.add_column(9, 1, {program.add_row(5, upper)});
        long effort = 1000;
        CHECK(program.solve(effort) == (upper == 1000));
    }
}

TEST_CASE("a program ends with its effort") {
    Program program;
    const int row = program.add_row(5, 5);
    program.add_column(9, 1, {row});
    long effort = 1;
    CHECK_FALSE(program.solve(effort));
    CHECK(effort <= 0);
}
