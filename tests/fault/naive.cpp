// How people write files who never pulled a plug: the control of every test here. What these tests
// measure must tell it from osmlm, or they measure nothing.
//     naive append PLAN NOTE     adds a line to the log, in good faith
//     naive whole PLAN NOTE      reads the log, adds a line, writes it all again
//     naive rewrite PLAN TEXT    puts a text in the place of curriculum.json
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>
#include <string>

namespace {

std::string record(const std::string& note) {
    static constexpr char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
    std::random_device random;
    std::string id = "06g";
    while (id.size() < 16) id += digits[random() % 32];
    return R"({"v":1,"id":")" + id + R"(","op":"log","at":"2026-10-01T10:00:00Z",)" +
           R"("date":"2026-10-01","resource":"la","min":1,"note":")" + note + "\"}\n";
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) return 2;
    std::signal(SIGXFSZ, SIG_IGN);  // a limit on files is one more error that it does not look at
    const std::string way = words[1], plan = words[2], text = words[3];
    const std::string log = plan + "/log.jsonl";
    std::ofstream file;
    if (way == "append") {
        file.open(log, std::ios::app);
        file << record(text);
    } else if (way == "whole") {
        std::ostringstream all;
        all << std::ifstream(log).rdbuf();
        file.open(log);
        file << all.str() << record(text);
    } else {
        file.open(plan + "/curriculum.json");
        file << text;
    }
    std::cout << (way == "rewrite" ? "written" : "logged") << std::endl;
    return 0;
}
