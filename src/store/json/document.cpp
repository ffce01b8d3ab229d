#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "store/json/json.hpp"

namespace osmlm {
namespace {

std::string escaped(std::string_view key) {
    std::string out;
    for (const char c : key) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

std::string unescaped(std::string_view token) {
    std::string out;
    for (std::size_t i = 0; i < token.size(); ++i) {
        const bool escape = token[i] == '~' && i + 1 < token.size();
        if (escape && token[i + 1] == '0')
            out += '~', ++i;
        else if (escape && token[i + 1] == '1')
            out += '/', ++i;
        else
            out += token[i];
    }
    return out;
}

const JsonNode* item(const JsonDocument& document, const JsonNode& array, std::string_view token) {
    std::uint32_t index = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
    if (error != std::errc() || end != token.data() + token.size()) return nullptr;
    for (const JsonNode& child : document.children(array))
        if (child.index == index) return &child;
    return nullptr;
}

const JsonNode* child(const JsonDocument& document, const JsonNode& node, std::string_view token) {
    if (node.kind == JsonNode::Kind::object) return document.find(node, unescaped(token));
    return node.kind == JsonNode::Kind::array ? item(document, node, token) : nullptr;
}

}  // namespace

JsonDocument::Children JsonDocument::children(const JsonNode& node) const {
    const auto index = static_cast<std::uint32_t>(&node - nodes.data());
    return {nodes.data(), node.count > 0 ? index + 1 : 0};
}

const JsonNode* JsonDocument::find(const JsonNode& object, std::string_view key) const {
    if (object.kind != JsonNode::Kind::object) return nullptr;
    for (const JsonNode& member : children(object))
        if (is_same_word(member.key, key)) return &member;
    return nullptr;
}

const JsonNode& JsonDocument::follow(std::string_view path) const {
    const JsonNode* node = &root();
    while (!path.empty() && path.front() == '/') {
        const std::size_t end = std::min(path.find('/', 1), path.size());
        const JsonNode* next = child(*this, *node, path.substr(1, end - 1));
        if (next == nullptr) break;
        node = next;
        path.remove_prefix(end);
    }
    return *node;
}

std::string JsonDocument::pointer(const JsonNode& node) const {
    std::vector<std::string> tokens;
    for (const JsonNode* at = &node; at != &root(); at = &nodes[at->parent]) {
        const bool member = nodes[at->parent].kind == JsonNode::Kind::object;
        tokens.push_back(member ? escaped(at->key) : std::to_string(at->index));
    }
    std::string path;
    for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) path += '/' + *token;
    return path;
}

}  // namespace osmlm
