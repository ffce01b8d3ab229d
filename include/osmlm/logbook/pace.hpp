#pragma once

#include <cstddef>
#include <optional>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/state.hpp"

namespace osmlm {

/// How long the pages of a resource take, session by session: what was logged up to the latest that
/// told the page reached, by the pages from where counting began to there; before there is one,
/// what the effort says. A `left` in pages says where the reader is, so that counting begins anew:
/// what was skipped was not read.
class PagePace {
public:
    /// As the log has it. O(sessions).
    PagePace(const Curriculum& curriculum, const State& state, std::size_t resource);

    /// One more session, and the page that it reached, where it was told.
    void count(Minutes min, std::optional<std::int64_t> page);
    /// So many pages are left.
    void tell_left(std::int64_t pages);

    /// Nothing: unknown.
    [[nodiscard]] std::optional<double> minutes_per_page() const { return pace_; }

private:
    std::optional<std::int64_t> total_;
    std::optional<double> pace_;
    std::int64_t from_ = 0;  ///< the page where counting began
    Minutes sum_ = 0;
};

/// That many pages at that pace, to the nearest minute, halves up.
Minutes pages_to_minutes(std::int64_t pages, double minutes_per_page);

}  // namespace osmlm
