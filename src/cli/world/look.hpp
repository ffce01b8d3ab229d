#pragma once

#include "cli/words/request.hpp"
#include "osmlm/render/render.hpp"

/// How an answer is to look: from the options, the environment and the stream.
namespace osmlm {

/// --color, then FORCE_COLOR, NO_COLOR, CLICOLOR_FORCE, TERM=dumb, CLICOLOR=0, then whether a
/// terminal shows it.
bool wants_colour(const std::optional<std::string>& option, const World& world, bool terminal);

/// Whether the locale's characters are UTF-8: LC_ALL, else LC_CTYPE, else LANG.
bool locale_is_utf8(const World& world);

/// The style of the answer. Failure (exit 2): a bad --color or --width.
Expected<Style, Failure> answer_style(const Globals& globals, const World& world);

/// The style of messages: only cut to a width where a terminal shows them.
Style message_style(const Globals& globals, const World& world);

/// The format of the answer, among those the command has. Failure (exit 2): another one.
Expected<const Format*, Failure> answer_format(const Globals& globals, const Command& command);

}  // namespace osmlm
