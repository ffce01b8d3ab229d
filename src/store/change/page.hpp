#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "osmlm/model/change_keys.hpp"
#include "store/json/json.hpp"

namespace osmlm {

/// What an id of the curriculum stands for, and where.
struct IdEntry {
    std::string path;  ///< JSON pointer
    Subject subject;
};

/// The text of a curriculum without errors while it is changed: it is parsed anew after each edit,
/// so a node is good until the next one, and places are told as JSON pointers.
class ChangePage {
public:
    explicit ChangePage(std::string text);
    ChangePage(const ChangePage&) = delete;
    ChangePage& operator=(const ChangePage&) = delete;

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] std::string pointer(const JsonNode& node) const {
        return document_.pointer(node);
    }
    /// The goal, resource or choice of that id.
    [[nodiscard]] std::optional<IdEntry> find_entry(std::string_view id) const;
    /// The member of the object there, or null.
    [[nodiscard]] const JsonNode* member(const std::string& path, std::string_view key) const;
    /// The item of the list there that this word stands for, or null.
    [[nodiscard]] const JsonNode* find_item(const std::string& path, std::string_view word) const;

    /// Makes the member when there is none, with that value; returns its place.
    std::string ensure(const std::string& path, std::string_view key, std::string_view empty);
    void set(const std::string& path, std::string_view key, std::string_view json);
    void add_item(const std::string& path, std::string_view json);
    void remove(const JsonNode& node);

private:
    void turn_to(std::string text);

    std::string text_;
    JsonDocument document_;
};

}  // namespace osmlm
