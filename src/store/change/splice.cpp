#include "store/change/splice.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "osmlm/base/json_string.hpp"

namespace osmlm {
namespace {

/// What stands in place of a stretch of the text.
struct Edit {
    std::size_t begin = 0, end = 0;
    std::string text;
};

/// The edits follow each other in the text.
std::string edited(std::string_view text, const std::vector<Edit>& edits) {
    std::string out;
    std::size_t at = 0;
    for (const Edit& edit : edits) {
        out.append(text.substr(at, edit.begin - at)).append(edit.text);
        at = edit.end;
    }
    return out.append(text.substr(at));
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_space(char c) { return is_blank(c) || c == '\n' || c == '\r'; }

bool begins_comment(std::string_view text, std::size_t at) {
    return text.substr(at, 2) == "//" || text.substr(at, 2) == "/*";
}

/// Behind the comment that begins there; a line comment ends before the end of its line.
std::size_t comment_end(std::string_view text, std::size_t at) {
    if (text[at + 1] == '*') return text.find("*/", at + 2) + 2;
    const std::size_t end = std::min(text.find('\n', at), text.size());
    return text[end - 1] == '\r' ? end - 1 : end;
}

/// The next byte that is neither blank nor of a comment.
std::size_t next_token(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (is_space(text[at]))
            ++at;
        else if (begins_comment(text, at))
            at = comment_end(text, at);
        else
            break;
    }
    return at;
}

std::optional<std::size_t> comma_behind(std::string_view text, const JsonNode& node) {
    const std::size_t at = next_token(text, node.end);
    return at < text.size() && text[at] == ',' ? std::optional(at) : std::nullopt;
}

std::size_t line_begin(std::string_view text, std::size_t at) {
    const std::size_t end = at == 0 ? text.npos : text.rfind('\n', at - 1);
    return end == text.npos ? 0 : end + 1;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && is_blank(text[at])) ++at;
    return at;
}

std::size_t blanks_before(std::string_view text, std::size_t at) {
    while (at > 0 && is_blank(text[at - 1])) --at;
    return at;
}

/// Whether nothing but blanks stands before it on its line.
bool begins_line(std::string_view text, std::size_t at) {
    const std::size_t begin = blanks_before(text, at);
    return begin > 0 && text[begin - 1] == '\n';
}

bool is_line_end(std::string_view text, std::size_t at) {
    return at >= text.size() || text[at] == '\n' || text.substr(at, 2) == "\r\n";
}

/// Blanks that the line of this byte begins with.
std::string indent_at(std::string_view text, std::size_t at) {
    const std::size_t begin = line_begin(text, at);
    return std::string(text.substr(begin, skip_blanks(text, begin) - begin));
}

std::string line_end_of(std::string_view text) {
    const std::size_t end = text.find('\n');
    return end != text.npos && end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
}

/// By how much one level is indented: as the members of the whole are.
std::string indent_step(std::string_view text, const JsonDocument& document) {
    if (document.root().count == 0) return "  ";
    const JsonNode& first = *document.children(document.root()).begin();
    const std::string indent = indent_at(text, first.key_begin);
    return begins_line(text, first.key_begin) && !indent.empty() ? indent : "  ";
}

/// Behind the comments that stand on the same line, and whether the last of them ends it.
struct Tail {
    std::size_t end = 0;
    bool ends_line = false;
};
Tail tail_of_line(std::string_view text, std::size_t at) {
    Tail tail{at, false};
    for (at = skip_blanks(text, at); begins_comment(text, at); at = skip_blanks(text, tail.end)) {
        tail = {comment_end(text, at), text[at + 1] == '/'};
        if (text.substr(at, tail.end - at).find('\n') != text.npos) break;
    }
    return tail;
}

const JsonNode& last_child(const JsonDocument& document, const JsonNode& container) {
    const JsonNode* last = nullptr;
    for (const JsonNode& child : document.children(container)) last = &child;
    return *last;
}

std::string behind_others(std::string_view text, const JsonDocument& document,
                          const JsonNode& container, std::string_view piece) {
    const JsonNode& last = last_child(document, container);
    const auto comma = comma_behind(text, last);
    const Tail tail = tail_of_line(text, comma ? *comma + 1 : last.end);
    const bool own_line = tail.ends_line || begins_line(text, last.key_begin);
    std::string put =
        own_line ? line_end_of(text) + indent_at(text, last.key_begin) : std::string(" ");
    put.append(piece).append(comma ? "," : "");
    if (comma) return edited(text, {{tail.end, tail.end, put}});
    return edited(text, {{last.end, last.end, ","}, {tail.end, tail.end, put}});
}

/// Into a container that holds nothing but perhaps comments.
std::string as_first(std::string_view text, const JsonDocument& document, const JsonNode& container,
                     std::string_view piece) {
    const std::size_t close = container.end - 1;
    const std::size_t inside = container.begin + 1;
    const std::string step = indent_step(text, document);
    if (begins_line(text, close) && line_begin(text, close) > container.begin) {
        const std::size_t at = line_begin(text, close);
        return edited(
            text,
            {{at, at, indent_at(text, close) + step + std::string(piece) + line_end_of(text)}});
    }
    const bool empty = next_token(text, inside) == close && skip_blanks(text, inside) == close;
    const bool objects = container.kind == JsonNode::Kind::array && piece.starts_with('{');
    if (empty && objects && begins_line(text, container.key_begin)) {
        const std::string end = line_end_of(text) + indent_at(text, container.key_begin);
        return edited(text, {{inside, close, end + step + std::string(piece) + end}});
    }
    const bool tight = empty && container.kind == JsonNode::Kind::array && !objects;
    const std::string blank = tight ? "" : " ";
    return edited(text, {{blanks_before(text, close), close, blank + std::string(piece) + blank}});
}

std::string with_child(std::string_view text, const JsonDocument& document,
                       const JsonNode& container, std::string_view piece) {
    return container.count > 0 ? behind_others(text, document, container, piece)
                               : as_first(text, document, container, piece);
}

const JsonNode* sibling_before(const JsonDocument& document, const JsonNode& node) {
    const JsonNode* before = nullptr;
    for (const JsonNode& child : document.children(document.nodes[node.parent])) {
        if (&child == &node) return before;
        before = &child;
    }
    return nullptr;
}

/// The stretch, and what would be left of its line without it: blanks, or the whole line.
Edit with_its_blanks(std::string_view text, std::size_t begin, std::size_t end) {
    const std::size_t after = skip_blanks(text, end);
    if (!is_line_end(text, after)) return {begin, after, ""};
    if (!begins_line(text, begin)) return {blanks_before(text, begin), end, ""};
    return {line_begin(text, begin), std::min(text.find('\n', after), text.size() - 1) + 1, ""};
}

}  // namespace

std::string with_value(std::string_view text, const JsonNode& node, std::string_view value) {
    return edited(text, {{node.begin, node.end, std::string(value)}});
}

std::string with_member(std::string_view text, const JsonDocument& document, const JsonNode& object,
                        std::string_view key, std::string_view value) {
    return with_child(text, document, object, json_string(key) + ": " + std::string(value));
}

std::string with_item(std::string_view text, const JsonDocument& document, const JsonNode& array,
                      std::string_view item) {
    return with_child(text, document, array, item);
}

std::string without(std::string_view text, const JsonDocument& document, const JsonNode& node) {
    const auto between = [&](std::size_t from, std::size_t until) {
        return next_token(text, from) == until &&
               text.substr(from, until - from).find('/') == text.npos;
    };
    if (const auto comma = comma_behind(text, node)) {
        if (between(node.end, *comma))
            return edited(text, {with_its_blanks(text, node.key_begin, *comma + 1)});
        return edited(text, {{node.key_begin, node.end, ""}, {*comma, *comma + 1, ""}});
    }
    const JsonNode* before = sibling_before(document, node);
    if (before == nullptr) return edited(text, {with_its_blanks(text, node.key_begin, node.end)});
    const std::size_t comma = *comma_behind(text, *before);
    if (between(comma + 1, node.key_begin)) return edited(text, {{comma, node.end, ""}});
    return edited(text, {{comma, comma + 1, ""}, with_its_blanks(text, node.key_begin, node.end)});
}

}  // namespace osmlm
