#pragma once

#include <functional>
#include <string>
#include <vector>

#include "osmlm/model/draft.hpp"

namespace osmlm {

/// A draft that has its id.
struct Written {
    std::string id;
    Draft draft;
};

/// Takes down what a command wants to have in the log. Nothing is on the disk before the command
/// has returned; then all of it is appended at once, or nothing.
class Scribe {
public:
    explicit Scribe(std::function<std::string()> next_id) : next_id_(std::move(next_id)) {}

    /// Returns the id that the record will have.
    std::string write(Draft draft) {
        written_.push_back({next_id_(), std::move(draft)});
        return written_.back().id;
    }
    /// A whole line as it is, from another log.
    void copy(std::string line) { copied_.push_back(std::move(line)); }

    [[nodiscard]] const std::vector<Written>& written() const { return written_; }
    [[nodiscard]] std::vector<std::string> ids() const {
        std::vector<std::string> ids;
        for (const Written& written : written_) ids.push_back(written.id);
        return ids;
    }
    [[nodiscard]] const std::vector<std::string>& copied() const { return copied_; }

private:
    std::function<std::string()> next_id_;
    std::vector<Written> written_;
    std::vector<std::string> copied_;
};

}  // namespace osmlm
