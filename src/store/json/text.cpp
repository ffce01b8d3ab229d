#include "store/json/text.hpp"

#include <algorithm>
#include <optional>

#include "osmlm/base/utf8.hpp"

namespace osmlm {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_sixteen_bit(std::string_view text) {
    if (text.starts_with("\xFE\xFF") || text.starts_with("\xFF\xFE")) return true;
    return text.size() >= 2 && (text[0] == '\0') != (text[1] == '\0');
}

std::optional<JsonError> refuse_encoding(std::string_view text) {
    if (text.size() > largest_json)
        return JsonError{"too-large", 0, "expected at most 16 MB, got more", ""};
    if (is_sixteen_bit(text))
        return JsonError{"encoding", 0, "expected UTF-8, got UTF-16", "save the file as UTF-8"};
    const std::size_t valid = valid_utf8_prefix(text);
    if (valid < text.size())
        return JsonError{"encoding", valid, "expected UTF-8, got a byte that is none",
                         "save the file as UTF-8"};
    const std::size_t nul = text.find('\0');
    if (nul != text.npos) return JsonError{"syntax", nul, "expected text, got a NUL byte", ""};
    return std::nullopt;
}

/// One walk over the text that blanks what strict JSON does not know.
class Blanker {
public:
    explicit Blanker(std::string_view text) : out_(text) {}

    Expected<std::string, JsonError> run() {
        if (out_.starts_with(byte_order_mark)) blank(0, byte_order_mark.size());
        while (at_ < out_.size()) {
            const char c = out_[at_];
            if (c == '/' && at_ + 1 < out_.size() &&
                (out_[at_ + 1] == '/' || out_[at_ + 1] == '*')) {
                if (!comment()) return unended_comment();
            } else {
                token(c);
            }
        }
        return std::move(out_);
    }

private:
    void token(char c) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            ++at_;
            return;
        }
        if ((c == '}' || c == ']') && comma_ && ends_a_value(before_comma_)) out_[*comma_] = ' ';
        comma_.reset();
        if (c == ',') {
            comma_ = at_;
            before_comma_ = before_;
        }
        before_ = c;
        if (c == '"')
            skip_string();
        else
            ++at_;
    }

    static bool ends_a_value(char c) {
        return c != '\0' && c != '[' && c != '{' && c != ',' && c != ':';
    }

    void skip_string() {
        for (++at_; at_ < out_.size() && out_[at_] != '"' && out_[at_] != '\n'; ++at_)
            if (out_[at_] == '\\') ++at_;
        at_ = std::min(at_ + 1, out_.size());
    }

    bool comment() {
        const bool line = out_[at_ + 1] == '/';
        const std::size_t stop = out_.find(line ? "\n" : "*/", at_ + 2);
        if (stop == out_.npos && !line) return false;
        const std::size_t end = stop == out_.npos ? out_.size() : line ? stop : stop + 2;
        blank(at_, end);
        at_ = end;
        return true;
    }

    void blank(std::size_t from, std::size_t until) {
        for (std::size_t i = from; i < until; ++i)
            if (out_[i] != '\n') out_[i] = ' ';
    }

    [[nodiscard]] JsonError unended_comment() const {
        return {"syntax", at_, "expected the comment that begins here to end with \"*/\"", ""};
    }

    std::string out_;
    std::size_t at_ = 0;
    char before_ = '\0', before_comma_ = '\0';
    std::optional<std::size_t> comma_;
};

}  // namespace

Expected<std::string, JsonError> strict_json(std::string_view text) {
    if (auto error = refuse_encoding(text)) return *std::move(error);
    return Blanker(text).run();
}

}  // namespace osmlm
