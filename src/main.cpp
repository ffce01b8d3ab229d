#include <malloc.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <random>

#include "osmlm/cli/run.hpp"

namespace {

std::optional<std::string> environment(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value ? std::optional<std::string>(value) : std::nullopt;
}

std::optional<int> terminal_columns() {
    for (const int stream : {STDOUT_FILENO, STDERR_FILENO}) {
        winsize size{};
        if (ioctl(stream, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    }
    return std::nullopt;
}

/// What a search gives back it soon asks for again, so the run keeps it. The heap lies on huge
/// pages where the system has them: of all that a run costs, the first touch of its pages is a
/// large part, and on a virtual machine more than planning.
void prepare_heap() {
    constexpr std::uintptr_t huge = 2 << 20;
    constexpr int room = 256 << 10, most = 64 << 20, step = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, most / 2);
    mallopt(M_TRIM_THRESHOLD, 2 * most);
    mallopt(M_TOP_PAD, most);
    // The heap goes on so far below a huge page, and a block that nobody uses fills that up: a huge
    // page that was written to before it is asked for stays in small ones.
    const auto end = reinterpret_cast<std::uintptr_t>(sbrk(0));
    const std::uintptr_t skipped = -(end + room) % huge;
    sbrk(static_cast<std::intptr_t>(skipped));
    [[maybe_unused]] static void* volatile unused = std::malloc(room - 4096);
    mallopt(M_TOP_PAD, step);  // where memory is limited, there may be no more than that
    madvise(reinterpret_cast<void*>(end + skipped + room), most - huge, MADV_HUGEPAGE);
}

}  // namespace

int main(int count, char** words) try {
    prepare_heap();
    std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away is an error of the write
    std::signal(SIGXFSZ, SIG_IGN);  // and so is a file that may not grow
    std::error_code error;
    const osmlm::World world{
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()),
        environment,
        std::filesystem::current_path(error),
        {std::cout, isatty(STDOUT_FILENO) != 0},
        {std::cerr, isatty(STDERR_FILENO) != 0},
        terminal_columns(),
        {&std::cin, isatty(STDIN_FILENO) != 0},
        [] { return std::random_device()(); },
        [begin = std::chrono::steady_clock::now()] {
            return std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                 begin);
        }};
    return osmlm::run({words + 1, words + count}, world);
} catch (const std::exception& error) {  // no memory, or no source of random bits
    std::cerr << "osmlm: " << error.what() << "; osmlm sessions shows what was logged\n";
    return 4;
}
