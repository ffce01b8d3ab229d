// Debian has fmt as a shared library, which every run would wait for, and as headers, which every
// file would compile anew. So it is compiled here, once, and all other files include <fmt/core.h>.
#define FMT_HEADER_ONLY
#include <fmt/format.h>

#include <cstdio>

namespace {

using Format = std::string (*)(fmt::string_view, fmt::format_args);
using Print = void (*)(fmt::string_view, fmt::format_args);

[[gnu::used]] const Format format = &fmt::vformat;
[[gnu::used]] const Print print = &fmt::vprint;

}  // namespace
