#include "osmlm/store/draft.hpp"

#include <random>

#include "catch.hpp"
#include "osmlm/base/json_string.hpp"
#include "osmlm/base/utf8.hpp"
#include "osmlm/store/store.hpp"
#include "store/json/canonical.hpp"

using namespace osmlm;
using namespace std::chrono_literals;

namespace {

Instant instant(const std::string& text) { return parse_instant(text).value(); }

const Stamp stamp{instant("2026-10-01T22:58:10Z"), 60min, "k4f9", ""};
constexpr const char* id = "06gfkc43t17jn70x";

Draft session() {
    Draft draft;
    draft.date.set(*parse_day("2026-10-01"));
    draft.resource = "esl";
    draft.min.set(90);
    return draft;
}

class Dice {
public:
    explicit Dice(unsigned seed) : random_(seed) {}
    int operator()(int sides) { return static_cast<int>(random_() % unsigned(sides)); }
    bool coin() { return (*this)(2) == 0; }

    /// What a line could break on.
    std::string text(bool empty_too) {
        static const std::string pieces[] = {
            "\"",           "\\",           "\n",   "\r\n", "\t",           std::string(1, '\0'),
            "\x1b[31m",     "\x7f",         "\xff", "\xc3", "\xed\xa0\x80", "\xe2\x80\xa8",
            "\xe2\x80\xae", "\xef\xbb\xbf", "é",    "🎓",    "{\"v\":1}",    "/",
            "\\u0000",      "plain"};
        std::string text = empty_too ? "" : "x";
        for (int count = (*this)(8); count > 0; --count) text += pieces[(*this)(20)];
        if ((*this)(50) == 0) text += std::string(5000, 'y');
        return text;
    }

private:
    std::mt19937 random_;
};

/// What is left of a text that is not all UTF-8.
std::string mended(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        out += c.valid ? text.substr(at, c.bytes) : "\uFFFD";
        at += c.bytes;
    }
    return out;
}

template <class Value>
void perhaps(Dice& dice, Field<Value>& field, Value value, bool edit) {
    const int what = dice(4);
    if (what == 0) field.set(std::move(value));
    if (what == 1 && edit) field.clear();
}

/// A draft of any op that has what its op needs.
Draft some_draft(Dice& dice) {
    static const std::pair<Op, const char*> ops[] = {
        {Op::log, ""},
        {Op::edit, ""},
        {Op::del, ""},
        {Op::done, ""},
        {Op::left, ""},
        {Op::start, ""},
        {Op::note, ""},
        {Op::spend, R"("amount":"12.50","currency":"USD","title":"x")"},
        {Op::promise,
         R"("week":"2026-W40","finish":null,"days":{},"left":{"la":90},"hours":[60])"}};
    const auto& [op, members] = ops[dice(9)];
    const bool edit = op == Op::edit;
    Draft draft;
    draft.op = op;
    draft.members = members;
    const Day day = *parse_day("2026-10-01") + days{dice(400)};
    perhaps(dice, draft.date, day, edit);
    perhaps(dice, draft.min, Minutes{1 + dice(100000)}, edit);
    perhaps(dice, draft.page, std::int64_t{dice(1000)}, edit);
    perhaps(dice, draft.pages, std::int64_t{dice(1000)}, edit);
    perhaps(dice, draft.start, dice(1440), edit);
    if (dice.coin()) draft.note = dice.text(true);
    if (edit && !draft.note) draft.clears_note = dice.coin();
    if (dice.coin()) draft.src = dice.text(false);
    if (dice.coin()) draft.timer = dice.text(false);
    if (dice.coin() || edit || op == Op::del) draft.ref = dice.text(false);
    if (dice.coin() || op == Op::log || op == Op::done || op == Op::left || op == Op::start)
        draft.resource = dice.text(false);
    if (op == Op::log || op == Op::done || op == Op::note) draft.date.set(day);
    if (op == Op::log || op == Op::left) draft.min.set(1 + dice(1000));
    if (op == Op::note) draft.note = dice.text(true);
    return draft;
}

template <class Value>
bool same(const Field<Value>& written, const Field<Value>& read) {
    return written.absent() == read.absent() && written.cleared() == read.cleared() &&
           (!written.has() || *written == *read);
}

}  // namespace

TEST_CASE("a record is written with its keys in a fixed order") {
    Draft draft = session();
    draft.start.set(22 * 60 + 30);
    draft.note = "ch. 3";
    CHECK(record_line(draft, id, stamp) ==
          R"({"v":1,"id":"06gfkc43t17jn70x","op":"log","at":"2026-10-01T23:58:10+01:00",)"
          R"("by":"k4f9","date":"2026-10-01","resource":"esl","min":90,"start":"22:30",)"
          R"("note":"ch. 3"})");
    draft.page.set(214);
    draft.timer = "t";
    draft.src = "klog:1";
    Stamp later = stamp;
    later.cmd = "c";
    later.by = "";
    CHECK(record_line(draft, id, later) ==
          R"({"v":1,"id":"06gfkc43t17jn70x","op":"log","at":"2026-10-01T23:58:10+01:00",)"
          R"("cmd":"c","date":"2026-10-01","resource":"esl","min":90,"start":"22:30",)"
          R"("page":214,"note":"ch. 3","timer":"t","src":"klog:1"})");
}

TEST_CASE("an edit takes fields away with null, and a note says its text") {
    Draft edit;
    edit.op = Op::edit;
    edit.ref = "r";
    edit.start.clear();
    edit.clears_note = true;
    CHECK(record_line(edit, "i", {Instant{}, 0min, "", ""}) ==
          R"({"v":1,"id":"i","op":"edit","at":"1970-01-01T00:00:00+00:00","ref":"r",)"
          R"("start":null,"note":null})");
    Draft note;
    note.op = Op::note;
    note.note = "a\"b";
    CHECK(record_line(note, "i", {Instant{}, 0min, "", ""}).ends_with(R"(,"text":"a\"b"})"));
}

TEST_CASE("the instant is written with its offset, and milliseconds when there are some") {
    const auto at = [](const std::string& when, std::chrono::minutes offset) {
        const std::string line = record_line(session(), id, {instant(when), offset, "", ""});
        const std::size_t from = line.find("\"at\":\"") + 6;
        const std::string text = line.substr(from, line.find('"', from) - from);
        CHECK(parse_instant(text) == instant(when));
        return text;
    };
    CHECK(at("2026-10-01T22:58:10Z", 60min) == "2026-10-01T23:58:10+01:00");
    CHECK(at("2026-10-01T22:58:10.007Z", -210min) == "2026-10-01T19:28:10.007-03:30");
    CHECK(at("2026-10-01T23:58:10Z", 345min) == "2026-10-02T05:43:10+05:45");
    CHECK(at("1969-12-31T23:59:59.999Z", -1min) == "1969-12-31T23:58:59.999-00:01");
    CHECK(at("9999-12-31T23:30:00Z", 60min) == "9999-12-31T23:30:00+00:00");
    CHECK(at("0001-01-01T00:30:00Z", -60min) == "0001-01-01T00:30:00+00:00");
}

TEST_CASE("what is written is read back") {
    Dice dice(20261001);
    for (int round = 0; round < 5000; ++round) {
        const Draft draft = some_draft(dice);
        const Stamp who{Instant{std::chrono::milliseconds{1'790'895'490'000 + dice(1'000'000'000)}},
                        std::chrono::minutes{dice(1681) - 840}, dice.text(true), dice.text(true)};
        const std::string line = record_line(draft, id, who);
        INFO(line);
        CHECK(line == replace_controls(line, ""));
        const Journal journal = parse_journal(line + "\n");
        REQUIRE(journal.findings.empty());
        REQUIRE(journal.records.size() == 1);
        const Record& record = journal.records.front();
        CHECK(record.id == id);
        CHECK(record.op == draft.op);
        CHECK(record.at == who.at);
        CHECK(record.by() == mended(who.by));
        CHECK(record.cmd() == mended(who.cmd));
        CHECK(record.ref() == mended(draft.ref));
        CHECK(record.timer() == mended(draft.timer));
        CHECK(record.src() == mended(draft.src));
        CHECK(record.resource.has() == !draft.resource.empty());
        if (record.resource.has()) CHECK(*record.resource == mended(draft.resource));
        CHECK(same(draft.date, record.date));
        CHECK(same(draft.min, record.min));
        CHECK(same(draft.page, record.page()));
        CHECK(same(draft.pages, record.pages()));
        CHECK(same(draft.start, record.start));
        CHECK(record.note.has() == draft.note.has_value());
        CHECK(record.note.cleared() == draft.clears_note);
        if (draft.note) CHECK(*record.note == mended(*draft.note));
    }
}

TEST_CASE("members of an op go into the record as they are") {
    Draft draft;
    draft.op = Op::promise;
    draft.members = R"("week":"2026-W40","finish":null,"days":{},"left":{"la":90},"hours":[60])";
    const std::string line = record_line(draft, id, stamp);
    CHECK(line.ends_with(",\"by\":\"k4f9\"," + draft.members + "}"));
    const Journal journal = parse_journal(line);
    CHECK(journal.findings.empty());
    CHECK(journal.records.size() == 1);
}

TEST_CASE("an id is time and chance in Crockford's base32") {
    CHECK(record_id(instant("2026-10-01T22:58:10Z"), 0x4f2a9c1d) == "06gfkc43t17jn70x");
    CHECK(record_id(Instant{}, 0) == "0000000000000000");
    CHECK(record_id(Instant{}, 33) == "0000000000000011");
    CHECK(record_id(Instant{1ms}, 0) == "0000000004000000");
    CHECK(record_id(Instant{-1ms}, 1) == "0000000000000001");
    CHECK(record_id(instant("9999-12-31T23:59:59.999Z"), 0xffff'ffff).size() == 16);
    std::mt19937 random(1);
    for (int i = 0; i < 1000; ++i) {
        const Instant at{std::chrono::milliseconds{random()}};
        CHECK(record_id(at, unsigned(random())) < record_id(at + 1ms, unsigned(random())));
    }
}

TEST_CASE("the ids of one command ascend, also past the last random number") {
    for (const std::uint32_t random : {0U, 0xffff'0000U, 0xffff'ffffU}) {
        RecordIds ids(stamp.at, random);
        std::string last = ids.next();
        CHECK(last == record_id(stamp.at, random));
        for (int i = 0; i < 10000; ++i) {
            const std::string next = ids.next();
            REQUIRE(last < next);
            last = next;
        }
        CHECK(last < record_id(stamp.at + 4ms, 0));
    }
}
