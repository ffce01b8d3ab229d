#pragma once

#include <functional>
#include <string>
#include <vector>

#include "process.hpp"

/// Faults at one system call of a program. With strace it is any system call; where ptrace is
/// forbidden, the calls that go through the C library (tests/fault/shim.cpp).
enum class Means { strace, shim };

/// The best that this machine allows.
Means means_here();
const char* name_of(Means means);

struct Call {
    std::string name;
    int nth = 1;  ///< of its name, from 1
};

/// All calls of a run, in their order.
std::vector<Call> calls_of(Means means, const Words& words, const How& how);

/// "kill", "delay" (300 ms before the call), or the name of an errno.
Ended run_with_fault(Means means, const Words& words, const How& how, const Call& call,
                     const std::string& fault);

/// All 14 that are tried.
extern const std::vector<std::string> errnos;
