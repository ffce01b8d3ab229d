#include <algorithm>
#include <random>

#include "catch.hpp"
#include "proof/ledger.hpp"
#include "proof_lab.hpp"

using namespace lab;

namespace {

/// One resource "a" of 100 minutes, one of 90 pages at 2 minutes, open work of the goal "g".
Scene shelf() {
    Scene scene;
    scene.goal("g");
    scene.work("a", 100);
    scene.work("pages", 180);
    scene.at(1).effort->per_page = 2;
    scene.open("practice", 0);
    scene.at(0).formerly = {"a-old"};
    return scene;
}

Record& del(Scene& scene, const std::string& id, const std::string& ref) {
    Record& record = scene.record(Op::del, id);
    rest_of(record).ref = kept(ref);
    return record;
}

/// Left of "a", and that the order of the lines does not matter to it.
Minutes left_of_a(Scene scene) {
    const Minutes left = proof::read_ledger(scene.curriculum, scene.records).left[0];
    std::mt19937 random(7);
    for (int i = 0; i < 20; ++i) {
        std::shuffle(scene.records.begin(), scene.records.end(), random);
        CHECK(proof::read_ledger(scene.curriculum, scene.records).left[0] == left);
    }
    return left;
}

}  // namespace

TEST_CASE("minutes logged under today's or a former id lower what is left, never below nothing") {
    Scene scene = shelf();
    scene.log("a", on(9, 1), 30);
    scene.log("a-old", on(9, 1), 20);
    scene.log("nobody", on(9, 1), 40);
    CHECK(left_of_a(scene) == 50);
    scene.log("a", on(9, 2), 60);
    CHECK(left_of_a(scene) == 0);
    const auto ledger = proof::read_ledger(scene.curriculum, scene.records);
    CHECK(proof::logged_on(ledger, on(9, 1)) == 90);
    CHECK(proof::logged_on(ledger, on(9, 2)) == 60);
    CHECK(proof::logged_on(ledger, on(9, 3)) == 0);
}

TEST_CASE("a goal's id stands for its only open work") {
    Scene scene = shelf();
    scene.log("g", on(9, 1), 30);
    CHECK(proof::read_ledger(scene.curriculum, scene.records).entries[0].resource == 2);
    scene.open("more", 0);
    CHECK(proof::read_ledger(scene.curriculum, scene.records).entries[0].resource ==
          proof::unknown_resource);
}

TEST_CASE("a deleted record is dead until its deletion is deleted") {
    Scene scene = shelf();
    scene.log("a", on(9, 1), 30);
    del(scene, "d1", "r0");
    CHECK(left_of_a(scene) == 100);
    del(scene, "d2", "d1");
    CHECK(left_of_a(scene) == 70);
    del(scene, "d3", "d2");
    CHECK(left_of_a(scene) == 100);
    del(scene, "d4", "r0");
    del(scene, "d5", "d3");
    CHECK(left_of_a(scene) == 100);  // d4 alone keeps it dead
}

TEST_CASE("a deletion whose life depends on itself is dead") {
    Scene scene = shelf();
    scene.log("a", on(9, 1), 30);
    del(scene, "d1", "d1");
    del(scene, "d2", "d3");
    del(scene, "d3", "d2");
    CHECK(left_of_a(scene) == 70);
    del(scene, "d4", "r0");
    del(scene, "d5", "d4");
    rest_of(scene.records[1]).ref = "d5";  // d1 -> d5 -> d4 -> the record
    CHECK(left_of_a(scene) == 100);
}

TEST_CASE("edits hold field by field, the later one first") {
    Scene scene = shelf();
    scene.log("a", on(9, 1), 30);
    Record& first = scene.record(Op::edit, "e1");
    rest_of(first).ref = "r0";
    first.min.set(40);
    first.date.set(on(9, 2));
    Record& second = scene.record(Op::edit, "e2");
    rest_of(second).ref = "r0";
    second.min.set(50);
    CHECK(left_of_a(scene) == 50);
    CHECK(proof::read_ledger(scene.curriculum, scene.records).entries[0].date == on(9, 2));
    scene.records[1].at = scene.records[2].at + std::chrono::seconds{1};
    CHECK(left_of_a(scene) == 60);
    del(scene, "d", "e1");
    CHECK(left_of_a(scene) == 50);
}

TEST_CASE("an edit may move a session to another resource") {
    Scene scene = shelf();
    scene.log("a", on(9, 1), 30);
    Record& edit = scene.record(Op::edit, "e");
    rest_of(edit).ref = "r0";
    edit.resource.set("pages");
    const auto ledger = proof::read_ledger(scene.curriculum, scene.records);
    CHECK(ledger.left == std::vector<Minutes>{100, 150, 0});
}

TEST_CASE("an edit that takes away what a session needs changes nothing") {
    Scene scene = shelf();
    scene.log("a", on(9, 1), 30);
    Record& edit = scene.record(Op::edit, "e");
    rest_of(edit).ref = "r0";
    edit.min.clear();
    edit.date.clear();
    edit.resource.clear();
    CHECK(left_of_a(scene) == 70);
    CHECK(proof::read_ledger(scene.curriculum, scene.records).entries[0].date == on(9, 1));
}

TEST_CASE("what is left in minutes may be told again in pages, and back") {
    Scene scene = shelf();
    scene.record(Op::left, "l", "pages").min.set(50);
    Record& pages = scene.record(Op::edit, "e1");
    rest_of(pages).ref = "l";
    rest_of(pages).pages.set(10);
    CHECK(proof::read_ledger(scene.curriculum, scene.records).left[1] == 20);
    Record& minutes = scene.record(Op::edit, "e2");
    rest_of(minutes).ref = "l";
    minutes.min.set(15);
    CHECK(proof::read_ledger(scene.curriculum, scene.records).left[1] == 15);
}

TEST_CASE("of several logs that close one timer the earliest counts") {
    Scene scene = shelf();
    rest_of(scene.log("a", on(9, 1), 30)).timer = "t";
    rest_of(scene.log("a", on(9, 1), 40)).timer = "t";
    rest_of(scene.log("a", on(9, 1), 5)).timer = "u";
    CHECK(left_of_a(scene) == 65);
    del(scene, "d", "r0");
    CHECK(left_of_a(scene) == 55);
}

TEST_CASE("a `left` record outranks the effort, and only what is written later lowers it") {
    Scene scene = shelf();
    scene.log("a", on(9, 9), 30);
    scene.record(Op::left, "l1", "a").min.set(200);
    CHECK(left_of_a(scene) == 200);
    scene.log("a", on(9, 1), 25);
    CHECK(left_of_a(scene) == 175);
    del(scene, "d", "l1");
    CHECK(left_of_a(scene) == 45);
}

TEST_CASE("pages left are minutes by the resource's pace") {
    Scene scene = shelf();
    rest_of(scene.record(Op::left, "l1", "pages")).pages.set(15);
    CHECK(proof::read_ledger(scene.curriculum, scene.records).left[1] == 30);
}

TEST_CASE("`done` leaves nothing, and a later `left` reopens") {
    Scene scene = shelf();
    scene.record(Op::done, "x", "a").date.set(on(9, 1));
    CHECK(left_of_a(scene) == 0);
    scene.record(Op::left, "l", "a").min.set(20);
    CHECK(left_of_a(scene) == 20);
    scene.record(Op::done, "y", "a").date.set(on(9, 1));
    CHECK(left_of_a(scene) == 0);
    del(scene, "d", "y");
    CHECK(left_of_a(scene) == 20);
}
