#include <algorithm>

#include "store/curriculum/parts.hpp"
#include "store/curriculum/values.hpp"

namespace osmlm {
namespace {

std::optional<Priority> read_priority(Reader& reader, const JsonNode& node) {
    if (node.kind == JsonNode::Kind::string) {
        if (node.text == "high") return Priority::high;
        if (node.text == "normal") return Priority::normal;
        if (node.text == "low") return Priority::low;
    }
    reader.expected(node.kind == JsonNode::Kind::string ? "bad-priority" : "wrong-type", node,
                    "\"high\", \"normal\" or \"low\"",
                    reader.suggest(node.text, {"high", "normal", "low"}));
    return std::nullopt;
}

constexpr Keys<Resource, 19> resource_keys = {
    {{"id", field<&Resource::id, read_id>},
     {"title", field<&Resource::title, read_text>},
     {"goal", read_later<Resource>},
     {"kind", field<&Resource::kind, read_text>},
     {"effort", field<&Resource::effort, read_effort>},
     {"first-effort", field<&Resource::first_effort, read_effort>},
     {"after", read_later<Resource>},
     {"start", field<&Resource::start, read_day>},
     {"deadline", field<&Resource::deadline, read_day>},
     {"priority", field<&Resource::priority, read_priority>},
     {"daily-max", field<&Resource::daily_max, read_duration>},
     {"days", field<&Resource::days, read_weekdays>},
     {"optional", field<&Resource::optional, read_bool>},
     {"dropped", field<&Resource::dropped, read_day>},
     {"tags", field<&Resource::tags, read_texts>},
     {"formerly", field<&Resource::formerly, read_ids>},
     {"url", field<&Resource::url, read_text>},
     {"note", field<&Resource::note, read_text>},
     {"cost", field<&Resource::cost, read_amount>}}};

void read_choose(Reader& reader, const JsonNode& node, Choice& choice) {
    if (const auto count = read_integer(reader, node, 1, 1'000'000))
        choice.choose = static_cast<std::size_t>(*count);
}

constexpr Keys<Choice, 5> choice_keys = {{{"id", field<&Choice::id, read_id>},
                                          {"title", field<&Choice::title, read_text>},
                                          {"choose", read_choose},
                                          {"of", read_later<Choice>},
                                          {"picked", read_later<Choice>}}};

}  // namespace

Resource read_resource(Reader& reader, const JsonNode& node) {
    Resource resource;
    read_object(reader, node, "a resource such as { \"id\": \"la\", \"effort\": \"90h\" }",
                resource_keys, resource, {"id"});
    if (resource.title.empty()) resource.title = resource.id;
    resource.path = reader.document().pointer(node);
    return resource;
}

Choice read_choice(Reader& reader, const JsonNode& node) {
    Choice choice;
    read_object(reader, node, "a choice such as { \"id\": \"one\", \"of\": [\"a\", \"b\"] }",
                choice_keys, choice, {"id", "of"});
    if (choice.title.empty()) choice.title = choice.id;
    choice.path = reader.document().pointer(node);
    return choice;
}

}  // namespace osmlm
