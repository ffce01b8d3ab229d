#include "catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>

#include "osmlm/cli/schemas.hpp"

using namespace osmlm;
using Json = nlohmann::json;

namespace {

namespace fs = std::filesystem;

bool has_type(const Json& value, const std::string& type) {
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    return type == value.type_name();
}

/// What JSON Schema (draft 7) forbids, of the keywords that the program's schemas use.
class Validator {
public:
    explicit Validator(const Json& schema) : root_(schema) {}

    /// The place of the first fault, or nothing.
    [[nodiscard]] std::string fault(const Json& value) const { return fault(value, root_, "/"); }

private:
    [[nodiscard]] std::string fault(const Json& value, const Json& schema,
                                    const std::string& at) const {
        if (schema.contains("$ref")) {
            const std::string target = schema["$ref"].get<std::string>().substr(1);
            return fault(value, root_.at(Json::json_pointer(target)), at);
        }
        if (schema.contains("oneOf")) {
            const auto fitting = std::ranges::count_if(
                schema["oneOf"], [&](const Json& one) { return fault(value, one, at).empty(); });
            if (fitting != 1) return at + ": oneOf";
        }
        if (!scalar_fits(value, schema)) return at + ": " + value.dump();
        if (value.is_array()) return array_fault(value, schema, at);
        if (value.is_object()) return object_fault(value, schema, at);
        return {};
    }

    static bool scalar_fits(const Json& value, const Json& schema) {
        const Json types = schema.value("type", Json::array());
        const Json list = types.is_array() ? types : Json::array({types});
        const bool typed = list.empty() || std::ranges::any_of(list, [&](const Json& type) {
                               return has_type(value, type.get<std::string>());
                           });
        if (!typed || (schema.contains("const") && value != schema["const"])) return false;
        if (schema.contains("enum") && std::ranges::count(schema["enum"], value) == 0) return false;
        if (value.is_number()) {
            return value >= schema.value("minimum", Json(-1e300)) &&
                   value > schema.value("exclusiveMinimum", Json(-1e300));
        }
        if (!value.is_string()) return true;
        const std::string text = value;
        return text.size() >= schema.value("minLength", std::size_t{0}) &&
               std::regex_search(text, std::regex(schema.value("pattern", "")));
    }

    [[nodiscard]] std::string array_fault(const Json& value, const Json& schema,
                                          const std::string& at) const {
        if (value.size() < schema.value("minItems", std::size_t{0})) return at + ": minItems";
        for (std::size_t i = 0; schema.contains("items") && i < value.size(); ++i) {
            const std::string found =
                fault(value[i], schema["items"], at + std::to_string(i) + "/");
            if (!found.empty()) return found;
        }
        return {};
    }

    [[nodiscard]] std::string object_fault(const Json& value, const Json& schema,
                                           const std::string& at) const {
        for (const Json& name : schema.value("required", Json::array())) {
            if (!value.contains(name.get<std::string>())) return at + ": no " + name.dump();
        }
        const Json properties = schema.value("properties", Json::object());
        for (const auto& [name, item] : value.items()) {
            if (!properties.contains(name)) {
                if (schema.value("additionalProperties", true)) continue;
                return at + name + ": not known";
            }
            const std::string found = fault(item, properties[name], at + name + "/");
            if (!found.empty()) return found;
        }
        return {};
    }

    Json root_;
};

Json schema_of(std::string_view name) {
    const auto found = std::ranges::find(schemas(), name, &Schema::name);
    return found == schemas().end() ? Json() : Json::parse(found->text);
}

/// The JSON answers among the golden cases.
std::vector<Json> answers() {
    std::vector<Json> all;
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(OSMLM_ROOT) / "tests/golden")) {
        if (entry.path().filename() != "out") continue;
        std::ifstream file(entry.path());
        Json json = Json::parse(file, nullptr, false);
        if (json.is_object() && json.contains("schema")) all.push_back(std::move(json));
    }
    return all;
}

/// An answer and its schema.
std::pair<Json, Json> small(const char* findings) {
    return {Json{{"schema", "osmlm.check/1"},
                 {"today", "2026-09-16"},
                 {"findings", Json::parse(findings)},
                 {"proof", nullptr}},
            schema_of("check")};
}

}  // namespace

TEST_CASE("every JSON answer among the golden cases keeps its schema") {
    const std::vector<Json> all = answers();
    REQUIRE(all.size() >= 2);
    for (const Json& answer : all) {
        const std::string name = answer["schema"];
        REQUIRE((name.starts_with("osmlm.") && name.ends_with("/1")));
        const Json schema = schema_of(name.substr(6, name.size() - 8));
        INFO(name);
        REQUIRE(schema.is_object());
        CHECK(Validator(schema).fault(answer).empty());
    }
}

TEST_CASE("the check of answers against schemas finds faults") {
    auto [good, schema] = small("[]");
    const Validator validator(schema);
    CHECK(validator.fault(good).empty());
    for (const char* change :
         {R"({"today": "16 Sep"})", R"({"findings": null})", R"({"schema": "x"})",
          R"({"findings": [{"id": "x"}]})", R"({"today": 3})"}) {
        Json bad = good;
        bad.update(Json::parse(change));
        INFO(change);
        CHECK_FALSE(validator.fault(bad).empty());
    }
    good.erase("today");
    CHECK_FALSE(validator.fault(good).empty());
}
