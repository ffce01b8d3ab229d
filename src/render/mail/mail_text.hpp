#pragma once

#include <string>
#include <string_view>

/// Texts as they stand in a mail.
namespace osmlm::render {

/// A header line, folded at blanks after 78 characters; a value that is not plain ASCII as encoded
/// words (RFC 2047). Control characters, line breaks among them, are taken out first, so that a
/// value never begins a line of its own.
std::string header(std::string_view name, std::string_view value);

/// A text of lines in quoted-printable (RFC 2045), lines ended by LF. Also encoded: a dot that
/// begins a line, which `sendmail` may take for the end, and `From ` there, which mailboxes change.
std::string quoted_printable(std::string_view text);

}  // namespace osmlm::render
