#include <algorithm>
#include <utility>

#include "osmlm/base/utf8.hpp"
#include "osmlm/store/store.hpp"
#include "store/json/json.hpp"
#include "store/json/places.hpp"

namespace osmlm {
namespace {

constexpr std::size_t longest_shown_line = 1000;

/// Walks forward through a text and knows the line and column that it has reached.
class Walker {
public:
    explicit Walker(std::string_view text) : text_(text) {
        if (text_.starts_with("\xEF\xBB\xBF")) at_ = line_begin_ = 3;
    }

    void go_to(std::size_t offset) {
        offset = std::min(offset, text_.size());
        for (;;) {
            const std::size_t end = text_.find('\n', at_);
            if (end >= offset) break;
            at_ = line_begin_ = end + 1;
            ++line_;
            column_ = 1;
        }
        for (; at_ < offset; at_ += character_at(text_, at_).bytes) ++column_;
    }

    void fill(Finding& finding) const {
        finding.line = line_;
        finding.column = column_;
        const std::size_t end = std::min(text_.find('\n', line_begin_), text_.size());
        if (end - line_begin_ > longest_shown_line) return;
        std::string_view line = text_.substr(line_begin_, end - line_begin_);
        if (line.ends_with('\r')) line.remove_suffix(1);
        finding.source = replace_controls(line, "\xEF\xBF\xBD");
    }

private:
    std::string_view text_;
    std::size_t at_ = 0, line_begin_ = 0;
    int line_ = 1, column_ = 1;
};

}  // namespace

std::vector<Finding> in_file_order(std::vector<PlacedFinding> placed, std::string_view text) {
    std::stable_sort(
        placed.begin(), placed.end(),
        [](const PlacedFinding& a, const PlacedFinding& b) { return a.offset < b.offset; });
    Walker walker(text);
    std::vector<Finding> findings;
    findings.reserve(placed.size());
    for (PlacedFinding& each : placed) {
        walker.go_to(each.offset);
        walker.fill(each.finding);
        findings.push_back(std::move(each.finding));
    }
    return findings;
}

void locate(std::vector<Finding>& findings, std::string_view text) {
    const auto wants_place = [](const Finding& f) { return f.line == 0 && !f.path.empty(); };
    if (std::ranges::none_of(findings, wants_place)) return;
    const auto document = parse_json(text);
    if (!document) return;
    std::vector<std::pair<std::size_t, Finding*>> places;
    for (Finding& finding : findings)
        if (wants_place(finding))
            places.emplace_back(document->follow(finding.path).begin, &finding);
    std::sort(places.begin(), places.end());
    Walker walker(text);
    for (const auto& [offset, finding] : places) {
        walker.go_to(offset);
        walker.fill(*finding);
    }
}

}  // namespace osmlm
