#include "cli/desk/proved_plan.hpp"

#include "catch.hpp"
#include "osmlm/store/store.hpp"

/// What becomes of a plan that the verifier refuses, which no plan of the planner should be.
namespace {

using namespace osmlm;

const Today monday{*parse_day("2026-09-07"), std::nullopt};

Inputs inputs_of(const char* effort) {
    Inputs inputs;
    inputs.text =
        std::string(R"({"osmlm":1,"end":"2026-09-18","schedule":{"week":{"mon":2,"tue":2}},)") +
        R"("resources":[{"id":"book","effort":")" + effort + R"("}]})";
    inputs.curriculum = parse_curriculum(inputs.text)->curriculum;
    inputs.state = fold(inputs.curriculum, inputs.journal.records);
    return inputs;
}

Plan made(const Inputs& inputs) { return make_plan(inputs.curriculum, inputs.state, monday.day); }

const Finding* refusal(const Plan& plan) {
    const auto found = std::ranges::find(plan.findings, "refused-plan", &Finding::id);
    return found == plan.findings.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a plan that holds is shown as it was made") {
    const Inputs inputs = inputs_of("5h");
    const auto shown = judged(inputs, inputs.journal.records, made(inputs));
    REQUIRE(shown);
    CHECK(shown->verdict == Verdict::fits);
    CHECK(refusal(*shown) == nullptr);
}

TEST_CASE("a plan that claims too much is shown without its verdict and figures") {
    const Inputs inputs = inputs_of("10h");  // and 8 hours there are
    Plan plan = made(inputs);
    REQUIRE(plan.verdict == Verdict::short_);
    plan.verdict = Verdict::fits;
    plan.conflicts.clear();
    plan.late_days.reset();
    plan.load = 100;
    const auto shown = judged(inputs, inputs.journal.records, plan);
    REQUIRE(shown);
    CHECK(shown->verdict == Verdict::open);
    REQUIRE(refusal(*shown) != nullptr);
    CHECK(refusal(*shown)->severity == Severity::warning);
    CHECK_FALSE(shown->load);
    CHECK(shown->short_minutes == 0);
    CHECK(shown->buffer_days == 0);
    CHECK(shown->must == 120);
    CHECK(shown->days.size() == plan.days.size());
    REQUIRE(shown->late_days);
    CHECK(shown->late_days->at_least == 0);
}

TEST_CASE("a conflict that does not add up is not shown, and its plan is") {
    const Inputs inputs = inputs_of("10h");
    Plan plan = made(inputs);
    REQUIRE(plan.conflicts.size() == 1);
    plan.conflicts[0].have += 1;
    const auto shown = judged(inputs, inputs.journal.records, plan);
    REQUIRE(shown);
    CHECK(shown->verdict == Verdict::open);
    CHECK(shown->conflicts.empty());
    CHECK(refusal(*shown) != nullptr);
}

TEST_CASE("a plan that breaks more than its verdict is not shown at all") {
    const Inputs inputs = inputs_of("5h");
    Plan plan = made(inputs);
    plan.days[0].sessions[0].min += 60;
    const auto shown = judged(inputs, inputs.journal.records, plan);
    REQUIRE_FALSE(shown);
    CHECK(shown.error().exit == Exit::input);
    CHECK(shown.error().message.find("is not shown") != std::string::npos);
}
