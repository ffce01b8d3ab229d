#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include "osmlm/store/store.hpp"
#include "store/disk/large_pages.hpp"

namespace osmlm {
namespace {

Failure unreadable(const std::filesystem::path& path, int code) {
    Failure failure;
    failure.exit = Exit::io;
    failure.message = "cannot read " + path.string() + ": " + std::generic_category().message(code);
    return failure;
}

}  // namespace

Expected<std::optional<std::string>, Failure> read_file(const std::filesystem::path& path) {
    errno = 0;
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rbe"),
                                                               &std::fclose);
    if (!file && errno == ENOENT) return std::optional<std::string>();
    if (!file) return unreadable(path, errno);
    std::string text;
    struct stat facts {};
    if (fstat(fileno(file.get()), &facts) == 0 && S_ISREG(facts.st_mode)) {
        text.reserve(static_cast<std::size_t>(facts.st_size) + file_padding);
        use_large_pages(text, text.capacity());
    }
    std::array<char, 65536> block;  // without zeros
    while (const std::size_t count = std::fread(block.data(), 1, block.size(), file.get()))
        text.append(block.data(), count);
    if (std::ferror(file.get()) != 0) return unreadable(path, errno);
    return std::optional<std::string>(std::move(text));
}

}  // namespace osmlm
