#pragma once

#include <string>
#include <string_view>

#include "render/picture/scale.hpp"

namespace osmlm::render {

inline constexpr std::int64_t narrow_cells = 44;  ///< letters that a telephone shows in a line

/// So many days of the picture's width, as `12.34%`.
std::string percent(const DayScale& scale, std::int64_t days);
/// Where the share of the day begins.
std::string percent(const DayScale& scale, Day day);

/// `<svg …>` with the title and the description, up to what is drawn. `attributes` are more of the
/// element's, such as ` class="wide"`.
std::string svg_begin(const Caption& caption, std::int64_t height, std::string_view attributes);

/// The class of a tone; nothing for plain and strong.
std::string_view tone_class(Tone tone);

/// Upright lines at the ticks down to `height`, and their names with the foot of the letters at
/// `foot`.
std::string day_lines(const std::vector<DayTick>& ticks, const DayScale& scale, std::int64_t top,
                      std::int64_t bottom, std::int64_t foot);

}  // namespace osmlm::render
