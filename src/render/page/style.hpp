#pragma once

#include <string_view>

namespace osmlm::render {

/// The style sheet of a page: light and dark, narrow and wide, and for paper. It loads nothing.
extern const std::string_view page_style;

}  // namespace osmlm::render
