#pragma once

#include "osmlm/report/report.hpp"

namespace osmlm::render {

/// The figures behind a picture. Of a chart a row for each day with a point or a mark, or of more
/// than 60 days the last of each week; of a map a row a week; of a timeline a row a row.
Table figures(const Chart& chart);
Table figures(const HeatMap& map);
Table figures(const Timeline& timeline);

}  // namespace osmlm::render
