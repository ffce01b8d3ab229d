#include "store/curriculum/parts.hpp"
#include "store/curriculum/values.hpp"

/// Dates, money and checklists.
namespace osmlm {
namespace {

using Kind = JsonNode::Kind;

constexpr Keys<DateItem, 6> date_keys = {{{"id", field<&DateItem::id, read_id>},
                                          {"title", field<&DateItem::title, read_text>},
                                          {"on", field<&DateItem::on, read_day>},
                                          {"every", field<&DateItem::every, read_period>},
                                          {"notice", field<&DateItem::notice, read_notice>},
                                          {"hours", field<&DateItem::hours, read_duration>}}};

constexpr Keys<Checklist, 3> checklist_keys = {{{"id", field<&Checklist::id, read_id>},
                                                {"title", field<&Checklist::title, read_text>},
                                                {"items", field<&Checklist::items, read_texts>}}};

constexpr Keys<Expense, 4> monthly_keys = {{{"title", field<&Expense::title, read_text>},
                                            {"amount", field<&Expense::amount, read_amount>},
                                            {"from", field<&Expense::from, read_month>},
                                            {"until", field<&Expense::until, read_month>}}};

constexpr Keys<Expense, 3> once_keys = {{{"title", field<&Expense::title, read_text>},
                                         {"amount", field<&Expense::amount, read_amount>},
                                         {"on", field<&Expense::on, read_day>}}};

Expense read_monthly(Reader& reader, const JsonNode& node) {
    Expense expense;
    read_object(reader, node, "an expense such as { \"title\": \"Rent\", \"amount\": 600 }",
                monthly_keys, expense, {"title", "amount"});
    if (!expense.from.empty() && !expense.until.empty() && expense.until < expense.from)
        reader.expected("until-before-from", *reader.document().find(node, "until"),
                        "a month from " + expense.from + " on");
    return expense;
}

Expense read_once(Reader& reader, const JsonNode& node) {
    Expense expense;
    read_object(
        reader, node,
        "an expense such as { \"title\": \"Visa\", \"amount\": 90, \"on\": \"2026-09-01\" }",
        once_keys, expense, {"title", "amount", "on"});
    return expense;
}

std::optional<double> read_score(Reader& reader, const JsonNode& node) {
    return read_number(reader, node, "a number from -1e9 to 1e9", -1e9, 1e9);
}

std::optional<double> read_rate(Reader& reader, const JsonNode& node) {
    return read_number(reader, node, "a rate such as 0.1, above 0", 1e-12, 1e12);
}

/// Every key of a place but its title and monthly cost is a score of the reader's own choosing.
Place read_place(Reader& reader, const JsonNode& node) {
    Place place;
    if (!is_object(reader, node, "a place such as { \"title\": \"Casablanca\" }")) return place;
    for (const JsonNode& member : reader.document().children(node)) {
        if (member.key == "title")
            field<&Place::title, read_text>(reader, member, place);
        else if (member.key == "monthly")
            field<&Place::monthly, read_amount>(reader, member, place);
        else if (is_free_key(member.key))
            continue;
        else if (const auto score = read_score(reader, member))
            place.scores.emplace(member.key, *score);
    }
    if (reader.document().find(node, "title") == nullptr) reader.missing_key(node, "title");
    return place;
}

template <auto read>
std::optional<std::map<std::string, double>> read_map(Reader& reader, const JsonNode& node) {
    if (!is_object(reader, node, "an object with numbers")) return std::nullopt;
    std::map<std::string, double> values;
    for (const JsonNode& member : reader.document().children(node))
        if (!is_free_key(member.key))
            if (const auto value = read(reader, member)) values.emplace(member.key, *value);
    return values;
}

constexpr Keys<Money, 7> money_keys = {{{"currency", field<&Money::currency, read_text>},
                                        {"savings", field<&Money::savings, read_amount>},
                                        {"rates", field<&Money::rates, read_map<read_rate>>},
                                        {"monthly", list<&Money::monthly, read_monthly>},
                                        {"once", list<&Money::once, read_once>},
                                        {"places", list<&Money::places, read_place>},
                                        {"weights", field<&Money::weights, read_map<read_score>>}}};

}  // namespace

DateItem read_date_item(Reader& reader, const JsonNode& node) {
    DateItem item;
    read_object(reader, node, "a date such as { \"id\": \"visa\", \"on\": \"2026-12-05\" }",
                date_keys, item, {"id", "on"});
    if (item.title.empty()) item.title = item.id;
    item.path = reader.document().pointer(node);
    return item;
}

Money read_money(Reader& reader, const JsonNode& node) {
    Money money;
    read_object(reader, node, "an object such as { \"currency\": \"USD\" }", money_keys, money);
    return money;
}

Checklist read_checklist(Reader& reader, const JsonNode& node) {
    Checklist checklist;
    read_object(reader, node, "a checklist such as { \"id\": \"visa\", \"items\": [] }",
                checklist_keys, checklist, {"id"});
    if (checklist.title.empty()) checklist.title = checklist.id;
    return checklist;
}

}  // namespace osmlm
