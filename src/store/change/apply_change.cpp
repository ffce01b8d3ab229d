#include "osmlm/store/apply_change.hpp"

#include <utility>

#include "osmlm/base/json_string.hpp"
#include "osmlm/model/change_keys.hpp"
#include "store/change/lower_effort.hpp"
#include "store/change/page.hpp"
#include "store/change/values.hpp"

namespace osmlm {
namespace {

/// The complaint, when there is one, with the key that it is about.
std::optional<Complaint> about(std::string_view key, std::optional<Complaint> complaint) {
    if (complaint) complaint->message = std::string(key) + ": " + complaint->message;
    return complaint;
}

std::string member_json(std::string_view key, const std::string& json) {
    return json_string(key) + ": " + json;
}

class Applier {
public:
    Applier(const Inputs& inputs, Day today) : inputs_(inputs), today_(today), page_(inputs.text) {}

    std::optional<Complaint> operator()(const AddResource& add) {
        std::string json = "{ " + member_json("id", json_string(add.id)) + ", " +
                           member_json("title", json_string(add.title));
        std::vector<Assignment> keys = add.keys;
        if (!add.effort.empty()) keys.insert(keys.begin(), {"effort", {}, add.effort});
        for (const Assignment& one : keys) {
            const ChangeKey* key = find_change_key(Subject::resource, one.key);
            if (key == nullptr) return unknown(one.key);
            if (one.value.empty()) continue;
            const auto value = value_json(key->form, one.value);
            if (!value) return about(one.key, value.error());
            json += ", " + member_json(one.key, *value);
        }
        page_.add_item(page_.ensure("", "resources", "[]"), json + " }");
        return std::nullopt;
    }

    std::optional<Complaint> operator()(const SetKeys& set) {
        const auto entry = set.id.empty() ? IdEntry{"", Subject::plan} : page_.find_entry(set.id);
        if (!entry) return Complaint{"there is no \"" + set.id + '"', ""};
        for (const Assignment& one : set.keys) {
            const ChangeKey* key = find_change_key(entry->subject, one.key);
            if (key == nullptr) return unknown(one.key);
            const std::string path =
                key->of_schedule ? page_.ensure("", "schedule", "{}") : entry->path;
            if (auto complaint = assign(path, *key, one)) return about(one.key, complaint);
        }
        return std::nullopt;
    }

    std::optional<Complaint> operator()(const SetHours& set) {
        const std::string_view day = weekday_names[static_cast<std::size_t>(set.weekday)];
        const std::string schedule = page_.ensure("", "schedule", "{}");
        if (!set.from) {
            const std::string week = page_.ensure(schedule, "week", "{}");
            if (set.hours.empty()) return about(day, take_away(week, day));
            page_.set(week, day, hours_json(set.hours));
            return std::nullopt;
        }
        std::string json = "{ " + member_json("from", json_string(iso_date(*set.from))) + ", ";
        if (set.until) json += member_json("until", json_string(iso_date(*set.until))) + ", ";
        json += "\"week\": { " + member_json(day, hours_json(set.hours)) + " } }";
        page_.add_item(page_.ensure(schedule, "changes", "[]"), json);
        return std::nullopt;
    }

    std::optional<Complaint> operator()(const DropResource& drop) {
        const auto entry = page_.find_entry(drop.id);
        if (!entry || entry->subject != Subject::resource)
            return Complaint{"there is no resource \"" + drop.id + "\" in the file", ""};
        if (const JsonNode* dropped = page_.member(entry->path, "dropped"))
            return Complaint{'"' + drop.id + "\" was dropped on " + std::string(dropped->text),
                             "set " + drop.id + " dropped= takes it up again"};
        page_.set(entry->path, "dropped", json_string(iso_date(today_)));
        return std::nullopt;
    }

    std::optional<Complaint> operator()(const DaysOff& off) {
        std::string on = iso_date(off.from);
        if (off.until != off.from) on += ".." + iso_date(off.until);
        std::string json = "{ " + member_json("on", json_string(on)) + ", \"hours\": 0";
        if (!off.note.empty()) json += ", " + member_json("note", json_string(off.note));
        page_.add_item(page_.ensure(page_.ensure("", "schedule", "{}"), "days", "[]"), json + " }");
        return std::nullopt;
    }

    Changed done() && { return {page_.text(), std::move(records_), std::move(notes_)}; }

private:
    static Complaint unknown(const std::string& key) {
        return {"there is no key \"" + key + '"', ""};
    }

    std::optional<Complaint> take_away(const std::string& path, std::string_view key) {
        const JsonNode* member = page_.member(path, key);
        if (member == nullptr) return Complaint{"there is none to take away", ""};
        page_.remove(*member);
        return std::nullopt;
    }

    std::optional<Complaint> assign(const std::string& path, const ChangeKey& key,
                                    const Assignment& one) {
        if (one.how == Assignment::How::add) return add_to_list(path, key, one.value);
        if (one.how == Assignment::How::remove) return take_out(path, key, one.value);
        if (one.value.empty()) return take_away(path, one.key);
        if (key.name == "effort") return set_effort(path, one.value);
        const auto value = value_json(key.form, one.value);
        if (!value) return value.error();
        page_.set(path, one.key, *value);
        return std::nullopt;
    }

    std::optional<Complaint> add_to_list(const std::string& path, const ChangeKey& key,
                                         std::string_view value) {
        const std::string list = page_.ensure(path, key.name, "[]");
        for (const std::string& word : words_of_list(key.form, value)) {
            if (page_.find_item(list, word) != nullptr)
                return Complaint{'"' + word + "\" is in it already", ""};
            page_.add_item(list, item_json(key.form, word));
        }
        return std::nullopt;
    }

    std::optional<Complaint> take_out(const std::string& path, const ChangeKey& key,
                                      std::string_view value) {
        for (const std::string& word : words_of_list(key.form, value)) {
            const JsonNode* list = page_.member(path, key.name);
            const JsonNode* item =
                list == nullptr ? nullptr : page_.find_item(page_.pointer(*list), word);
            if (item == nullptr) return Complaint{'"' + word + "\" is not in it", ""};
            page_.remove(*item);
        }
        return std::nullopt;
    }

    /// Keeps the first estimate beside the new one.
    std::optional<Complaint> set_effort(const std::string& path, const std::string& value) {
        const JsonNode* id = page_.member(path, "id");
        const std::size_t resource = *ResourceIndex(inputs_.curriculum).find(id->text);
        if (value.starts_with('-')) {
            auto lowered = lower_effort(inputs_, resource, value.substr(1), today_);
            if (!lowered) return lowered.error();
            if (lowered->record) records_.push_back(*lowered->record);
            if (!lowered->effort) return std::nullopt;
            keep_first_effort(path);
            set_bounds(path, *lowered->effort);
            return std::nullopt;
        }
        const auto json = value_json(ValueForm::effort, value);
        if (!json) return json.error();
        if (is_told(inputs_, resource))
            notes_.push_back("what is left of \"" + std::string(id->text) +
                             "\" was told by a record, which outranks its effort; osmlm left " +
                             std::string(id->text) + " tells it anew");
        keep_first_effort(path);
        page_.set(path, "effort", *json);
        return std::nullopt;
    }

    void keep_first_effort(const std::string& path) {
        const JsonNode* effort = page_.member(path, "effort");
        if (effort == nullptr || page_.member(path, "first-effort") != nullptr) return;
        page_.set(
            path, "first-effort",
            std::string(
                std::string_view(page_.text()).substr(effort->begin, effort->end - effort->begin)));
    }

    /// A range keeps its form and comments; a product of weeks or pages becomes a plain effort.
    void set_bounds(const std::string& path, const Effort& effort) {
        const std::string range = path + "/effort";
        const bool likely = effort.planned != (effort.low + effort.high + 1) / 2;
        if (page_.member(range, "low") == nullptr) {
            std::string json = json_string(duration_text(effort.low));
            if (effort.low != effort.high || likely) json = range_json(effort, likely);
            return page_.set(path, "effort", json);
        }
        page_.set(range, "low", json_string(duration_text(effort.low)));
        page_.set(range, "high", json_string(duration_text(effort.high)));
        if (likely || page_.member(range, "likely") != nullptr)
            page_.set(range, "likely", json_string(duration_text(effort.planned)));
    }

    static std::string range_json(const Effort& effort, bool likely) {
        std::string json = "{ " + member_json("low", json_string(duration_text(effort.low))) +
                           ", " + member_json("high", json_string(duration_text(effort.high)));
        if (likely)
            json += ", " + member_json("likely", json_string(duration_text(effort.planned)));
        return json + " }";
    }

    const Inputs& inputs_;
    Day today_;
    ChangePage page_;
    std::vector<Draft> records_;
    std::vector<std::string> notes_;
};

}  // namespace

Expected<Changed> apply_change(const Inputs& inputs, const Change& change, Day today) {
    Applier applier(inputs, today);
    if (auto complaint = std::visit(applier, change)) return *std::move(complaint);
    return std::move(applier).done();
}

}  // namespace osmlm
