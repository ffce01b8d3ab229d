#include "inject.hpp"

#include <unistd.h>

#include <cerrno>
#include <map>
#include <sstream>

#include "lab.hpp"

namespace {

const std::map<std::string, int> numbers = {
    {"EIO", EIO},       {"ENOSPC", ENOSPC}, {"EINTR", EINTR},   {"EACCES", EACCES},
    {"EPERM", EPERM},   {"EROFS", EROFS},   {"EDQUOT", EDQUOT}, {"ENOMEM", ENOMEM},
    {"EAGAIN", EAGAIN}, {"EBADF", EBADF},   {"EMFILE", EMFILE}, {"ENFILE", ENFILE},
    {"EFBIG", EFBIG},   {"EINVAL", EINVAL}};

std::string strace_words(const std::string& fault) {
    if (fault == "kill") return "signal=KILL";
    if (fault == "delay") return "delay_enter=300000";
    return "error=" + fault;
}

std::string shim_words(const std::string& fault) {
    const auto number = numbers.find(fault);
    return number == numbers.end() ? fault : std::to_string(number->second);
}

Words under_strace(Words options, const Words& words) {
    options.insert(options.begin(), {"strace", "-f", "-qq"});
    options.insert(options.end(), words.begin(), words.end());
    return options;
}

How under_shim(How how, const std::string& variable, const std::string& value) {
    how.environment["LD_PRELOAD"] = FAULT_SHIM;
    how.environment[variable] = value;
    return how;
}

/// `123 openat(AT_FDCWD, ...`, or `openat(`; nothing for a line that tells of something else.
std::string name_in(const std::string& line) {
    const std::size_t begin = line.find_first_not_of("0123456789 ");
    const std::size_t end = line.find('(');
    if (begin == line.npos || end == line.npos || end <= begin) return {};
    const std::string name = line.substr(begin, end - begin);
    return name.find_first_of(" .<+-") == name.npos ? name : std::string();
}

}  // namespace

const std::vector<std::string> errnos = [] {
    std::vector<std::string> names;
    for (const auto& [name, number] : numbers) names.push_back(name);
    return names;
}();

Means means_here() {
    const char* forced = getenv("OSMLM_FAULT_MEANS");
    if (forced && std::string(forced) == "shim") return Means::shim;
    const Lab lab;
    return run_program(under_strace({"-o", "/dev/null"}, {"true"}), lab.how).exit == 0
               ? Means::strace
               : Means::shim;
}

const char* name_of(Means means) { return means == Means::strace ? "strace" : "shim"; }

std::vector<Call> calls_of(Means means, const Words& words, const How& how) {
    std::string name = "/tmp/osmlm-calls-XXXXXX";
    close(mkstemp(name.data()));
    if (means == Means::strace)
        run_program(under_strace({"-o", name}, words), how);
    else
        run_program(words, under_shim(how, "OSMLM_SHIM_TRACE", name));
    std::istringstream trace(text_of_file(name));
    unlink(name.c_str());
    std::vector<Call> calls;
    std::map<std::string, int> seen;
    for (std::string line; std::getline(trace, line);) {
        const std::string call = name_in(line);
        if (!call.empty() && call != "exit_group") calls.push_back({call, ++seen[call]});
    }
    return calls;
}

Ended run_with_fault(Means means, const Words& words, const How& how, const Call& call,
                     const std::string& fault) {
    if (means == Means::shim) {
        return run_program(words, under_shim(how, "OSMLM_SHIM_FAULT",
                                             call.name + ":" + std::to_string(call.nth) + ":" +
                                                 shim_words(fault)));
    }
    const std::string where = ":when=" + std::to_string(call.nth);
    return run_program(under_strace({"-o", "/dev/null", "-e", "trace=" + call.name, "-e",
                                     "inject=" + call.name + ":" + strace_words(fault) + where},
                                    words),
                       how);
}
