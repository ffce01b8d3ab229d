#include "catch.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "hand_made.hpp"
#include "osmlm/model/state.hpp"
#include "osmlm/store/store.hpp"

// The fold against a slow reference that follows the words of docs/formats.md one by one, and
// against itself with the lines in another order.

using namespace osmlm;

namespace {

using RecordList = std::vector<Record>;

bool later(const Record& a, const Record& b) {
    return a.at > b.at || (a.at == b.at && a.id > b.id);
}

/// A `del` whose life depends on itself: following what dels name leads back to it.
bool in_ring(const RecordList& all, const Record& del) {
    std::string_view next = del.ref();
    for (std::size_t step = 0; step <= all.size(); ++step) {
        if (next == del.id) return true;
        const auto found = std::find_if(all.begin(), all.end(), [&](const Record& r) {
            return r.op == Op::del && r.id == next;
        });
        if (found == all.end()) return false;
        next = found->ref();
    }
    return false;
}

bool is_live(const RecordList& all, const Record& record) {
    if (record.op == Op::del && in_ring(all, record)) return false;
    return std::none_of(all.begin(), all.end(), [&](const Record& del) {
        return del.op == Op::del && del.ref() == record.id && is_live(all, del);
    });
}

/// The latest live edit of the record that passes the test.
const Record* latest_edit(const RecordList& all, const Record& record,
                          const std::function<bool(const Record&)>& states) {
    const Record* latest = nullptr;
    for (const Record& edit : all) {
        if (edit.op != Op::edit || edit.ref() != record.id || !is_live(all, edit)) continue;
        if (!states(edit) || (latest != nullptr && !later(edit, *latest))) continue;
        latest = &edit;
    }
    return latest;
}

template <class Value>
void edit_field(const RecordList& all, Record& record, Field<Value> Record::*field, bool needed) {
    const Record* edit = latest_edit(all, record, [&](const Record& e) {
        return needed ? (e.*field).has() : !(e.*field).absent();
    });
    if (edit != nullptr) record.*field = edit->*field;
}

void edit_amount(const RecordList& all, Record& record) {
    if (record.op == Op::log) {
        const Record* edit =
            latest_edit(all, record, [](const Record& e) { return e.min.has() && *e.min >= 1; });
        if (edit != nullptr) record.min = edit->min;
    }
    if (record.op != Op::left) return;
    const Record* edit =
        latest_edit(all, record, [](const Record& e) { return e.min.has() || e.pages().has(); });
    if (edit == nullptr) return;
    record.min = edit->min.has() ? edit->min : Field<Minutes>{};
    rest_of(record).pages = edit->min.has() ? Field<std::int64_t>{} : edit->pages();
}

/// The live records with what their edits say.
RecordList effective(const RecordList& all) {
    RecordList result;
    for (const Record& record : all) {
        if (record.op == Op::edit || record.op == Op::del || !is_live(all, record)) continue;
        Record copy = record;
        const bool dated = record.op == Op::log || record.op == Op::done;
        edit_field(all, copy, &Record::date, dated);
        edit_field(all, copy, &Record::resource, true);
        edit_field(all, copy, &Record::note, false);
        edit_field(all, copy, &Record::start, false);
        edit_amount(all, copy);
        result.push_back(copy);
    }
    return result;
}

/// The logs that count: of several with one timer the earliest.
RecordList sessions(const RecordList& live) {
    RecordList result;
    for (const Record& log : live) {
        if (log.op != Op::log) continue;
        const bool beaten = std::any_of(live.begin(), live.end(), [&](const Record& other) {
            return other.op == Op::log && !log.timer().empty() && other.timer() == log.timer() &&
                   later(log, other);
        });
        if (!beaten) result.push_back(log);
    }
    std::sort(result.begin(), result.end(), [](const Record& a, const Record& b) {
        return *a.date != *b.date ? *a.date < *b.date : later(b, a);
    });
    return result;
}

/// The resource of a name in the curriculum below, or -1.
int resource_of(std::string_view name) {
    if (name == "esl" || name == "esl-book") return 0;
    if (name == "bishop") return 1;
    if (name == "lessons" || name == "french") return 2;
    return -1;
}

constexpr std::array<Minutes, 2> efforts = {600, 3690};
constexpr double per_page = 4.5;  // of bishop

std::string show(const Record& log) {
    return fmt::format("{} {} {} {} {} {} {}\n", log.id, *log.resource, resource_of(*log.resource),
                       iso_date(*log.date), *log.min, log.start.has() ? *log.start : -1,
                       log.note.has() ? *log.note : "");
}

std::string progress(const RecordList& live, const RecordList& logs, int resource) {
    const Record* latest = nullptr;
    for (const Record& record : live) {
        if (record.op != Op::done && record.op != Op::left) continue;
        if (resource == 2 || resource_of(*record.resource) != resource) continue;
        if (record.op == Op::left && !record.min.has() && resource != 1) continue;
        if (latest == nullptr || later(record, *latest)) latest = &record;
    }
    Minutes logged = 0, since = 0;
    std::string first, last, note;
    for (const Record& log : logs) {
        if (resource_of(*log.resource) != resource) continue;
        logged += *log.min;
        if (latest != nullptr && later(log, *latest)) since += *log.min;
        if (first.empty()) first = iso_date(*log.date);
        last = iso_date(*log.date);
        if (log.note.has() && !(*log.note).empty()) note = *log.note;
    }
    const bool done = latest != nullptr && latest->op == Op::done;
    Minutes left = -1;
    if (resource < 2 && latest == nullptr) {
        left = std::max<Minutes>(efforts[static_cast<std::size_t>(resource)] - logged, 0);
    } else if (done) {
        left = 0;
    } else if (latest != nullptr) {
        const Minutes told =
            latest->min.has()
                ? *latest->min
                : static_cast<Minutes>(static_cast<double>(*latest->pages()) * per_page + 0.5);
        left = std::max<Minutes>(told - since, 0);
    }
    return fmt::format("{} {} {} {} {} {}\n", logged, left, done, first, last, note);
}

std::string reference(const RecordList& all) {
    const RecordList live = effective(all);
    const RecordList logs = sessions(live);
    std::string text;
    for (const Record& log : logs) text += show(log);
    for (int r = 0; r < 3; ++r) text += progress(live, logs, r);
    std::set<std::string> timers;
    for (const Record& start : live) {
        if (start.op != Op::start) continue;
        const bool closed = std::any_of(live.begin(), live.end(), [&](const Record& log) {
            return log.op == Op::log && log.timer() == start.id;
        });
        if (!closed) timers.insert(fmt::format("{} {}", start.id, *start.resource));
    }
    for (const std::string& timer : timers) text += timer + "\n";
    return text;
}

std::string shown(const State& state) {
    std::string text;
    for (const Session& s : state.sessions) {
        text += fmt::format("{} {} {} {} {} {} {}\n", s.id(), s.name(),
                            s.resource ? static_cast<int>(*s.resource) : -1, iso_date(s.date()),
                            s.min(), s.start().value_or(-1), s.note());
    }
    for (const Progress& p : state.progress) {
        text += fmt::format("{} {} {} {} {} {}\n", p.logged, p.left.value_or(-1), p.done,
                            p.first ? iso_date(*p.first) : "", p.last ? iso_date(*p.last) : "",
                            p.last_note);
    }
    std::set<std::string> timers;
    for (const Timer& timer : state.timers) timers.insert(timer.id + " " + timer.name);
    for (const std::string& timer : timers) text += timer + "\n";
    return text;
}

Curriculum curriculum() {
    Curriculum result;
    result.goals.resize(1);
    result.goals[0].id = "french";
    result.resources.resize(3);
    result.resources[0].id = "esl";
    result.resources[0].formerly = {"esl-book"};
    result.resources[0].effort = Effort{efforts[0], efforts[0], efforts[0], {}, {}};
    result.resources[1].id = "bishop";
    result.resources[1].effort = Effort{efforts[1], efforts[1], efforts[1], 820, per_page};
    result.resources[2].id = "lessons";
    result.resources[2].goal = 0;
    return result;
}

/// Random lines that name each other much more often than a real log's.
class Lines {
public:
    explicit Lines(unsigned seed) : random_(seed) {}

    std::vector<std::string> make(unsigned count) {
        count_ = count;
        std::vector<std::string> lines;
        for (unsigned i = 0; i < count; ++i) lines.push_back(line(i));
        return lines;
    }

    std::mt19937& random() { return random_; }

private:
    unsigned below(std::size_t n) { return static_cast<unsigned>(random_() % n); }
    std::string id(unsigned i) { return fmt::format("06gfkc43t1{:06}", i); }
    std::string any() { return id(below(count_ + 2)); }
    std::string date() { return fmt::format("2026-10-{:02}", 1 + below(4)); }

    std::string resource() {
        static constexpr std::array names = {"esl",     "esl-book", "bishop",
                                             "lessons", "french",   "gone"};
        return names[below(names.size())];
    }

    /// Few instants, written with different offsets, so that ids often decide.
    std::string at() {
        const unsigned hour = below(6), zone = below(3);
        return fmt::format("2026-10-02T{:02}:00:00+{:02}:00", hour + zone, zone);
    }

    std::string changes() {
        std::string text;
        if (below(3) == 0) text += fmt::format(R"(,"min":{})", below(4) * 15);
        if (below(6) == 0) text += fmt::format(R"(,"pages":{})", below(50));
        if (below(4) == 0)
            text += below(3) == 0 ? R"(,"date":null)" : fmt::format(R"(,"date":"{}")", date());
        if (below(4) == 0) text += fmt::format(R"(,"resource":"{}")", resource());
        if (below(3) == 0)
            text += below(3) == 0 ? R"(,"note":null)" : fmt::format(R"(,"note":"n{}")", below(9));
        if (below(5) == 0) text += below(2) == 0 ? R"(,"start":null)" : R"(,"start":"09:30")";
        return text;
    }

    std::string body() {
        switch (below(12)) {
            case 0:
            case 1:
                return fmt::format(R"("del","ref":"{}")", any());
            case 2:
            case 3:
                return fmt::format(R"("edit","ref":"{}"{})", any(), changes());
            case 4:
                return fmt::format(R"("done","resource":"{}","date":"{}")", resource(), date());
            case 5:
                return fmt::format(R"("left","resource":"{}","{}":{})", resource(),
                                   below(2) == 0 ? "min" : "pages", below(300));
            case 6:
            case 7:
                return fmt::format(R"("start","resource":"{}")", resource());
            case 8:
                return fmt::format(R"("log","resource":"{}","date":"{}","min":{},"timer":"{}")",
                                   resource(), date(), 1 + below(90), any());
            default:
                return fmt::format(R"("log","resource":"{}","date":"{}","min":{}{})", resource(),
                                   date(), 1 + below(90),
                                   below(2) == 0 ? "" : R"(,"note":"as logged")");
        }
    }

    std::string line(unsigned i) {
        const unsigned number = below(20) == 0 ? below(count_) : i;
        return fmt::format(R"({{"v":1,"id":"{}","at":"{}","op":{}}})", id(number), at(), body());
    }

    std::mt19937 random_;
    unsigned count_ = 0;
};

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

/// The state and its findings, but for the numbers of lines.
std::string told(const std::vector<std::string>& lines) {
    const Journal journal = parse_journal(joined(lines));
    const State state = fold(curriculum(), journal.records);
    std::string text = shown(state);
    for (const Finding& finding : state.findings) {
        text += fmt::format("{} {} {}\n", finding.id, finding.message, finding.hint);
    }
    return text;
}

}  // namespace

TEST_CASE("the fold says what the rules say, word by word") {
    for (unsigned seed = 0; seed < 1500; ++seed) {
        const auto lines = Lines(seed).make(2 + seed % 40);
        const Journal journal = parse_journal(joined(lines));
        const std::string expected = reference(journal.records);
        INFO("seed " << seed << "\n" << joined(lines));
        REQUIRE(shown(fold(curriculum(), journal.records)) == expected);
    }
}

TEST_CASE("the state does not depend on the order, the doubling or the merging of lines") {
    for (unsigned seed = 5000; seed < 5600; ++seed) {
        Lines source(seed);
        const std::vector<std::string> lines = source.make(2 + seed % 40);
        const std::string expected = told(lines);
        INFO("seed " << seed << "\n" << joined(lines));
        std::vector<std::string> shuffled = lines;
        std::shuffle(shuffled.begin(), shuffled.end(), source.random());
        REQUIRE(told(shuffled) == expected);
        shuffled.insert(shuffled.end(), lines.begin(), lines.end());
        REQUIRE(told(shuffled) == expected);
        // Two laptops that share a beginning, each with lines of its own and some of the other's.
        const auto cut = [&] {
            return static_cast<std::ptrdiff_t>(source.random()() % lines.size());
        };
        const std::ptrdiff_t one = cut(), two = cut();
        std::vector<std::string> merged(lines.begin() + std::min(one, two), lines.end());
        merged.insert(merged.end(), lines.begin(), lines.begin() + std::max(one, two));
        REQUIRE(told(merged) == expected);
    }
}

TEST_CASE("a fold of some records says what a log of these alone would say") {
    const auto told_of = [](const State& state) {
        std::string text = shown(state);
        for (const Finding& finding : state.findings)
            text += fmt::format("{} {} {}\n", finding.id, finding.message, finding.line);
        return text;
    };
    for (unsigned seed = 7000; seed < 7600; ++seed) {
        Lines source(seed);
        const auto lines = source.make(2 + seed % 40);
        const Journal journal = parse_journal(joined(lines));
        const State all = fold(curriculum(), journal.records);
        std::vector<bool> marks;
        std::vector<Record> some;
        for (const Record& record : journal.records) {
            marks.push_back(source.random()() % 4 != 0);
            if (marks.back()) some.push_back(record);
        }
        INFO("seed " << seed << "\n" << joined(lines));
        const State alone = fold(curriculum(), some);
        REQUIRE(told_of(fold(curriculum(), {journal.records, marks}, all)) == told_of(alone));
        REQUIRE(told_of(fold(curriculum(), {journal.records, marks})) == told_of(alone));
    }
}
