#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "process.hpp"

/// A plan of its own for one test, and the programs that write into it.
class Lab {
public:
    /// In a new directory, or in one that is there.
    Lab();
    explicit Lab(std::filesystem::path home);
    ~Lab();
    Lab(const Lab&) = delete;
    Lab& operator=(const Lab&) = delete;

    std::filesystem::path home, plan;
    How how;

    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
        return plan / name;
    }
    /// Begins anew with a curriculum and the log (empty: none yet).
    void lay(const std::string& log) const;

    [[nodiscard]] Words osmlm(Words words) const;
    [[nodiscard]] Words naive(const std::string& way, const std::string& text) const;
    [[nodiscard]] Words rewriter(const std::string& text) const;
    /// osmlm, without a fault.
    [[nodiscard]] Ended run(Words words) const { return run_program(osmlm(std::move(words)), how); }

private:
    bool mine_ = false;
};

/// The files of a directory and what is in them.
using Files = std::map<std::string, std::string>;
Files files_in(const std::filesystem::path& directory);

std::string text_of_file(const std::filesystem::path& path);
void put_file(const std::filesystem::path& path, const std::string& text);

/// How often a part stands in a text.
int times(const std::string& text, const std::string& part);

/// A curriculum, in which the resource is "la".
std::string curriculum_titled(const std::string& title);
/// A line of a log, ended.
std::string record_line(const std::string& id, const std::string& note);
/// The promise of the week of `lab_now`, so that a command writes none.
extern const std::string promise_of_the_week;

/// What a log with that many entries holds.
std::string long_log(int lines);

/// Skips the test: ctest knows it by these words, and tests/run.sh gathers the reasons.
void skip(const std::string& why);
