#pragma once

#include <string>
#include <utility>
#include <variant>

namespace osmlm {

/// Why a word of the user means nothing: what was expected and found, and what to write instead.
struct Complaint {
    std::string message;
    std::string hint;
};

/// A value, or the reason why there is none. (`std::expected` is C++23.)
template <class Value, class Error = Complaint>
class Expected {
public:
    Expected(Value value) : held_(std::in_place_index<0>, std::move(value)) {}
    Expected(Error error) : held_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] explicit operator bool() const { return held_.index() == 0; }
    [[nodiscard]] const Value& operator*() const& { return std::get<0>(held_); }
    [[nodiscard]] Value& operator*() & { return std::get<0>(held_); }
    [[nodiscard]] Value&& operator*() && { return std::get<0>(std::move(held_)); }
    const Value* operator->() const { return &std::get<0>(held_); }
    Value* operator->() { return &std::get<0>(held_); }
    [[nodiscard]] const Error& error() const { return std::get<1>(held_); }

private:
    std::variant<Value, Error> held_;
};

}  // namespace osmlm
