#pragma once

#include "oracle/generate.hpp"

namespace osmlm::oracle {

/// A curriculum drawn without a plan in mind: every kind of rule may meet every other, sensibly or
/// not. small: up to three resources and a fortnight of a few minutes a day; medium: up to five
/// and two months of half hours.
Instance odd(std::uint64_t seed, Size size);

}  // namespace osmlm::oracle
