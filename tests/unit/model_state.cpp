#include "catch.hpp"

#include <string>
#include <vector>

#include "hand_made.hpp"
#include "osmlm/model/state.hpp"

using namespace osmlm;
using namespace std::chrono_literals;

namespace {

Day day(const char* text) { return parse_day(text).value(); }
Instant at(int minute) { return Instant{day("2026-10-01")} + std::chrono::minutes{minute}; }

Record record(Op op, std::string id, int minute) {
    Record result;
    result.op = op;
    result.id = kept(std::move(id));
    result.at = at(minute);
    return result;
}

Record log(std::string id, int minute, std::string resource, Minutes min,
           const char* date = "2026-10-01") {
    Record result = record(Op::log, std::move(id), minute);
    result.resource.set(kept(std::move(resource)));
    result.min.set(min);
    result.date.set(day(date));
    return result;
}

Record about(Op op, std::string id, int minute, std::string ref) {
    Record result = record(op, std::move(id), minute);
    rest_of(result).ref = kept(std::move(ref));
    return result;
}

Record of(Op op, std::string id, int minute, std::string resource) {
    Record result = record(op, std::move(id), minute);
    result.resource.set(kept(std::move(resource)));
    if (op == Op::done) result.date.set(day("2026-10-01"));
    return result;
}

Record left(std::string id, int minute, Minutes min) {
    Record result = of(Op::left, std::move(id), minute, "esl");
    result.min.set(min);
    return result;
}

Record pages_left(std::string id, int minute, std::string resource, std::int64_t pages) {
    Record result = of(Op::left, std::move(id), minute, std::move(resource));
    rest_of(result).pages.set(pages);
    return result;
}

Resource resource(std::string id, std::optional<Minutes> effort) {
    Resource result;
    result.id = std::move(id);
    if (effort) result.effort = Effort{*effort, *effort, *effort, {}, {}};
    return result;
}

/// 0: esl (formerly esl-book), 1: bishop in pages, 2: lessons, open, the only one of french.
Curriculum curriculum() {
    Curriculum result;
    Goal french;
    french.id = "french";
    result.goals = {french};
    result.resources = {resource("esl", 600), resource("bishop", 3690), resource("lessons", {})};
    result.resources[0].formerly = {"esl-book"};
    result.resources[1].effort->pages = 738;
    result.resources[1].effort->per_page = 5;
    result.resources[2].goal = 0;
    return result;
}

State folded(std::vector<Record> records) { return fold(curriculum(), kept(std::move(records))); }

Minutes esl_left(const std::vector<Record>& records) {
    return folded(records).progress[0].left.value();
}

std::size_t count(const State& state, const std::string& id) {
    std::size_t found = 0;
    for (const Finding& finding : state.findings) found += finding.id == id ? 1U : 0U;
    return found;
}

}  // namespace

TEST_CASE("what is left is the effort less what is logged, at least 0") {
    CHECK(esl_left({}) == 600);
    CHECK(esl_left({log("a", 1, "esl", 90), log("b", 2, "esl", 30)}) == 480);
    CHECK(esl_left({log("a", 1, "esl", 700)}) == 0);
    CHECK_FALSE(folded({}).progress[2].left);
}

TEST_CASE("after a left record only what was written later counts, by at and then by id") {
    const auto logs = {log("a", 1, "esl", 10), log("b", 2, "esl", 20), log("d", 2, "esl", 40),
                       log("e", 3, "esl", 80)};
    std::vector<Record> records = logs;
    records.push_back(left("c", 2, 500));
    CHECK(esl_left(records) == 500 - 40 - 80);
    records.push_back(left("f", 3, 50));
    CHECK(esl_left(records) == 50);
    records.push_back(about(Op::del, "g", 4, "f"));
    CHECK(esl_left(records) == 500 - 40 - 80);
    CHECK(esl_left({left("a", 1, 20), log("b", 2, "esl", 30)}) == 0);
}

TEST_CASE("the date of a session does not matter for what is left, nor does the at of its edit") {
    Record edit = about(Op::edit, "e", 9, "a");
    edit.min.set(35);
    CHECK(esl_left({log("a", 1, "esl", 10), left("b", 2, 500), edit}) == 500);
    CHECK(esl_left({left("b", 2, 500), log("c", 3, "esl", 5, "2020-01-01")}) == 495);
}

TEST_CASE("pages left are worth the resource's time a page, and nothing without one") {
    const State state = folded({pages_left("a", 1, "bishop", 100), log("b", 2, "bishop", 30)});
    CHECK(state.progress[1].left == 470);
    const State without = folded({left("a", 1, 300), pages_left("b", 2, "esl", 100)});
    CHECK(without.progress[0].left == 300);
    CHECK(count(without, "left-in-pages") == 1);
    CHECK(folded({pages_left("a", 1, "bishop", 1'000'000'000'000)}).progress[1].left ==
          longest_duration);
}

TEST_CASE("the latest of done and left decides, and a log does not reopen") {
    CHECK(folded({of(Op::done, "a", 1, "esl")}).progress[0].done);
    CHECK(esl_left({of(Op::done, "a", 1, "esl")}) == 0);
    const State later = folded({of(Op::done, "a", 1, "esl"), log("b", 2, "esl", 10)});
    CHECK(later.progress[0].done);
    CHECK(later.progress[0].left == 0);
    CHECK(later.progress[0].logged == 10);
    const State reopened = folded({of(Op::done, "a", 1, "esl"), left("b", 2, 60)});
    CHECK_FALSE(reopened.progress[0].done);
    CHECK(reopened.progress[0].left == 60);
    CHECK(folded({left("b", 2, 60), of(Op::done, "c", 2, "esl")}).progress[0].done);
    CHECK_FALSE(folded({left("d", 2, 60), of(Op::done, "c", 2, "esl")}).progress[0].done);
    CHECK(esl_left({of(Op::done, "a", 1, "esl"), about(Op::del, "b", 2, "a")}) == 600);
}

TEST_CASE("open work never finishes, and saying so is a finding") {
    Record some = of(Op::left, "b", 2, "lessons");
    some.min.set(60);
    const State state = folded({of(Op::done, "a", 1, "lessons"), some});
    CHECK_FALSE(state.progress[2].done);
    CHECK_FALSE(state.progress[2].left);
    CHECK(count(state, "done-of-open-work") == 1);
    CHECK(count(state, "left-of-open-work") == 1);
}

TEST_CASE("a record is dead while a live del names it") {
    std::vector<Record> records = {log("a", 1, "esl", 90), about(Op::del, "b", 2, "a")};
    CHECK(folded(records).sessions.empty());
    records.push_back(about(Op::del, "c", 3, "b"));
    CHECK(folded(records).sessions.size() == 1);
    records.push_back(about(Op::del, "d", 4, "c"));
    CHECK(folded(records).sessions.empty());
    records.push_back(about(Op::del, "e", 5, "a"));
    records.push_back(about(Op::del, "f", 6, "d"));
    CHECK(folded(records).sessions.empty());
}

TEST_CASE("dels in a ring are dead, and what hangs on them is as if they were not there") {
    const std::vector<Record> ring = {about(Op::del, "a", 1, "b"), about(Op::del, "b", 2, "c"),
                                      about(Op::del, "c", 3, "a"), about(Op::del, "d", 4, "d")};
    CHECK(liveness(ring) == std::vector<bool>(4, false));
    std::vector<Record> more = ring;
    more.push_back(about(Op::del, "e", 5, "a"));
    CHECK(liveness(more) == std::vector<bool>{false, false, false, false, true});
}

TEST_CASE("a long chain of dels does not overflow the stack") {
    constexpr int length = 200'001;
    std::vector<Record> records = {log("0", 0, "esl", 90)};
    for (int i = 1; i <= length; ++i) {
        records.push_back(about(Op::del, std::to_string(i), i, std::to_string(i - 1)));
    }
    CHECK(folded(records).sessions.empty());
    records.pop_back();
    CHECK(folded(records).sessions.size() == 1);
}

TEST_CASE("edits hold field by field, the later and then the greater id") {
    Record first = about(Op::edit, "x", 5, "a");
    first.min.set(10);
    first.note.set("first");
    Record second = about(Op::edit, "y", 5, "a");
    second.min.set(20);
    second.date.set(day("2026-09-30"));
    Record early = about(Op::edit, "z", 4, "a");
    early.min.set(99);
    early.start.set(600);
    const State state = folded({second, early, log("a", 1, "esl", 90), first});
    REQUIRE(state.sessions.size() == 1);
    const Session& session = state.sessions.front();
    CHECK(session.min() == 20);
    CHECK(session.note() == "first");
    CHECK(session.date() == day("2026-09-30"));
    CHECK(session.start() == 600);
    CHECK(session.at() == at(1));
    const State undone =
        folded({second, early, log("a", 1, "esl", 90), about(Op::del, "q", 9, "y")});
    CHECK(undone.sessions.front().min() == 99);
    CHECK(undone.sessions.front().date() == day("2026-10-01"));
}

TEST_CASE("an edit takes a field away with null, but none that its record needs") {
    Record logged = log("a", 1, "esl", 90);
    logged.note.set("n");
    Record edit = about(Op::edit, "b", 2, "a");
    edit.note.clear();
    edit.date.clear();
    Record zero = about(Op::edit, "c", 3, "a");
    zero.min.set(0);
    const State state = folded({logged, edit, zero});
    REQUIRE(state.sessions.size() == 1);
    CHECK(state.sessions.front().note().empty());
    CHECK(state.sessions.front().date() == day("2026-10-01"));
    CHECK(state.sessions.front().min() == 90);
    CHECK(count(state, "edit-without-effect") == 2);
}

TEST_CASE("an edit of an edit has no effect, and says so") {
    Record edit = about(Op::edit, "b", 2, "a");
    edit.min.set(30);
    Record of_edit = about(Op::edit, "c", 3, "b");
    of_edit.min.set(5);
    const State state = folded({log("a", 1, "esl", 90), edit, of_edit});
    CHECK(state.sessions.front().min() == 30);
    CHECK(count(state, "edit-without-effect") == 1);
}

TEST_CASE("an edit of a left record to pages takes its minutes away") {
    Record minutes = pages_left("a", 1, "bishop", 10);
    Record edit = about(Op::edit, "b", 2, "a");
    edit.min.set(60);
    CHECK(folded({minutes, edit}).progress[1].left == 60);
    Record cleared = about(Op::edit, "bb", 2, "a");
    cleared.min.clear();
    CHECK(folded({minutes, edit, cleared}).progress[1].left == 60);
    Record back = about(Op::edit, "c", 3, "a");
    rest_of(back).pages.set(20);
    CHECK(folded({minutes, edit, back}).progress[1].left == 100);
}

TEST_CASE("of several live logs with one timer the earliest counts") {
    Record one = log("c", 3, "esl", 30), two = log("b", 4, "esl", 50);
    rest_of(one).timer = rest_of(two).timer = "a";
    const Record timer = of(Op::start, "a", 1, "esl");
    const State state = folded({two, timer, one});
    REQUIRE(state.sessions.size() == 1);
    CHECK(state.sessions.front().id() == "c");
    CHECK(state.timers.empty());
    CHECK(count(state, "timer-logged-twice") == 1);
    CHECK(folded({two, timer, one, about(Op::del, "d", 5, "c")}).sessions.front().id() == "b");
}

TEST_CASE("a timer runs until a live log closes it or a del takes it away") {
    Record second = of(Op::start, "b", 1, "lessons");
    rest_of(second).by = "k4f9";
    Record closing = log("c", 9, "esl", 30);
    rest_of(closing).timer = "a";
    const std::vector<Record> records = {second, of(Op::start, "a", 1, "esl")};
    State state = folded(records);
    REQUIRE(state.timers.size() == 2);
    CHECK(state.timers[0].id == "a");
    CHECK(state.timers[1].by == "k4f9");
    CHECK(state.timers[1].resource == 2U);
    state = folded({records[0], records[1], closing, about(Op::del, "d", 9, "b")});
    CHECK(state.timers.empty());
    state = folded({records[0], records[1], closing, about(Op::del, "d", 9, "c")});
    CHECK(state.timers.size() == 2);
}

TEST_CASE("a former id and the id of a goal with one open resource name that resource") {
    const ResourceIndex index(curriculum());
    CHECK(index.find("esl") == 0U);
    CHECK(index.find("esl-book") == 0U);
    CHECK(index.find("french") == 2U);
    CHECK_FALSE(index.find("es"));
    Curriculum two = curriculum();
    two.resources.push_back(resource("reading", {}));
    two.resources.back().goal = 0;
    CHECK_FALSE(ResourceIndex(two).find("french"));
    two.resources[2].dropped = day("2026-10-01");
    CHECK(ResourceIndex(two).find("french") == 3U);
    two.resources[3].effort = Effort{};
    CHECK(ResourceIndex(two).find("french") == 2U);
}

TEST_CASE("a session of an unknown resource counts in totals and is named once") {
    const State state = folded({log("a", 1, "bishp", 90), log("b", 2, "bishp", 30),
                                log("c", 3, "esl-book", 5), of(Op::done, "d", 4, "bishp")});
    CHECK(state.logged_on(day("2026-10-01")) == 125);
    REQUIRE(state.sessions.size() == 3);
    CHECK_FALSE(state.sessions[0].resource);
    CHECK(state.sessions[0].name() == "bishp");
    CHECK(state.sessions[2].resource == 0U);
    REQUIRE(count(state, "unknown-resource") == 1);
    const Finding& finding = state.findings.front();
    CHECK(finding.severity == Severity::warning);
    CHECK(finding.message.find("3 records of it count (2h)") != std::string::npos);
    CHECK(finding.hint.find("\"bishop\"") != std::string::npos);
}

TEST_CASE("a reference to nothing is a note") {
    Record timed = log("c", 3, "esl", 30);
    rest_of(timed).timer = "b";
    const State state = folded({about(Op::del, "a", 1, "q"), about(Op::edit, "b", 2, "r"), timed});
    CHECK(count(state, "dangling-reference") == 3);
    CHECK(state.findings.front().severity == Severity::note);
    CHECK(state.sessions.size() == 1);
}

TEST_CASE("sessions stand by date, then at, then id; first, last and last note follow") {
    Record noted = log("b", 9, "esl", 1, "2026-10-02");
    noted.note.set("ch. 3");
    Record earlier = log("a", 8, "esl", 2, "2026-10-02");
    earlier.note.set("ch. 2");
    const State state = folded({log("d", 1, "esl", 4, "2026-10-03"), noted, earlier,
                                log("c", 99, "esl", 8, "2026-09-30")});
    std::string order;
    for (const Session& session : state.sessions) order += session.id();
    CHECK(order == "cabd");
    CHECK(state.progress[0].first == day("2026-09-30"));
    CHECK(state.progress[0].last == day("2026-10-03"));
    CHECK(state.progress[0].last_note == "ch. 3");
    CHECK(state.between(day("2026-10-01"), day("2026-10-02")) ==
          std::pair<std::size_t, std::size_t>{1, 3});
    CHECK(state.logged_on(day("2026-10-02")) == 3);
    CHECK(state.logged_on(day("2026-10-01")) == 0);
}
