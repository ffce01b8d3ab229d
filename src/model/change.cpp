#include "osmlm/model/change.hpp"

#include <algorithm>
#include <string_view>

namespace osmlm {
namespace {

/// The word as a shell reads it back.
std::string quoted(std::string_view word) {
    static constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=.,:/@%";
    if (!word.empty() && word.find_first_not_of(plain) == std::string_view::npos)
        return std::string(word);
    std::string out = "'";
    for (const char c : word) {
        if (c == '\'')
            out += "'\\''";
        else
            out += c;
    }
    return out += '\'';
}

std::string words_of(const std::vector<Assignment>& keys) {
    std::string out;
    for (const Assignment& one : keys) {
        const char* sign = one.how == Assignment::How::add      ? "+="
                           : one.how == Assignment::How::remove ? "-="
                                                                : "=";
        out += ' ' + quoted(one.key + sign + one.value);
    }
    return out;
}

struct Words {
    std::string operator()(const AddResource& add) const {
        return "add " + quoted(add.id) + ' ' + quoted(add.title) +
               (add.effort.empty() ? "" : ' ' + quoted(add.effort)) + words_of(add.keys);
    }
    std::string operator()(const SetKeys& set) const {
        return "set" + (set.id.empty() ? "" : ' ' + quoted(set.id)) + words_of(set.keys);
    }
    std::string operator()(const SetHours& set) const {
        std::string out = "set " +
                          std::string(weekday_names[static_cast<std::size_t>(set.weekday)]) + '=' +
                          (set.hours.empty() ? "0h" : quoted(set.hours));
        if (set.from) out += ' ' + iso_date(*set.from) + "..";
        if (set.from && set.until) out += iso_date(*set.until);
        return out;
    }
    std::string operator()(const DropResource& drop) const { return "drop " + quoted(drop.id); }
    std::string operator()(const DaysOff& off) const {
        std::string out = "off " + iso_date(off.from);
        if (off.until != off.from) out += ".." + iso_date(off.until);
        return off.note.empty() ? out : out + " -m " + quoted(off.note);
    }
};

}  // namespace

std::string change_words(const Change& change) { return std::visit(Words(), change); }

}  // namespace osmlm
