#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace osmlm::render {

/// Terminal cells that the text takes, by grapheme clusters. O(length).
std::size_t cells(std::string_view text);

/// The longest beginning, in whole grapheme clusters, that takes at most `width` cells.
std::string_view cut(std::string_view text, std::size_t width);

/// The text in at most `width` cells, the `mark` at its end when something was left out.
std::string shortened(std::string_view text, std::size_t width, std::string_view mark);

/// The text in lines of at most `width` cells, at least one, broken at blanks; a longer word is
/// broken anywhere. Where `whole` says so of its bytes, no line ends, however long it grows. The
/// lines are parts of `text`.
std::vector<std::string_view> wrapped(std::string_view text, std::size_t width,
                                      const std::vector<bool>& whole = {});

/// The same with the typographic signs that the program itself uses as ASCII.
std::string ascii(std::string_view text);

}  // namespace osmlm::render
