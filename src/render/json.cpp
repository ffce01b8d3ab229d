#include <functional>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "osmlm/base/json_string.hpp"
#include "render/cell.hpp"
#include "render/formats.hpp"

namespace osmlm::render {

namespace {

struct Writer {
    std::string out{};
    std::size_t depth = 0;

    void new_line() { out.append("\n").append(2 * depth, ' '); }

    void cell(const Cell& cell) {
        if (std::holds_alternative<std::monostate>(cell)) {
            out += "null";
        } else {
            out += is_textual(cell) ? json_string(written(cell)) : written(cell);
        }
    }

    template <class Items, class Write>
    void list(const Items& items, char open, char close, Write write) {
        out += open;
        ++depth;
        for (bool first = true; const auto& item : items) {
            if (!std::exchange(first, false)) out += ',';
            new_line();
            write(item);
        }
        --depth;
        if (!items.empty()) new_line();
        out += close;
    }

    void value(const Value& value) {
        if (const auto* plain = std::get_if<Cell>(&value.held)) cell(*plain);
        if (const auto* array = std::get_if<Array>(&value.held)) {
            list(*array, '[', ']', [this](const Value& item) { this->value(item); });
        }
        if (const auto* object = std::get_if<Object>(&value.held)) fields(*object);
    }

    template <class Fields>
    void fields(const Fields& object) {
        list(object, '{', '}', [this](const Object::value_type& field) {
            out.append(json_string(field.first)).append(": ");
            value(field.second);
        });
    }
};

}  // namespace

std::string json(const Report& report, const Style&) {
    const Object head = {{"schema", Cell(report.schema)}, {"today", Cell(report.today)}};
    std::vector<std::reference_wrapper<const Object::value_type>> whole(head.begin(), head.end());
    whole.insert(whole.end(), report.data.begin(), report.data.end());
    Writer writer;
    writer.fields(whole);
    writer.out += '\n';
    return std::move(writer.out);
}

}  // namespace osmlm::render
