#include "render/formats.hpp"

#include <algorithm>

namespace osmlm {

namespace {

constexpr Format table[] = {
    {"text", render::text}, {"json", render::json}, {"csv", render::csv},
    {"md", render::md},     {"html", render::html}, {"mime", render::mime},
};

}  // namespace

std::span<const Format> formats() { return table; }

const Format* find_format(std::string_view name) {
    const auto* row = std::ranges::find(table, name, &Format::name);
    return row == std::end(table) ? nullptr : row;
}

}  // namespace osmlm
