// Any bytes as a log: no crash, no id twice, and the order of the lines does not matter.

#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "osmlm/model/state.hpp"
#include "osmlm/store/store.hpp"

using namespace osmlm;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

std::string reversed(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::size_t end = text.rfind('\n');
        const std::size_t begin = end == text.npos ? 0 : end + 1;
        result.append(text.substr(begin)).append("\n");
        text = text.substr(0, end == text.npos ? 0 : end);
    }
    return result;
}

Curriculum curriculum() {
    Curriculum result;
    result.resources.resize(2);
    result.resources[0].id = "esl";
    result.resources[0].effort = Effort{60, 90, 120, 30, 3.0};
    result.resources[1].id = "open";
    return result;
}

std::string shown(const State& state) {
    std::string text;
    for (const Session& s : state.sessions) {
        text.append(s.id()).append(s.name()).append(s.note()).append(std::to_string(s.min()));
    }
    for (const Progress& p : state.progress) text += std::to_string(p.left.value_or(-1)) + ",";
    for (const Timer& timer : state.timers) text += timer.id + timer.name;
    return text + std::to_string(state.findings.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const Journal journal = parse_journal(text);
    const Journal turned = parse_journal(reversed(text));
    require(journal.records.size() == turned.records.size());
    require(journal.findings.size() == turned.findings.size());
    std::set<std::string_view> ids;
    for (const Record& record : journal.records) require(ids.insert(record.id).second);
    const Curriculum plan = curriculum();
    require(shown(fold(plan, journal.records)) == shown(fold(plan, turned.records)));
    return 0;
}
