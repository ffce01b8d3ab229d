#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "cli/words/change_words.hpp"
#include "osmlm/store/apply_change.hpp"
#include "osmlm/store/store.hpp"

/// Plans to be changed in tests.
namespace osmlm {

inline constexpr Day wednesday = std::chrono::year{2026} / 9 / 16;

inline Inputs inputs_of(std::string text, std::string log = "") {
    Inputs inputs;
    inputs.text = std::move(text);
    auto read = parse_curriculum(inputs.text);
    inputs.curriculum = std::move(read->curriculum);
    inputs.findings = std::move(read->findings);
    inputs.journal = parse_journal(std::move(log));
    inputs.state = fold(inputs.curriculum, inputs.journal.records);
    return inputs;
}

/// What the words make of the plan; complaints of either step are told by their message.
inline Expected<Changed> change(const Inputs& inputs, std::string_view words) {
    const auto read = read_change(words, inputs.curriculum, wednesday);
    if (!read) return read.error();
    return apply_change(inputs, *read, wednesday);
}

/// The text that the words make of that one, which still is a curriculum; else why not.
inline std::string changed(const std::string& text, std::string_view words) {
    const auto result = change(inputs_of(text), words);
    if (!result) return result.error().message;
    const auto read = parse_curriculum(result->text);
    if (read) return result->text;
    return std::ranges::find(read.error(), Severity::error, &Finding::severity)->message;
}

}  // namespace osmlm
