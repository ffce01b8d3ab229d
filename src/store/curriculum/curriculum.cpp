#include <unordered_set>
#include <utility>

#include "osmlm/store/store.hpp"
#include "store/curriculum/parts.hpp"
#include "store/curriculum/values.hpp"

namespace osmlm {
namespace {

using Kind = JsonNode::Kind;

void read_schema_name(Reader& reader, const JsonNode& node, Curriculum&) {
    read_text(reader, node);
}

std::optional<std::vector<Day>> read_checkpoints(Reader& reader, const JsonNode& node) {
    if (node.kind != Kind::array) {
        reader.expected("wrong-type", node, "a list of dates");
        return std::nullopt;
    }
    std::vector<Day> checkpoints;
    for (const JsonNode& item : reader.document().children(node))
        if (const auto day = read_day(reader, item)) checkpoints.push_back(*day);
    return checkpoints;
}

std::optional<Schedule> read_whole_schedule(Reader& reader, const JsonNode& node) {
    return read_schedule(reader, node);
}

std::optional<Money> read_whole_money(Reader& reader, const JsonNode& node) {
    return read_money(reader, node);
}

constexpr Keys<Curriculum, 15> keys = {
    {{"$schema", read_schema_name},
     {"osmlm", read_later<Curriculum>},
     {"title", field<&Curriculum::title, read_text>},
     {"story", field<&Curriculum::story, read_text>},
     {"start", field<&Curriculum::start, read_day>},
     {"end", field<&Curriculum::end, read_day>},
     {"timezone", field<&Curriculum::timezone, read_text>},
     {"schedule", field<&Curriculum::schedule, read_whole_schedule>},
     {"goals", list<&Curriculum::goals, read_goal>},
     {"resources", list<&Curriculum::resources, read_resource>},
     {"choices", list<&Curriculum::choices, read_choice>},
     {"dates", list<&Curriculum::dates, read_date_item>},
     {"money", field<&Curriculum::money, read_whole_money>},
     {"checklists", list<&Curriculum::checklists, read_checklist>},
     {"checkpoints", field<&Curriculum::checkpoints, read_checkpoints>}}};

/// Whether the file is of the version that this program knows.
bool check_version(Reader& reader, const JsonNode& root) {
    const JsonNode* version = reader.document().find(root, "osmlm");
    if (version == nullptr) {
        reader.error("missing-key", root, "expected the key \"osmlm\" with the version 1, got none",
                     "put \"osmlm\": 1 first");
        return true;
    }
    const bool number = version->kind == Kind::integer || version->kind == Kind::number;
    if (number && version->number == 1) return true;
    if (version->kind != Kind::integer || version->integer < 1) {
        reader.expected("bad-version", *version, "the version 1");
        return true;
    }
    reader.expected("newer-version", *version, "the version 1",
                    "this program is older than the file: update osmlm");
    return false;
}

std::vector<const JsonNode*> items_of(const JsonDocument& document, std::string_view key) {
    std::vector<const JsonNode*> items;
    const JsonNode* list = document.find(document.root(), key);
    if (list == nullptr || list->kind != Kind::array || list->count > longest_list) return items;
    for (const JsonNode& item : document.children(*list)) items.push_back(&item);
    return items;
}

/// Dates and checklists are named by their ids too, each kind among its own.
void check_unique(Reader& reader, std::string_view list) {
    std::unordered_set<std::string_view> seen;
    for (const JsonNode* item : items_of(reader.document(), list)) {
        const JsonNode* id = reader.document().find(*item, "id");
        if (id != nullptr && id->kind == Kind::string && !seen.insert(id->text).second)
            reader.expected("duplicate-id", *id,
                            "an id that stands once in \"" + std::string(list) + '"');
    }
}

void check_timezone(Reader& reader, KnowsZone knows) {
    const JsonNode* zone = reader.document().find(reader.document().root(), "timezone");
    if (zone == nullptr || zone->kind != Kind::string) return;
    if (!zone->text.empty() && (knows == nullptr || knows(std::string(zone->text)))) return;
    reader.expected("unknown-timezone", *zone, "a time zone such as \"Europe/Berlin\"",
                    zone->text.empty() ? "without \"timezone\", the machine's zone holds"
                                       : "write its IANA name; tzdata must be installed");
}

void check_all(Reader& reader, KnowsZone knows, Curriculum& curriculum) {
    const JsonDocument& document = reader.document();
    const Nodes nodes{items_of(document, "goals"), items_of(document, "resources"),
                      items_of(document, "choices")};
    check_unique(reader, "dates");
    check_unique(reader, "checklists");
    check_timezone(reader, knows);
    link(reader, nodes, curriculum);
    check_cycles(reader, nodes, curriculum);
    check_schedule(reader, curriculum);
    check_goals(reader, nodes, curriculum);
    check_resources(reader, nodes, curriculum);
    check_choices(reader, nodes, curriculum);
}

}  // namespace

Expected<LoadedCurriculum, std::vector<Finding>> parse_curriculum(std::string_view text,
                                                                  KnowsZone knows) {
    const auto document = parse_json(text);
    if (!document) return syntax_error(document.error(), text);
    const JsonNode& root = document->root();
    Reader reader(*document, text);
    LoadedCurriculum loaded;
    if (is_object(reader, root, "an object with the key \"osmlm\"") &&
        check_version(reader, root)) {
        reader.duplicate_keys();
        read_object(reader, root, "a curriculum", keys, loaded.curriculum);
        check_all(reader, knows, loaded.curriculum);
    }
    const bool failed = reader.failed();
    loaded.findings = reader.findings();
    if (failed) return std::move(loaded.findings);
    return loaded;
}

}  // namespace osmlm
