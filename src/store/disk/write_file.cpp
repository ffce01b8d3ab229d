#include "osmlm/store/write_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "osmlm/store/store.hpp"
#include "store/disk/plan_lock.hpp"
#include "store/disk/replace_file.hpp"

namespace osmlm {
namespace {

namespace fs = std::filesystem;

std::optional<Failure> write_into(const fs::path& path, std::string_view text) {
    Descriptor file = open_to_write_into(path);
    if (file.is_open() && write_all(file, text) && file.close()) return std::nullopt;
    return Failure{
        Exit::io, "could not write to " + path.string() + ": " + std::strerror(errno), {}, {}};
}

Failure edited_meanwhile(const fs::path& path) {
    return undone(nothing_written, path, "it was edited meanwhile", "run the command again");
}

}  // namespace

std::optional<Failure> write_file(const fs::path& path, std::string_view text) {
    struct stat found {};
    const bool is_there = ::stat(path.c_str(), &found) == 0;
    if (is_there && S_ISDIR(found.st_mode))
        return undone(nothing_written, path, "it is a directory", "name a file in it");
    if (is_there && !S_ISREG(found.st_mode)) return write_into(path, text);
    std::error_code error;
    const fs::path target = followed(path, error);
    if (error) return undone(nothing_written, path, error.value());
    return replace_file(target, text, std::nullopt, std::to_string(::getpid()));
}

std::optional<Failure> rewrite_file(const fs::path& directory, std::string_view name,
                                    const std::optional<std::string>& expected,
                                    std::string_view text, std::chrono::milliseconds patience) {
    const auto lock = lock_plan(directory, patience, nothing_written);
    if (!lock) return lock.error();
    std::error_code error;
    const fs::path target = followed(directory / name, error);
    if (error) return undone(nothing_written, target, error.value());
    const auto found = read_file(target);
    if (!found) return undone(nothing_written, found.error());
    if (*found != expected) return edited_meanwhile(target);
    if (!expected || *expected == text) return replace_file(target, text);
    return replace_file(target, text, Kept{target.string() + "~", *expected});
}

std::optional<Failure> make_directories(const fs::path& path, fs::perms mode) {
    std::error_code error;
    if (fs::is_directory(path, error)) return std::nullopt;
    if (path.has_parent_path() && path.parent_path() != path) {
        if (auto failure = make_directories(path.parent_path(), mode)) return failure;
    }
    const bool made = ::mkdir(path.c_str(), static_cast<mode_t>(mode)) == 0 ||
                      (errno == EEXIST && fs::is_directory(path, error));
    if (made && sync_directory_of(path)) return std::nullopt;
    return undone("cannot make the directory", path, errno);
}

}  // namespace osmlm
