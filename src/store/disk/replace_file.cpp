#include "store/disk/replace_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "store/disk/disk.hpp"

namespace osmlm {
namespace {

namespace fs = std::filesystem;

fs::path temporary_for(const fs::path& target, std::string_view mark) {
    std::string name = "." + target.filename().string();
    if (!mark.empty()) name.append(".").append(mark);
    return target.parent_path() / (name + ".osmlm-tmp");
}

/// Renaming over a file asks nothing of the file itself, so what forbids to write it is asked here.
std::optional<Failure> refused(const OldFile& old) {
    if (!S_ISREG(old.status.st_mode))
        return undone(nothing_written, old.path, "it is no regular file");
    if (old.status.st_nlink > 1) {
        return undone(nothing_written, old.path,
                      "it has more than one name (hard links), which would part",
                      "write to another file and copy it");
    }
    if (::access(old.path.c_str(), W_OK) != 0) return undone(nothing_written, old.path, errno);
    return std::nullopt;
}

}  // namespace

std::optional<Failure> replace_file(const fs::path& target, std::string_view text,
                                    const std::optional<Kept>& kept, std::string_view mark) {
    OldFile old{target};
    const bool is_new = ::stat(target.c_str(), &old.status) != 0;
    if (is_new && errno != ENOENT) return undone(nothing_written, target, errno);
    if (!is_new) {
        if (auto failure = refused(old)) return failure;
    }
    const fs::path directory = directory_of(target);
    if (::access(directory.c_str(), W_OK | X_OK) != 0)
        return undone(nothing_written, directory, errno);
    const OldFile* like = is_new ? nullptr : &old;
    if (kept && (!replace({kept->file, temporary_for(kept->file, mark), like, kept->text}) ||
                 !sync_directory_of(target)))
        return undone(nothing_written, kept->file, errno);
    if (!replace({target, temporary_for(target, mark), like, text}))
        return undone(nothing_written, target, errno);
    if (sync_directory_of(target)) return std::nullopt;
    return Failure{
        Exit::io,
        target.string() + " was written, but may not outlive a power cut: " + std::strerror(errno),
        {},
        {}};
}

}  // namespace osmlm
