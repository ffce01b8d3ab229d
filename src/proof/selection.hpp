#pragma once

#include <cstddef>
#include <vector>

#include "proof/facts.hpp"

namespace osmlm::proof {

/// Takes out of the plan the members of choices that are neither counted nor stand-ins.
void pass_over(const Curriculum& curriculum, std::vector<ResourceFacts>& resources);

/// Fills `work` and `after`: what each resource still waits for.
void reduce_after(const Curriculum& curriculum, std::vector<ResourceFacts>& resources);

/// The resources, each after all that it may wait for.
std::vector<std::size_t> order_by_arcs(const std::vector<ResourceFacts>& resources);

/// Fills `required` and `alternative`.
void require(const Curriculum& curriculum, const std::vector<std::size_t>& order,
             std::vector<ResourceFacts>& resources);

}  // namespace osmlm::proof
