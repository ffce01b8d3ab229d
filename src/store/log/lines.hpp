#pragma once

#include <string_view>
#include <vector>

namespace osmlm {

struct LogLine {
    std::string_view whole;  ///< byte for byte, with its end
    std::string_view text;   ///< without its end and a byte order mark; blank lines mean nothing
    bool damaged = false;    ///< `parse_journal` cannot read it

    [[nodiscard]] bool is_blank() const {
        return text.find_first_not_of(" \t\r") == std::string_view::npos;
    }
};

/// The lines of a log, views into its text. O(bytes).
std::vector<LogLine> log_lines(std::string_view text);

}  // namespace osmlm
