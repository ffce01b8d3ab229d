#include <algorithm>

#include "osmlm/base/words.hpp"
#include "render/cell.hpp"
#include "render/formats.hpp"
#include "render/picture/figures.hpp"
#include "render/width.hpp"

namespace osmlm::render {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Bytes at the beginning of a line that would make it a list, a heading or a rule: the place of
/// the sign to escape, or npos.
std::size_t opening_sign(std::string_view text) {
    const std::size_t at = text.find_first_not_of(' ');
    if (at == std::string_view::npos) return at;
    if (std::string_view("+-=#").find(text[at]) != std::string_view::npos) return at;
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    const bool numbered = end > at && end < text.size() && (text[end] == '.' || text[end] == ')');
    return numbered ? end : std::string_view::npos;
}

std::string escaped(std::string_view text) {
    static constexpr std::string_view signs = "\\`*_[]<>|~&$";
    const std::size_t opening = opening_sign(text);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == opening || signs.find(text[i]) != std::string_view::npos) out += '\\';
        out += text[i];
    }
    return out;
}

/// A fence longer than any run of its sign inside, and than `shortest`.
std::string fence_around(std::string_view text, std::size_t shortest) {
    std::size_t longest = shortest;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return std::string(longest + 1, '`');
}

std::string code_span(const std::string& text) {
    const std::string fence = fence_around(text, 0);
    const std::string edge = text.starts_with('`') || text.ends_with('`') ? " " : "";
    return fence + edge + text + edge + fence;
}

std::string words(const Line& line, Day today) {
    std::string out;
    std::string plain;
    const auto take_plain = [&] {
        const std::size_t blanks = out.empty() ? plain.find_first_not_of(' ') : 0;
        out += escaped(plain.substr(std::min(plain.size(), blanks)));
        plain.clear();
    };
    for (const Piece& piece : line) {
        const std::string text = spoken(piece.value, today);
        if (!std::holds_alternative<CommandLine>(piece.value)) {
            plain += text;
            continue;
        }
        take_plain();
        out += code_span(text);
    }
    take_plain();
    return out;
}

/// A field of a table, where a bar ends a cell even within code.
std::string field(const Piece& piece, Day today) {
    std::string text = words({piece}, today);
    if (!std::holds_alternative<CommandLine>(piece.value)) return text;
    for (std::size_t at = 0; (at = text.find('|', at)) != text.npos; at += 2) text.insert(at, "\\");
    return text;
}

std::string row(const std::vector<std::string>& fields) {
    std::string out = "|";
    for (const std::string& field : fields) out.append(" ").append(field).append(" |");
    return out + "\n";
}

std::string code_block(std::string_view text) {
    const std::string fence = fence_around(text, 2);
    return fence + "\n" + printable(text) + "\n" + fence + "\n";
}

struct Writer {
    Day today;
    std::string out{};

    void part(const std::string& text) {
        if (text.empty()) return;
        if (!out.empty()) out += '\n';
        out += text;
    }
    void operator()(const Heading& block) { part("## " + words(block.line, today) + "\n"); }
    void operator()(const Paragraph& block) {
        const std::string text = words(block.line, today);
        if (!text.empty()) part(text + "\n");
    }
    void operator()(const Excerpt& block) { part(code_block(block.source)); }
    template <class Picture>
    void operator()(const Picture& picture) {
        part("### " + words({{picture.caption.title}}, today) + "\n");
        part(words({{picture.caption.alternative}}, today) + "\n");
        (*this)(figures(picture));
    }
    void operator()(const Table& table) {
        std::vector<std::string> head;
        std::vector<std::string> rule;
        for (const Column& column : table.columns) {
            head.push_back(words({{column.title}}, today));
            rule.emplace_back(column.align == Align::right ? "---:" : "---");
        }
        std::string text = row(head) + row(rule);
        for (const auto& pieces : table.rows) {
            std::vector<std::string> fields;
            for (const Piece& piece : pieces) fields.push_back(field(piece, today));
            text += row(fields);
        }
        part(text);
    }
};

}  // namespace

std::string md(const Report& report, const Style& style) {
    Writer writer{report.today};
    for (const Block& block : report.blocks) std::visit(writer, block);
    return style.utf8 ? std::move(writer.out) : ascii(writer.out);
}

}  // namespace osmlm::render
