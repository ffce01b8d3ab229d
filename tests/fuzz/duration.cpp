#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "osmlm/base/duration.hpp"

/// A duration that is read lies in range, and is read back as the same when it is written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto minutes = osmlm::parse_duration(text);
    if (!minutes) {
        if (minutes.error().message.empty()) std::abort();
        return 0;
    }
    if (*minutes < 0 || *minutes > osmlm::longest_duration) std::abort();
    const auto again = osmlm::parse_duration(osmlm::duration_text(*minutes));
    if (!again || *again != *minutes) std::abort();
    return 0;
}
