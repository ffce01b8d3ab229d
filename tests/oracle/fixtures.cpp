#include "oracle/fixtures.hpp"

#include <filesystem>
#include <fstream>

#include "oracle/milp.hpp"
#include "oracle/planted.hpp"

namespace osmlm::oracle {
namespace {

using Json = nlohmann::ordered_json;

std::filesystem::path path_of(const std::string& family) {
    return std::filesystem::path(OSMLM_ROOT) / "tests/oracle/fixtures" / (family + ".json");
}

Json json_of(const Instance& instance, bool fits) {
    return {{"seed", instance.seed},
            {"today", iso_date(instance.today)},
            {"fits", fits},
            {"curriculum", instance.curriculum},
            {"log", instance.log_lines}};
}

Fixture fixture_of(const std::string& family, const Json& row) {
    Fixture fixture;
    fixture.instance = {family, row["seed"].get<std::uint64_t>(), row["curriculum"],
                        row["log"].get<std::vector<std::string>>(),
                        parse_day(row["today"].get<std::string>()).value()};
    fixture.fits = row["fits"].get<bool>();
    return fixture;
}

}  // namespace

std::vector<Fixture> read_fixtures(const std::string& family) {
    std::ifstream file(path_of(family));
    std::vector<Fixture> fixtures;
    if (!file) return fixtures;
    for (const Json& row : Json::parse(file)) fixtures.push_back(fixture_of(family, row));
    return fixtures;
}

void write_fixtures(const std::string& family, int of_each) {
    std::ofstream file(path_of(family));
    int yes = 0, no = 0;
    for (std::uint64_t seed = 1; (yes < of_each || no < of_each) && seed < 1000; ++seed) {
        const Instance instance = generate(family, seed, Size::small);
        const Loaded loaded = load(instance);
        const auto tried =
            feasible_by_search(loaded.curriculum, loaded.records, instance.today, 3'000'000);
        const auto solved = feasible_by_milp(loaded.curriculum, loaded.records, instance.today, 20);
        if (!tried || tried != solved) continue;
        int& count = *tried ? yes : no;
        if (count >= of_each) continue;
        file << (yes + no == 0 ? "[\n" : ",\n") << json_of(instance, *tried).dump();
        ++count;
    }
    file << "\n]\n";
}

}  // namespace osmlm::oracle
