#pragma once

#include <string>
#include <vector>

#include "oracle/generate.hpp"

/// Instances that are kept with the answer of both oracles, for runs without a solver.
namespace osmlm::oracle {

struct Fixture {
    Instance instance;
    bool fits = false;
};

/// The instances of tests/oracle/fixtures/<family>.json; empty when there is no such file.
std::vector<Fixture> read_fixtures(const std::string& family);

/// Writes that file anew: the first seeds that come out as `fits`, and as many that do not.
void write_fixtures(const std::string& family, int of_each);

}  // namespace osmlm::oracle
