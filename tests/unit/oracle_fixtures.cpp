#include <cstdlib>

#include "catch.hpp"
#include "oracle/fixtures.hpp"
#include "oracle/planted.hpp"
#include "oracle/search.hpp"

using namespace osmlm;
using namespace osmlm::oracle;

TEST_CASE("the generator makes the same instances as on the day they were kept", "[oracle]") {
    for (const std::string& family : families()) {
        if (std::getenv("OSMLM_UPDATE") != nullptr) write_fixtures(family, 4);
        const std::vector<Fixture> fixtures = read_fixtures(family);
        INFO(family);
        CHECK(fixtures.size() == 8);
        for (const auto& [kept, fits] : fixtures) {
            const Instance made = generate(family, kept.seed, Size::small);
            CHECK(made.curriculum == kept.curriculum);
            CHECK(made.log_lines == kept.log_lines);
            CHECK(made.today == kept.today);
        }
    }
}

TEST_CASE("the search gives the answers that are kept", "[oracle]") {
    for (const std::string& family : families()) {
        for (const auto& [instance, fits] : read_fixtures(family)) {
            INFO(family << " " << instance.seed);
            const Loaded loaded = load(instance);
            CHECK(feasible_by_search(loaded.curriculum, loaded.records, instance.today,
                                     3'000'000) == fits);
        }
    }
}
