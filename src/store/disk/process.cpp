#include "store/disk/process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace osmlm {
namespace {

/// Everything that comes out of the pipe until its end.
std::string read_all(int pipe) {
    std::string text;
    std::array<char, 65536> part{};
    for (;;) {
        const ssize_t got = ::read(pipe, part.data(), part.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return text;
        text.append(part.data(), static_cast<std::size_t>(got));
    }
}

/// Starts the program with its output in the pipe; 0 when it cannot.
pid_t start(const std::vector<std::string>& words, int output) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    pid_t child = 0;
    const int error =
        ::posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return error == 0 ? child : 0;
}

}  // namespace

std::optional<std::string> output_of(const std::vector<std::string>& words) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
    const pid_t child = start(words, ends[1]);
    ::close(ends[1]);
    std::string text = child > 0 ? read_all(ends[0]) : std::string();
    ::close(ends[0]);
    int status = 0;
    if (child <= 0 || ::waitpid(child, &status, 0) != child) return std::nullopt;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? std::optional(std::move(text))
                                                         : std::nullopt;
}

}  // namespace osmlm
