#include "cli/words/split_words.hpp"

namespace osmlm {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

Expected<std::vector<std::string>> split_words(std::string_view line) {
    std::vector<std::string> words;
    bool inside = false;
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote == 0 && is_blank(c)) {
            inside = false;
            continue;
        }
        if (!inside && c == '#') return words;
        if (!inside) words.emplace_back();
        inside = true;
        if (quote == 0 && (c == '"' || c == '\'')) {
            quote = c;
        } else if (c == quote) {
            quote = 0;
        } else if (c == '\\' && quote != '\'' && i + 1 < line.size()) {
            words.back() += line[++i];
        } else {
            words.back() += c;
        }
    }
    if (quote != 0) return Complaint{"a quote is not closed", "end it on the same line"};
    return words;
}

}  // namespace osmlm
