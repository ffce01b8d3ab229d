#include "lab.hpp"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

namespace fs = std::filesystem;

namespace {

fs::path new_home() {
    std::string name = (fs::temp_directory_path() / "osmlm-fault-XXXXXX").string();
    return mkdtemp(name.data());
}

}  // namespace

const std::string promise_of_the_week =
    R"({"v":1,"id":"06gfa0000000000p","op":"promise","at":"2026-09-28T08:00:00Z",)"
    R"("week":"2026-W40","finish":null,"days":{},"left":{"la":5400},"hours":[]})"
    "\n";

Lab::Lab() : Lab(new_home()) { mine_ = true; }

Lab::Lab(fs::path where) : home(std::move(where)), plan(home / "plan") {
    const char* path = std::getenv("PATH");
    how.environment = {{"PATH", path ? path : "/usr/bin:/bin"},
                       {"HOME", home.string()},
                       {"XDG_STATE_HOME", (home / "state").string()},
                       {"OSMLM_NOW", "2026-10-01T10:00:00Z"}};
}

Lab::~Lab() {
    std::error_code none;
    if (mine_) fs::remove_all(home, none);
}

void Lab::lay(const std::string& log) const {
    fs::remove_all(plan);
    fs::remove_all(home / "state");
    fs::create_directories(plan);
    put_file(plan / "curriculum.json", curriculum_titled("old"));
    if (log.empty()) return;
    put_file(plan / "log.jsonl", log);
    put_file(plan / ".osmlm.lock", "");
    fs::create_directories(home / "state/osmlm");
    put_file(home / "state/osmlm/machine", "test\n");
}

Words Lab::osmlm(Words words) const {
    words.insert(words.begin(), {FAULT_OSMLM, "-C", plan.string()});
    return words;
}

Words Lab::naive(const std::string& way, const std::string& text) const {
    return {FAULT_NAIVE, way, plan.string(), text};
}

Words Lab::rewriter(const std::string& text) const { return {FAULT_REWRITER, plan.string(), text}; }

Files files_in(const fs::path& directory) {
    Files files;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(directory, none))
        if (entry.is_regular_file())
            files[entry.path().filename().string()] = text_of_file(entry.path());
    return files;
}

std::string text_of_file(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

void put_file(const fs::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

int times(const std::string& text, const std::string& part) {
    int count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

std::string curriculum_titled(const std::string& title) {
    return R"({"osmlm":1,"title":")" + title + R"(","start":"2026-09-07","end":"2027-07-02",)" +
           R"("schedule":{"week":{"mon":"6h","wed":"6h","fri":"6h"}},"goals":[],)" +
           R"("resources":[{"id":"la","title":"Linear algebra","effort":"90h"}]})" + "\n";
}

std::string record_line(const std::string& id, const std::string& note) {
    return R"({"v":1,"id":")" + id + R"(","op":"log","at":"2026-09-30T10:00:00Z","by":"test",)" +
           R"("date":"2026-09-30","resource":"la","min":1,"note":")" + note + "\"}\n";
}

std::string long_log(int lines) {
    std::string log = promise_of_the_week;
    for (int i = 0; i < lines; ++i) {
        const std::string number = std::to_string(1'000'000 + i);
        log += record_line("06gfb0000" + number, "old" + number);
    }
    return log;
}

void skip(const std::string& why) { std::cout << "SKIPPED: " << why << std::endl; }
