// LD_PRELOAD=shim.so stands in for strace where ptrace is forbidden: it knows the calls that the
// program makes through the C library, and fails, kills or delays the n-th of a name.
//     OSMLM_SHIM_TRACE=FILE               writes the names of the calls into the file
//     OSMLM_SHIM_FAULT=fsync:2:kill       or fsync:2:5 (an errno), or fsync:2:delay (300 ms)
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

void note_call(const char* name) {
    const char* path = getenv("OSMLM_SHIM_TRACE");
    if (path == nullptr) return;
    const long file = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND, 0666);
    if (file < 0) return;
    char line[64];
    const int length = snprintf(line, sizeof line, "%s(\n", name);
    syscall(SYS_write, file, line, length);
    syscall(SYS_close, file);
}

/// Whether this call is to fail; errno is set then.
bool fails(const char* name, int& count) {
    note_call(name);
    ++count;
    const char* fault = getenv("OSMLM_SHIM_FAULT");
    const std::size_t length = strlen(name);
    if (fault == nullptr || strncmp(fault, name, length) != 0 || fault[length] != ':') return false;
    char* what = nullptr;
    if (strtol(fault + length + 1, &what, 10) != count) return false;
    ++what;
    if (strcmp(what, "kill") == 0) syscall(SYS_kill, getpid(), SIGKILL);
    if (strcmp(what, "delay") == 0) return usleep(300'000) != 0;
    errno = atoi(what);
    return true;
}

template <class Function>
Function* next(Function*, const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

#define STAND_IN(result, name, parameters, ...)                                      \
    extern "C" result name parameters {                                              \
        static int count = 0;                                                        \
        if (fails(#name, count)) return static_cast<result>(-1);                     \
        return next(static_cast<result(*) parameters>(nullptr), #name)(__VA_ARGS__); \
    }

STAND_IN(ssize_t, write, (int file, const void* text, std::size_t size), file, text, size)
STAND_IN(ssize_t, writev, (int file, const iovec* parts, int count_of), file, parts, count_of)
STAND_IN(ssize_t, pread, (int file, void* text, std::size_t size, off_t at), file, text, size, at)
STAND_IN(int, close, (int file), file)
STAND_IN(int, fsync, (int file), file)
STAND_IN(int, fdatasync, (int file), file)
STAND_IN(int, flock, (int file, int kind), file, kind)
STAND_IN(int, ftruncate, (int file, off_t size), file, size)
STAND_IN(int, rename, (const char* from, const char* to), from, to)
STAND_IN(int, unlink, (const char* path), path)
STAND_IN(int, mkdir, (const char* path, mode_t mode), path, mode)
STAND_IN(int, access, (const char* path, int kind), path, kind)
STAND_IN(int, stat, (const char* path, struct stat* found), path, found)
STAND_IN(int, fstat, (int file, struct stat* found), file, found)
STAND_IN(int, fchown, (int file, uid_t user, gid_t group), file, user, group)
STAND_IN(int, fchmod, (int file, mode_t mode), file, mode)
STAND_IN(ssize_t, listxattr, (const char* path, char* names, std::size_t size), path, names, size)

extern "C" int open(const char* path, int flags, ...) {
    static int count = 0;
    va_list more;
    va_start(more, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    if (fails("open", count)) return -1;
    return static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

extern "C" FILE* fopen(const char* path, const char* mode) {
    static int count = 0;
    if (fails("fopen", count)) return nullptr;
    return next(static_cast<FILE* (*)(const char*, const char*)>(nullptr), "fopen")(path, mode);
}
