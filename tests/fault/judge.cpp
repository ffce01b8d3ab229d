#include "judge.hpp"

#include <sys/stat.h>

#include <nlohmann/json.hpp>

namespace {

std::string content(const Files& files, const std::string& name) {
    const auto file = files.find(name);
    return file == files.end() ? std::string() : file->second;
}

/// The loader or a lack of memory ended it before or while it ran.
bool fell(const Ended& ended) { return ended.killed() || ended.exit == 127; }

/// What is said of an exit that is not 0, when the thing was done and when it was not.
std::string judge_words(const Ended& ended, bool done) {
    if (fell(ended) || ended.exit == 0 || ended.says("may hold")) return {};
    if (ended.err.empty()) return "failed without a word";
    const bool no_plan = ended.says("no plan was made");
    const bool says_done = !no_plan && (ended.says("it was logged, but not told") ||
                                        ended.says("it was written, but not told") ||
                                        ended.says("was written, but may not outlive"));
    if (done) return says_done ? "" : "failed, did it, and does not say so: " + ended.err;
    if (says_done) return "failed, did not do it, and says it did: " + ended.err;
    const bool says_nothing =
        no_plan || ended.says("nothing was logged") || ended.says("nothing was written");
    return ended.exit == 4 && !says_nothing ? "does not say what was written: " + ended.err : "";
}

std::string leftovers(const Files& files) {
    for (const auto& [name, text] : files)
        if (name.ends_with(".osmlm-tmp")) return "left over: " + name;
    return {};
}

/// What was appended, in whole lines and a rest.
struct Tail {
    std::vector<std::string> lines;
    std::string torn;
};

Tail tail_of(std::string text) {
    Tail tail;
    for (std::size_t end = 0; (end = text.find('\n')) != text.npos; text.erase(0, end + 1))
        tail.lines.push_back(text.substr(0, end));
    tail.torn = text;
    return tail;
}

std::string judge_lines(const Tail& tail, const std::string& mine, int& count) {
    for (const std::string& line : tail.lines) {
        if (!is_record(line)) return "a whole line is damaged: " + line;
        const bool is_mine = times(line, mine) > 0;
        count += is_mine ? 1 : 0;
        if (!is_mine && times(line, R"("op":"promise")") == 0) return "a stranger: " + line;
    }
    return {};
}

/// The next run names what is torn, and writes without damage to anything.
std::string judge_next(const Lab& lab, const std::string& log, const std::string& mine, bool torn) {
    const int line = times(log, "\n") + 1;
    const Ended check = lab.run({"check"});
    if (torn && (check.exit != 1 || times(check.out, "log.jsonl:" + std::to_string(line)) == 0))
        return "check does not name the torn line: " + check.out + check.err;
    const Ended next = lab.run({"log", "la", "5m", "-m", "afterwards"});
    const std::string after = text_of_file(lab / "log.jsonl");
    if (next.exit != 0) return "the next command failed: " + next.err;
    if (!after.starts_with(log)) return "the next command changed what was there";
    if (torn && !after.substr(log.size()).starts_with("\n")) return "the torn line was continued";
    if (times(after, R"("note":"afterwards")") != 1) return "the next entry is not there once";
    if (times(log, mine) > 0 && times(after, mine) != times(log, mine)) return "mine multiplied";
    return {};
}

}  // namespace

bool is_record(const std::string& line) {
    return nlohmann::json::parse(line, nullptr, false).is_object();
}

std::string judge_append(const Lab& lab, const Files& before, const Ended& ended,
                         const Appending& appending) {
    const Files after = files_in(lab.plan);
    const std::string base = content(before, "log.jsonl"), log = content(after, "log.jsonl");
    if (!log.starts_with(base)) return "what was in the log is changed";
    std::string added = log.substr(base.size());
    if (!base.empty() && base.back() != '\n' && !added.empty()) {
        if (added[0] != '\n') return "the torn line was continued";
        added.erase(0, 1);
    }
    const Tail tail = tail_of(added);
    int count = 0;
    if (auto wrong = judge_lines(tail, appending.mine, count); !wrong.empty()) return wrong;
    if (count > 1) return "logged more than once";
    const bool acknowledged = ended.exit == 0 || times(ended.out, appending.acknowledged) > 0;
    if (acknowledged && count != 1) return "acknowledged, but not there";
    if (!tail.torn.empty() && !ended.killed() && !ended.says("may hold")) return "left torn";
    if (auto wrong = judge_words(ended, count == 1); !wrong.empty()) return wrong;
    if (content(after, "curriculum.json") != content(before, "curriculum.json"))
        return "the curriculum is changed";
    if (auto wrong = leftovers(after); !wrong.empty()) return wrong;
    if (after == before) return {};
    const bool open_end =
        !log.empty() && log.back() != '\n' &&
        !is_record(log.substr(log.rfind('\n') == log.npos ? 0 : log.rfind('\n') + 1));
    return judge_next(lab, log, appending.mine, open_end);
}

std::string judge_rewrite(const Lab& lab, const Files& before, const Ended& ended,
                          const std::string& text) {
    const Files after = files_in(lab.plan);
    const std::string old = content(before, "curriculum.json");
    const std::string now = content(after, "curriculum.json");
    const std::string kept = content(after, "curriculum.json~");
    if (content(after, "log.jsonl") != content(before, "log.jsonl")) return "the log is changed";
    if (now != old && now != text) return "torn: " + now;
    const bool done = now == text;
    if ((ended.exit == 0 || times(ended.out, "written") > 0) && !done)
        return "acknowledged, but not there";
    if (auto wrong = judge_words(ended, done); !wrong.empty()) return wrong;
    if (!kept.empty() && kept != old) return "the text before is kept torn: " + kept;
    struct stat status {};
    if (stat((lab / "curriculum.json").c_str(), &status) != 0 || (status.st_mode & 07777) != 0640)
        return "the mode is changed";
    if (!ended.killed())
        if (auto wrong = leftovers(after); !wrong.empty()) return wrong;
    const Ended again = run_program(lab.rewriter("again"), lab.how);
    if (again.exit != 0) return "the next one failed: " + again.err;
    const Files last = files_in(lab.plan);
    if (content(last, "curriculum.json") != "again" || content(last, "curriculum.json~") != now)
        return "the next one wrote something else";
    return leftovers(last);
}

std::string judge_repair(const Lab& lab, const Files& before, const Ended& ended,
                         const std::string& good, const std::string& damaged) {
    const Files after = files_in(lab.plan);
    const std::string log = content(after, "log.jsonl");
    const auto aside = [&](const Files& files) {
        for (const auto& [name, text] : files)
            if (name.starts_with("log.jsonl.damaged-") && text == damaged) return true;
        return false;
    };
    if (log != good && log != content(before, "log.jsonl")) return "the log is something else";
    const bool done = log == good;
    if (done && !aside(after)) return "the damaged lines are lost";
    if (ended.exit == 0 && !done) return "acknowledged, but not done";
    if (auto wrong = judge_words(ended, done); !wrong.empty()) return wrong;
    if (!ended.killed())
        if (auto wrong = leftovers(after); !wrong.empty()) return wrong;
    const Ended again = lab.run({"repair"});
    const Files last = files_in(lab.plan);
    if (again.exit != 0) return "the next one failed: " + again.err;
    if (content(last, "log.jsonl") != good || !aside(last)) return "the next one did not mend it";
    return leftovers(last);
}

std::string judge_init(const Lab& lab, const Ended& ended) {
    const Files after = files_in(lab.plan);
    const std::string curriculum = content(after, "curriculum.json");
    const bool done = curriculum.ends_with("}\n");
    if (!curriculum.empty() && !done) return "a torn curriculum";
    if (ended.exit == 0 && !done) return "acknowledged, but not there";
    if (auto wrong = judge_words(ended, done); !wrong.empty()) return wrong;
    const Ended again = lab.run({"init"});
    if (again.exit != (done ? 2 : 0)) return "the next one: " + again.err;
    const Files last = files_in(lab.plan);
    for (const auto& [name, part] : Files{{".gitattributes", "*.jsonl text eol=lf merge=union\n"},
                                          {".gitignore", ".osmlm.lock\n"}})
        if (times(content(last, name), part) != 1) return name + " is not as it should be";
    const Ended next = lab.run({"note", "afterwards"});
    return next.exit == 0 ? "" : "the next command failed: " + next.err;
}
