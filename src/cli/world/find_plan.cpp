#include "cli/world/find_plan.hpp"

#include <fmt/core.h>

#include "osmlm/base/words.hpp"
#include "osmlm/store/store.hpp"

namespace osmlm {

namespace {

namespace fs = std::filesystem;

constexpr const char* file_name = "curriculum.json";

/// The length of the string (quotes included) or comment that the text begins with; else 0.
std::size_t opaque_length(std::string_view text) {
    const auto until = [text](std::string_view end, std::size_t from) {
        const std::size_t at = text.find(end, from);
        return at == std::string_view::npos ? text.size() : at + end.size();
    };
    if (text.starts_with("//")) return until("\n", 2);
    if (text.starts_with("/*")) return until("*/", 2);
    if (!text.starts_with('"')) return 0;
    std::size_t at = 1;
    while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2U : 1U;
    return std::min(text.size(), at + 1);
}

/// A directory's curriculum has the key; a file that cannot be read is a failure.
Expected<bool, Failure> is_plan(const fs::path& directory) {
    auto text = read_file(directory / file_name);
    if (!text) return text.error();
    return text->has_value() && has_outer_key(**text, "osmlm");
}

std::optional<fs::path> data_home(const World& world) {
    const auto data = world.variable("XDG_DATA_HOME");
    if (data && fs::path(*data).is_absolute()) return fs::path(*data) / "osmlm";
    const auto home = world.variable("HOME");
    if (home) return fs::path(*home) / ".local" / "share" / "osmlm";
    return std::nullopt;
}

Failure no_plan(std::string where, std::string hint = "osmlm init makes one") {
    return {Exit::input, "no plan found: " + std::move(where), std::move(hint), {}};
}

/// A directory that was named must be a plan.
Expected<fs::path, Failure> named(const fs::path& directory, std::string_view by,
                                  const World& world) {
    const fs::path whole = (world.directory / directory).lexically_normal();
    std::error_code none;
    if (fs::is_regular_file(whole, none))
        return no_plan(fmt::format("{} is a file ({})", whole.string(), by), "name its directory");
    auto text = read_file(whole / file_name);
    if (!text) return text.error();
    if (text->has_value()) return whole;
    return no_plan(fmt::format("there is no {} in {} ({})", file_name, whole.string(), by));
}

}  // namespace

bool has_outer_key(std::string_view text, std::string_view key) {
    int depth = 0;
    std::string_view last;  // the string just before, when only blanks have followed it
    while (!text.empty()) {
        const std::size_t opaque = opaque_length(text);
        const char c = text.front();
        if (c == '"' && depth == 1)
            last = text.substr(1, opaque - std::min<std::size_t>(2, opaque));
        if (c == ':' && depth == 1 && last == key) return true;
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        if (opaque == 0 && std::string_view(" \t\r\n").find(c) == std::string_view::npos) last = {};
        text.remove_prefix(std::max<std::size_t>(opaque, 1));
    }
    return false;
}

Expected<fs::path, Failure> find_plan(const std::optional<std::string>& given, const World& world) {
    if (given) return named(*given, "--plan", world);
    if (const auto set = world.variable("OSMLM_PLAN")) return named(*set, "$OSMLM_PLAN", world);
    for (fs::path at = world.directory;; at = at.parent_path()) {
        auto found = is_plan(at);
        if (!found) return found.error();
        if (*found) return at;
        if (at == at.parent_path()) break;
    }
    const auto home = data_home(world);
    if (home) {
        auto found = is_plan(*home);
        if (!found) return found.error();
        if (*found) return *home;
    }
    std::string where = "looked in " + world.directory.string() + " and the directories above it";
    if (home) where += ", and in " + home->string();
    return no_plan(where);
}

}  // namespace osmlm
