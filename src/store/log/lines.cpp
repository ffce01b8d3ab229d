#include "store/log/lines.hpp"

#include <algorithm>

#include "osmlm/store/store.hpp"

namespace osmlm {

std::vector<LogLine> log_lines(std::string_view text) {
    std::vector<LogLine> lines;
    for (std::string_view rest = text; !rest.empty();) {
        LogLine line{rest.substr(0, std::min(rest.find('\n'), rest.size() - 1) + 1), {}};
        rest.remove_prefix(line.whole.size());
        line.text = line.whole;
        if (line.text.ends_with('\n')) line.text.remove_suffix(1);
        if (line.text.ends_with('\r')) line.text.remove_suffix(1);
        if (line.text.starts_with("\xEF\xBB\xBF")) line.text.remove_prefix(3);
        lines.push_back(line);
    }
    for (const Finding& finding : parse_journal(std::string(text)).findings) {
        if (finding.id == "damaged-line")
            lines[static_cast<std::size_t>(finding.line) - 1].damaged = true;
    }
    return lines;
}

}  // namespace osmlm
