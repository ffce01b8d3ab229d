#include "oracle/generate.hpp"

#include "oracle/plant.hpp"
#include "oracle/planted.hpp"

namespace osmlm::oracle {
namespace {

/// The draft with its plan, before it is changed, and the dice as they lie then.
Draft planted_draft(const Traits& traits, const Scale& scale, Dice& dice) {
    Draft draft = sketch(traits, scale, dice);
    plant(draft, scale, dice);
    tighten(draft, traits, scale, dice);
    return draft;
}

}  // namespace

Instance generate(std::string_view family, std::uint64_t seed, Size size) {
    Dice dice(family, seed);
    if (family == "clique") return instance_of(clique(size, dice), family, seed);
    const Traits traits = traits_of(family, size, dice);
    const Scale scale = scale_of(size);
    Draft draft = planted_draft(traits, scale, dice);
    perturb(draft, traits, scale, dice);
    return instance_of(draft, family, seed);
}

std::optional<Planted> planted(std::string_view family, std::uint64_t seed, Size size) {
    if (family == "clique") return std::nullopt;
    Dice dice(family, seed);
    const Traits traits = traits_of(family, size, dice);
    const Draft draft = planted_draft(traits, scale_of(size), dice);
    return Planted{instance_of(draft, family, seed), plan_of(draft)};
}

}  // namespace osmlm::oracle
