#pragma once

namespace osmlm {

/// A function of several types from one for each, for `std::visit`.
template <class... Cases>
struct Overload : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overload(Cases...) -> Overload<Cases...>;

}  // namespace osmlm
