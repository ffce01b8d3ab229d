#pragma once

#include <deque>
#include <memory_resource>
#include <string>
#include <string_view>
#include <unordered_map>

#include "osmlm/model/record.hpp"
#include "osmlm/store/store.hpp"

namespace osmlm {

/// All that the records of a journal view. Never moves.
class LogTexts {
public:
    /// Behind the text stand NULs that its readers may look at.
    explicit LogTexts(std::string text) : text_(std::move(text)) {
        text_.append(file_padding, '\0');
    }

    /// The text of the log.
    [[nodiscard]] std::string_view text() const {
        return std::string_view(text_).substr(0, text_.size() - file_padding);
    }

    /// A copy of a text that does not stand in the log as it is.
    std::string_view keep(std::string_view text);

    /// A copy of what a record holds beside what all have; records that hold no more than who
    /// wrote them share one.
    const RecordRest* keep(const RecordRest& rest);

private:
    std::string text_;
    std::pmr::monotonic_buffer_resource pool_;
    std::deque<RecordRest> rests_;
    std::unordered_map<std::string_view, const RecordRest*> by_writer_;
    const RecordRest* last_writer_ = &no_rest;
};

}  // namespace osmlm
