// rewriter PLAN TEXT: puts a text in the place of curriculum.json as osmlm does.
#include <iostream>

#include "osmlm/store/store.hpp"
#include "osmlm/store/write_file.hpp"
#include "store/disk/disk.hpp"

int main(int count, char** words) {
    if (count != 3) return 2;
    const std::filesystem::path plan = words[1];
    const auto say = [](const osmlm::Failure& failure) {
        std::cerr << failure.message << std::endl;
        return static_cast<int>(failure.exit);
    };
    const auto old = osmlm::read_file(plan / "curriculum.json");
    if (!old) return say(osmlm::undone("nothing was written", old.error()));
    if (const auto failure = osmlm::rewrite_file(plan, "curriculum.json", *old, words[2]))
        return say(*failure);
    std::cout << "written" << std::endl;
    return std::cout ? 0 : say({osmlm::Exit::io, "it was written, but not told", {}, {}});
}
