#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "osmlm/base/day.hpp"

/// A date that is read is written exactly as it stood.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto day = osmlm::parse_day(text);
    if (day && osmlm::iso_date(*day) != text) std::abort();
    if (day && osmlm::iso_week(*day).size() != 8) std::abort();
    return 0;
}
