#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace osmlm {

/// The candidates that a mistyped word may stand for, nearest first, at most `most`:
/// those within a third of its length in edits (insert, delete, replace, swap; Damerau 1964),
/// those that it is a prefix of, or within as many edits of a prefix of when it has more than three
/// letters, and those of three letters or more that are a prefix of it. O(candidates × length²).
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates,
                                 std::size_t most = 3);

/// `a`, `a and b`, `a, b and c`.
std::string join_words(const std::vector<std::string>& words, std::string_view last = "and");

/// `did you mean "a" or "b"?`, or nothing when no candidate is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

/// The text without control characters (C0, DEL, C1, bidirectional overrides) and with invalid
/// UTF-8 replaced by U+FFFD, so that a shared plan cannot drive the terminal that shows it.
std::string printable(std::string_view text);

}  // namespace osmlm
