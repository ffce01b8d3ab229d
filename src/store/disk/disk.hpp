#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "osmlm/base/finding.hpp"

/// The steps of which everything that is written consists. The only home of opening for writing.
/// What returns false has set errno.
namespace osmlm {

/// A file descriptor that is closed at the end of its scope; errno stays as it was.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;

    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    [[nodiscard]] int number() const { return number_; }
    bool close();

private:
    int number_;
};

/// "nothing was logged: PATH: why"; `nothing` is how it begins.
Failure undone(std::string_view nothing, const std::filesystem::path& path, const std::string& why,
               std::string hint = {});
Failure undone(std::string_view nothing, const std::filesystem::path& path, int error);
Failure undone(std::string_view nothing, Failure why);

/// The directory that the name of the file stands in.
std::filesystem::path directory_of(const std::filesystem::path& file);

/// Where links lead, in the end perhaps to a file that is not there yet.
std::filesystem::path followed(std::filesystem::path path, std::error_code& error);

Descriptor open_to_append(const std::filesystem::path& file);
/// What is no regular file.
Descriptor open_to_write_into(const std::filesystem::path& file);
/// Makes an empty file when there is none.
Descriptor open_or_make(const std::filesystem::path& file);

bool write_all(const Descriptor& file, std::string_view text);

/// Makes the name of the file outlive a power cut. A directory that may be written but not read,
/// and file systems that cannot do it, pass.
bool sync_directory_of(const std::filesystem::path& file);

/// A file that is there.
struct OldFile {
    std::filesystem::path path;
    struct stat status {};
};

struct Replacement {
    std::filesystem::path target;     ///< not a link
    std::filesystem::path temporary;  ///< in the same directory; a leftover is removed
    const OldFile* like = nullptr;    ///< whose mode, owner and attributes it gets; may be null
    std::string_view text;
};

/// Writes and syncs the temporary file and renames it over the target. On false the target is as it
/// was and the temporary file is gone.
bool replace(const Replacement& replacement);

}  // namespace osmlm
