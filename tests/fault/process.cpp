#include "process.hpp"

#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <iostream>
#include <thread>

namespace {

/// A place for what a program prints.
class Paper {
public:
    Paper() : file_(memfd_create("printed", MFD_CLOEXEC)) {}
    ~Paper() { close(file_); }
    Paper(const Paper&) = delete;
    Paper& operator=(const Paper&) = delete;

    [[nodiscard]] int file() const { return file_; }
    [[nodiscard]] std::string text() const {
        std::string all;
        std::array<char, 4096> block{};
        off_t at = 0;
        for (ssize_t count = 0; (count = pread(file_, block.data(), block.size(), at)) > 0;
             at += count)
            all.append(block.data(), static_cast<std::size_t>(count));
        return all;
    }

private:
    int file_;
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (std::string& text : texts) all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

void give_up_rights() {
    constexpr uid_t nobody = 65534;
    if (geteuid() != 0) return;
    if (setgroups(0, nullptr) != 0 || setgid(nobody) != 0 || setuid(nobody) != 0) _exit(126);
}

/// Between fork and exec nothing may allocate: other threads may hold the locks of the heap.
[[noreturn]] void become(char* const* words, char* const* environment, const How& how, int out,
                         int err) {
    const int null = open("/dev/null", O_RDONLY);
    const int printed =
        how.out.empty() ? out : open(how.out.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
    dup2(null, 0);
    dup2(printed, 1);
    dup2(err, 2);
    if (!how.directory.empty() && chdir(how.directory.c_str()) != 0) _exit(126);
    if (how.largest_file) {
        const rlimit limit{*how.largest_file, *how.largest_file};
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0) _exit(126);
    }
    if (how.as_nobody) give_up_rights();
    execvpe(words[0], words, environment);
    _exit(126);
}

bool write_to(const char* path, const std::string& text) {
    std::ofstream file(path);
    file << text << std::flush;
    return file.good();
}

/// Mounts of this process are its own from here on.
bool leave_for_private_mounts() {
    const uid_t user = geteuid();
    const gid_t group = getegid();
    if (user != 0) {
        if (unshare(CLONE_NEWUSER) != 0 || !write_to("/proc/self/setgroups", "deny") ||
            !write_to("/proc/self/uid_map", "0 " + std::to_string(user) + " 1") ||
            !write_to("/proc/self/gid_map", "0 " + std::to_string(group) + " 1"))
            return false;
    }
    return unshare(CLONE_NEWNS) == 0 &&
           mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

constexpr int could_not = 100;

/// Also says whether something can be mounted in the end.
int try_mount(void*) { return mount("none", "/tmp", "tmpfs", 0, "size=64k") == 0 ? 0 : 1; }

}  // namespace

Ended run_program(const Words& words, const How& how) {
    Words copy = words;
    std::vector<std::string> settings;
    for (const auto& [name, value] : how.environment) {
        settings.push_back(name);
        settings.back().append("=").append(value);
    }
    const auto arguments = pointers(copy), environment = pointers(settings);
    const Paper out, err;
    const pid_t child = fork();
    if (child == 0) become(arguments.data(), environment.data(), how, out.file(), err.file());
    if (how.killed_after) {
        std::this_thread::sleep_for(*how.killed_after);
        kill(child, SIGKILL);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    Ended ended;
    if (WIFEXITED(status)) ended.exit = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
    ended.out = out.text();
    ended.err = err.text();
    return ended;
}

int with_private_mounts(int (*check)(void*), void* context) {
    std::cout << std::flush;
    const pid_t child = fork();
    if (child == 0) {
        const int code = leave_for_private_mounts() ? check(context) : could_not;
        std::cout << std::flush;
        _exit(code);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    return WIFEXITED(status) ? WEXITSTATUS(status) : could_not;
}

bool can_mount_privately() { return with_private_mounts(try_mount, nullptr) == 0; }
