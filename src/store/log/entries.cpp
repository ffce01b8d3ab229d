#include "osmlm/store/entries.hpp"

#include "store/json/json.hpp"

namespace osmlm {
namespace {

/// The texts of a record that the log has accepted, by key; of what is missing the empty one.
class Texts {
public:
    explicit Texts(const Record& record) : document_(parse_strict_json(record.raw())) {}
    std::string operator[](std::string_view key) const {
        const JsonNode* node = document_ ? document_->find(document_->root(), key) : nullptr;
        return node == nullptr ? std::string() : std::string(node->text);
    }

private:
    decltype(parse_strict_json({})) document_;
};

}  // namespace

std::optional<Spending> parse_spending(const Record& record) {
    if (record.op != Op::spend) return std::nullopt;
    const Texts texts(record);
    return Spending{entry_day(record), texts["amount"],   texts["currency"],
                    texts["title"],    texts["resource"], texts["for"]};
}

std::optional<Post> parse_post(const Record& record) {
    if (record.op != Op::post) return std::nullopt;
    const Texts texts(record);
    return Post{entry_day(record), texts["title"], texts["kind"], texts["url"]};
}

}  // namespace osmlm
