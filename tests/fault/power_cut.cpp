// The power fails right after an acknowledgement: the file system is shut down as it stands, and
// mounted again. ext4 and XFS can do that to themselves; it needs root and a loop device.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <iostream>

#include "catch.hpp"
#include "judge.hpp"

namespace fs = std::filesystem;

namespace {

enum class Cut : unsigned { nothing_flushed = 2, only_metadata_flushed = 1 };

constexpr unsigned long shut_down = _IOR('X', 125, unsigned);

struct Disk {
    const char* system;
    const char* size;
    Words make;
};

const Disk disks[] = {{"ext4", "64M", {"mkfs.ext4", "-q", "-F"}},
                      {"xfs", "320M", {"mkfs.xfs", "-q", "-f"}}};

/// A disk in a file, mounted.
class Image {
public:
    Image(const Disk& disk, const Lab& lab, std::string name)
        : system_(disk.system),
          how_(lab.how),
          file_(lab.home / (name + ".img")),
          where_(lab.home / name) {
        how_.environment["PATH"] += ":/usr/sbin:/sbin";
        fs::create_directories(where_);
        Words make = disk.make;
        make.push_back(file_.string());
        good_ = done({"truncate", "-s", disk.size, file_.string()}) && done(make) && mount();
    }
    ~Image() {
        if (good_) done({"umount", where_.string()});
    }
    Image(const Image&) = delete;
    Image& operator=(const Image&) = delete;

    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] const fs::path& where() const { return where_; }
    [[nodiscard]] const std::string& why_not() const { return why_not_; }

    void cut(Cut how) {
        unsigned flags = static_cast<unsigned>(how);
        const int root = open(where_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        good_ = ioctl(root, shut_down, &flags) == 0;
        close(root);
        good_ = good_ && done({"umount", where_.string()}) && mount();
    }

private:
    bool mount() {
        return done({"mount", "-t", system_, "-o", "loop", file_.string(), where_.string()});
    }
    bool done(const Words& words) {
        const Ended ended = run_program(words, how_);
        if (ended.exit == 0) return true;
        why_not_ = words[0] + ": " + ended.err.substr(0, ended.err.find('\n'));
        return false;
    }

    std::string system_;
    How how_;
    fs::path file_, where_;
    bool good_ = false;
    std::string why_not_;
};

/// Whether one more plan, and the entries and the curriculum in it, can be found after a cut.
bool outlives(Image& disk, Cut how, int round, bool naively, std::string& wrong) {
    const Lab lab(disk.where() / ("round" + std::to_string(round)));
    fs::create_directories(lab.home);
    sync();  // the place where the plan will be is no part of what is tested
    Words first = naively ? lab.naive("append", "first") : lab.osmlm({"note", "first"});
    Words second = naively ? lab.naive("append", "second") : lab.osmlm({"note", "second"});
    const std::string text = curriculum_titled("new");
    Words rewrite = naively ? lab.naive("rewrite", text) : lab.rewriter(text);
    if (naively) lab.lay("");
    const std::vector<Words> all = {naively ? Words{"true"} : lab.osmlm({"init"}), first, rewrite,
                                    second};
    for (const Words& words : all) {
        if (run_program(words, lab.how).exit != 0) {
            wrong = "a command failed before the cut";
            return false;
        }
    }
    disk.cut(how);
    const std::string log = text_of_file(lab / "log.jsonl");
    if (times(log, R"("first")") != 1 || times(log, R"("second")") != 1)
        wrong = "entries are lost";
    else if (text_of_file(lab / "curriculum.json") != text)
        wrong = "the curriculum is lost";
    else if (!naively && lab.run({"check"}).exit != 0)
        wrong = "check: " + lab.run({"check"}).out;
    else if (!naively && lab.run({"note", "third"}).exit != 0)
        wrong = "the next command fails";
    else
        return true;
    return false;
}

int kept_of(Image& disk, Cut how, int rounds, bool naively, std::string& wrong) {
    int kept = 0;
    for (int i = 0; i < rounds && disk.good(); ++i)
        kept += outlives(disk, how, i, naively, wrong) ? 1 : 0;
    return kept;
}

void cut_power(const Disk& disk, Cut how, const char* mode, int rounds) {
    const Lab lab;
    if (geteuid() != 0) return skip("power cuts need root");
    Image image(disk, lab, "careful");
    if (!image.good())
        return skip("no " + std::string(disk.system) + " on a loop device (" + image.why_not() +
                    ")");
    std::string wrong, found;
    const int kept = kept_of(image, how, rounds, false, wrong);
    std::cout << disk.system << ", " << mode << ": " << kept << " of " << rounds << "\n";
    INFO(wrong);
    CHECK(image.good());
    CHECK(kept == rounds);
    Image control(disk, lab, "naive");
    REQUIRE(control.good());
    const int naive = kept_of(control, how, 3, true, found);
    std::cout << disk.system << ", " << mode << ", naive: " << naive << " of 3 (" << found << ")\n";
    CHECK(naive < 3);
}

}  // namespace

TEST_CASE("ext4 keeps what is acknowledged when nothing is flushed", "[powercut]") {
    cut_power(disks[0], Cut::nothing_flushed, "nothing flushed", 15);
}

TEST_CASE("ext4 keeps it when only metadata is flushed", "[powercut]") {
    cut_power(disks[0], Cut::only_metadata_flushed, "only metadata flushed", 15);
}

TEST_CASE("XFS keeps what is acknowledged when nothing is flushed", "[powercut]") {
    cut_power(disks[1], Cut::nothing_flushed, "nothing flushed", 15);
}

TEST_CASE("XFS keeps it when only metadata is flushed", "[powercut]") {
    cut_power(disks[1], Cut::only_metadata_flushed, "only metadata flushed", 15);
}
