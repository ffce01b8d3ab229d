#pragma once

#include "osmlm/render/render.hpp"

namespace osmlm::render {

/// For people at a terminal: aligned tables, wrapped paragraphs, colours when asked.
std::string text(const Report& report, const Style& style);

/// One object, indented by two spaces: "schema", "today", then the report's data.
std::string json(const Report& report, const Style& style);

/// RFC 4180: the report's records under a line of keys, CRLF.
std::string csv(const Report& report, const Style& style);

/// CommonMark with pipe tables.
std::string md(const Report& report, const Style& style);

/// One page of HTML that loads nothing: pictures are inline SVG with their figures behind them.
std::string html(const Report& report, const Style& style);

/// A whole message with a text and an HTML part, for `sendmail -t`: lines end with LF, as programs
/// hand mail to each other on one machine, and who takes it adds `Date` and `Message-ID`.
/// Takes no notice of the style, so that the same report is always the same mail.
std::string mime(const Report& report, const Style& style);

}  // namespace osmlm::render
