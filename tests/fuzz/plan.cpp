#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "osmlm/proof/verify.hpp"
#include "osmlm/store/plan_json.hpp"
#include "osmlm/store/store.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

const osmlm::Curriculum& curriculum() {
    static const osmlm::LoadedCurriculum loaded = *osmlm::parse_curriculum(
        R"({"osmlm":1,"start":"2026-09-07","end":"2026-09-18","schedule":{"week":{"mon":"2h","tue":["09:00-11:00"],)"
        R"("fri":"1h"}},"goals":[{"id":"ml","weekly":{"min":"1h","max":"5h"}}],"resources":[)"
        R"({"id":"la","goal":"ml","effort":"3h"},{"id":"esl","effort":"9h","after":["la"],"deadline":"2026-09-16"}]})");
    return loaded.curriculum;
}

}  // namespace

/// Whatever stands in the file: either errors with their places, or a plan that can be judged.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto written = osmlm::parse_plan(text, curriculum(), "plan.json");
    if (!written) {
        require(!written.error().empty());
        for (const osmlm::Finding& error : written.error())
            require(error.file == "plan.json" && !error.message.empty());
        return 0;
    }
    const osmlm::Day today = written->plan.today;
    if (today < *osmlm::parse_day("2020-01-01") || today > *osmlm::parse_day("2030-01-01"))
        return 0;
    for (const osmlm::Violation& one :
         osmlm::verify(curriculum(), {}, written->plan, written->until))
        require(!one.rule.empty() && !one.message.empty());
    return 0;
}
