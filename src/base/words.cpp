#include "osmlm/base/words.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "osmlm/base/utf8.hpp"

namespace osmlm {
namespace {

constexpr std::size_t shortest_begin = 3;  ///< of a longer word, that is worth proposing

/// Edits between two words, where swapping two neighbours is one edit; anything above `most` is
/// reported as `most` + 1.
std::size_t edits(std::string_view a, std::string_view b, std::size_t most) {
    const std::size_t apart = a.size() < b.size() ? b.size() - a.size() : a.size() - b.size();
    if (apart > most) return most + 1;
    std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        next[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            next[j] = std::min({replaced, row[j] + 1, next[j - 1] + 1});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) next[j] = std::min(next[j], before[j - 2] + 1);
        }
        if (*std::min_element(next.begin(), next.end()) > most) return most + 1;
        before.swap(row);
        row.swap(next);
    }
    return row[b.size()];
}

}  // namespace

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates,
                                 std::size_t most) {
    const std::size_t limit = word.size() / 3;
    std::vector<std::pair<std::size_t, const std::string*>> found;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = edits(word, candidate, limit);
        const bool begun =
            (!word.empty() && candidate.starts_with(word)) ||
            (candidate.size() >= shortest_begin && word.starts_with(candidate)) ||
            (word.size() > shortest_begin &&
             edits(word, std::string_view(candidate).substr(0, word.size()), limit) <= limit);
        if (distance <= limit)
            found.emplace_back(distance, &candidate);
        else if (begun)
            found.emplace_back(limit + candidate.size(), &candidate);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(most, found.size()); ++i)
        names.push_back(*found[i].second);
    return names;
}

std::string join_words(const std::vector<std::string>& words, std::string_view last) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0 && i + 1 == words.size())
            out.append(" ").append(last).append(" ");
        else if (i > 0)
            out += ", ";
        out += words[i];
    }
    return out;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
    std::vector<std::string> names = nearest(word, candidates);
    if (names.empty()) return {};
    for (std::string& name : names) name = '"' + name + '"';
    return "did you mean " + join_words(names, "or") + "?";
}

std::string printable(std::string_view text) { return replace_controls(text, ""); }

}  // namespace osmlm
