#include "osmlm/store/write_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace osmlm {

namespace {

namespace fs = std::filesystem;

/// A file descriptor that is closed at the end of its scope.
class Descriptor {
public:
    Descriptor(const fs::path& path, int flags, mode_t mode = 0)
        : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    [[nodiscard]] int number() const { return number_; }
    bool close() {
        const int number = number_;
        number_ = -1;
        return number < 0 || ::close(number) == 0;
    }

private:
    int number_;
};

Failure failed(const fs::path& path, const std::string& why, std::string hint = {}) {
    return {Exit::io, "nothing was written to " + path.string() + ": " + why, std::move(hint), {}};
}

Failure failed(const fs::path& path, int error) { return failed(path, std::strerror(error)); }

bool write_all(int number, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(number, text.data(), text.size());
        if (written < 0 && errno != EINTR) return false;
        if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// Writes, syncs and closes the temporary file; its mode is set before any content is there.
bool fill(const fs::path& temporary, const struct stat* old, std::string_view text) {
    Descriptor file(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, old ? 0600 : 0666);
    if (!file.is_open()) return false;
    if (old && ::fchown(file.number(), old->st_uid, old->st_gid) != 0 && errno != EPERM)
        return false;
    if (old && ::fchmod(file.number(), old->st_mode & 07777) != 0) return false;
    return write_all(file.number(), text) && ::fsync(file.number()) == 0 && file.close();
}

std::optional<Failure> write_into(const fs::path& path, std::string_view text) {
    Descriptor file(path, O_WRONLY);
    if (!file.is_open() || !write_all(file.number(), text) || !file.close()) {
        return Failure{
            Exit::io, "could not write to " + path.string() + ": " + std::strerror(errno), {}, {}};
    }
    return std::nullopt;
}

std::optional<Failure> replace(const fs::path& path, const struct stat* old,
                               std::string_view text) {
    const fs::path directory = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const fs::path temporary = directory / ("." + path.filename().string() + ".osmlm-tmp");
    ::unlink(temporary.c_str());  // of a run that was killed
    if (!fill(temporary, old, text) || ::rename(temporary.c_str(), path.c_str()) != 0) {
        const int error = errno;
        ::unlink(temporary.c_str());
        return failed(path, error);
    }
    const Descriptor folder(directory, O_RDONLY | O_DIRECTORY);
    if (folder.is_open() && ::fsync(folder.number()) != 0 && errno != EINVAL) {
        return Failure{Exit::io,
                       path.string() +
                           " was written, but may not outlive a power cut: " + std::strerror(errno),
                       {},
                       {}};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Failure> write_file(const fs::path& path, std::string_view text) {
    std::error_code error;
    fs::path target = fs::is_symlink(path, error) ? fs::weakly_canonical(path, error) : path;
    if (error && error != std::errc::no_such_file_or_directory) return failed(path, error.value());
    struct stat old {};
    if (::stat(target.c_str(), &old) != 0) {
        return errno == ENOENT ? replace(target, nullptr, text) : failed(path, errno);
    }
    if (S_ISDIR(old.st_mode)) return failed(path, "it is a directory", "name a file in it");
    if (!S_ISREG(old.st_mode)) return write_into(target, text);
    if (old.st_nlink > 1) {
        return failed(path, "it has more than one name (hard links), which would part",
                      "write to another file and copy it");
    }
    if (::access(target.c_str(), W_OK) != 0) return failed(path, errno);
    return replace(target, &old, text);
}

}  // namespace osmlm
