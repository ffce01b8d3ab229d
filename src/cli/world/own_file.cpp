#include "cli/world/own_file.hpp"

#include <algorithm>
#include <array>

#include "store/disk/disk.hpp"

namespace osmlm {

namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 3> own_names = {"curriculum.json", "log.jsonl", ".osmlm.lock"};

bool has_own_name(const fs::path& file) {
    return std::ranges::find(own_names, file.filename()) != own_names.end();
}

}  // namespace

bool is_own_file(const fs::path& file, const std::optional<fs::path>& plan) {
    std::error_code error;
    if (has_own_name(file) || has_own_name(followed(file, error))) return true;
    return plan && std::ranges::any_of(own_names, [&](const char* name) {
               return fs::equivalent(file, *plan / name, error) && !error;
           });
}

}  // namespace osmlm
