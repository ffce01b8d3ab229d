#include "store/disk/disk.hpp"

#include <fcntl.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace osmlm {

namespace fs = std::filesystem;

namespace {

Descriptor opened(const fs::path& file, int flags, mode_t mode = 0) {
    return Descriptor(::open(file.c_str(), flags | O_CLOEXEC, mode));
}

/// Access lists and what people attach to files. Attributes that only the system may set
/// (`security.`, `trusted.`) are left to it.
bool is_kept(std::string_view attribute) {
    return attribute.starts_with("user.") || attribute == "system.posix_acl_access";
}

bool copy_attribute(const fs::path& from, const Descriptor& to, const char* name) {
    const ssize_t size = ::getxattr(from.c_str(), name, nullptr, 0);
    if (size < 0) return false;
    std::string value(static_cast<std::size_t>(size), '\0');
    return ::getxattr(from.c_str(), name, value.data(), value.size()) == size &&
           ::fsetxattr(to.number(), name, value.data(), value.size(), 0) == 0;
}

bool copy_attributes(const fs::path& from, const Descriptor& to) {
    const ssize_t size = ::listxattr(from.c_str(), nullptr, 0);
    if (size < 0) return errno == ENOTSUP;
    std::string names(static_cast<std::size_t>(size), '\0');
    if (size > 0 && ::listxattr(from.c_str(), names.data(), names.size()) != size) return false;
    for (std::size_t at = 0; at < names.size(); at = names.find('\0', at) + 1) {
        const char* name = names.c_str() + at;
        if (is_kept(name) && !copy_attribute(from, to, name)) return false;
    }
    return true;
}

/// Who may read the file is settled before any content is there.
bool take_after(const Descriptor& file, const OldFile* old) {
    if (old == nullptr) return true;
    const struct stat& status = old->status;
    if (::fchown(file.number(), status.st_uid, status.st_gid) != 0 && errno != EPERM) return false;
    return ::fchmod(file.number(), status.st_mode & 07777) == 0 && copy_attributes(old->path, file);
}

}  // namespace

Descriptor::~Descriptor() {
    const int error = errno;
    close();
    errno = error;
}

bool Descriptor::close() {
    const int number = std::exchange(number_, -1);
    return number < 0 || ::close(number) == 0;
}

Failure undone(std::string_view nothing, const fs::path& path, const std::string& why,
               std::string hint) {
    return {
        Exit::io, std::string(nothing) + ": " + path.string() + ": " + why, std::move(hint), {}};
}

Failure undone(std::string_view nothing, const fs::path& path, int error) {
    return undone(nothing, path, std::strerror(error));
}

Failure undone(std::string_view nothing, Failure why) {
    why.message = std::string(nothing) + ": " + why.message;
    return why;
}

fs::path directory_of(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

fs::path followed(fs::path path, std::error_code& error) {
    constexpr int most_links = 40;
    for (int links = 0; links < most_links; ++links) {
        const fs::path target = fs::read_symlink(path, error);
        if (error == std::errc::invalid_argument || error == std::errc::no_such_file_or_directory)
            error.clear();
        else if (!error) {
            path = path.parent_path() / target;
            continue;
        }
        return path;
    }
    error = std::make_error_code(std::errc::too_many_symbolic_link_levels);
    return path;
}

Descriptor open_to_append(const fs::path& file) { return opened(file, O_RDWR | O_APPEND); }

Descriptor open_to_write_into(const fs::path& file) { return opened(file, O_WRONLY); }

Descriptor open_or_make(const fs::path& file) { return opened(file, O_RDWR | O_CREAT, 0666); }

bool write_all(const Descriptor& file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(file.number(), text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written == 0) errno = ENOSPC;
        if (written <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool sync_directory_of(const fs::path& file) {
    const Descriptor folder = opened(directory_of(file), O_RDONLY | O_DIRECTORY);
    if (!folder.is_open()) return errno == EACCES;
    return ::fsync(folder.number()) == 0 || errno == EINVAL;
}

bool replace(const Replacement& replacement) {
    const fs::path& temporary = replacement.temporary;
    ::unlink(temporary.c_str());
    Descriptor file =
        opened(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, replacement.like ? 0600 : 0666);
    if (!file.is_open()) return false;
    if (take_after(file, replacement.like) && write_all(file, replacement.text) &&
        ::fsync(file.number()) == 0 && file.close() &&
        ::rename(temporary.c_str(), replacement.target.c_str()) == 0) {
        return true;
    }
    const int error = errno;
    ::unlink(temporary.c_str());
    errno = error;
    return false;
}

}  // namespace osmlm
