#include "osmlm/store/machine.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "osmlm/store/store.hpp"
#include "osmlm/store/write_file.hpp"

namespace osmlm {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t id_length = 4;

/// The edits of a plan are in a directory named as its own, below one for all of them.
fs::path edits_of(const fs::path& state, const fs::path& plan) {
    std::error_code error;
    fs::path whole = fs::weakly_canonical(plan, error);
    if (error) whole = plan.lexically_normal();
    return state / "edits" / whole.relative_path();
}

constexpr std::string_view ending = ".edit";

fs::path file_of(const fs::path& edits, std::string_view cmd) {
    return edits / (std::string(cmd) + std::string(ending));
}

/// A file is the number of bytes before, a line end, and both texts.
std::optional<SavedEdit> edit_in(std::string_view cmd, std::string_view text) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (error != std::errc() || !text.starts_with('\n') || text.size() - 1 < size)
        return std::nullopt;
    return SavedEdit{std::string(cmd), std::string(text.substr(1, size)),
                     std::string(text.substr(1 + size))};
}

}  // namespace

std::string known_machine(const fs::path& state) {
    if (state.is_relative()) return {};
    const auto kept = read_file(state / "machine");
    const std::string_view known = kept && *kept ? std::string_view(**kept) : std::string_view();
    const bool good = known.size() == id_length + 1 && known.find_first_not_of(digits) == id_length;
    return std::string(known.substr(0, good ? id_length : 0));
}

std::string machine_id(const fs::path& state, std::uint32_t random) {
    std::string id = known_machine(state);
    if (!id.empty() || state.is_relative() || !read_file(state / "machine")) return id;
    for (std::size_t i = 0; i < id_length; ++i, random >>= 5U) id += digits[random & 31U];
    if (make_directories(state, fs::perms::owner_all) || write_file(state / "machine", id + "\n"))
        return {};
    return id;
}

std::optional<Failure> save_edit(const fs::path& state, const fs::path& plan,
                                 const SavedEdit& edit) {
    if (state.is_relative())
        return Failure{Exit::io, "the edit was not kept: there is no place for it", {}, {}};
    const fs::path edits = edits_of(state, plan);
    if (auto failure = make_directories(edits, fs::perms::owner_all)) return failure;
    auto failure = write_file(file_of(edits, edit.cmd),
                              std::to_string(edit.before.size()) + "\n" + edit.before + edit.after);
    const std::vector<std::string> kept = saved_edits(state, plan);
    std::error_code error;
    for (std::size_t i = 0; i + most_saved_edits < kept.size(); ++i)
        fs::remove(file_of(edits, kept[i]), error);
    return failure;
}

Expected<std::optional<SavedEdit>, Failure> saved_edit(const fs::path& state, const fs::path& plan,
                                                       std::string_view cmd) {
    const auto text = read_file(file_of(edits_of(state, plan), cmd));
    if (!text) return text.error();
    return *text ? edit_in(cmd, **text) : std::nullopt;
}

std::vector<std::string> saved_edits(const fs::path& state, const fs::path& plan) {
    std::vector<std::string> commands;
    std::error_code error;
    for (fs::directory_iterator at(edits_of(state, plan), error), end; !error && at != end;
         at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (name.ends_with(ending)) commands.push_back(name.substr(0, name.size() - ending.size()));
    }
    std::sort(commands.begin(), commands.end());
    return commands;
}

}  // namespace osmlm
